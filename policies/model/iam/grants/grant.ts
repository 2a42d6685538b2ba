/**
 * One action that an Allow statement grants, and what holds it.
 */
import type { Statement, Condition } from "../language/statement";
import type { Breadth } from "../language/action-patterns";
import { type Verdict, anyOf, allOf } from "../language/verdict";
import { isEveryResource } from "../language/arn-patterns";
import { withPresence } from "../language/conditions";

/** One action that one Allow statement grants, after Deny. */
export interface Grant {
    /** Index of the document in the set. */
    readonly document: number;
    readonly statement: Statement;
    /** `service:Name`, rightly spelt where the action is known, else as asked. */
    readonly action: string;
    /** By what the statement covers the action; of several elements the narrowest kind counts. */
    readonly breadth: Breadth;
    /** That element as written (`*`, `iam:*`, `iam:Put*`), unless it is the action's exact name; `undefined` for NotAction too. */
    readonly throughWildcard: string | undefined;
    /** Resource patterns as written that are left; `["*"]` where the statement has none or `NotResource`. */
    readonly resources: readonly string[];
    /** What a `NotResource` excepts. */
    readonly notResources: readonly string[] | undefined;
    /** Whether one of `resources` is everything (`*`, `arn:aws:s3:::*`). */
    readonly everyResource: boolean;
    /** The lines that a request has to satisfy: of the Allow, and what a Deny of one line leaves. */
    readonly conditions: readonly Condition[];
    /** Of each Deny of several lines, what each line leaves: a request has to satisfy one of them. */
    readonly alternatives: readonly (readonly Condition[])[];
    /** The same of each Deny that may cover the grant: an element of it, or of the Allow, is not known. */
    readonly doubts: readonly (readonly Condition[])[];
}

/** Whether conditions hold a grant: a line of which `ties` says so, or a Deny all of whose lines leave only what it says so of. */
export const isHeld = ({ conditions, alternatives, doubts }: Grant, ties: (condition: Condition) => Verdict): Verdict =>
    anyOf([
        ...conditions.map(ties),
        ...alternatives.map((lines) => allOf(lines.map(ties))),
        ...doubts.map((lines) => allOf(["unknown", ...lines.map(ties)])),
    ]);

/** An Allow, and the document of the set in which it stands. */
export interface Source {
    readonly document: number;
    readonly statement: Statement;
}

/** From the narrowest to the widest. */
export const WIDTH: readonly Breadth[] = ["exact", "pattern", "service", "all", "inverted"];

/** What an Allow grants of `action`, before Deny. */
export function grantOf({ document, statement }: Source, action: string, breadth: Breadth, throughWildcard: string | undefined): Grant {
    const resources = statement.resources ?? ["*"];
    return {
        document,
        statement,
        action,
        breadth,
        throughWildcard,
        resources,
        notResources: statement.notResources,
        everyResource: resources.some(isEveryResource),
        conditions: withPresence(statement.conditions),
        alternatives: [],
        doubts: [],
    };
}
