/**
 * IAM documents that a preview could not judge: a document that mentions one ARN not known yet is unknown as a whole. Each policy is
 * asked again, with the values, before the resource is created, so by itself none says anything; without a word about all of them one
 * would take a preview that passes for a deployment that will.
 */
import type { Judgement } from "./judgement";
import type { Rule } from "./rule";
import { plural } from "./text";

/** The policy that says it: it judges all documents of a principal together, and runs once, on the whole stack. */
const TELLER = "access-role-no-privilege-escalation";

/** Properties that hold a document, not those that refer to one. */
const DOCUMENT = /polic(?:y|ies)/i;
const REFERENCE = /arn|boundary|name|password/i;

/** Counts the documents of one process, each once by URN and property. */
export class WaitingDocuments {
    readonly #documents = new Set<string>();

    /** Notes what a policy could not judge of a resource. */
    note(rule: Rule, judgement: Judgement): void {
        if (rule.kind !== "resource" || !rule.name.startsWith("access-")) return;
        for (const { subject, path, reason } of judgement.undetermined) {
            const property = String(path[0]);
            if (reason === "unknown" && DOCUMENT.test(property) && !REFERENCE.test(property))
                this.#documents.add(`${subject.urn}\0${property}`);
        }
    }

    /** The sentence of a preview, once, from the policy that says it. */
    told(rule: Rule, isPreview: boolean): string | undefined {
        const count = this.#documents.size;
        if (rule.name !== TELLER || !isPreview || count === 0) return undefined;
        this.#documents.clear();
        const [waits, them] = count === 1 ? ["waits", "it"] : ["wait", "them"];
        return (
            `${plural(count, "IAM document")} ${waits} for values that only a deployment knows, so this preview has not judged ${them}. ` +
            `The update judges ${count === 1 ? "it" : "each"} before it creates the resource and stops at a violation; by then other resources exist. ` +
            `\`lambda-safeguard rehearse\` judges ${them} now.`
        );
    }
}
