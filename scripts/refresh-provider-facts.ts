/**
 * Writes rehearsal/facts/aws.json, aws-6.json and aws-native.json: what the stand-in of the rehearsal must know of the types and functions
 * of both packages, and of the generation of @pulumi/aws before.
 *
 *     node -r ./test/support/register.cjs scripts/refresh-provider-facts.ts
 *
 * Sources: the declarations of the development dependencies @pulumi/aws and @pulumi/aws-native and of the last @pulumi/aws 6, which is
 * fetched from the registry, and the ARN formats of policies/data/service-authorization.json. Same input, same output but for the day.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { arnFormatOf, arnFormats } from "./provider-facts/arns";
import { readDeclarations } from "./provider-facts/declarations";
import { identityOf } from "./provider-facts/identity";
import { compressed } from "./compressed";

const root = join(__dirname, "..");

/** The last of its generation (npm: `npm view @pulumi/aws@6 version`). */
const SIXTH = "6.83.4";

/** What the file of one package holds, and of which version; `folder` is that of its package.json. */
export function generate(folder: string): { readonly version: string; readonly body: string } {
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { readonly version: string };
    const { resources, functions, arguments: args, objects } = readDeclarations(folder);
    const formats = arnFormats(root);
    const rows = [...resources].map(([type, facts]) => {
        const { outputs, computed, defaults, inputs, sample } = facts;
        // Text, so that only the types that a program has are read: `o` outputs, `c` computed inputs, `d` defaults, `i` identity, `a` ARN,
        // `p` the other inputs.
        const row = {
            o: outputs.filter((member) => !/^tagsAll[?:]/.test(member)).join(" "),
            c: computed.filter((member) => !/^tagsAll:/.test(member)).join(" "),
            d: defaults,
            i: identityOf(facts),
            a: arnFormatOf(type, sample, formats),
            p: inputs.filter((name) => !computed.some((member) => member.startsWith(`${name}:`))).join(" "),
            n: nameOf(type, inputs),
            t: outputs.some((member) => member.startsWith("tagsAll:")) && inputs.includes("tags") ? 1 : 0,
        };
        return [type, JSON.stringify(row)] as const;
    });
    const body = {
        resources: Object.fromEntries(rows),
        functions: Object.fromEntries([...functions].map(([token, members]) => [token, members.join(" ")])),
        arguments: Object.fromEntries([...args].map(([token, names]) => [token, names.join(" ")])),
        objects: objects.map((members) => members.join(" ")),
    };
    return { version, body: JSON.stringify(body) };
}

/** The input that holds the physical name: `name`, or in aws-native `<type>Name`. */
function nameOf(type: string, inputs: readonly string[]): string {
    const last = type.split(":").at(-1) ?? "";
    const candidates = ["name", ...(type.startsWith("aws-native") ? [`${last.charAt(0).toLowerCase()}${last.slice(1)}Name`] : [])];
    return candidates.find((name) => inputs.includes(name)) ?? "";
}

function write(title: string, name: string, folder: string, day: string): void {
    const { version, body } = generate(folder);
    const { encoding, data, bytes } = compressed(body);
    const file = {
        source: `declarations of the npm package @pulumi/${name} (Apache-2.0), ARN formats of policies/data/service-authorization.json`,
        version,
        updated: day,
        encoding,
        data,
    };
    writeFileSync(join(root, "rehearsal/facts", `${title}.json`), `${JSON.stringify(file, undefined, 2)}\n`);
    process.stderr.write(`@pulumi/${name} ${version}: ${body.length} characters, ${bytes} bytes compressed\n`);
}

/** Fetches a version that is no dependency, and gives its folder below `place`. */
function fetched(name: string, version: string, place: string): string {
    execFileSync("npm", ["pack", `@pulumi/${name}@${version}`, "--silent", "--pack-destination", place], { stdio: "inherit" });
    const archive = readdirSync(place).find((file) => file.endsWith(".tgz")) ?? "";
    execFileSync("tar", ["xzf", archive], { cwd: place });
    return join(place, "package");
}

function main(): void {
    const day = new Date().toISOString().slice(0, 10);
    for (const name of ["aws", "aws-native"]) write(name, name, dirname(require.resolve(`@pulumi/${name}/package.json`)), day);
    const place = mkdtempSync(join(tmpdir(), "provider-facts-"));
    try {
        write("aws-6", "aws", fetched("aws", SIXTH, place), day);
    } finally {
        rmSync(place, { recursive: true, force: true });
    }
}

if (require.main === module) main();
