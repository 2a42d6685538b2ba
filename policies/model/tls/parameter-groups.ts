/** Whether a database demands TLS: by its parameter group, else by the default of its family, which is dated data. */
import data from "../../data/store-tls-defaults.json";
import type { View } from "../values";
import { isHidden, isRecord, own, Undetermined } from "../values";

interface Engine {
    readonly parameter: string;
    readonly defaults: readonly { readonly from: string; readonly before?: string; readonly required: boolean }[];
}

/** A parameter group as the types of the providers write it. */
export interface GroupShape {
    readonly family: string;
    readonly parameters: string;
    readonly name: string;
    readonly value: string;
}

/** `postgres14` is the engine `postgres` of version 14, `sqlserver-ee-15.0` the engine `sqlserver` of 15.0, `redshift-2.0` `redshift`. */
export function engineOf(family: string): { readonly engine: Engine | undefined; readonly version: string } {
    const [, name = "", version = ""] = /^([a-z-]*?)(?:-(?:ee|se|ex|web|dev-ee))?-?(\d+(?:\.\d+)?)$/.exec(family) ?? [];
    return { engine: own(data.engines, name) as Engine | undefined, version };
}

/** Whether the engine's default demands TLS; undefined where that is not known. */
export function requiredByDefault({ engine, version }: ReturnType<typeof engineOf>): boolean | undefined {
    const holding = engine?.defaults.filter(
        ({ from, before }) => isFrom(version, from) && (before === undefined || !isFrom(version, before)),
    );
    return holding?.at(-1)?.required;
}

/** Whether `version` is `from` or later; versions are compared part by part. */
function isFrom(version: string, from: string): boolean {
    const [parts, least] = [version, from].map((text) => text.split(".").map(Number)) as [number[], number[]];
    for (const [index, bound] of least.entries()) {
        const part = parts[index] ?? 0;
        if (part !== bound) return part > bound;
    }
    return true;
}

/**
 * The value of a parameter in a group; undefined where the group does not set it. The last one of a name counts.
 * @throws Undetermined where a name, or the value, is not known.
 */
export function parameterIn(group: View, name: string, shape: GroupShape): View | undefined {
    const held = group.child(shape.parameters);
    // CloudFormation writes a map of RDS, DocumentDB and Neptune.
    if (isRecord(held.raw) && !(shape.name in held.raw)) {
        const value = held.child(name);
        return value.raw === undefined || value.raw === null ? undefined : value;
    }
    let hidden: View | undefined;
    let found: View | undefined;
    for (const parameter of held.asList()) {
        const view = isHidden(parameter.raw) ? parameter : parameter.child(shape.name);
        if (isHidden(view.raw)) hidden ??= view;
        else if (view.asString()?.toLowerCase() === name) found = parameter.child(shape.value);
    }
    if (found === undefined) hidden?.known();
    return found;
}

const ON = ["1", "on", "true"];
const OFF = ["0", "off", "false"];

/**
 * Whether clients must use TLS: `on` and `off` are said by the group, `default` is the family's default that does not demand it.
 * @throws Undetermined where the family has no default that is known, or the value is none of AWS's.
 */
export function demandsTls(
    group: View,
    shape: GroupShape,
): { readonly demands: "on" | "off" | "default"; readonly where: View } | undefined {
    const family = group.child(shape.family);
    const known = engineOf((family.asString() ?? "").toLowerCase());
    // Oracle and Db2 are set by option groups and by the instance.
    if (known.engine === undefined) return undefined;
    const value = parameterIn(group, known.engine.parameter, shape);
    if (value !== undefined) {
        const word = value.asString()?.toLowerCase() ?? "";
        if (ON.includes(word)) return { demands: "on", where: value };
        if (OFF.includes(word)) return { demands: "off", where: value };
        throw new Undetermined(value.path, "shape");
    }
    const required = requiredByDefault(known);
    if (required === undefined) throw new Undetermined(family.path, "unresolved");
    return { demands: required ? "on" : "default", where: group.child(shape.parameters) };
}

/**
 * Whether an instance or cluster with its engine's own parameter group demands TLS; undefined where another group says it, or none does.
 * @throws Undetermined where the group, the engine or its version is not known, or its default is not.
 */
export function demandsByDefault(database: View, group: string): boolean | undefined {
    const name = database.child(group).asString() || undefined;
    const [, family] = /^default\.(.+)$/.exec(name ?? "") ?? [];
    if (name !== undefined && family === undefined) return undefined;
    // The source decides.
    if (database.has("replicateSourceDb") || database.has("sourceDbInstanceIdentifier")) return undefined;
    const engine = database.child("engine");
    const version = database.child("engineVersion");
    const named = engineOf(family ?? `${engine.asString() ?? ""}${majorOf(version)}`);
    if (named.engine === undefined) return undefined;
    const required = requiredByDefault(named);
    if (required === undefined) throw new Undetermined(version.path, "unresolved");
    return required;
}

/** Without a version AWS takes the newest that it offers by default, which changes. */
const majorOf = (version: View): string => /^\d+(?:\.\d+)?/.exec(version.asString() ?? "")?.[0] ?? "0";

/** Whether the families of DocumentDB include this one, whose default is `enabled`. */
export const isKnownDocumentDb = (family: string | undefined): boolean => data.documentDb.families.includes(family ?? "");
