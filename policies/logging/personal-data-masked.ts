import { ref } from "../kit/example";
import { object, string, strings } from "../kit/options";
import type { Subject } from "../kit/outcome";
import { stackRule } from "../kit/rule";
import { CLASSIFICATION_TAGS, dataClassification } from "../model/assets/classification";
import { taggedOf } from "../model/assets/node";
import { readDocument, unread } from "../model/iam/language";
import { hasLogSources, identityPolicies, isMasked, logSources, unmasksEverything } from "../model/logging/masking";
import { nodeOf, walk } from "../model/stack";
import type { Join, Node } from "../model/stack";
import { Undetermined } from "../model/values";

const fn = {
    type: "aws:lambda/function:Function",
    name: "customers",
    inputs: { name: "customers", tags: { "data-classification": "personal" } },
};
const group = { type: "aws:cloudwatch/logGroup:LogGroup", name: "log", inputs: { name: "/aws/lambda/customers" } };
const policy = {
    type: "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy",
    name: "mask",
    inputs: {
        logGroupName: ref("log", "name"),
        policyDocument: JSON.stringify({
            Name: "mask",
            Version: "2021-06-01",
            Statement: [
                {
                    DataIdentifier: ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"],
                    Operation: { Deidentify: { MaskConfig: {} } },
                },
            ],
        }),
    },
};

export default stackRule({
    name: "logging-personal-data-masked",
    description: "The log of a function, API or state machine that handles personal data must mask it.",
    severity: "medium",
    level: "advisory",
    checklist: ["A6", "A8"],
    why: "Personal data gets into logs with the first stack trace; masked, it is there for nobody but those who may see it.",
    fix: [
        "give the log group a `LogDataProtectionPolicy` with an Audit and a Deidentify statement, or the account one of type DATA_PROTECTION_POLICY.",
        "Grant `logs:Unmask` on named log groups only.",
    ],
    notes: [
        "What handles personal data is told by the tag `data-classification`, of the resource or by the provider's default tags; for a stage also that of its API.",
        "A log group outside the stack is undetermined, one that does not exist is left to `logging-function-log-group` and `logging-api-access-log`.",
    ],
    config: object({
        classificationTag: string({ default: CLASSIFICATION_TAGS.classification, about: "The tag that says how data is classified." }),
        personalClassifications: strings({ default: ["personal"], about: "Its values that mean personal data." }),
    }),
    messages: {
        unmasked: "it handles personal data, and its log group masks nothing.",
        unmask: "the policy lets its holder see masked data in every log group (`logs:Unmask`).",
    },
    example: { good: [fn, group, policy], bad: [fn, group] },
    applies: hasLogSources,
    *check(stack, { config, each, found }) {
        const personal = new Set(config.personalClassifications.map((word) => word.toLowerCase()));
        const isPersonal = (node: Node): boolean => personal.has(dataClassification(taggedOf(node), config.classificationTag) ?? "");
        const isPartOfPersonal = (whole: Join<Node>): boolean => {
            const node = nodeOf(whole);
            return node !== undefined && isPersonal(node);
        };
        let isConcerned = false;
        const marked = new Set<Node>();
        yield* each(
            logSources(stack).map((source) => ({ ...source, ...subjectOf(source.node) })),
            function* ({ node, whole, group: groupOf }) {
                if (!isPersonal(node) && !isPartOfPersonal(whole)) return;
                const group = groupOf();
                if (group.kind === "none") {
                    if (hasHiddenName([node, ...stack.logGroups])) throw new Undetermined([], "unknown");
                    return;
                }
                isConcerned = true;
                if (group.kind !== "node") throw new Undetermined(group.path, group.kind === "outside" ? "unresolved" : group.reason);
                if (marked.has(group.node) || isMasked(stack, group.node)) return;
                marked.add(group.node);
                yield found("unmasked", node);
            },
        );
        if (!isConcerned) return;
        yield* each(
            identityPolicies(stack).map((document) => ({ ...document, ...subjectOf(document.origin) })),
            function* ({ origin, path, raw }) {
                const document = readDocument(raw, path);
                yield* each(
                    document.statements.map((statement) => ({ ...statement, ...subjectOf(origin) })),
                    function* (statement) {
                        if (unmasksEverything(statement)) yield found("unmask", [origin, statement.path]);
                    },
                );
                const [doubt] = unread(document);
                if (doubt !== undefined) throw doubt;
            },
        );
    },
});

/** Whether a group that is named like the function may be among those of which the name is not known. */
const hasHiddenName = (nodes: readonly Node[]): boolean => nodes.some(({ inputs }) => walk(inputs, ["name"]).isHidden);

/** What the outcomes about a node speak of. */
const subjectOf = ({ urn, type, name }: Node): Subject => ({ urn, type, name });
