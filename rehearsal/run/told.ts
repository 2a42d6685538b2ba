/** What a rehearsal tells: the document of the preview, and what its reader should know of it. */
import { located } from "../places";
import type { StandIn } from "../server/stand-in";
import { merged } from "./merge";
import type { Project } from "./project";
import type { Deployed } from "./stacks/deployed";
import { shownBy } from "./stacks/deployment";

/** What comes of a rehearsal. */
export interface Rehearsal {
    /** In the form of `pulumi preview --json`. */
    readonly document: string;
    /** What the reader should know, one sentence each. */
    readonly notes: readonly string[];
    /** Why the document does not hold the whole stack; `undefined` where it does. */
    readonly incomplete: string | undefined;
}

/** @param deployed what stands of the stack already, where that was asked for */
export function told(
    project: Project,
    document: Record<string, unknown>,
    standIns: readonly StandIn[],
    notes: readonly string[],
    deployed?: Deployed,
): Rehearsal {
    const shown = deployed?.deployment ? shownBy(deployed.deployment) : undefined;
    const states = new Map(standIns.flatMap((standIn) => [...standIn.notes.states]));
    const unanswered = [...new Set(standIns.flatMap((standIn) => [...standIn.notes.unanswered]))].sort();
    const childless = [...new Set(standIns.flatMap((standIn) => [...standIn.notes.childless]))].sort();
    const unknown = [...new Set(standIns.flatMap((standIn) => [...standIn.notes.unknownFunctions]))].sort();
    return {
        document: JSON.stringify(located(merged(document, states, shown), project.folder, project.runtime)),
        notes: [
            ...notes,
            ...unknown.map((token) => `what the function ${token} would answer is not known here: its answer is made up`),
            ...(unanswered.length === 0 ? [] : [`what ${unanswered.join(", ")} would answer stays unknown: a rehearsal does not ask it`]),
        ],
        incomplete:
            childless.length === 0
                ? undefined
                : `not rehearsed: what the components ${childless.join(", ")} make; their plug-ins are not run here`,
    };
}
