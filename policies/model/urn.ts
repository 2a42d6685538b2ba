/**
 * Pulumi URNs: `urn:pulumi:<stack>::<project>::<parent types>$<type>::<name>`.
 * Source: Pulumi documentation, "Resource names", section on URNs.
 */
export interface Urn {
    readonly stack: string;
    readonly project: string;
    /** The types of the parents, outermost first; the root stack is not among them. */
    readonly parentTypes: readonly string[];
    readonly type: string;
    /** The logical name. It may itself hold `::`. */
    readonly name: string;
}

const PREFIX = "urn:pulumi:";

/** The parts of a URN, or `undefined` where `text` is none. */
export function parseUrn(text: string): Urn | undefined {
    if (!text.startsWith(PREFIX)) return undefined;
    const [stack, project, types, ...name] = text.slice(PREFIX.length).split("::");
    if (stack === undefined || project === undefined || types === undefined || name.length === 0) return undefined;
    const chain = types.split("$");
    return { stack, project, parentTypes: chain.slice(0, -1), type: chain[chain.length - 1] ?? "", name: name.join("::") };
}
