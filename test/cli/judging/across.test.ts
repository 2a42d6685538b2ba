import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { FORMATS } from "../../../cli/formats";
import { Files, safeguard } from "../build";

type Json = Readonly<Record<string, unknown>>;

const ACCOUNT = "123456789012";
const arnOf = (role: string, account = ACCOUNT): string => `arn:aws:iam::${account}:role/${role}`;
const POLICY = ["--policy", "access-role-per-function"] as const;

/** A stack as a self-managed backend keeps it. */
function checkpoint(stack: string, ...resources: readonly Json[]): string {
    const root = { urn: urn(stack, "pulumi:pulumi:Stack", stack), custom: false, type: "pulumi:pulumi:Stack" };
    const placed = resources.map((resource) => ({ ...resource, urn: urn(stack, String(resource["type"]), String(resource["name"])) }));
    return JSON.stringify({ version: 3, checkpoint: { stack: `organization/shop/${stack}`, latest: { resources: [root, ...placed] } } });
}

const urn = (stack: string, type: string, name: string): string => `urn:pulumi:${stack}::shop::${type}::${name}`;
const made = (type: string, name: string, inputs: Json, outputs: Json, more: Json = {}): Json => ({
    type,
    name,
    custom: true,
    id: name,
    inputs,
    outputs: { ...inputs, ...outputs },
    ...more,
});
const fn = (name: string, role: unknown, more: Json = {}): Json =>
    made("aws:lambda/function:Function", name, { role }, { arn: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:${name}` }, more);
const role = (name: string, trusted: readonly string[] = [], account = ACCOUNT): Json => {
    const Statement = trusted.map((AWS) => ({ Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole" }));
    const assumeRolePolicy = JSON.stringify({ Version: "2012-10-17", Statement });
    return made("aws:iam/role:Role", name, { name, assumeRolePolicy }, { arn: arnOf(name, account) });
};

interface Found {
    readonly violations: readonly { readonly project: string; readonly stack: string; readonly name: string; readonly message: string }[];
    readonly exempted: readonly unknown[];
    readonly unusedExemptions: readonly { readonly resource: string }[];
    readonly across?: {
        readonly missingRoles: readonly { readonly functions: readonly { readonly name: string }[] }[];
        readonly trusts: readonly {
            readonly from: { readonly name: string };
            readonly to: { readonly name: string; readonly stack: string };
        }[];
    };
    readonly notes: readonly string[];
}

describe("what only shows across stacks", () => {
    let files = new Files();
    beforeEach(() => {
        files = new Files();
    });
    afterEach(() => files.remove());

    /** Writes a backend with these stacks and judges it. */
    const write = (stacks: Readonly<Record<string, string>>): string => {
        for (const [stack, content] of Object.entries({ ...stacks })) {
            mkdirSync(dirname(files.path(`.pulumi/stacks/shop/${stack}`)), { recursive: true });
            files.file(`.pulumi/stacks/shop/${stack}.json`, content);
        }
        return files.path(".");
    };
    const judged = async (...args: readonly string[]): Promise<Found & { readonly status: number }> => {
        const { status, out } = await safeguard("check", ...args, ...POLICY, "--format", "json");
        return { ...(JSON.parse(out) as Found), status };
    };
    const shared = (): string =>
        write({
            a: checkpoint("a", role("worker"), fn("orders", arnOf("worker"))),
            b: checkpoint("b", fn("refunds", arnOf("worker"))),
            c: checkpoint("c", role("other"), fn("stock", arnOf("other"))),
        });

    it("reports a role that functions of two stacks take, on both, and fails", async () => {
        const { status, violations } = await judged(shared());
        assert.equal(status, 1);
        assert.deepEqual(
            violations.map(({ stack, name, message }) => [stack, name, message.split(" Fix:")[0]]),
            [
                [
                    "a",
                    "orders",
                    'role: role "worker" is the execution role of this function and is used in another stack too: by Function "refunds" of shop/b.',
                ],
                [
                    "b",
                    "refunds",
                    'role: role "worker" of shop/a is the execution role of this function and is used in another stack too: by Function "orders" of shop/a.',
                ],
            ],
        );
    });

    it("says nothing of one stack alone, nor of a stack given twice", async () => {
        const folder = shared();
        const file = `${folder}/.pulumi/stacks/shop/b.json`;
        const copy = files.file("copy.json", checkpoint("b", fn("refunds", arnOf("worker"))));
        const { status, violations, across } = await judged(file, copy);
        assert.deepEqual([status, violations.length, across], [0, 0, undefined]);
    });

    it("counts a function that moved from one stack to another once", async () => {
        const { violations } = await judged(
            write({ a: checkpoint("a", fn("orders", arnOf("worker"))), b: checkpoint("b", fn("orders", arnOf("worker"))) }),
        );
        assert.deepEqual(violations, []);
    });

    it("says a role that a stack shares within itself once, where the stack shows it", async () => {
        const { violations } = await judged(
            write({
                a: checkpoint("a", fn("one", arnOf("worker")), fn("two", arnOf("worker"))),
                b: checkpoint("b", fn("three", arnOf("worker"))),
            }),
        );
        assert.deepEqual(
            violations.map(({ name, message }) => [name, message.includes("in another stack")]),
            [
                ["one", false],
                ["two", false],
                ["three", true],
            ],
        );
    });

    it("lets roles be shared that the configuration names, and what is exempted be exempted: the exemption is used", async () => {
        const folder = shared();
        const exemption = (resource: string): Json => ({ resource, reason: "moves", owner: "orders", expires: "2099-12-31" });
        const configured = (options: Json): string => files.file("config.txt", JSON.stringify({ [POLICY[1]]: options }));
        const allowed = await judged(folder, "--config", configured({ allowSharedRoles: ["work*"] }));
        assert.deepEqual(allowed.violations, []);
        const exempted = await judged(
            folder,
            "--config",
            configured({ exemptions: [exemption("urn:pulumi:a::shop::*"), exemption("*::nobody")] }),
        );
        assert.deepEqual([exempted.violations.map(({ stack }) => stack), exempted.exempted.length], [["b"], 1]);
        assert.deepEqual(
            exempted.unusedExemptions.map(({ resource }) => resource),
            ["*::nobody"],
        );
    });

    it("is the same from the cache, and follows a change of one stack alone", async () => {
        const folder = shared();
        const cached = (): ReturnType<typeof judged> => judged(folder, "--cache", files.path("cache"));
        const first = await cached();
        assert.deepEqual(await cached(), first);
        assert.equal(first.violations.length, 2);
        write({ b: checkpoint("b", fn("refunds", arnOf("own"))) });
        assert.deepEqual((await cached()).violations, []);
    });

    it("is found by every format", async () => {
        const folder = shared();
        for (const format of Object.keys(FORMATS)) {
            const product =
                format === "asff" ? ["--product-arn", `arn:aws:securityhub:eu-west-1:${ACCOUNT}:product/${ACCOUNT}/default`] : [];
            const { out } = await safeguard("check", folder, ...POLICY, "--format", format, ...product);
            assert.match(out, /used in another stack too/, format);
        }
    });

    it("stands in a baseline like any finding", async () => {
        const folder = shared();
        await safeguard("check", folder, ...POLICY, "--write-baseline", files.path("baseline.json"));
        const { status, violations } = await judged(folder, "--baseline", files.path("baseline.json"));
        assert.deepEqual([status, violations.length], [0, 0]);
    });

    it("tells of roles that no stack of a backend has, and of none whose account or name may be another's", async () => {
        const [known, foreign] = [arnOf("console-made"), arnOf("elsewhere", "210987654321")];
        const service = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/replicator.lambda.amazonaws.com/AWSServiceRole`;
        const a = checkpoint("a", role("worker"), fn("orders", known), fn("abroad", foreign), fn("edge", service));
        const folder = write({ a, b: checkpoint("b", role("other")) });
        const { status, across, notes } = await judged(folder);
        assert.equal(status, 0, "a role made elsewhere is no violation");
        assert.deepEqual(
            across?.missingRoles.map(({ functions }) => functions.map(({ name }) => name)),
            [["orders"]],
        );
        assert.ok(
            notes.includes(
                'No stack of this backend has the role that Function "orders" of shop/a takes: it was made elsewhere, and nothing here judges its permissions.',
            ),
        );
        const files = ["a", "b"].map((stack) => `${folder}/.pulumi/stacks/shop/${stack}.json`);
        assert.deepEqual((await judged(...files)).across?.missingRoles, [], "single files are not all there is");
        write({ c: "{" });
        assert.deepEqual((await judged(folder)).across?.missingRoles, [], "a stack that cannot be read may have it");
    });

    it("tells which role of one stack may assume one of another", async () => {
        const trusted = [arnOf("deploy"), arnOf("near"), "123456789012"];
        const { across, notes } = await judged(
            write({ a: checkpoint("a", role("deploy")), b: checkpoint("b", role("near"), role("target", trusted)) }),
        );
        assert.deepEqual(
            across?.trusts.map(({ from, to }) => [from.name, to.name, to.stack]),
            [["deploy", "target", "b"]],
        );
        assert.ok(notes.includes('Across stacks: Role "deploy" of shop/a may assume Role "target" of shop/b.'));
    });

    it("carries no name of AWS's and no order to a terminal", async () => {
        const hostile = "x\u001b[31m::error::y";
        const { out } = await safeguard(
            "check",
            write({ a: checkpoint("a", fn(hostile, arnOf("worker"))), b: checkpoint("b", fn("two", arnOf("worker"))) }),
            ...POLICY,
        );
        assert.doesNotMatch(out, /\u001b|^::error/m);
        assert.doesNotMatch(out, /123456789012/);
    });
});
