/** What the observations say of the controls: OSCAL's findings. */
import { coverageOf } from "../../../policies/model/catalogue/frameworks";
import type { Covered } from "../../../policies/model/catalogue/frameworks";
import { relationText } from "../../pages/page";
import { controlId, uuidOf, words } from "./identity";
import { groupedBy } from "../../../policies/model/grouping";

interface Observed {
    readonly uuid: string;
    readonly policy: string;
}

/**
 * A finding for each control that is concluded on by the policies that met something to judge. Where a policy that serves it found something it is not satisfied; it is satisfied where
 * a policy that demands the same or more found nothing and nothing waits. Of the others the policies alone cannot say it, and nothing is said.
 */
export function conclusions(
    policies: readonly string[],
    found: readonly Observed[],
    waiting: ReadonlySet<string>,
    framework: string,
    key: readonly string[],
): readonly object[] {
    const byPolicy = groupedBy(found, ({ policy }) => policy);
    return coverageOf(framework, policies).flatMap((covered) => {
        const against = covered.claims.filter(({ policy }) => byPolicy.has(policy));
        const isOpen = covered.claims.some(({ policy }) => waiting.has(policy));
        if (against.length === 0 && (isOpen || covered.answer !== "answered")) return [];
        const observations = against.flatMap(({ policy }) => byPolicy.get(policy) ?? []);
        return [finding(covered, against, observations, framework, key)];
    });
}

function finding(
    { control, title, claims }: Covered,
    against: Covered["claims"],
    observations: readonly Observed[],
    framework: string,
    key: readonly string[],
): object {
    const isSatisfied = against.length === 0;
    const speaking = isSatisfied ? claims : against;
    const isProof = speaking.some(
        ({ control: { relation } }) =>
            relation === "same" || (isSatisfied ? relation === "stricter" : relation === "narrower" || relation === "partial"),
    );
    return {
        uuid: uuidOf("finding", ...key, framework, control),
        title: words(`${framework} ${control}: ${title}`),
        description: words(speaking.map(({ policy, control: { relation } }) => `${policy} (${relationText(relation)})`).join("; ")),
        target: {
            type: "objective-id",
            "target-id": controlId(framework, control),
            status: { state: isSatisfied ? "satisfied" : "not-satisfied", reason: isProof ? (isSatisfied ? "pass" : "fail") : "other" },
        },
        ...(observations.length === 0 ? {} : { "related-observations": observations.map(({ uuid }) => ({ "observation-uuid": uuid })) }),
    };
}
