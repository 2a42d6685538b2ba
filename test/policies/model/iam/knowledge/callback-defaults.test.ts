import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { isCallbackDefault } from "../../../../../policies/model/iam/knowledge/callback-defaults";

const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const resource = (type: string, name: string, ...parents: readonly string[]): { urn: string; type: string; name: string } => ({
    urn: `urn:pulumi:dev::orders::${[...parents, type].join("$")}::${name}`,
    type,
    name,
});
const attachment = (name: string, ...parents: readonly string[]): ReturnType<typeof resource> => resource(ATTACHMENT, name, ...parents);
const hashOf = (policy: string): string => createHash("sha1").update(`arn:aws:iam::aws:policy/${policy}`).digest("hex").slice(0, 8);

describe("the policies of a callback function", () => {
    for (const policy of [
        "AWSLambda_FullAccess",
        "CloudWatchFullAccessV2",
        "CloudWatchFullAccess",
        "CloudWatchEventsFullAccess",
        "AmazonS3FullAccess",
        "AmazonDynamoDBFullAccess",
        "AmazonSQSFullAccess",
        "AmazonKinesisFullAccess",
        "AmazonCognitoPowerUser",
        "AWSXrayWriteOnlyAccess",
    ])
        it(`hold ${policy}`, () => assert.equal(isCallbackDefault(attachment(`nightly-${hashOf(policy)}`), policy), true));
    it("are told below a component of the program, and below an event subscription", () => {
        const name = `nightly-${hashOf("AmazonS3FullAccess")}`;
        for (const parents of [["acme:shop:Orders"], ["aws:s3/bucket:Bucket", "aws:s3:BucketEventSubscription"]])
            assert.equal(isCallbackDefault(attachment(name, ...parents), "AmazonS3FullAccess"), true);
    });
    for (const [title, subject, policy] of [
        ["another policy", attachment(`nightly-${hashOf("AmazonECS_FullAccess")}`), "AmazonECS_FullAccess"],
        ["another name", attachment("nightly"), "AmazonS3FullAccess"],
        ["another hash", attachment("nightly-1b4caae3"), "AmazonS3FullAccess"],
        [
            "the task role of an awsx component",
            attachment(`thumbs-task-${hashOf("AWSLambda_FullAccess")}`, "awsx:x:ecs:FargateTaskDefinition"),
            "AWSLambda_FullAccess",
        ],
        [
            "another type",
            resource("aws:iam/userPolicyAttachment:UserPolicyAttachment", `nightly-${hashOf("AmazonS3FullAccess")}`),
            "AmazonS3FullAccess",
        ],
    ] as const)
        it(`do not hold ${title}`, () => assert.equal(isCallbackDefault(subject, policy), false));
});
