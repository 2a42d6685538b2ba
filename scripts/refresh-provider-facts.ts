/**
 * Writes rehearsal/facts/aws.json and aws-native.json: what the stand-in of the rehearsal must know of the types and functions of both
 * packages.
 *
 *     node -r ./test/support/register.cjs scripts/refresh-provider-facts.ts
 *
 * Sources: the declarations of the development dependencies @pulumi/aws and @pulumi/aws-native, and the ARN formats of
 * policies/data/service-authorization.json. Same input, same output but for the day.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { arnFormatOf, arnFormats } from "./provider-facts/arns";
import { readDeclarations } from "./provider-facts/declarations";
import { identityOf } from "./provider-facts/identity";
import { compressed } from "./compressed";

const root = join(__dirname, "..");

/** What the file of one package holds, and of which version. */
export function generate(name: "aws" | "aws-native"): { readonly version: string; readonly body: string } {
    const folder = dirname(require.resolve(`@pulumi/${name}/package.json`));
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { readonly version: string };
    const { resources, functions, arguments: args, objects } = readDeclarations(folder);
    const formats = arnFormats(root);
    const rows = [...resources].map(([type, facts]) => {
        const { outputs, computed, defaults, inputs, sample } = facts;
        // Text, so that only the types that a program has are read: `o` outputs, `c` computed inputs, `d` defaults, `i` identity, `a` ARN,
        // `p` the other inputs.
        const row = {
            o: outputs.filter((member) => !/^(?:tagsAll|region)[?:]/.test(member)).join(" "),
            c: computed.filter((member) => !/^(?:tagsAll|region):/.test(member)).join(" "),
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

function write(name: "aws" | "aws-native", day: string): void {
    const { version, body } = generate(name);
    const { encoding, data, bytes } = compressed(body);
    const file = {
        source: `declarations of the npm package @pulumi/${name} (Apache-2.0), ARN formats of policies/data/service-authorization.json`,
        version,
        updated: day,
        encoding,
        data,
    };
    writeFileSync(join(root, "rehearsal/facts", `${name}.json`), `${JSON.stringify(file, undefined, 2)}\n`);
    process.stderr.write(`@pulumi/${name} ${version}: ${body.length} characters, ${bytes} bytes compressed\n`);
}

if (require.main === module) for (const name of ["aws", "aws-native"] as const) write(name, new Date().toISOString().slice(0, 10));
