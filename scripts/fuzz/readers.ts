/** Hostile files beside documents: folders of backends, compressed states, baselines, configurations, previews, other encodings. */
import { gzipSync } from "node:zlib";
import type { Dice } from "../../test/support/corpus/dice";
import { exported, functionWith, resourcesIn, times } from "./documents";

/** What `check` is given: files by their paths, and arguments in which `@/` stands for their folder. */
export interface Given {
    readonly files: Readonly<Record<string, string | Uint8Array>>;
    readonly args: readonly string[];
    /** How large the input counts, where that is not the sum of its files: what is packed into them. */
    readonly length?: number;
}

/** A family of such inputs. */
export interface ReaderFamily {
    readonly name: string;
    readonly make: (size: number, dice: Dice) => Given;
}

/** A stack of ten functions, of about 6,000 characters. */
const STACK = times(10, (at) => functionWith(`f${at}`, { environment: { variables: { A: "b" } } }));
const DOCUMENT = exported(STACK);
const state = (at: number): unknown => ({ manifest: { time: `${at}` }, resources: resourcesIn(STACK) });
const checkpoint = (at: number): string => JSON.stringify({ version: 3, checkpoint: { stack: `s${at}`, latest: state(at) } });

/** A frame of blocks that repeat one blank (RFC 8878, sections 3.1.1.1 and 3.1.1.2): four bytes unpack to 128 KiB. */
function zstandardOf(size: number): Uint8Array {
    const count = Math.ceil(size / (1 << 17));
    const blocks = times(count, (at) => {
        const block = Buffer.from("    ");
        block.writeUIntLE(((1 << 17) << 3) | 2 | Number(at === count - 1), 0, 3);
        return block;
    });
    return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38]), ...blocks]);
}

const folder = (name: string, files: (size: number) => Readonly<Record<string, string | Uint8Array>>): ReaderFamily => ({
    name,
    make: (size) => ({ files: { ".pulumi/meta.yaml": "version: 1\n", ...files(size) }, args: ["@/"], length: size }),
});
const beside = (name: string, option: string, file: string, make: (size: number) => string): ReaderFamily => ({
    name,
    make: (size) => ({ files: { "a.json": DOCUMENT, [file]: make(size) }, args: ["@/a.json", option, `@/${file}`] }),
});
const encoded = (name: string, encode: (text: string) => Uint8Array): ReaderFamily => ({
    name,
    make: (size) => ({
        files: { "a.json": encode(exported(times(size / 700, (at) => functionWith(`f${at}`, { description: `é${at}` })))) },
        args: ["@/a.json"],
    }),
});
const exemption = (resource: string): object => ({ resource, reason: "r", owner: "o", expires: "2099-01-01" });

const BACKENDS: readonly ReaderFamily[] = [
    folder("a backend of many stacks", (size) =>
        Object.fromEntries(times(size / 6000, (at) => [`.pulumi/stacks/p/s${at}.json`, checkpoint(at)])),
    ),
    folder("a backend of compressed stacks", (size) =>
        Object.fromEntries(times(size / 6000, (at) => [`.pulumi/stacks/p/s${at}.json.gz`, gzipSync(checkpoint(at))])),
    ),
    folder("a backend of tags and copies", (size) => ({
        ".pulumi/stacks/p/s.json": checkpoint(0),
        ...Object.fromEntries(times(size / 1000, (at) => [`.pulumi/stacks/p/s${at}.json.bak`, "a".repeat(900)])),
        ".pulumi/stacks/p/s.pulumi-tags": "{".repeat(size / 10),
    })),
    folder("a backend of broken stacks", (size) =>
        Object.fromEntries(times(size / 1000, (at) => [`.pulumi/stacks/p/s${at}.json`, "{".repeat(at % 900)])),
    ),
];

const MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const PACKED: readonly ReaderFamily[] = [
    {
        name: "a state of zeros, compressed",
        make: (size) => ({ files: { "a.json.gz": gzipSync(Buffer.alloc(size * 16)) }, args: ["@/a.json.gz"], length: size * 16 }),
    },
    {
        name: "a state compressed twice",
        make: (size) => ({ files: { "a.json.gz": gzipSync(gzipSync(Buffer.alloc(size * 16))) }, args: ["@/a.json.gz"], length: size }),
    },
    {
        name: "a state cut off",
        make: (size) => ({
            files: { "a.json.gz": gzipSync(DOCUMENT.repeat(size / 6000)).subarray(0, -9) },
            args: ["@/a.json.gz"],
            length: size,
        }),
    },
    {
        name: "what says that it is compressed",
        make: (size) => ({ files: { "a.json.zst": Buffer.concat([MAGIC, Buffer.alloc(size, 0xff)]) }, args: ["@/a.json.zst"] }),
    },
];

const ENCODINGS: readonly ReaderFamily[] = [
    encoded("UTF-16", (text) => Buffer.from(`\ufeff${text}`, "utf16le")),
    encoded("UTF-16 without a mark", (text) => Buffer.from(text, "utf16le")),
    encoded("UTF-8 with a mark", (text) => Buffer.from(`\ufeff${text}`)),
    encoded("Latin 1", (text) => Buffer.from(text, "latin1")),
    encoded("zeros in a text", (text) => Buffer.from(text.replaceAll("{", "{\0"))),
    encoded("documents one after the other", (text) => Buffer.from(text + text)),
];

const OPTIONS: readonly ReaderFamily[] = [
    beside("a baseline of many findings", "--baseline", "b.json", (size) =>
        JSON.stringify({
            version: 1,
            findings: times(size / 100, (at) => ({ fingerprint: `${at}`.padStart(64, "0"), policy: "content-tags" })),
        }),
    ),
    beside("a baseline of lists in lists", "--baseline", "b.json", (size) => "[".repeat(size / 2) + "]".repeat(size / 2)),
    beside("a configuration of many policies", "--config", "c.json", (size) =>
        JSON.stringify(Object.fromEntries(times(size / 40, (at) => [`policy-${at}`, "mandatory"]))),
    ),
    beside("a configuration of many exemptions", "--config", "c.json", (size) =>
        JSON.stringify({ "content-tags": { exemptions: times(size / 130, (at) => exemption(`urn:*::*aws:sqs*::q${at}*`)) } }),
    ),
    beside("exemptions of many wildcards", "--config", "c.json", (size) =>
        JSON.stringify({ "content-tags": { exemptions: times(size / 400, () => exemption(`urn:${"*a".repeat(140)}*b`)) } }),
    ),
    beside("an exemption without end", "--config", "c.json", (size) =>
        JSON.stringify({ "content-tags": { exemptions: [exemption(`*${"?*".repeat(size / 2)}`)] } }),
    ),
    beside("a configuration of YAML aliases", "--config", "c.yaml", (size) =>
        [
            `a0: &a0 [${"x, ".repeat(9)}x]`,
            ...times(Math.min(30, size / 60), (at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}x]`),
        ].join("\n"),
    ),
];

/** A preview that changes every resource, with a path of its own. */
function changed(size: number): string {
    const resources = resourcesIn(times(size / 1400, (at) => functionWith(`f${at}`, { description: "b" })));
    const detailedDiff = { [`description${"[0]".repeat(20)}`]: { kind: "update" } };
    const step = (newState: unknown): object => ({ op: "update", newState, oldState: newState, detailedDiff });
    return JSON.stringify({ steps: resources.map((resource) => ({ ...step(resource), urn: (resource as { readonly urn: string }).urn })) });
}

const PREVIEWS: readonly ReaderFamily[] = [
    { name: "a preview of many steps", make: (size) => ({ files: { "a.json": changed(size) }, args: ["@/a.json", "--changed"] }) },
    {
        name: "a history of many updates",
        make: (size) => {
            const updates = times(size / 1500, (at) => {
                const path = `.pulumi/history/shop/dev/dev-${1_772_323_200 + at}000000000`;
                return [
                    [`${path}.checkpoint.json`, at % 7 === 0 ? "{" : checkpoint(at)],
                    [`${path}.history.json`, at % 2 === 0 ? "{" : "{}"],
                ];
            });
            const files = { ".pulumi/meta.yaml": "version: 1\n", ".pulumi/stacks/shop/dev.json": checkpoint(0) };
            return {
                files: { ...files, ...(Object.fromEntries(updates.flat()) as Record<string, string>) },
                args: ["@/", "--history"],
                length: size,
            };
        },
    },
    { name: "Zstandard of blanks", make: (size) => ({ files: { "a.json.zst": zstandardOf(size) }, args: ["@/a.json.zst"], length: size }) },
    {
        name: "many documents",
        make: (size) => ({ files: Object.fromEntries(times(size / 6000, (at) => [`d${at}.json`, DOCUMENT])), args: ["@/"] }),
    },
];

/** Every family of files and options. */
export const READERS: readonly ReaderFamily[] = [...BACKENDS, ...PACKED, ...ENCODINGS, ...OPTIONS, ...PREVIEWS];
