/** Judging the IAM policy documents of a resource, one by one. */
import { type CarriedDocument, carriedDocuments, type DocumentKind, type PartialDocument, type Statement } from "../model/iam/language";
import type { View } from "../model/values";
import { contained } from "./outcome";
import type { Outcome, Violating } from "./outcome";
import { isMereName } from "./names";
import { text, vouched } from "./text";
import type { Text } from "./text";

/**
 * Judges each document that the resource carries; whatever cannot be read of it is undetermined beside what is found, and hides
 * nothing of the other statements and documents.
 */
export function* eachDocument(
    resource: View<unknown> & { readonly type: string },
    kinds: readonly DocumentKind[],
    judge: (document: PartialDocument, carried: CarriedDocument) => Iterable<Outcome>,
): Generator<Outcome> {
    for (const kind of kinds) {
        yield* contained(undefined, function* () {
            for (const carried of carriedDocuments(resource.type, resource, kind)) {
                yield* contained(undefined, function* () {
                    const document = carried.read();
                    yield* judge(document, carried);
                    for (const { reason, path } of document.unreadable) yield { verdict: "undetermined", reason, subject: undefined, path };
                });
            }
        });
    }
}

/** How many findings of a document are reported one by one. */
const WORST = 3;

/**
 * The worst findings as they are, the others only counted; what is undetermined passes.
 * @param worstFirst message ids; findings of equal rank stay in their order.
 */
export function* worst(
    outcomes: Iterable<Outcome>,
    more: (count: number) => Outcome,
    worstFirst: readonly string[] = [],
): Generator<Outcome> {
    const found: Violating[] = [];
    for (const outcome of outcomes) {
        if (outcome.verdict === "violation") found.push(outcome);
        else yield outcome;
    }
    yield* found.sort((a, b) => worstFirst.indexOf(a.id) - worstFirst.indexOf(b.id)).slice(0, WORST);
    if (found.length > WORST) yield more(found.length - WORST);
}

const SID = /^[A-Za-z][A-Za-z0-9 _-]{0,63}$/;

/** What AWS's policy generator writes: `Stmt` and the time in milliseconds. */
const GENERATED_SID = /^Stmt1\d{12}$/;

/** A statement by its `Sid`, where that is certain to be a mere name, else by its place, from 0 as in a property path. */
export function statementText({ sid, index }: Pick<Statement, "sid" | "index">): Text {
    if (sid === undefined || !(isMereName(sid, SID) || GENERATED_SID.test(sid))) return text`Statement[${index}]`;
    return text`statement "${vouched(sid, "checked")}"`;
}
