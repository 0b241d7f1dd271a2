// What each revision asks of a server and of a client: the suite's own lists.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

export const REVISIONS = ["2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"];

// {required, unscored}: two lists of names. Revisions older than the suite's frozen sets require all that applies to them.
export function scenariosOf(suite, leg, revision) {
  const file = join(suite.folder, "requirements", `${revision}.yaml`);
  if (!existsSync(file)) {
    return { required: listed(suite, leg, revision), unscored: [] };
  }
  const { parse } = createRequire(join(suite.folder, "package.json"))("yaml");
  const requirements = parse(readFileSync(file, "utf8"));
  const extra = requirements.not_scored.filter((entry) => entry.leg === leg);
  return { required: requirements[leg], unscored: extra.map((entry) => entry.scenario) };
}

function listed(suite, leg, revision) {
  const text = execFileSync(process.execPath, [suite.program, "list", `--${leg}`, "--spec-version", revision], {
    encoding: "utf8",
  });
  return [...text.matchAll(/^ +- (\S+)/gm)].map((match) => match[1]);
}
