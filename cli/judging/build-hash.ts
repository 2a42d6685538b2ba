/** What the pack is made of, as one hash: two builds of one version may judge differently. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { filesIn } from "../files/folder";

/** The folder with the compiled pack, or with its sources where it runs uncompiled. */
const CODE = join(__dirname, "..", "..");
const PARTS = ["cli", "policies", "rehearsal"];
/** What is compiled, or in the place of it the sources. */
const LOADED = /\.(?:js|json|ts)$/;

let known: string | undefined;

/** A hash of all code and data of the pack, as hexadecimal digits; of its own process it is the same at every call. */
export function buildHash(): string {
    if (known !== undefined) return known;
    const hash = createHash("sha256");
    for (const file of PARTS.flatMap((part) => filesIn(join(CODE, part), (name) => LOADED.test(name) && !name.endsWith(".d.ts"))))
        hash.update(JSON.stringify(relative(CODE, file))).update(readFileSync(file));
    return (known = hash.digest("hex"));
}
