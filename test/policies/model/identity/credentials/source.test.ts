import assert from "node:assert/strict";
import { inspect } from "node:util";
import { providerSource, providerSourceToJudge, stackSource } from "../../../../../policies/model/identity/credentials/provider-source";
import { sourceKey } from "../../../../../policies/model/identity/credentials/source";
import { isDeployment } from "../../../../../policies/model/identity/environment";
import { MASKED, UNKNOWN, Undetermined, View } from "../../../../../policies/model/values";
import { CANARIES, LONG_LIVED } from "../surroundings";

const config = (values: Record<string, unknown>) => ({ PULUMI_CONFIG: JSON.stringify(values) });
const provider = (inputs: Record<string, unknown>) => new View(inputs);
const ROLE = "arn:aws:iam::123456789012:role/deploy";

describe("A deployment", () => {
    it("is what the engine has named a stack for", () => {
        assert.equal(isDeployment({ PULUMI_NODEJS_STACK: "prod" }), true);
        assert.equal(isDeployment({ PULUMI_NODEJS_STACK: "" }), false);
        assert.equal(isDeployment({}), false);
    });
});

describe("A source of credentials", () => {
    it("is the stack's configuration, where it names any", () => {
        const env = { ...config({ "aws:profile": "prod", "aws:region": "cn-north-1", "other:profile": "x" }), AWS_REGION: "us-east-1" };
        const { origin, profile, region } = stackSource(env);
        assert.deepEqual({ origin, profile, region }, { origin: "stack-configuration", profile: "prod", region: "cn-north-1" });
    });

    it("is the environment, where the stack's configuration names a region only", () => {
        const { origin, profile, region } = stackSource({ ...config({ "aws:region": "eu-west-1" }), AWS_PROFILE: "mine" });
        assert.deepEqual({ origin, profile, region }, { origin: "environment", profile: undefined, region: "eu-west-1" });
    });

    it("takes the region from the environment where nothing else names one", () => {
        assert.equal(stackSource({ AWS_REGION: "us-gov-west-1", AWS_DEFAULT_REGION: "us-east-1" }).region, "us-gov-west-1");
        assert.equal(stackSource({ AWS_DEFAULT_REGION: "us-east-2" }).region, "us-east-2");
        assert.equal(stackSource({}).region, undefined);
    });

    it("holds the roles of the stack's configuration, written as JSON, in either version", () => {
        for (const key of ["aws:assumeRoles", "aws:assumeRole"]) {
            assert.deepEqual(stackSource(config({ [key]: JSON.stringify([{ roleArn: ROLE }]) })).assumeRoles, [ROLE]);
        }
    });

    it("is undetermined where the stack's configuration is no object, or a provider's input is unknown or masked", () => {
        assert.throws(() => stackSource({ PULUMI_CONFIG: "{" }), Undetermined);
        assert.throws(() => stackSource({ PULUMI_CONFIG: "[]" }), Undetermined);
        for (const value of [UNKNOWN, MASKED]) {
            for (const input of ["profile", "accessKey", "assumeRoles"])
                assert.throws(() => providerSource(provider({ [input]: value }), {}), Undetermined);
        }
    });

    it("prefers a provider's keys to its profile, as the provider does", () => {
        const source = providerSource(provider({ accessKey: LONG_LIVED, secretKey: CANARIES.secret, profile: "p" }), {});
        assert.equal(source.origin, "provider");
        assert.equal(source.keys?.credentials().accessKeyId, LONG_LIVED);
    });

    it("never prints the keys it holds", () => {
        const source = providerSource(provider({ accessKey: LONG_LIVED, secretKey: CANARIES.secret, token: CANARIES.token }), {});
        for (const printed of [inspect(source, { depth: 9, showHidden: true }), JSON.stringify(source), String(source.keys)]) {
            for (const canary of [LONG_LIVED, CANARIES.secret, CANARIES.token]) assert.ok(!printed.includes(canary), "a key in print");
        }
    });

    it("is judged once: a provider with the stack's own credentials brings nothing new", () => {
        const env = { ...config({ "aws:profile": "prod", "aws:region": "eu-west-1" }), AWS_REGION: "eu-central-1" };
        assert.equal(providerSourceToJudge(provider({ profile: "prod", region: "eu-west-1", version: "7.48.0" }), env), undefined);
        assert.equal(providerSourceToJudge(provider({ region: "us-east-1" }), { AWS_REGION: "eu-west-1" }), undefined);
    });

    it("is judged once: the SDK of aws-native writes into a provider what the environment says", () => {
        const env = { AWS_PROFILE: "dev", AWS_SHARED_CREDENTIALS_FILE: "/home/ann/credentials", AWS_REGION: "eu-west-1" };
        const native = provider({ profile: "dev", sharedCredentialsFile: "/home/ann/credentials", region: "eu-west-1" });
        assert.equal(providerSourceToJudge(native, env), undefined);
        assert.notEqual(providerSourceToJudge(native, { ...env, AWS_PROFILE: "prod" }), undefined);
        // The environment's keys win over its profile, and not over the provider's.
        assert.notEqual(providerSourceToJudge(native, { ...env, AWS_ACCESS_KEY_ID: LONG_LIVED }), undefined);
    });

    it("is judged on the provider that brings another one", () => {
        const env = config({ "aws:profile": "prod" });
        const others = [
            {},
            { profile: "other" },
            { profile: "prod", assumeRoles: JSON.stringify([{ roleArn: ROLE }]) },
            { profile: "prod", region: "us-gov-west-1" },
        ];
        for (const inputs of others) assert.notEqual(providerSourceToJudge(provider(inputs), env), undefined);
    });

    it("of an explicit provider without credentials is the environment, not the stack's configuration", () => {
        assert.equal(providerSourceToJudge(provider({ region: "eu-west-1" }), config({ "aws:profile": "prod" }))?.().origin, "environment");
    });

    it("takes no region that is none: it becomes part of a host's name", () => {
        for (const region of ["evil.example.com#", "eu-west-1.evil.example.com", "a/b", "eu west 1", ""])
            assert.equal(providerSource(provider({ region, stsRegion: region }), {}).region, undefined, region);
        assert.equal(providerSource(provider({ region: "us-gov-west-1" }), {}).region, "us-gov-west-1");
    });

    it("is read late where an input is of no legal form, so that it is told rather than passed over", () => {
        const read = providerSourceToJudge(provider({ useFipsEndpoint: "" }), {});
        assert.throws(() => read?.(), Undetermined);
    });

    it("differs by profile, keys, files, roles and partition", () => {
        const sources = [
            {},
            { profile: "a" },
            { profile: "b" },
            { accessKey: "k", secretKey: "s" },
            { sharedCredentialsFiles: '["/x"]' },
            { region: "cn-north-1" },
        ];
        const keys = new Set(sources.map((inputs) => sourceKey(providerSource(provider(inputs), {}))));
        assert.equal(keys.size, sources.length);
    });
});
