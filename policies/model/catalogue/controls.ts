/** The controls of other catalogues that each policy serves: policies/data/controls.json, with its sources. */
import { lazy } from "../lazy";

/**
 * How a policy stands to a control: the same demand; a stricter one (what passes here passes there); a narrower one (what passes here
 * may fail there); a part of it; by way of a control of Security Hub whose page names the requirement; or by the project's judgement.
 */
export type Relation = "same" | "stricter" | "narrower" | "partial" | "judgement" | `via ${string}`;

/** What a policy claims of a control. */
export interface Control {
    /** The short name: "FSBP", "NIST 800-53 r5". */
    readonly framework: string;
    readonly control: string;
    /** In the project's words. */
    readonly title: string;
    readonly relation: Relation;
    /** The page that was read. */
    readonly source: string;
}

/** The file's form: a claim is framework, control, relation, and the source with the key of its address. */
export interface ControlsFile {
    readonly sources: Readonly<Record<string, string>>;
    readonly frameworks: Readonly<Record<string, { readonly name: string; readonly controls: Readonly<Record<string, string>> }>>;
    readonly policies: Readonly<Record<string, readonly (readonly string[])[]>>;
}

/** Large, and asked for by the pages alone: a boot of the pack reads the tags that are made of it. */
const file = lazy((): ControlsFile => require("../../data/controls.json") as ControlsFile);

const RELATION = /^(?:same|stricter|narrower|partial|judgement|via [A-Za-z0-9.]+(?:, [A-Za-z0-9.]+)*)$/;

/** Reads a claim; one that names what the file does not hold is a fault of the file. */
function controlOf([framework = "", control = "", relation = "", source = ""]: readonly string[], data: ControlsFile): Control {
    const title = data.frameworks[framework]?.controls[control];
    const [key = "", ...rest] = source.split(":");
    const base = data.sources[key];
    if (title === undefined || base === undefined || !RELATION.test(relation))
        throw new TypeError(`controls.json: ${framework} ${control} ${relation}`);
    return { framework, control, title, relation: relation as Relation, source: base + rest.join(":") };
}

/** The controls that a policy serves, framework by framework; none of a policy that the file does not know. */
export function controlsOf(policy: string, data: ControlsFile = file()): readonly Control[] {
    return Object.hasOwn(data.policies, policy) ? (data.policies[policy] ?? []).map((claim) => controlOf(claim, data)) : [];
}

/** The full name of a framework. */
export const frameworkName = (framework: string): string => file().frameworks[framework]?.name ?? framework;

/** The policies that the file speaks of. */
export const policiesWithControls = (): readonly string[] => Object.keys(file().policies);

/** The catalogues: short name, full name, and the controls that policies serve with their titles in the project's words. */
export const frameworks = (): readonly {
    readonly key: string;
    readonly name: string;
    readonly titles: Readonly<Record<string, string>>;
}[] => Object.entries(file().frameworks).map(([key, { name, controls }]) => ({ key, name, titles: controls }));
