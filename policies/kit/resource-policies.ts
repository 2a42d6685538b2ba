/** Judging the resource policy of a resource. */
import type { PartialDocument } from "../model/iam/document";
import { resourcePolicy, type ResourcePolicy } from "../model/iam/resource-policies";
import type { View } from "../model/values";
import { contained } from "./outcome";
import type { Outcome } from "./outcome";

/** Judges the resource policy, if there is one; statements that cannot be read are undetermined beside what is found. */
export function* eachResourcePolicy(
    resource: View<never> & { readonly type: string },
    judge: (document: PartialDocument, policy: ResourcePolicy) => Iterable<Outcome>,
): Generator<Outcome> {
    const policy = resourcePolicy(resource.type, resource);
    if (policy === undefined) return;
    const document = policy.read();
    yield* contained(undefined, () => judge(document, policy));
    for (const { reason, path } of document.unreadable) yield { verdict: "undetermined", reason, subject: undefined, path };
}
