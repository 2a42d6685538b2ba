import rule from "../../../policies/authorization/permission-action";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const POLICY = "aws:lambda/resourcePolicy:ResourcePolicy";
const permission = (action: unknown, more: object = {}) => ({ inputs: { action, function: "f", principal: "sqs.amazonaws.com", ...more } });
const document = (...statements: readonly unknown[]) => ({ type: POLICY, inputs: { policy: { Statement: statements } } });
const statement = (action: unknown, more: object = {}) => ({
    Effect: "Allow",
    Principal: { AWS: "123456789012" },
    Action: action,
    ...more,
});

testResourceRule(rule, {
    compliant: [
        { title: "the call", ...permission("lambda:InvokeFunction") },
        { title: "the call through a URL, in any case", ...permission("LAMBDA:invokefunctionurl") },
        { title: "replication to the edge", ...permission("lambda:EnableReplication*", { principal: "replicator.lambda.amazonaws.com" }) },
        { title: "everything for everybody is another rule's matter", ...permission("lambda:*", { principal: "*" }) },
        {
            title: "a callback of a durable function, where it is allowed",
            ...permission("lambda:SendDurableExecutionCallbackSuccess"),
            config: { allowedActions: ["lambda:SendDurableExecutionCallbackSuccess"] },
        },
        {
            title: "a document",
            ...document(
                statement(["lambda:InvokeFunction"]),
                statement("lambda:*", { Effect: "Deny" }),
                statement("lambda:*", { Principal: "*" }),
            ),
        },
    ],
    violating: [
        {
            title: "more than the call for everybody of an account",
            ...permission("lambda:DeleteAlias", { principal: "*", sourceAccount: "123456789012" }),
            found: ["more@action"],
        },
        {
            title: "every action for everybody of an organisation, in a document",
            ...document(statement("lambda:*", { Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } })),
            found: ["more@policy.Statement[0]"],
        },
        { title: "every action", ...permission("lambda:*"), found: ["more@action"] },
        { title: "a link to the code", ...permission("lambda:GetFunction", { principal: "123456789012" }), found: ["more@action"] },
        { title: "every action, whoever it is", ...permission("lambda:*", { principal: "123456789012" }), found: ["more@action"] },
        {
            title: "aws-native",
            type: "aws-native:lambda:Permission",
            inputs: { functionName: "f", action: "lambda:*", principal: "123456789012" },
            found: ["more@action"],
        },
        {
            title: "a document",
            ...document(statement("lambda:InvokeFunction"), statement(["lambda:InvokeFunction", "lambda:UpdateFunctionCode"])),
            found: ["more@policy.Statement[1]"],
        },
        {
            title: "beside a statement that cannot be read",
            ...document(statement("lambda:*"), UNKNOWN),
            found: ["more@policy.Statement[0]"],
            undetermined: ["policy.Statement[1]"],
        },
    ],
    unknown: [
        { title: "the action", ...permission(UNKNOWN), undetermined: ["action"] },
        { title: "the principal, who may be everybody", ...permission("lambda:*", { principal: UNKNOWN }), undetermined: ["principal"] },
        { title: "the policy", type: POLICY, inputs: { policy: UNKNOWN }, undetermined: ["policy"] },
        { title: "an action of a statement", ...document(statement([UNKNOWN])), undetermined: ["policy.Statement[0]"] },
    ],
    secret: [{ title: "the action", ...permission(MASKED), undetermined: ["action"] }],
});
