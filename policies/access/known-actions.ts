import { inlinePolicy } from "../kit/example";
import type { Outcome } from "../kit/outcome";
import { eachDocument, statementText, worst } from "../kit/policy-documents";
import { eachResourcePolicy } from "../kit/resource-policies";
import { faultText } from "../kit/policy-faults";
import { resourceRule } from "../kit/rule";
import { actionText, text } from "../kit/text";
import type { Text } from "../kit/text";
import { breadthOf, DOCUMENT_CARRIERS, partsOf, type Malformed, type PartialDocument } from "../model/iam/language";
import { actionExists, coversSome, serviceExists, suggestAction } from "../model/iam/knowledge";
import { RESOURCE_POLICY_CARRIERS } from "../model/iam/resource-policies";
import { isUnknown, Undetermined, type Path } from "../model/values";

/** Whether an element names an action, or covers one, that the data knows; `*` and whole services of AWS do. */
function isKnown(action: string): boolean {
    const breadth = breadthOf(action);
    if (breadth === "exact") return actionExists(action);
    if (breadth === "all" || /[*?]/.test(partsOf(action).service)) return true;
    return breadth === "service" ? serviceExists(partsOf(action).service) : coversSome(action);
}

export default resourceRule({
    name: "access-known-actions",
    description: "IAM policies must be documents that AWS accepts, and name actions that exist.",
    severity: "low",
    level: "advisory",
    checklist: ["A1"],
    why: "A misspelt action grants nothing, and in a Deny forbids nothing, without a word from AWS; the next attempt is then often a wildcard.",
    fix: ["write the action as AWS's Service Authorization Reference spells it."],
    fixes: {
        malformed: "write the statement as the grammar of IAM's policy language has it: AWS refuses the whole document otherwise.",
        syntax: "write the document as the grammar of IAM's policy language has it: AWS refuses it otherwise.",
        unprefixed: "write the service before the action, as in `s3:GetObject`.",
    },
    notes: ["An unknown action that resembles no known one is not judged: AWS adds actions every week, and the pack's data has a date."],
    on: [...DOCUMENT_CARRIERS, ...RESOURCE_POLICY_CARRIERS],
    messages: {
        misspelt: (d: { statement: Text; action: Text; meant: Text }) =>
            text`${d.statement} names ${d.action}, which does not exist; did you mean ${d.meant}?`,
        unprefixed: (d: { statement: Text; action: Text }) => text`${d.statement} names ${d.action}, without a service.`,
        malformed: (d: { statement: Text; fault: Text }) => text`${d.statement} ${d.fault}.`,
        syntax: (d: { fault: Text }) => text`this policy document ${d.fault}.`,
        more: (d: { count: number }) => text`further faults of this document: ${d.count}.`,
    },
    example: {
        good: inlinePolicy("orders", { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::orders/*" }),
        bad: inlinePolicy("orders", { Effect: "Allow", Action: "s3:GetObjcet", Resource: "arn:aws:s3:::orders/*" }),
    },
    *check(resource, { each, found }) {
        const refused = (malformed: Malformed): Outcome => {
            const fault = faultText(malformed.fault);
            if (malformed.index === undefined) return found("syntax", { path: malformed.path }, { fault });
            const statement = statementText({ sid: undefined, index: malformed.index });
            return found("malformed", { path: malformed.path }, { statement, fault });
        };
        const misspelt = function* (document: PartialDocument, path: Path): Generator<Outcome> {
            const findings = each(document.statements, function* (statement) {
                // Each doubt is told once, however many actions raise it.
                const doubts = new Set<"unknown" | "unresolved">();
                for (const action of new Set(statement.actions ?? statement.notActions ?? [])) {
                    if (isUnknown(action)) doubts.add("unknown");
                    if (isUnknown(action) || isKnown(action)) continue;
                    if (!action.includes(":")) {
                        yield found("unprefixed", statement, { statement: statementText(statement), action: actionText(action) });
                        continue;
                    }
                    const meant = suggestAction(action);
                    if (meant === undefined) doubts.add("unresolved");
                    else
                        yield found("misspelt", statement, {
                            statement: statementText(statement),
                            action: actionText(action),
                            meant: actionText(meant),
                        });
                }
                yield* each(doubts, (reason): Iterable<Outcome> => {
                    throw new Undetermined(statement.path, reason);
                });
            });
            yield* worst([...document.malformed.map(refused), ...findings], (count) => found("more", { path }, { count }));
        };
        yield* eachDocument(resource, ["identity", "trust"], (document, { path }) => misspelt(document, path));
        yield* eachResourcePolicy(resource, (document, { path }) => misspelt(document, path));
    },
});
