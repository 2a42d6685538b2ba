/** The level and options of every policy, from presets and configuration files, layered as the engine layers them. */
import { join } from "node:path";
import { meant } from "../../policies/kit/spelling";
import type { Level, Rule } from "../../policies/kit/rule";
import { LEVELS, readSettings } from "../../policies/kit/settings";
import type { Settings } from "../../policies/kit/settings";
import { isObject } from "../json";
import type { Json } from "../json";
import { textOfOption } from "../files/option-file";
import { packageRoot } from "../package";
import { UsageProblem } from "../problem";
import { lineOfRepeatedKey } from "./repeated-key";

export const PRESETS = ["baseline", "strict", "audit"] as const;

/** A policy, how strictly it is enforced, and how it is configured. */
export interface Enforced {
    readonly rule: Rule;
    readonly level: Level;
    readonly settings: Settings;
}

/** What editors find the schema of a file by. The engine takes it for a policy and refuses the file: that is said by `config`. */
const SCHEMA = "$schema";

/** Names the engine reserves in a configuration file. */
const RESERVED = new Set(["all", "environments", SCHEMA]);

/** Where the presets lie: beside the package's own package.json, in a checkout and in the compiled package. */
function presetFile(preset: string): string {
    const known = (PRESETS as readonly string[]).includes(preset);
    if (!known)
        throw new UsageProblem(`unknown preset ${JSON.stringify(preset)}; there are ${PRESETS.join(", ")}${meant(preset, PRESETS)}`);
    return join(packageRoot(), "presets", `${preset}.json`);
}

/** Tens of thousands of exemptions have room in so many bytes. */
const LARGEST = 64_000_000;

/** Reads a configuration file as far as JSON goes. */
export function readConfigurationFile(file: string): Json {
    if (file === "") throw new UsageProblem("the name of a configuration file is empty");
    const content = textOfOption(file, LARGEST);
    if (content.trim() === "") throw new UsageProblem(`${file}: is empty`);
    if (content.startsWith("\uFEFF")) throw new UsageProblem(`${file}: begins with a byte order mark, which the engine does not take`);
    let json: unknown;
    try {
        json = JSON.parse(content);
    } catch {
        throw new UsageProblem(`${file}: is not JSON`);
    }
    if (!isObject(json)) throw new UsageProblem(`${file}: is not an object of policies`);
    const line = lineOfRepeatedKey(content);
    if (line !== undefined)
        throw new UsageProblem(`${file}: line ${line} repeats a key of the same object, and only one of the two would count`);
    return json;
}

/** Everything that is wrong with one configuration, a sentence each. */
export function problemsOf(rules: readonly Rule[], layer: Json): string[] {
    const byName = new Map(rules.map((rule) => [rule.name, rule]));
    const problems: string[] = [];
    for (const [name, entry] of Object.entries(layer)) {
        if (name === "environments") continue;
        if (name === SCHEMA) {
            if (typeof entry !== "string") problems.push("$schema: must be the address or path of a schema");
            continue;
        }
        const rule = byName.get(name);
        if (rule === undefined && name !== "all") {
            problems.push(`unknown policy \`${name}\`${meant(name, [...byName.keys()])}`);
            continue;
        }
        if (typeof entry !== "string" && !isObject(entry)) {
            problems.push(`${name}: must be a level or an object`);
            continue;
        }
        const level = typeof entry === "string" ? entry : entry["enforcementLevel"];
        if (level !== undefined && !LEVELS.includes(level as Level)) {
            problems.push(`${name}: the enforcement level must be one of ${LEVELS.join(", ")}`);
        }
        if (typeof entry === "string") continue;
        const { enforcementLevel: _, ...options } = entry;
        if (rule === undefined) {
            for (const option of Object.keys(options)) problems.push(`${name}: takes a level alone, not the option \`${option}\``);
            continue;
        }
        for (const problem of readSettings(rule, options).problems) problems.push(`${name}: ${problem.message}`);
    }
    return problems;
}

/**
 * Layers a preset and configuration files over what the rules declare. In each layer `all` comes first, then the named policies;
 * options are merged one by one, a list or object replaces the earlier one (the engine's own way).
 */
export function configure(rules: readonly Rule[], preset: string | undefined, files: readonly string[]): readonly Enforced[] {
    const levels = new Map<string, Level>(rules.map((rule) => [rule.name, rule.level]));
    const options = new Map<string, Record<string, unknown>>(rules.map((rule) => [rule.name, {}]));
    const layers = [...(preset === undefined ? [] : [presetFile(preset)]), ...files];
    for (const file of layers) {
        const layer = readConfigurationFile(file);
        const [problem, ...more] = problemsOf(rules, layer);
        if (problem !== undefined)
            throw new UsageProblem(
                `${file}: ${problem}${more.length === 0 ? "" : ` (and ${more.length} more; see \`lambda-safeguard config\`)`}`,
            );
        const levelOf = (entry: unknown): unknown => (isObject(entry) ? entry["enforcementLevel"] : entry);
        const all = levelOf(layer["all"]);
        if (all !== undefined) for (const rule of rules) levels.set(rule.name, all as Level);
        for (const [name, entry] of Object.entries(layer)) {
            if (RESERVED.has(name)) continue;
            const level = levelOf(entry);
            if (level !== undefined) levels.set(name, level as Level);
            if (!isObject(entry)) continue;
            const { enforcementLevel: _, ...given } = entry;
            Object.assign(options.get(name) ?? {}, given);
        }
    }
    return rules.map((rule) => ({
        rule,
        level: levels.get(rule.name) ?? rule.level,
        settings: readSettings(rule, options.get(rule.name) ?? {}),
    }));
}
