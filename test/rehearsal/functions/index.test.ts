import assert from "node:assert/strict";
import { functionsOf, resultOf } from "../../../rehearsal/facts";
import { answer } from "../../../rehearsal/functions";
import { isSecret, type Properties } from "../../../rehearsal/wire";
import { contextOf } from "../support";
import { mustBeText } from "../../support/must-be-text";

const ask = (token: string, args: Properties = {}, more = {}) => answer(token, args, contextOf(token, { urn: "", ...more }));

describe("the functions of the providers", () => {
    for (const name of ["aws", "aws-native"] as const)
        it(`of ${name} answer all that their result declares`, () => {
            const missing = functionsOf(name)
                .filter((token) => token !== "aws-native:index:cidr")
                .flatMap((token) => {
                    const { values } = ask(token);
                    return (resultOf(token) ?? [])
                        .filter(({ name: key, isOptional }) => !isOptional && !(key in values))
                        .map(({ name: key }) => `${token} ${key}`);
                });
            assert.deepEqual(missing, []);
        });

    it("say who calls, and where", () => {
        assert.equal(ask("aws:index/getCallerIdentity:getCallerIdentity").values["accountId"], "000000000000");
        assert.equal(ask("aws:index/getRegion:getRegion").values["region"], "eu-central-1");
        assert.equal(ask("aws-native:index:getAccountId").values["accountId"], "000000000000");
    });

    it("know the partitions", () => {
        const { values } = ask("aws:index/getPartition:getPartition", {}, { region: "cn-north-1", partition: "aws-cn" });
        assert.deepEqual(values, {
            id: "aws-cn",
            partition: "aws-cn",
            dnsSuffix: "amazonaws.com.cn",
            reverseDnsPrefix: "cn.com.amazonaws",
        });
    });

    it("name the zones of a Region and leave out those that are not wanted", () => {
        const { values } = ask("aws:index/getAvailabilityZones:getAvailabilityZones", { excludeNames: ["eu-central-1b"] });
        assert.deepEqual(
            [values["names"], values["zoneIds"]],
            [
                ["eu-central-1a", "eu-central-1c"],
                ["euc1-az1", "euc1-az3"],
            ],
        );
    });

    it("take an ARN apart", () => {
        const { values } = ask("aws:index/getArn:getArn", { arn: "arn:aws:sns:eu-west-1:111122223333:a:b" });
        assert.deepEqual([values["service"], values["account"], values["resource"]], ["sns", "111122223333", "a:b"]);
    });

    it("find the role of a session", () => {
        const { values } = ask("aws:iam/getSessionContext:getSessionContext", { arn: "arn:aws:sts::111122223333:assumed-role/ci/run" });
        assert.equal(values["issuerArn"], "arn:aws:iam::111122223333:role/ci");
    });

    it("count out subnets as CloudFormation does", () => {
        const { values } = ask("aws-native:index:cidr", { ipBlock: "10.1.0.0/16", count: 2, cidrBits: 8 });
        assert.deepEqual(values["subnets"], ["10.1.0.0/24", "10.1.1.0/24"]);
        assert.throws(() => ask("aws-native:index:cidr", { ipBlock: "10.1.0.0/24", count: 2, cidrBits: 8 }), /does not hold so many/);
    });

    it("look up by what is asked for", () => {
        assert.equal(
            ask("aws:lambda/getFunction:getFunction", { functionName: "orders" }).values["arn"],
            "arn:aws:lambda:eu-central-1:000000000000:function:orders",
        );
        assert.equal(ask("aws:iam/getRole:getRole", { name: "ci" }).values["arn"], "arn:aws:iam::000000000000:role/ci");
        assert.equal(
            ask("aws:iam/getPolicy:getPolicy", { arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }).values["arn"],
            "arn:aws:iam::aws:policy/ReadOnlyAccess",
        );
        assert.equal(ask("aws:route53/getZone:getZone", { name: "example.com" }).values["name"], "example.com");
    });

    it("find the same thing twice, and two things by two questions", () => {
        const vpc = (cidrBlock: string) => ask("aws:ec2/getVpc:getVpc", { cidrBlock }).values["id"];
        assert.match(mustBeText(vpc("10.0.0.0/16")), /^vpc-[0-9a-f]{17}$/);
        assert.equal(vpc("10.0.0.0/16"), vpc("10.0.0.0/16"));
        assert.notEqual(vpc("10.0.0.0/16"), vpc("10.1.0.0/16"));
    });

    it("hand out no secret but a placeholder, as a secret", () => {
        const { values } = ask("aws:secretsmanager/getSecretVersion:getSecretVersion", { secretId: "db" });
        assert.ok(isSecret(values["secretString"]));
    });

    it("say of a function that is not known that it is not, and answer it from its declared type", () => {
        const { values, isKnown } = ask("aws:index/getIpRanges:getIpRanges", { services: ["s3"] });
        assert.equal(isKnown, false);
        assert.ok(Array.isArray(values["cidrBlocks"]));
        assert.equal(ask("aws:ec2/getNoSuchThing:getNoSuchThing").isKnown, false);
        assert.equal(ask("aws:ec2/getVpc:getVpc").isKnown, true);
    });

    for (const [name, form] of [
        ["/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id", /^ami-[0-9a-f]{17}$/],
        ["/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64", /^ami-[0-9a-f]{17}$/],
        ["/aws/service/canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id", /^ami-[0-9a-f]{17}$/],
        ["/aws/service/eks/optimized-ami/1.31/amazon-linux-2023/x86_64/standard/recommended/release_version", /^1$/],
        ["/shop/prod/url", /^made-up-[0-9a-f]{10}$/],
    ] as const)
        it(`know the form of the parameter ${name}`, () => {
            const { values } = ask("aws:ssm/getParameter:getParameter", { name });
            assert.match(mustBeText(values["insecureValue"]), form);
        });

    it("answer the metadata of an image as the JSON that programs take apart", () => {
        const { values } = ask("aws:ssm/getParameter:getParameter", { name: "/aws/service/ecs/optimized-ami/amazon-linux-2/recommended" });
        assert.match((JSON.parse(mustBeText(values["insecureValue"])) as { image_id: string }).image_id, /^ami-[0-9a-f]{17}$/);
    });
});
