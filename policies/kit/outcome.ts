import type { Owner, Path, Reason, View } from "../model/values";
import { Undetermined } from "../model/values";
import type { Text } from "./text";

/** The resource that an outcome speaks of: a node of the stack model, or the resource under judgement. */
export type Subject = Owner;

/** The level of a single finding, where it differs from its policy's. */
export type FindingLevel = "advisory" | "mandatory";

/** What a rule yields. `subject` is absent in a resource rule: it is the resource itself. */
export type Outcome =
    | {
          readonly verdict: "violation";
          readonly id: string;
          readonly message: Text;
          readonly subject: Subject | undefined;
          readonly path: Path;
          readonly level: FindingLevel | undefined;
          /** What findings of one mistake share: never shown. */
          readonly cause?: string;
      }
    | {
          /** Would be a violation, but the configuration means it to be so. */
          readonly verdict: "intended";
          /** The option of the rule that says so, and the place of the pattern in its list. */
          readonly option: string;
          readonly index: number;
          /** What the pattern lets through: `GET /health`. */
          readonly what: Text;
          readonly subject: Subject | undefined;
          readonly path: Path;
      }
    | { readonly verdict: "undetermined"; readonly reason: Reason; readonly subject: Subject | undefined; readonly path: Path };

export type Violating = Extract<Outcome, { verdict: "violation" }>;

/** Where a finding stands in a resource: a property's name, a path, or the view it was read from. */
export type Where = string | Path | View<unknown> | { readonly path: Path } | undefined;

/** The path in the resource's inputs; empty where a finding is about the resource as a whole. */
export function pathOf(where: Where): Path {
    if (where === undefined) return [];
    if (typeof where === "string") return [where];
    return "path" in where ? where.path : where;
}

const isSubject = (value: unknown): value is Subject =>
    typeof value === "object" && value !== null && "urn" in value && "type" in value && "name" in value;

/** Runs `judge`, turning an {@link Undetermined} into an outcome: what could not be judged stops there and nowhere else. */
export function* contained(subject: Subject | undefined, judge: () => Iterable<Outcome>): Generator<Outcome> {
    try {
        yield* judge();
    } catch (error) {
        yield undetermined(error, subject);
    }
}

/** The outcome of an {@link Undetermined}, which stands on the resource whose property could not be read; any other error goes on. */
export function undetermined(error: unknown, subject: Subject | undefined): Outcome {
    if (!(error instanceof Undetermined)) throw error;
    return { verdict: "undetermined", reason: error.reason, subject: error.owner ?? subject, path: error.path };
}

/** Judges each of several subjects on its own, so that one unknown among them hides nothing of the others. */
export function* each<S>(subjects: Iterable<S>, judge: (subject: S) => Iterable<Outcome>): Generator<Outcome> {
    for (const subject of subjects) yield* contained(isSubject(subject) ? subject : undefined, () => judge(subject));
}
