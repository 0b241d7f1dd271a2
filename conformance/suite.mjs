// node suite.mjs --legs server|client|all --url URL --client COMMAND [--revision R] [--scenario S]
// Runs scenario by scenario, for the suite itself would start all clients at once, and counts checks: a scenario without
// one successful check has not passed.
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { REVISIONS, scenariosOf } from "./scenarios.mjs";
import { outcome, problems, row, table } from "./summary.mjs";

const PARALLEL = { server: 1, client: 2 };
const MILLIS = 120_000;

const text = { type: "string", default: "" };
const { values: given } = parseArgs({
  options: { legs: text, url: text, client: text, revision: text, scenario: text },
});
const home = join(dirname(fileURLToPath(import.meta.url)), "..", "target", "conformance");
const folder = join(home, "node_modules", "@modelcontextprotocol", "conformance");
const suite = { folder, program: join(folder, "dist", "index.js") };

if (given.revision && !REVISIONS.includes(given.revision)) {
  console.error(`--revision: ${given.revision} (expected: one of ${REVISIONS.join(", ")})`);
  process.exit(2);
}

function target(leg) {
  return leg === "server" ? ["--url", given.url] : ["--command", given.client, "--timeout", "60000"];
}

// Process groups, so that a client that hangs ends with the suite that started it.
const running = new Set();
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    running.forEach((pid) => process.kill(-pid, "SIGKILL"));
    process.exit(130);
  });
}

// Ends with the exit code; a run that hangs counts as failed.
function execute(args, log) {
  return new Promise((resolve) => {
    const run = spawn(process.execPath, [suite.program, ...args], { stdio: ["ignore", "pipe", "pipe"], detached: true });
    running.add(run.pid);
    let said = "";
    run.stdout.on("data", (data) => (said += data));
    run.stderr.on("data", (data) => (said += data));
    const timer = setTimeout(() => process.kill(-run.pid, "SIGKILL"), MILLIS);
    run.on("close", (code, signal) => {
      clearTimeout(timer);
      running.delete(run.pid);
      writeFileSync(log, said);
      resolve(signal ? `stopped after ${MILLIS / 1000} s` : code);
    });
  });
}

async function scenario(leg, revision, name, scored) {
  const results = join(home, "results", `${leg}-${revision}`, name);
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  // --force: a revision's list decides what is run, not the scenario's own window
  const args = [leg, ...target(leg), "--scenario", name, "--spec-version", revision, "--force", "-o", results];
  const exit = await execute(args, join(results, "output.txt"));
  const files = readdirSync(results, { recursive: true }).filter((file) => basename(file) === "checks.json");
  const checks = files.flatMap((file) => JSON.parse(readFileSync(join(results, file), "utf8")));
  return { leg, revision, name, scored, exit, checks, results };
}

// A few at a time, in the order of the list.
async function each(items, parallel, action) {
  const queue = items.entries();
  const results = [];
  async function worker() {
    for (const [index, item] of queue) {
      results[index] = await action(item);
      process.stderr.write(".");
    }
  }
  await Promise.all(Array.from({ length: parallel }, worker));
  return results;
}

// One revision after the other; those of which nothing was run are left out.
async function revisions(leg) {
  const ran = [];
  for (const revision of given.revision ? [given.revision] : REVISIONS) {
    const { required, unscored } = scenariosOf(suite, leg, revision);
    const wanted = [...required, ...unscored].filter((name) => !given.scenario || name === given.scenario);
    const run = (name) => scenario(leg, revision, name, required.includes(name));
    ran.push({ leg, revision, results: await each(wanted, PARALLEL[leg], run) });
  }
  return ran.filter(({ results }) => results.length > 0);
}

// The legs side by side, for they share nothing, and one server leaves most of a machine idle.
const legs = given.legs === "all" ? ["server", "client"] : [given.legs];
const ran = (await Promise.all(legs.map(revisions))).flat();
process.stderr.write("\n");
if (ran.length === 0) {
  console.error(`no such scenario: ${given.scenario}`);
  process.exit(2);
}
const all = ran.flatMap(({ results }) => results);
console.log(table(ran.map(({ leg, revision, results }) => row(leg, revision, results))));
all.flatMap(problems).forEach((line) => console.log(line));
process.exit(all.some((result) => outcome(result) === "failed") ? 1 : 0);
