import { object, strings } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { oneOf, text } from "../kit/text";
import type { Text } from "../kit/text";
import { isExcessive } from "../model/api/permissions/granted-actions";
import { actionExists } from "../model/iam/knowledge";
import { principalsIn, readDocument, unread } from "../model/iam/language";
import type { PolicyDocument, Statement } from "../model/iam/language";
import { publicStatements } from "../model/iam/resource-policies";
import { holdsEverybody, PERMISSION_TYPES, RESOURCE_POLICY_TYPES } from "../model/api/permissions/permission";

const permission = {
    function: "orders",
    principal: "events.amazonaws.com",
    sourceArn: "arn:aws:events:eu-west-1:123456789012:rule/nightly",
};

export default resourceRule({
    name: "authorization-permission-action",
    description: "A permission of a function must grant the call, and nothing beside it.",
    severity: "medium",
    level: "advisory",
    checklist: ["B10"],
    why: "`lambda:*` lets the caller change or delete the function, and `lambda:GetFunction` hands out a link to its code.",
    fix: [
        "grant `lambda:InvokeFunction` (or `lambda:InvokeFunctionUrl`); `queue.onEvent()` and its like write `lambda:*`, so write a Permission or an EventSourceMapping in their place.",
        "An action that another account needs, such as a callback of a durable function, belongs in the option `allowedActions`.",
    ],
    notes: [
        "`lambda:EnableReplication*` is granted to CloudFront for functions at the edge.",
        "A permission for everybody is the matter of `authorization-function-permission`; one for everybody of an organisation, an account or a source is judged here.",
    ],
    config: object({
        allowedActions: strings({
            default: [],
            about: "Further actions that may be granted, such as `lambda:SendDurableExecutionCallbackSuccess`.",
        }),
    }),
    on: [...PERMISSION_TYPES, ...RESOURCE_POLICY_TYPES],
    messages: { more: (d: { action: Text }) => text`the permission grants ${d.action}.` },
    example: {
        good: { inputs: { ...permission, action: "lambda:InvokeFunction" } },
        bad: { inputs: { ...permission, action: "lambda:*" } },
    },
    *check(resource, { config, each, found }) {
        const inputs = resource.as();
        if ((PERMISSION_TYPES as readonly string[]).includes(resource.type)) {
            const action = inputs.string("action");
            if (action === undefined || !isExcessive(action, config.allowedActions, ["action"])) return;
            if (inputs.string("principal") === "*" && !holdsEverybody(inputs)) return;
            yield found("more", "action", { action: nameOf(action) });
            return;
        }
        const document = readDocument(inputs.child("policy").known(), ["policy"]);
        yield* each(document.statements, function* (statement) {
            if (statement.effect !== "Allow") return;
            for (const action of statement.actions ?? []) {
                if (!isExcessive(action, config.allowedActions, statement.path)) continue;
                if (!isOpen(document, statement)) yield found("more", statement, { action: nameOf(action) });
            }
        });
        for (const { reason, path } of unread(document)) yield { verdict: "undetermined", reason, subject: undefined, path };
    },
});

/**
 * Whether a statement is for everybody, after what the document denies.
 * @throws Undetermined where that hangs on what is not known.
 */
function isOpen(document: PolicyDocument, statement: Statement): boolean {
    const { principals } = statement;
    if (principals === undefined) return false;
    const mayBeAnybody =
        principals.everybody || principalsIn(principals).some((principal) => principal.kind === "unknown" && principal.among === "aws");
    if (!mayBeAnybody) return false;
    const statements = document.statements.filter((other) => other === statement || other.effect === "Deny");
    return publicStatements({ ...document, statements }).length > 0;
}

/** An action by the name that AWS gives it; a misspelt one is not repeated. */
const nameOf = (action: string): Text => oneOf(action, ["*", "lambda:*", ...(actionExists(action) ? [action] : [])], "another action");
