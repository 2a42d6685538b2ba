import assert from "node:assert/strict";
import type { Autonaming, Context } from "../../../rehearsal/context";
import { factsOf, typesOf, type Member } from "../../../rehearsal/facts";
import { defaultsOf, isTagged, namedBy, outputsOf } from "../../../rehearsal/values";
import { UNKNOWN, containsUnknown, isSecret, plain, type Properties, type Value } from "../../../rehearsal/wire";
import { contextOf } from "../support";
import { mustBeText } from "../../support/must-be-text";

const made = (type: string, inputs: Properties = {}, more = {}) => outputsOf(type, inputs, contextOf(type, more));
const ofShape = (value: Value | undefined, shape: string): boolean => {
    const bare = value === undefined ? undefined : plain(value);
    switch (shape[0]) {
        case "s":
        case "=":
            return typeof bare === "string";
        case "n":
            return typeof bare === "number";
        case "b":
            return typeof bare === "boolean";
        case "[":
            return Array.isArray(bare);
        default:
            return typeof bare === "object" && bare !== null && !Array.isArray(bare);
    }
};

for (const [name, generation] of [
    ["aws", 7],
    ["aws", 6],
    ["aws-native", 1],
] as const) {
    describe(`the made-up outputs of every type of ${name} ${generation}`, () => {
        const here = (type: string): Context => contextOf(type, { generation });
        // A client of a user pool has a secret only where the program asks for one.
        const asked = (type: string): Properties => (type.endsWith(":UserPoolClient") ? { generateSecret: true } : {});
        const all = typesOf(name, generation).map((type) => ({
            type,
            ...made(type, { ...defaultsOf(type, {}, here(type)), ...asked(type) }, { generation }),
        }));

        it("have an id", () => {
            assert.deepEqual(
                all.filter(({ id }) => !/^[\w~@$.,:;/|=+#*?&!-]{3,}$/.test(id)).map(({ type, id }) => `${type} ${id}`),
                [],
            );
        });

        it("are all there and of the declared shape", () => {
            const wrong = ({ type, outputs }: (typeof all)[number]): string[] =>
                (factsOf(type, generation)?.outputs ?? [])
                    .filter(({ name: key, shape }: Member) => !ofShape(outputs[key], shape))
                    .map(({ name: key, shape }) => `${type} ${key}:${shape}`);
            assert.deepEqual(all.flatMap(wrong), []);
        });

        it("hold no unknown, no unfilled part of a format and no account but the run's own", () => {
            const text = (outputs: Properties): string => JSON.stringify(outputs);
            assert.deepEqual(
                all.filter(({ outputs }) => containsUnknown(outputs)).map(({ type }) => type),
                [],
            );
            assert.deepEqual(
                all.filter(({ outputs }) => /\$\{/.test(text(outputs))).map(({ type }) => type),
                [],
            );
            const foreign = ({ outputs }: (typeof all)[number]): boolean =>
                [...text(outputs).matchAll(/arn:[^:"]*:[^:"]*:[^:"]*:(\d+):/g)].some(([, account]) => account !== "000000000000");
            assert.deepEqual(
                all.filter(foreign).map(({ type }) => type),
                [],
            );
        });

        it("are the same at the next run", () => {
            assert.deepEqual(
                typesOf(name, generation)
                    .filter((_, index) => index % 20 === 0)
                    .map((type) => made(type, defaultsOf(type, {}, here(type)), { generation })),
                all.filter((_, index) => index % 20 === 0).map(({ id, outputs }) => ({ id, outputs })),
            );
        });

        it("give the resource an ARN of six parts in the partition, the Region and the account", () => {
            const wrong = all.filter(
                ({ outputs }) =>
                    typeof outputs["arn"] === "string" &&
                    outputs["arn"] !== "" &&
                    !/^arn:aws:[a-z0-9-]+:(?:|eu-central-1|us-east-1):(?:|000000000000):.+$/.test(outputs["arn"]),
            );
            assert.deepEqual(
                wrong.map(({ type, outputs }) => `${type} ${mustBeText(outputs["arn"])}`),
                [],
            );
        });
    });
}

describe("the made-up outputs of a resource", () => {
    it("follow its inputs", () => {
        const { id, outputs } = made("aws:lambda/function:Function", { name: "orders" });
        assert.deepEqual(
            [id, outputs["arn"], outputs["invokeArn"]],
            [
                "orders",
                "arn:aws:lambda:eu-central-1:000000000000:function:orders",
                "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:000000000000:function:orders/invocations",
            ],
        );
    });

    it("differ by the resource where only a digit tells two apart", () => {
        const id = (title: string): unknown =>
            made("aws:ec2/eip:Eip", {}, { urn: `urn:pulumi:dev::shop::aws:ec2/eip:Eip::${title}` }).outputs["allocationId"];
        assert.match(String(id("vpc-1")), /^eipalloc-[0-9a-f]{17}$/);
        assert.notEqual(id("vpc-1"), id("vpc-2"));
    });

    it("never take the place of what the program says", () => {
        assert.equal(made("aws:ec2/subnet:Subnet", { cidrBlock: "10.9.0.0/24", vpcId: "vpc-1" }).outputs["cidrBlock"], undefined);
    });

    it("leave out what a rule would judge: encryption, keys, versioning, rules of a security group", () => {
        for (const [type, key] of [
            ["aws:s3/bucket:Bucket", "serverSideEncryptionConfiguration"],
            ["aws:s3/bucket:Bucket", "policy"],
            ["aws:rds/cluster:Cluster", "kmsKeyId"],
            ["aws:rds/cluster:Cluster", "storageEncrypted"],
            ["aws:ec2/securityGroup:SecurityGroup", "ingress"],
        ] as const)
            assert.equal(made(type).outputs[key], undefined, `${type} ${key}`);
    });

    it("are in the partition of the Region", () => {
        const { outputs } = made("aws:sqs/queue:Queue", { name: "jobs" }, { region: "cn-north-1", partition: "aws-cn" });
        assert.deepEqual(
            [outputs["arn"], outputs["url"]],
            ["arn:aws-cn:sqs:cn-north-1:000000000000:jobs", "https://sqs.cn-north-1.amazonaws.com.cn/000000000000/jobs"],
        );
    });

    it("hold a secret where the provider has one", () => {
        const client = (inputs: Properties) => made("aws:cognito/userPoolClient:UserPoolClient", inputs).outputs["clientSecret"];
        assert.ok(isSecret(client({ generateSecret: true })));
        assert.deepEqual([client({}), client({ generateSecret: false })], [undefined, undefined]);
        assert.ok(isSecret(made("aws:iam/accessKey:AccessKey").outputs["secret"]));
    });

    it("make nothing of a value that is not known", () => {
        const { id, outputs } = made("aws:sns/topic:Topic", { name: UNKNOWN });
        assert.ok(!JSON.stringify([id, outputs]).includes(UNKNOWN));
    });

    it("validate a certificate by one record for each name", () => {
        const { outputs } = made("aws:acm/certificate:Certificate", {
            domainName: "example.com",
            subjectAlternativeNames: ["*.example.com", "example.com"],
        });
        const options = outputs["domainValidationOptions"] as Properties[];
        assert.deepEqual(
            options.map(({ domainName }) => domainName),
            ["example.com", "*.example.com"],
        );
    });

    it("answer a type that the declarations lack", () => {
        assert.equal(
            made("aws:old/thing:Thing").outputs["arn"],
            "arn:aws:old:eu-central-1:000000000000:thing-" + made("aws:old/thing:Thing").id.slice(6),
        );
    });
});

describe("what the provider fills in", () => {
    const given = (type: string, inputs: Properties = {}, name = "thing") =>
        defaultsOf(type, inputs, contextOf(type, { urn: `urn:pulumi:dev::shop::${type}::${name}` }));

    it("is a name with seven digits where the program gives none", () => {
        assert.match(mustBeText(given("aws:iam/role:Role")["name"]), /^thing-[0-9a-f]{7}$/);
        assert.match(mustBeText(given("aws-native:iam:Role")["roleName"]), /^thing-[0-9a-f]{7}$/);
        assert.equal(given("aws:iam/role:Role", { name: "own" })["name"], undefined);
        assert.equal(given("aws:iam/role:Role", { namePrefix: "own" })["name"], undefined);
    });

    it("keeps to the limits and the letters of the type", () => {
        assert.equal(mustBeText(given("aws:iam/role:Role", {}, "x".repeat(80))["name"]).length, 64);
        assert.match(mustBeText(given("aws:s3/bucket:Bucket", {}, "MyData")["bucket"]), /^mydata-[0-9a-f]{7}$/);
        assert.match(mustBeText(given("aws:sqs/queue:Queue", { fifoQueue: true })["name"]), /^thing-[0-9a-f]{7}\.fifo$/);
        assert.match(mustBeText(given("aws-native:sqs:Queue", { fifoQueue: true })["queueName"]), /^thing-[0-9a-f]{7}\.fifo$/);
        assert.match(mustBeText(given("aws:kms/alias:Alias")["name"]), /^alias\/thing-[0-9a-f]{7}$/);
        assert.match(mustBeText(given("aws:glue/catalogTable:CatalogTable")["name"]), /^thing_[a-z]{8}$/);
        assert.equal(given("aws:s3/bucketObjectv2:BucketObjectv2", {}, "a/b.txt")["key"], "a/b.txt");
        assert.equal(given("aws:route53/record:Record")["name"], undefined);
    });

    it("is the configured name, within what the type allows", () => {
        const named = (type: string, autonaming: Autonaming) => defaultsOf(type, {}, contextOf(type, { autonaming }));
        const propose = (type: string, name: string) => named(type, { mode: "propose", name });
        assert.equal(propose("aws:s3/bucket:Bucket", "Shop-Data")["bucket"], "shop-data");
        assert.equal(propose("aws:kms/alias:Alias", "shop")["name"], "alias/shop");
        assert.equal(propose("aws:glue/catalogTable:CatalogTable", "shop-data")["name"], "shop_data");
        assert.equal(named("aws:s3/bucket:Bucket", { mode: "enforce", name: "Shop" })["bucket"], "Shop");
        assert.equal(named("aws:s3/bucketObjectv2:BucketObjectv2", { mode: "disable" })["key"], "thing");
        assert.equal(named("aws-native:iam:Role", { mode: "disable" })["roleName"], undefined);
        assert.throws(() => propose("aws:iam/role:Role", "x".repeat(65)), /longer than 64 characters/);
    });

    it("is a documented default, unless the program says otherwise", () => {
        assert.equal(given("aws:lambda/function:Function")["timeout"], 3);
        assert.equal(given("aws:lambda/function:Function", { timeout: 30 })["timeout"], undefined);
        assert.equal(given("aws:lambda/function:Function", { timeout: UNKNOWN })["timeout"], undefined);
    });

    it("knows names and tags of types", () => {
        const types = ["aws:s3/bucket:Bucket", "aws:iam/rolePolicyAttachment:RolePolicyAttachment"];
        assert.deepEqual(
            types.map((type) => [namedBy(type, 7), isTagged(type, 7)]),
            [
                ["bucket", true],
                [undefined, false],
            ],
        );
    });
});
