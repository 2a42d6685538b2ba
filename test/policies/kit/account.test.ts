import assert from "node:assert/strict";
import { toPolicy } from "../../../policies/kit/engine/adapter";
import { surroundings as ofPack } from "../../../policies/kit/engine/surroundings";
import { judgeResource } from "../../../policies/kit/judge";
import { ResourceView } from "../../../policies/kit/rule";
import { readSettings } from "../../../policies/kit/settings";
import { View } from "../../../policies/model/values";
import rule from "../../../policies/access/cross-account-trust-scoped";
import { callerIs, startAwsEndpoint } from "../../support/aws-endpoint";
import type { AwsEndpoint } from "../../support/aws-endpoint";
import { Surroundings, TEMPORARY } from "../model/identity/surroundings";

type Json = Readonly<Record<string, unknown>>;

const OWN = "123456789012";
const OTHER = "111111111111";
const ROLE = "aws:iam/role:Role";
const URN = `urn:pulumi:dev::shop::${ROLE}::r`;
const PROVIDER = { urn: "urn:pulumi:dev::shop::pulumi:providers:aws::p", type: "pulumi:providers:aws", name: "p" };
const trust = (...accounts: readonly string[]): Json => ({
    assumeRolePolicy: JSON.stringify({
        Statement: accounts.map((account) => ({ Effect: "Allow", Principal: { AWS: account }, Action: "sts:AssumeRole" })),
    }),
});

describe("The account of who deploys", () => {
    const surroundings = new Surroundings();
    let aws: AwsEndpoint;
    before(async () => void (aws = await startAwsEndpoint({})));
    after(() => aws.close());
    beforeEach(() => {
        surroundings.enter({
            AWS_ENDPOINT_URL: aws.url,
            AWS_ACCESS_KEY_ID: TEMPORARY,
            AWS_SECRET_ACCESS_KEY: "secret",
            AWS_SESSION_TOKEN: "t",
        });
        aws.answer({ GetCallerIdentity: callerIs(`arn:aws:sts::${OWN}:assumed-role/deploy/s`, OWN) });
    });
    afterEach(() => {
        surroundings.leave();
    });

    const judge = async (provider: Json | undefined, deployment = true, asked = true): Promise<readonly string[]> => {
        const view = new ResourceView(trust(OTHER), URN, ROLE, "r", provider && { ...PROVIDER, inputs: new View(provider) }, {
            protect: false,
        });
        const env = { ...process.env, ...(deployment ? { PULUMI_NODEJS_STACK: "dev" } : {}) };
        const judgement = await judgeResource(rule, view, readSettings(rule, {}), {
            now: new Date("2026-11-21T12:00:00Z"),
            program: { folder: undefined },
            deployer: { env, asked },
            register: { entries: () => [] },
        });
        assert.equal(judgement.failure, undefined);
        return [...judgement.violations.map(({ id }) => id), ...judgement.undetermined.map(({ reason }) => `${reason}?`)];
    };

    it("is that of a provider without credentials of its own, before anything is created", async () => {
        assert.deepEqual(await judge({ region: "eu-west-1" }), ["wholeAccount"]);
        assert.equal(aws.count("GetCallerIdentity"), 1);
    });
    it("is not asked for by a provider with credentials of its own", async () => {
        assert.deepEqual(await judge({ profile: "prod" }), ["account?"]);
        assert.deepEqual(await judge(undefined), ["account?"]);
        assert.equal(aws.count("GetCallerIdentity"), 0);
    });
    it("is not asked for outside of a deployment, and where nobody wants it", async () => {
        assert.deepEqual(await judge({}, false), ["account?"]);
        assert.deepEqual(await judge({}, true, false), ["account?"]);
        assert.equal(aws.count("GetCallerIdentity"), 0);
    });
    it("is not asked for where the provider says the account", async () => {
        assert.deepEqual(await judge({ allowedAccountIds: JSON.stringify([OWN]) }), ["wholeAccount"]);
        assert.equal(aws.count("GetCallerIdentity"), 0);
    });
    it("stays unknown where AWS does not answer", async () => {
        aws.answer({ GetCallerIdentity: { error: "InvalidClientTokenId", status: 403 } });
        assert.deepEqual(await judge({}), ["account?"]);
    });
});

describe("A policy that asks for the account", () => {
    const env = ofPack.env;
    beforeEach(() => void (ofPack.env = {}));
    afterEach(() => void (ofPack.env = env));

    class NotApplicable extends Error {}
    const shared = (config: Json) => ({
        getConfig: () => config,
        stackTags: new Map(),
        notApplicable: () => {
            throw new NotApplicable();
        },
    });
    /** What is told before the role is created, and what when the stack is known. */
    async function told(inputs: Json, outputs: Json, config: Json = {}, provider: Json = {}): Promise<readonly (readonly string[])[]> {
        const policy = toPolicy(rule) as unknown as Record<"validateResource" | "validateStack", (args: unknown, emit: unknown) => unknown>;
        const ask = async (half: "validateResource" | "validateStack", args: Json): Promise<readonly string[]> => {
            const messages: string[] = [];
            try {
                await policy[half]({ ...shared(config), ...args }, (message: string, urn: string) => messages.push(`${urn} ${message}`));
            } catch (error) {
                if (!(error instanceof NotApplicable)) throw error;
                messages.push("not applicable");
            }
            return messages.map((message) => /^r [\w.\[\]]+|^not applicable$/.exec(message.replace(URN, "r"))?.[0] ?? message);
        };
        const opts = { protect: false };
        const one = { type: ROLE, name: "r", urn: URN, opts, provider: { ...PROVIDER, props: provider } };
        const before = await ask("validateResource", { ...one, props: inputs });
        const after = await ask("validateStack", {
            resources: [{ ...one, props: { ...inputs, ...outputs }, dependencies: [], propertyDependencies: {} }],
        });
        return [before, after];
    }
    const arn = (account: string) => ({ arn: `arn:aws:iam::${account}:role/r` });

    it("judges before creation what it can, and says nothing twice", async () =>
        assert.deepEqual(await told(trust(OTHER), arn(OWN), { accountId: OWN }), [
            ["r assumeRolePolicy.Statement[0]"],
            ["not applicable"],
        ]));
    it("judges what only the deployed stack tells when the stack is known", async () =>
        assert.deepEqual(await told(trust(OTHER), arn(OWN)), [[], ["r assumeRolePolicy.Statement[0]"]]));
    it("has nothing to say of an account that turns out to be its own", async () =>
        assert.deepEqual(await told(trust(OWN), arn(OWN)), [[], []]));
    it("tells apart what it told before from what it learns", async () =>
        assert.deepEqual(await told(trust(OTHER, OWN, "222222222222"), arn(OWN), {}, { forbiddenAccountIds: JSON.stringify([OTHER]) }), [
            ["r assumeRolePolicy.Statement[0]"],
            ["r assumeRolePolicy.Statement[2]"],
        ]));
    it("says what it cannot judge once, when nobody can tell, if it is asked to", async () => {
        assert.deepEqual(await told(trust(OTHER), {}, { onUnknown: "violate" }), [[], ["r assumeRolePolicy.Statement[0]"]]);
        assert.deepEqual(await told(trust(OTHER), {}), [[], []]);
    });
    it("honours an exemption in both halves", async () => {
        const exemptions = [{ resource: "*::r", reason: "migrates in January", owner: "orders team", expires: "2099-12-31" }];
        assert.deepEqual(await told(trust(OTHER), arn(OWN), { exemptions }), [[], []]);
    });
});
