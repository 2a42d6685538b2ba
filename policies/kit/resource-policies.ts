/** Judging the resource policies of a resource. */
import type { PartialDocument } from "../model/iam/language";
import { resourcePolicies, type ResourcePolicy } from "../model/iam/resource-policies";
import type { View } from "../model/values";
import { contained } from "./outcome";
import type { Outcome } from "./outcome";

/** Judges each resource policy; statements that cannot be read are undetermined beside what is found. */
export function* eachResourcePolicy(
    resource: View<unknown> & { readonly type: string },
    judge: (document: PartialDocument, policy: ResourcePolicy) => Iterable<Outcome>,
): Generator<Outcome> {
    for (const policy of resourcePolicies(resource.type, resource)) {
        yield* contained(undefined, function* () {
            const document = policy.read();
            yield* contained(undefined, () => judge(document, policy));
            for (const { reason, path } of document.unreadable)
                yield { verdict: "undetermined", reason, subject: undefined, path } as const;
        });
    }
}
