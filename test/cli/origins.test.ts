import assert from "node:assert/strict";
import { check } from "../../cli/check";
import { parseDocument } from "../../cli/documents/read";
import { rules } from "../../policies";
import { UNKNOWN } from "../../policies/model/values";
import { created, enforced, previewed, urnOf } from "./build";

type Json = Readonly<Record<string, unknown>>;

/** What of a first preview cannot be judged by these policies. */
async function open(names: readonly string[], ...steps: readonly Json[]): Promise<readonly string[]> {
    const policies = rules.filter(({ name }) => names.includes(name)).map((rule) => enforced("mandatory", {}, rule));
    const report = await check([parseDocument("preview.json", previewed(steps))], policies, {
        now: new Date("2026-11-21T12:00:00Z"),
        env: {},
        identity: false,
        progress: () => undefined,
    });
    assert.deepEqual(report.violations, []);
    return report.undetermined.map(({ policy }) => policy);
}

describe("what the dependencies of a first preview say", () => {
    const BROAD = "access-no-broad-managed-policies";
    const attachment = (...made: readonly string[]): Json =>
        created(
            "a",
            { role: "r", policyArn: UNKNOWN },
            { type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment", propertyDependencies: { policyArn: made } },
        );
    const [policy, role] = [urnOf("p", "aws:iam/policy:Policy"), urnOf("r", "aws:iam/role:Role")];
    it("an attached policy of the stack is none of AWS's", async () => assert.deepEqual(await open([BROAD], attachment(policy)), []));
    it("nothing is said of one that nobody knows where it comes from, or that may come from elsewhere", async () => {
        assert.deepEqual(await open([BROAD], attachment()), [BROAD]);
        assert.deepEqual(await open([BROAD], attachment(policy, role)), [BROAD]);
    });

    const READING = ["content-no-credentials-in-environment", "content-no-credentials-in-urls", "content-no-personal-data-in-environment"];
    const fn = (environment: unknown, ...made: readonly string[]): Json =>
        created("f", { environment }, { type: "aws:lambda/function:Function", propertyDependencies: { environment: made } });
    const variables = { variables: { TABLE: UNKNOWN, QUEUE: UNKNOWN } };
    const names = [urnOf("t", "aws:dynamodb/table:Table"), urnOf("q", "aws:sqs/queue:Queue"), urnOf("b", "aws:s3/bucket:Bucket")];
    it("a variable that holds the name of a table or the URL of a queue is no doubt", async () =>
        assert.deepEqual(await open(READING, fn(variables, ...names)), []));
    it("a variable that may hold a password of the stack is", async () => {
        const key = urnOf("k", "aws:iam/accessKey:AccessKey");
        assert.ok((await open(READING, fn(variables, ...names, key))).includes("content-no-credentials-in-environment"));
        assert.ok((await open(READING, fn(variables))).includes("content-no-credentials-in-environment"));
    });
    it("an environment that is unknown as a whole is a doubt", async () =>
        assert.ok((await open(READING, fn(UNKNOWN, ...names))).includes("content-no-credentials-in-environment")));
});
