import assert from "node:assert/strict";
import { answer } from "../../../rehearsal/functions";
import { Resources, type Registered } from "../../../rehearsal/functions/resources";
import { defaultsOf, outputsOf } from "../../../rehearsal/values";
import { UNKNOWN, secret, type Properties } from "../../../rehearsal/wire";
import { contextOf } from "../support";
import { mustBeText } from "../../support/must-be-text";

/** What a stand-in notes of the resources of a run, by type and name. */
function run(...resources: readonly (readonly [type: string, name: string, inputs: Properties])[]): Map<string, Registered> {
    return new Map(
        resources.map(([type, name, inputs]) => {
            const context = contextOf(type, { urn: `urn:pulumi:dev::shop::${type}::${name}` });
            const complete = { ...inputs, ...defaultsOf(type, inputs, context) };
            const { id, outputs } = outputsOf(type, complete, context);
            return [context.urn, { id, outputs: { ...complete, ...outputs } }];
        }),
    );
}
const only = (states: ReadonlyMap<string, Registered>, at = 0): Registered => [...states.values()][at] ?? assert.fail();

const SUBNET = "aws:ec2/subnet:Subnet";
const ask = (token: string, args: Properties, states: ReadonlyMap<string, Registered>): Properties =>
    answer(token, args, contextOf(token, { urn: "" }), Resources.of(states)).values;
const getSubnet = (args: Properties, states: ReadonlyMap<string, Registered>) => ask("aws:ec2/getSubnet:getSubnet", args, states);

describe("A look-up of what the same run made", () => {
    const two = run(
        [SUBNET, "a", { vpcId: "vpc-1", cidrBlock: "10.0.1.0/24" }],
        [SUBNET, "b", { vpcId: "vpc-1", cidrBlock: "10.0.2.0/24" }],
    );

    it("answers what the resource shows, by its id", () => {
        const { id = "", outputs } = only(two, 1);
        const found = getSubnet({ id }, two);
        assert.deepEqual([found["id"], found["cidrBlock"], found["arn"]], [id, "10.0.2.0/24", outputs["arn"]]);
    });

    it("is among those that show a text now, not before, each once", () => {
        const resources = Resources.of(two);
        const urn = [...two.keys()][0] ?? assert.fail();
        const state = { id: "subnet-1", outputs: { vpcId: "vpc-2", cidrBlock: "10.0.3.0/24" } };
        resources.note(urn, state);
        const showing = (...texts: readonly string[]): unknown[] => [...resources.thatShow(SUBNET, texts)];
        assert.deepEqual(showing("vpc-1", "10.0.2.0/24"), [only(two, 1)]);
        assert.deepEqual(showing("vpc-2", "subnet-1"), [state]);
        assert.deepEqual([...resources.thatShow("aws:ec2/vpc:Vpc", ["vpc-2"])], []);
    });

    it("is not found by what cannot be compared", () => {
        assert.notEqual(getSubnet({ cidrBlock: "10.0.1.0/24", defaultForAz: true }, two)["id"], only(two).id);
    });

    it("finds by several arguments, all of which must be true of it", () => {
        assert.equal(getSubnet({ vpcId: "vpc-1", cidrBlock: "10.0.1.0/24" }, two)["id"], only(two).id);
        assert.notEqual(getSubnet({ vpcId: "vpc-2", cidrBlock: "10.0.1.0/24" }, two)["id"], only(two).id);
    });

    it("takes none where the arguments are true of several, or of none", () => {
        const ids = [...two.values()].map(({ id }) => id);
        assert.ok(!ids.includes(mustBeText(getSubnet({ vpcId: "vpc-1" }, two)["id"])));
        assert.ok(!ids.includes(mustBeText(getSubnet({ id: "subnet-0123456789abcdef0" }, two)["id"])));
        assert.equal(getSubnet({ id: "subnet-0123456789abcdef0" }, two)["id"], "subnet-0123456789abcdef0");
    });

    for (const [token, args, type, inputs, key, value] of [
        [
            "aws:iam/getRole:getRole",
            { name: "ci" },
            "aws:iam/role:Role",
            { name: "ci", path: "/ops/" },
            "arn",
            "arn:aws:iam::000000000000:role/ops/ci",
        ],
        [
            "aws:lambda/getFunction:getFunction",
            { functionName: "f" },
            "aws:lambda/function:Function",
            { name: "f", runtime: "nodejs22.x" },
            "runtime",
            "nodejs22.x",
        ],
        ["aws:s3/getBucket:getBucket", { bucket: "b" }, "aws:s3/bucketV2:BucketV2", { bucket: "b" }, "arn", "arn:aws:s3:::b"],
        [
            "aws:ec2/getSecurityGroup:getSecurityGroup",
            { name: "web" },
            "aws:ec2/securityGroup:SecurityGroup",
            { name: "web", description: "doors" },
            "description",
            "doors",
        ],
        [
            "aws:route53/getZone:getZone",
            { name: "example.com." },
            "aws:route53/zone:Zone",
            { name: "example.com", comment: "shop" },
            "comment",
            "shop",
        ],
        [
            "aws:ssm/getParameter:getParameter",
            { name: "/p" },
            "aws:ssm/parameter:Parameter",
            { name: "/p", type: "SecureString", value: secret("v") },
            "type",
            "SecureString",
        ],
        ["aws-native:s3:getBucket", { bucketName: "n" }, "aws-native:s3:Bucket", { bucketName: "n" }, "arn", "arn:aws:s3:::n"],
    ] as const)
        it(`by ${token} answers its ${key}`, () => assert.equal(ask(token, args, run([type, "thing", inputs]))[key], value));

    it("finds a key by its id and by its ARN", () => {
        const states = run(["aws:kms/key:Key", "k", { description: "orders" }]);
        const { id = "", outputs } = only(states);
        for (const keyId of [id, mustBeText(outputs["arn"])])
            assert.deepEqual(ask("aws:kms/getKey:getKey", { keyId }, states)["description"], "orders");
    });

    it("keeps a secret a secret, and takes nothing that is not known or of another kind", () => {
        const states = run([
            "aws:ssm/parameter:Parameter",
            "p",
            { name: "/p", type: "String", value: secret("v"), version: UNKNOWN, arn: 7 },
        ]);
        const found = ask("aws:ssm/getParameter:getParameter", { name: "/p" }, states);
        assert.deepEqual(found["value"], secret("v"));
        assert.equal(found["version"], 1);
        assert.equal(typeof found["arn"], "string");
    });

    it("is not led by an argument that is not known, nor by one that says how to look", () => {
        const states = run(["aws:ssm/parameter:Parameter", "p", { name: "/p", type: "String", value: "v", region: "eu-central-1" }]);
        for (const args of [{ name: UNKNOWN }, { region: "eu-central-1" }, {}])
            assert.notEqual(ask("aws:ssm/getParameter:getParameter", args, states)["id"], "/p");
    });
});
