// node answers.mjs <url> <seconds> <pid>: ends with 0 as soon as something answers at the URL, with 1 when the time is up
// or the process is gone.
import { setTimeout as pause } from "node:timers/promises";

const [url, seconds, pid] = process.argv.slice(2);
const end = Date.now() + Number(seconds) * 1000;
while (Date.now() < end) {
  try {
    await fetch(url, { signal: AbortSignal.timeout(2000) });
    process.exit(0);
  } catch {
    // not yet
  }
  try {
    process.kill(Number(pid), 0);
  } catch {
    process.exit(1);
  }
  await pause(200);
}
process.exit(1);
