import assert from "node:assert/strict";
import { factsOf, functionsOf, resultOf, typesOf } from "../../../rehearsal/facts";

describe("the facts about resource types", () => {
    it("cover both packages", () => {
        assert.ok(typesOf("aws").length > 1700);
        assert.ok(typesOf("aws-native").length > 1500);
        assert.ok(functionsOf("aws").length > 600);
    });

    it("tell outputs from inputs that AWS fills", () => {
        const facts = factsOf("aws:lambda/function:Function");
        assert.deepEqual(
            facts?.outputs.filter(({ name }) => /^(?:arn|role|sourceCodeSize)$/.test(name)),
            [
                { name: "arn", shape: "s", isOptional: false },
                { name: "sourceCodeSize", shape: "n", isOptional: false },
            ],
        );
        assert.ok(facts.computed.some(({ name }) => name === "architectures"));
    });

    it("give documented defaults, and none that hangs on something else", () => {
        assert.deepEqual(factsOf("aws:lambda/function:Function")?.defaults, {
            memorySize: 128,
            packageType: "Zip",
            publish: false,
            timeout: 3,
        });
        assert.deepEqual(factsOf("aws:kms/alias:Alias")?.defaults, {});
    });

    it("say what an id is made of", () => {
        const identities = ["aws:iam/rolePolicy:RolePolicy", "aws:ec2/vpc:Vpc", "aws:sns/topic:Topic"].map(
            (type) => factsOf(type)?.identity,
        );
        assert.deepEqual(identities, ["=role:name", "~vpc-00000000000000000", "=arn"]);
    });

    it("hold ARN formats of the Service Authorization Reference", () => {
        assert.equal(factsOf("aws:sqs/queue:Queue")?.arn, "arn:${Partition}:sqs:${Region}:${Account}:${QueueName}");
        assert.equal(factsOf("aws-native:kms:Key")?.arn, "arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}");
    });

    it("tell the generations of @pulumi/aws apart", () => {
        const outputs = (type: string, generation: number): string[] =>
            (factsOf(type, generation)?.outputs ?? [])
                .map(({ name }) => name)
                .filter((name) => /^(?:region|invokeUrl|bucketRegion)$/.test(name));
        assert.deepEqual(
            ["aws:s3/bucket:Bucket", "aws:apigateway/deployment:Deployment"].map((type) => [outputs(type, 6), outputs(type, 7)]),
            [
                [["region"], ["bucketRegion"]],
                [["invokeUrl"], []],
            ],
        );
        assert.equal(factsOf("aws:opsworks/stack:Stack"), undefined);
        assert.ok(factsOf("aws:opsworks/stack:Stack", 6));
        assert.ok(resultOf("aws:index/getRegion:getRegion", 6)?.every(({ name }) => name !== "region"));
    });

    it("know nothing of other names, be they those of objects", () => {
        assert.equal(factsOf("aws:lambda/function:Nothing"), undefined);
        assert.equal(factsOf("toString"), undefined);
        assert.equal(resultOf("constructor"), undefined);
    });
});
