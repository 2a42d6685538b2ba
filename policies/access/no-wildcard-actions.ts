import { inlinePolicy } from "../kit/example";
import { BOUNDARIES, BOUNDARY_NOTE } from "../kit/boundaries";
import { integer, object } from "../kit/options";
import { eachDocument, statementText, worst } from "../kit/policy-documents";
import { resourceRule } from "../kit/rule";
import { actionText, enumerate, literal, text } from "../kit/text";
import type { Text } from "../kit/text";
import { serviceExists } from "../model/iam/knowledge";
import { DOCUMENT_CARRIERS, partsOf } from "../model/iam/language";
import { openedByWidePatterns, wideActions, WIDEST_PATTERN, WIDTHS } from "../model/iam/grants";
import { Undetermined } from "../model/values";

export default resourceRule({
    name: "access-no-wildcard-actions",
    description: "IAM policies must name the actions that they allow, not a whole service.",
    severity: "critical",
    level: "mandatory",
    checklist: ["A1", "B1"],
    why: "A wildcard allows what nobody meant to allow, among it what AWS adds to the service next year: deleting, sharing, changing permissions. Whoever takes over the function has it all.",
    fix: ["list the actions that the code calls, such as `dynamodb:GetItem` and `dynamodb:PutItem`."],
    notes: [
        "A pattern such as `s3:Get*` is reported where it covers more actions than `maxExpandedActions`, by AWS's Service Authorization Reference of the pack's date.",
        "A pattern of more than 40 actions that opens an escalation path is reported whatever `maxExpandedActions` says: the path is left to this policy.",
        BOUNDARY_NOTE,
        "A statement with NotAction or NotResource is left to access-no-inverted-statements.",
    ],
    config: object({
        maxExpandedActions: integer({ default: 40, minimum: 1, about: "The most actions that a pattern such as `s3:Get*` may cover." }),
    }),
    on: DOCUMENT_CARRIERS,
    messages: {
        all: (d: { statement: Text }) => text`${d.statement} allows every action of every service.`,
        service: (d: { statement: Text; patterns: Text }) =>
            text`${d.statement} allows ${d.patterns}: every action of the service, those that AWS adds later too.`,
        services: (d: { statement: Text }) => text`${d.statement} allows actions by a pattern that holds for many services.`,
        pattern: (d: { statement: Text; patterns: Text; several: boolean; count: number; limit: number }) =>
            text`${d.statement} allows ${d.patterns}, ${d.several ? literal("patterns of which the widest covers") : literal("a pattern that covers")} ${d.count} actions, more than ${d.limit}.`,
        more: (d: { count: number }) => text`further statements of this document allow as much: ${d.count}.`,
    },
    example: {
        good: inlinePolicy("orders", { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::orders/*" }),
        bad: inlinePolicy("orders", { Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::orders/*" }),
    },
    inStack: BOUNDARIES,
    *check(resource, { config, each, found }) {
        yield* eachDocument(resource, ["identity"], function* (document, { path }) {
            const most = config.maxExpandedActions;
            const escalating = most > WIDEST_PATTERN ? openedByWidePatterns(document) : undefined;
            const findings = each(document.statements, function* (subject) {
                const escalates = escalating?.get(subject);
                const limit = escalates === true ? WIDEST_PATTERN : most;
                const wide = wideActions(document, subject, limit);
                if (wide === undefined) {
                    if (escalates === false && wideActions(document, subject, WIDEST_PATTERN) !== undefined)
                        throw new Undetermined(subject.path, "unknown");
                    return;
                }
                const statement = statementText(subject);
                const { width, count } = wide;
                const patterns = enumerate(
                    wide.patterns.map((pattern) => (serviceExists(partsOf(pattern).service) ? actionText(pattern) : text`a service`)),
                );
                if (width === "pattern")
                    yield found(width, subject, { statement, patterns, several: wide.patterns.length > 1, count, limit });
                else if (width === "service") yield found(width, subject, { statement, patterns });
                else yield found(width, subject, { statement });
            });
            yield* worst(findings, (count) => found("more", { path }, { count }), WIDTHS);
        });
    },
});
