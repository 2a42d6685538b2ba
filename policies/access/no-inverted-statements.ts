import { inlinePolicy } from "../kit/example";
import { BOUNDARIES, BOUNDARY_NOTE } from "../kit/boundaries";
import type { Outcome } from "../kit/outcome";
import { eachDocument, statementText, worst } from "../kit/policy-documents";
import { eachResourcePolicy } from "../kit/resource-policies";
import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { DOCUMENT_CARRIERS, type PolicyDocument, type Statement } from "../model/iam/language";
import { publicStatements, RESOURCE_POLICY_CARRIERS } from "../model/iam/resource-policies";
import type { Path } from "../model/values";

const elementOf = (statement: Statement): "notAction" | "notResource" | "notPrincipal" | undefined => {
    if (statement.effect === "Deny") return undefined;
    if (statement.notPrincipals !== undefined) return "notPrincipal";
    if (statement.notActions !== undefined) return "notAction";
    return statement.notResources === undefined ? undefined : "notResource";
};
const WORST_FIRST: readonly string[] = ["notPrincipal", "notAction", "notResource"];

export default resourceRule({
    name: "access-no-inverted-statements",
    description: "Allow statements must say what they allow, not what they leave out by `NotAction`, `NotResource` or `NotPrincipal`.",
    severity: "high",
    level: "mandatory",
    checklist: ["A1", "B1"],
    why: "An inverted Allow grants everything that was not thought of: all services, and resources and principals that do not exist yet.",
    fix: [
        "allow by `Action`, `Resource` and `Principal`; what must never happen goes into a statement with the effect `Deny`, where an inverted element is right.",
    ],
    notes: [
        "A resource policy that is open to everybody by `NotPrincipal` is reported by `access-no-public-resource-policies`; here, where a condition binds it.",
        BOUNDARY_NOTE,
    ],
    on: [...DOCUMENT_CARRIERS, ...RESOURCE_POLICY_CARRIERS],
    messages: {
        notAction: (d: { statement: Text }) => text`${d.statement} allows every action but those in \`NotAction\`.`,
        notResource: (d: { statement: Text }) => text`${d.statement} allows its actions on every resource but those in \`NotResource\`.`,
        notPrincipal: (d: { statement: Text }) => text`${d.statement} admits everybody but those in \`NotPrincipal\`.`,
        more: (d: { count: number }) => text`further Allow statements of this document are inverted: ${d.count}.`,
    },
    example: {
        good: inlinePolicy("orders", { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::orders/*" }),
        bad: inlinePolicy("orders", { Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
    },
    inStack: BOUNDARIES,
    *check(resource, { found }) {
        const inverted = (document: PolicyDocument, path: Path, others: ReadonlySet<Statement> = new Set()): Iterable<Outcome> => {
            const findings = document.statements.flatMap((statement) => {
                const element = elementOf(statement);
                return element === undefined || others.has(statement)
                    ? []
                    : [found(element, statement, { statement: statementText(statement) })];
            });
            return worst(findings, (count) => found("more", { path }, { count }), WORST_FIRST);
        };
        yield* eachDocument(resource, ["identity", "trust"], (document, { path }) => inverted(document, path));
        yield* eachResourcePolicy(resource, (document, { path }) => {
            const open = document.statements.some(({ notPrincipals }) => notPrincipals !== undefined) ? publicStatements(document) : [];
            const others = open.filter(({ opening }) => opening === "notPrincipal").map(({ statement }) => statement);
            return inverted(document, path, new Set(others));
        });
    },
});
