import assert from "node:assert/strict";
import { outputsOf } from "../../../rehearsal/values";
import type { Properties } from "../../../rehearsal/wire";
import { contextOf } from "../support";

const made = (type: string, inputs: Properties): { id: string; outputs: Properties } =>
    outputsOf(type, inputs, contextOf(type, { generation: 1 }));

describe("Resources of aws-native that have a name", () => {
    // AWS::ApiGatewayV2::Api, AWS::Cognito::UserPool and AWS::SNS::Topic in the CloudFormation template reference, "Return values", Ref.
    it("have the id that AWS chooses, where that is no name", () => {
        const api = made("aws-native:apigatewayv2:Api", { name: "chat", protocolType: "WEBSOCKET" });
        assert.match(api.id, /^[a-z0-9]{10}$/);
        assert.deepEqual(
            [api.outputs["apiId"], api.outputs["apiEndpoint"]],
            [api.id, `wss://${api.id}.execute-api.eu-central-1.amazonaws.com`],
        );
        const pool = made("aws-native:cognito:UserPool", { userPoolName: "staff" });
        assert.match(pool.id, /^eu-central-1_[a-z0-9]{9}$/);
        assert.deepEqual(
            [pool.outputs["userPoolId"], pool.outputs["arn"]],
            [pool.id, `arn:aws:cognito-idp:eu-central-1:000000000000:userpool/${pool.id}`],
        );
        const topic = made("aws-native:sns:Topic", { topicName: "news" });
        assert.deepEqual([topic.id, topic.outputs["topicArn"]], Array(2).fill("arn:aws:sns:eu-central-1:000000000000:news"));
    });
});
