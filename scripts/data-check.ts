/**
 * Fails where a table about AWS is older than 180 days: `npm run data:check`. Not part of `npm test`, which must not fail by the calendar.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { outdated } from "./data-age";

const FOLDERS = [join(__dirname, "..", "policies", "data"), join(__dirname, "..", "rehearsal", "facts")];
const tables = FOLDERS.flatMap((folder) =>
    readdirSync(folder)
        .filter((file) => file.endsWith(".json"))
        .map((file) => [file, JSON.parse(readFileSync(join(folder, file), "utf8")) as unknown] as const),
);
const old = outdated(tables, new Date());
for (const { file, day, days } of old)
    process.stdout.write(`${file}: of ${day}, ${days} days old; look it up anew, or run its refresh script\n`);
process.stdout.write(`${tables.length} tables, ${old.length} older than 180 days\n`);
process.exitCode = old.length > 0 ? 1 : 0;
