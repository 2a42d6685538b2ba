/** Documents and rules made for the tests of the command line. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../cli/main";
import type { Enforced } from "../../cli/configuration/configuration";
import { resourceRule } from "../../policies/kit/rule";
import type { Level, Rule } from "../../policies/kit/rule";
import { readSettings } from "../../policies/kit/settings";

type Json = Readonly<Record<string, unknown>>;

export const SECRET_SIGNATURE = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
export const ROOT_URN = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
export const GROUP = "aws:cloudwatch/logGroup:LogGroup";

export const urnOf = (name: string, type = GROUP): string => `urn:pulumi:dev::shop::${type}::${name}`;

/** A resource as a state holds it: by default a log group. */
export function state(name: string, inputs: Json = {}, more: Json = {}): Json {
    const type = typeof more["type"] === "string" ? more["type"] : GROUP;
    return { urn: urnOf(name, type), custom: true, type, inputs, outputs: { ...inputs, id: name }, parent: ROOT_URN, ...more };
}

export const ROOT: Json = { urn: ROOT_URN, custom: false, type: "pulumi:pulumi:Stack" };

/** What `pulumi stack export` writes. */
export const exported = (...resources: readonly Json[]): string =>
    JSON.stringify({ version: 3, deployment: { manifest: {}, resources: [ROOT, ...resources] } });

/** What `pulumi preview --json` writes. */
export function previewed(steps: readonly Json[], more: Json = {}): string {
    return JSON.stringify({ config: {}, steps, changeSummary: {}, ...more });
}

/** A step of a preview that creates a resource. */
export function created(name: string, inputs: Json = {}, more: Json = {}): Json {
    const { outputs: _, ...newState } = state(name, inputs, more);
    return { op: "create", urn: newState["urn"], newState };
}

/** A rule of the tests: finds a log group whose `name` is `wrong`, cannot judge one whose `name` is not known, and fails at `broken`. */
export const rule: Rule = resourceRule({
    name: "test-names",
    description: "Log groups must have a good name.",
    severity: "high",
    level: "mandatory",
    checklist: ["B3"],
    why: "It is a test.",
    fix: ["choose a good name."],
    on: GROUP,
    messages: { wrong: "the name is wrong." },
    example: { good: { inputs: { name: "right" } }, bad: { inputs: { name: "wrong" } } },
    *check(group, { found, at }) {
        const name = group.string("name");
        if (name === "broken") JSON.parse(`${name} by ${"Tr0ub4dor" + "-3"}`);
        if (name === "wrong") yield found("wrong", "name");
        if (name === "doubtful") yield at("advisory", found("wrong", "name"));
    },
});

export const enforced = (level: Level = "mandatory", options: Json = {}, of: Rule = rule): Enforced => ({
    rule: of,
    level,
    settings: readSettings(of, options),
});

/** What one run of the command line wrote and returned. */
export interface Ran {
    readonly status: number;
    readonly out: string;
    readonly error: string;
}

/** Runs the command line in this process. */
export async function safeguard(...args: readonly string[]): Promise<Ran> {
    let [out, error] = ["", ""];
    const status = await run(args, {
        out: (words) => void (out += words),
        error: (words) => void (error += words),
        colour: false,
        env: {},
    });
    return { status, out, error };
}

/** A folder for the files of one group of tests, made when the first is asked for. */
export class Files {
    private made: string | undefined;

    private get folder(): string {
        return (this.made ??= mkdtempSync(join(tmpdir(), "lambda-safeguard-")));
    }

    /** Writes a file and returns its path. */
    file(name: string, content: string | Buffer): string {
        writeFileSync(join(this.folder, name), content);
        return this.path(name);
    }

    path(name: string): string {
        return join(this.folder, name);
    }

    remove(): void {
        if (this.made !== undefined) rmSync(this.made, { recursive: true });
        this.made = undefined;
    }
}
