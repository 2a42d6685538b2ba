/** The catalogues that controls.json speaks of: their names, and all their controls. */
import type { Control } from "./controls";
import { controlsOf, frameworks } from "./controls";
import { lazy } from "../lazy";
import { push } from "../grouping";

interface Lists {
    readonly frameworks: Readonly<Record<string, { readonly source: string; readonly controls: string }>>;
}

const lists = lazy((): Lists => require("../../data/control-lists.json") as Lists);

/** Words without case, blanks and punctuation: "NIST 800-53 r5" is asked for as `nist-800-53-r5`. */
const plain = (words: string): string => words.toLowerCase().replace(/[^a-z0-9]/g, "");

/** The short names of the catalogues that a word may mean: exactly one by its whole name, or all whose names begin with it. */
export function frameworksMeant(word: string): readonly string[] {
    const wanted = plain(word);
    const all = frameworks();
    const named = all.filter(({ key, name }) => plain(key) === wanted || plain(name) === wanted);
    const found =
        named.length > 0 || wanted === ""
            ? named
            : all.filter(({ key, name }) => plain(key).startsWith(wanted) || plain(name).startsWith(wanted));
    return found.map(({ key }) => key);
}

/** Every control of a catalogue, by its short name; none of one that the project does not know. Source: policies/data/control-lists.json. */
export function listedControls(framework: string): readonly string[] {
    const { frameworks: known } = lists();
    return Object.hasOwn(known, framework) ? (known[framework]?.controls.split(" ") ?? []) : [];
}

/**
 * How far the policies answer a control: `answered` where one asks for the same or for more, `partly` where one asks for less or for a part,
 * `related` where only the project's judgement ties them together, `nobody` where none does.
 */
export type Answer = "answered" | "partly" | "related" | "nobody";

export interface Covered {
    readonly control: string;
    /** In the project's words; empty where no policy serves the control. */
    readonly title: string;
    readonly answer: Answer;
    readonly claims: readonly { readonly policy: string; readonly control: Control }[];
}

/** What these policies make of each control of a catalogue, those that nobody answers too. */
export function coverageOf(framework: string, policies: readonly string[]): readonly Covered[] {
    const claims = new Map<string, { policy: string; control: Control }[]>();
    for (const policy of policies)
        for (const control of controlsOf(policy)) {
            if (control.framework !== framework) continue;
            push(claims, control.control, { policy, control });
        }
    const titles = frameworks().find(({ key }) => key === framework)?.titles ?? {};
    return listedControls(framework).map((control) => {
        const of = claims.get(control) ?? [];
        return { control, title: titles[control] ?? "", answer: answerOf(of.map((claim) => claim.control)), claims: of };
    });
}

function answerOf(claims: readonly Control[]): Answer {
    if (claims.some(({ relation }) => relation === "same" || relation === "stricter")) return "answered";
    if (claims.some(({ relation }) => relation !== "judgement")) return "partly";
    return claims.length > 0 ? "related" : "nobody";
}
