// Counts the checks of scenarios and prints them.
import { relative } from "node:path";

const HEADER = ["suite", "revision", "required", "unscored", "checks passed", "failed", "warnings"];

const count = (result, status) => result.checks.filter((check) => check.status === status).length;

// The check of what travelled succeeds also when nothing did, so it proves nothing alone.
const proves = (check) => check.status === "SUCCESS" && !check.id.startsWith("wire-schema-");

// passed | failed | skipped: the last one is a scenario that the suite runs without checking anything, and never a pass.
export function outcome(result) {
  if (result.exit !== 0 || count(result, "FAILURE") > 0) {
    return "failed";
  }
  if (result.checks.some(proves)) {
    return "passed";
  }
  return count(result, "SKIPPED") > 0 && !result.scored ? "skipped" : "failed";
}

export function row(leg, revision, results) {
  const passed = (some) => `${some.filter((result) => outcome(result) === "passed").length}/${some.length}`;
  const all = (status) => String(results.reduce((sum, result) => sum + count(result, status), 0));
  return [
    leg,
    revision,
    passed(results.filter((result) => result.scored)),
    passed(results.filter((result) => !result.scored)),
    all("SUCCESS"),
    all("FAILURE"),
    all("WARNING"),
  ];
}

// Lines for what did not pass: a scenario, and under it each failed check. What is skipped fails nothing.
export function problems(result) {
  const verdict = outcome(result);
  if (verdict === "passed") {
    return [];
  }
  const name = `${result.leg} ${result.revision} ${result.name}`;
  if (verdict === "skipped") {
    return [`SKIPPED ${name}: the suite checks nothing here`];
  }
  const why = result.exit === 0 ? "no check succeeded" : `exit ${result.exit}`;
  const bad = result.checks.filter((check) => check.status === "FAILURE" || check.status === "WARNING");
  return [
    `FAILED ${name}: ${why}, see ${relative(process.cwd(), result.results)}`,
    ...bad.map((check) => `  ${check.status} ${check.id}: ${firstLine(check.errorMessage ?? check.description)}`),
  ];
}

const firstLine = (text) => text.split("\n")[0].slice(0, 300);

export function table(rows) {
  const lines = [HEADER, ...rows];
  const widths = HEADER.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const format = (line) => line.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd();
  return [format(HEADER), widths.map((width) => "-".repeat(width)).join("  "), ...rows.map(format)].join("\n");
}
