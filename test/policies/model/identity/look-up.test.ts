import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { lookUpIdentity } from "../../../../policies/model/identity";
import { failureOf } from "../../../../policies/model/identity/session/failure";
import { providerSource, stackSource } from "../../../../policies/model/identity/credentials/provider-source";
import { View } from "../../../../policies/model/values";
import type { AwsEndpoint, AwsReplies, AwsReply } from "../../../support/aws-endpoint";
import { callerIs, denied, roleWith, session as issued, startAwsEndpoint } from "../../../support/aws-endpoint";
import {
    ACCOUNT,
    CANARIES,
    LONG_LIVED,
    Surroundings,
    TEMPORARY,
    TRUSTS,
    judged,
    longLivedKeys,
    lookUp,
    session,
    temporaryKeys,
} from "./surroundings";

const ROOT = join(__dirname, "../../../..");
const DEPLOY = `arn:aws:iam::${ACCOUNT}:role/deploy`;
const user = callerIs(`arn:aws:iam::${ACCOUNT}:user/${CANARIES.person}`);
const fromProvider = (inputs: Record<string, unknown>) => providerSource(new View(inputs));

/** A profile that assumes a role from a key in the same file. */
const profiles = (extra = ""): string =>
    `[profile base]\naws_access_key_id = ${LONG_LIVED}\naws_secret_access_key = ${CANARIES.secret}\n\n[profile admin]\nrole_arn = ${DEPLOY}\nsource_profile = base\n${extra}`;

describe("A sign-in session that has run out", () => {
    const failed = (message: string) => failureOf(Object.assign(new Error(message), { name: "CredentialsProviderError" }));
    it("is told as expired, by whatever command it was made", () => {
        assert.equal(failed("Your session has expired. Please reauthenticate."), "expired");
        assert.equal(failed("Failed to load a token for session x, please re-authenticate using aws login"), "expired");
        assert.equal(failed("The SSO session associated with this profile has expired."), "expired");
        assert.equal(failed("Profile ci credential_process returned expired credentials."), "expired");
    });
    it("is not taken for there being none", () => assert.equal(failed("Could not load credentials from any providers"), "no-credentials"));
});

describe("A look-up", () => {
    const surroundings = new Surroundings();
    let aws: AwsEndpoint;
    before(async () => {
        aws = await startAwsEndpoint();
    });
    after(() => aws.close());
    beforeEach(() => surroundings.enter({ AWS_ENDPOINT_URL: aws.url }));
    afterEach(() => surroundings.leave());

    const plain: AwsReplies = {
        GetCallerIdentity: callerIs(session("deploy")),
        GetRole: roleWith(DEPLOY, TRUSTS.mfa),
        AssumeRole: issued("ROLE"),
    };

    describe("finds the credentials", () => {
        const signedBy = (action = "GetCallerIdentity"): string | undefined =>
            aws.requests.find((request) => request.action === action)?.accessKeyId;

        it("of the environment before those of AWS_PROFILE, as the provider does", async () => {
            surroundings.set({ ...temporaryKeys, AWS_PROFILE: "base" });
            surroundings.write("config", profiles());
            aws.answer(plain);
            assert.equal((await judged()).verdict, "proven");
            assert.equal(signedBy(), TEMPORARY);
        });

        it("of AWS_PROFILE, assuming its role", async () => {
            surroundings.set({ AWS_PROFILE: "admin" });
            surroundings.write("config", profiles());
            aws.answer(plain);
            const { verdict, temporary } = await judged();
            assert.deepEqual([verdict, temporary], ["proven", true]);
            assert.deepEqual([signedBy("AssumeRole"), signedBy()], [LONG_LIVED, "ASIAROLE"]);
        });

        it("of the default profile", async () => {
            surroundings.write("credentials", `[default]\naws_access_key_id = ${LONG_LIVED}\naws_secret_access_key = ${CANARIES.secret}\n`);
            aws.answer({ GetCallerIdentity: user });
            const { verdict, temporary } = await judged();
            assert.deepEqual([verdict, temporary], ["none", false]);
        });

        it("of a provider's profile before the environment's keys", async () => {
            surroundings.set(temporaryKeys);
            surroundings.write("config", profiles());
            aws.answer({ GetCallerIdentity: user });
            const judgement = await lookUp().identity(fromProvider({ profile: "base" }));
            assert.deepEqual([judgement.verdict, judgement.literalKeys, signedBy()], ["none", false, LONG_LIVED]);
        });

        it("of a provider's shared credentials file", async () => {
            const file = surroundings.write(
                "own",
                `[special]\naws_access_key_id = ${LONG_LIVED}\naws_secret_access_key = ${CANARIES.secret}\n`,
            );
            aws.answer({ GetCallerIdentity: user });
            const judgement = await lookUp().identity(fromProvider({ profile: "special", sharedCredentialsFiles: JSON.stringify([file]) }));
            assert.deepEqual([judgement.verdict, signedBy()], ["none", LONG_LIVED]);
        });

        it("of a provider's literal keys, and says that they are literal", async () => {
            aws.answer({ GetCallerIdentity: user });
            const judgement = await lookUp().identity(fromProvider({ accessKey: LONG_LIVED, secretKey: CANARIES.secret }));
            assert.deepEqual([judgement.verdict, judgement.evidence, judgement.literalKeys], ["none", "long-lived-key", true]);
        });

        it("of a provider's web identity before its keys, with the role of AWS_ROLE_ARN where it names none, as the provider does", async () => {
            surroundings.set({ AWS_ROLE_ARN: DEPLOY });
            const token = { webIdentityToken: CANARIES.token };
            for (const identity of [token, { ...token, roleArn: DEPLOY }]) {
                aws.answer({ ...plain, GetRole: roleWith(DEPLOY, TRUSTS.plain), AssumeRoleWithWebIdentity: issued("WEB") });
                const keys = { accessKey: LONG_LIVED, secretKey: CANARIES.secret };
                const source = fromProvider({ ...keys, assumeRoleWithWebIdentity: JSON.stringify(identity) });
                assert.deepEqual([(await lookUp().identity(source)).verdict, signedBy()], ["automation", "ASIAWEB"]);
            }
        });

        it("of the environment before those of files that a provider names without a profile", async () => {
            surroundings.set(temporaryKeys);
            const file = surroundings.write(
                "own",
                `[default]\naws_access_key_id = ${LONG_LIVED}\naws_secret_access_key = ${CANARIES.secret}\n`,
            );
            const source = fromProvider({ sharedCredentialsFiles: JSON.stringify([file]) });
            aws.answer(plain);
            assert.deepEqual([(await lookUp().identity(source)).verdict, signedBy()], ["proven", TEMPORARY]);
            for (const name of Object.keys(temporaryKeys)) Reflect.deleteProperty(process.env, name);
            aws.answer({ GetCallerIdentity: user });
            assert.deepEqual([(await lookUp().identity(source)).verdict, signedBy()], ["none", LONG_LIVED]);
        });

        it("of nothing that a document names, in whose check no command runs and no file is sent", async () => {
            surroundings.set(temporaryKeys);
            aws.answer({ GetCallerIdentity: user, AssumeRoleWithWebIdentity: issued("WEB") });
            const ran = surroundings.write("ran", "");
            const token = surroundings.write("token", CANARIES.token);
            const files = JSON.stringify([
                surroundings.write("evil", `[profile x]\ncredential_process = /bin/sh -c "echo ran > ${ran}"\n`),
            ]);
            for (const inputs of [
                { profile: "x", sharedConfigFiles: files },
                { sharedCredentialsFiles: files },
                { assumeRoleWithWebIdentity: JSON.stringify({ roleArn: DEPLOY, webIdentityTokenFile: token }) },
                { assumeRoleWithWebIdentity: JSON.stringify({ webIdentityTokenFile: token }) },
                { accessKey: LONG_LIVED, secretKey: CANARIES.secret },
            ]) {
                const { verdict, evidence } = await lookUpIdentity(fromProvider(inputs), {}, { ...process.env });
                assert.deepEqual([verdict, evidence], ["unverifiable", "not-followed"]);
            }
            assert.deepEqual([readFileSync(ran, "utf8"), aws.requests.length], ["", 0]);
        });

        it("of the stack's configuration before the environment's", async () => {
            surroundings.set({
                ...temporaryKeys,
                PULUMI_CONFIG: JSON.stringify({ "aws:accessKey": LONG_LIVED, "aws:secretKey": CANARIES.secret }),
            });
            aws.answer({ GetCallerIdentity: user });
            assert.equal((await judged()).verdict, "none");
            assert.equal(signedBy(), LONG_LIVED);
        });

        it("of a web identity token file, and takes it for a pipeline", async () => {
            surroundings.set({ AWS_WEB_IDENTITY_TOKEN_FILE: surroundings.write("token", CANARIES.token), AWS_ROLE_ARN: DEPLOY });
            aws.answer({ ...plain, GetRole: roleWith(DEPLOY, TRUSTS.plain), AssumeRoleWithWebIdentity: issued("WEB") });
            const { callerKind, verdict } = await judged();
            assert.deepEqual([callerKind, verdict, signedBy()], ["pipeline", "automation", "ASIAWEB"]);
        });

        it("of a provider's web identity, and takes it for a pipeline", async () => {
            aws.answer({ ...plain, GetRole: roleWith(DEPLOY, TRUSTS.plain), AssumeRoleWithWebIdentity: issued("WEB") });
            const source = fromProvider({
                assumeRoleWithWebIdentity: JSON.stringify({ roleArn: DEPLOY, webIdentityToken: CANARIES.token }),
            });
            const { callerKind, verdict } = await lookUp().identity(source, { automationRoles: [DEPLOY] });
            assert.deepEqual([callerKind, verdict], ["pipeline", "delegated"]);
        });

        it("of a container or an instance, and takes them for machines", async () => {
            const json = {
                Code: "Success",
                Type: "AWS-HMAC",
                AccessKeyId: TEMPORARY,
                SecretAccessKey: CANARIES.secret,
                Token: CANARIES.token,
                Expiration: "2099-01-01T00:00:00Z",
            };
            const metadata = createServer((request, response) => {
                if (request.method === "PUT") response.end("session");
                else if (request.url === "/latest/meta-data/iam/security-credentials/") response.end("deploy");
                else response.end(JSON.stringify(json));
            });
            metadata.listen(0, "127.0.0.1");
            await once(metadata, "listening");
            const url = `http://127.0.0.1:${(metadata.address() as AddressInfo).port}`;
            aws.answer({ ...plain, GetRole: roleWith(DEPLOY, TRUSTS.plain) });
            try {
                surroundings.set({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/container` });
                const container = await judged();
                assert.deepEqual([container.callerKind, container.verdict], ["pipeline", "automation"]);
                assert.match(container.why, /container/);
                delete process.env["AWS_CONTAINER_CREDENTIALS_FULL_URI"];
                surroundings.set({ AWS_EC2_METADATA_DISABLED: "false", AWS_EC2_METADATA_SERVICE_ENDPOINT: url });
                const instance = await judged({ automationRoles: [DEPLOY] });
                assert.deepEqual([instance.callerKind, instance.verdict], ["pipeline", "delegated"]);
            } finally {
                metadata.closeAllConnections();
                metadata.close();
            }
        });

        it("needs no region", async () => {
            surroundings.set(temporaryKeys);
            delete process.env["AWS_REGION"];
            aws.answer(plain);
            assert.equal((await judged()).verdict, "proven");
            assert.equal(aws.requests[0]?.region, "us-east-1");
        });

        it("takes the region of the profile where nothing else names one", async () => {
            delete process.env["AWS_REGION"];
            surroundings.write(
                "config",
                `${profiles()}\n[profile gov]\nregion = us-gov-west-1\naws_access_key_id = ${LONG_LIVED}\naws_secret_access_key = ${CANARIES.secret}\n`,
            );
            aws.answer({ GetCallerIdentity: callerIs(`arn:aws-us-gov:iam::${ACCOUNT}:user/x`) });
            assert.equal((await lookUp().identity(fromProvider({ profile: "gov" }))).verdict, "none");
            assert.equal(aws.requests[0]?.region, "us-gov-west-1");
        });
    });

    describe("is unverifiable, and says why without a value,", () => {
        const answered = (answer: AwsReply) => (): void => {
            surroundings.set(temporaryKeys);
            aws.answer({ GetCallerIdentity: answer });
        };
        const rows: readonly (readonly [title: string, evidence: string, prepare: () => void | Promise<void>])[] = [
            ["without credentials", "no-credentials", () => undefined],
            [
                "where the instance has no metadata service",
                "no-credentials",
                () => surroundings.set({ AWS_EC2_METADATA_DISABLED: "false", AWS_EC2_METADATA_SERVICE_ENDPOINT: "http://127.0.0.1:9" }),
            ],
            ["where the profile does not exist", "no-credentials", () => surroundings.set({ AWS_PROFILE: CANARIES.person })],
            ["where nobody listens", "network", () => surroundings.set({ ...temporaryKeys, AWS_ENDPOINT_URL: "http://127.0.0.1:9" })],
            ["where the call is denied", "denied", answered(denied(`User: ${session("x")} is not authorized`))],
            ["where AWS does not know the key", "refused", answered({ error: "InvalidClientTokenId", status: 403 })],
            ["where the session has expired", "expired", answered({ error: "ExpiredToken", status: 403 })],
            ["where the answer is no XML", "malformed", answered({ body: "<Get<<Caller" })],
            ["where the answer is empty", "malformed", answered({ result: "" })],
            ["where AWS is broken", "network", answered({ error: "InternalFailure", status: 500 })],
        ];
        for (const [title, evidence, prepare] of rows) {
            it(title, async () => {
                await prepare();
                const judgement = await judged();
                assert.deepEqual([judgement.verdict, judgement.evidence], ["unverifiable", evidence]);
                const printed = JSON.stringify(judgement);
                for (const canary of Object.values(CANARIES)) assert.ok(!printed.includes(canary), "a canary in the judgement");
            });
        }

        it("where the profile asks for a code, which is sent to nobody", async () => {
            surroundings.set({ AWS_PROFILE: "admin" });
            surroundings.write("config", profiles(`mfa_serial = arn:aws:iam::${ACCOUNT}:mfa/${CANARIES.person}\n`));
            aws.answer(plain);
            const judgement = await judged();
            assert.deepEqual([judgement.verdict, judgement.evidence], ["unverifiable", "declared-mfa"]);
            assert.equal(aws.requests.length, 0);
            assert.ok(!JSON.stringify(judgement).includes(CANARIES.person));
        });
    });

    describe("is asked once", () => {
        it("per source, whatever asks and whatever the answer", async () => {
            surroundings.set(temporaryKeys);
            aws.answer({ ...plain, GetRole: denied() });
            const memory = lookUp();
            const source = stackSource(process.env);
            const judgements = await Promise.all([
                memory.identity(source),
                memory.identity(source, { automationRoles: ["*"] }),
                memory.accountMfa(source),
            ]);
            await memory.identity(stackSource(process.env));
            assert.equal(judgements[0].verdict, "unverifiable");
            assert.deepEqual([aws.count("GetCallerIdentity"), aws.count("GetRole"), aws.count("GetAccountSummary")], [1, 1, 1]);
        });

        it("per source, and again for another one", async () => {
            surroundings.write(
                "config",
                `${profiles()}\n[profile two]\naws_access_key_id = ${LONG_LIVED}2\naws_secret_access_key = ${CANARIES.secret}\n`,
            );
            aws.answer({ GetCallerIdentity: user });
            const memory = lookUp();
            await memory.identity(fromProvider({ profile: "base" }));
            await memory.identity(fromProvider({ profile: "two" }));
            await memory.identity(fromProvider({ profile: "two", region: "eu-north-1" }));
            assert.equal(aws.count("GetCallerIdentity"), 2);
        });
    });

    describe("is bounded in time", () => {
        it("where AWS never answers", async () => {
            surroundings.set(temporaryKeys);
            aws.answer({ GetCallerIdentity: "hang" });
            const judgement = await judged({}, 100);
            assert.deepEqual([judgement.verdict, judgement.evidence], ["unverifiable", "time-up"]);
        });

        it("for all questions together, and for all sources that never answer", async () => {
            surroundings.write(
                "config",
                `${profiles()}\n[profile two]\naws_access_key_id = ${LONG_LIVED}2\naws_secret_access_key = ${CANARIES.secret}\n`,
            );
            surroundings.set(temporaryKeys);
            aws.answer({
                ...plain,
                GetRole: "hang",
                GetAccountSummary: "hang",
                GetCallerIdentity: ({ accessKeyId }) => (accessKeyId === TEMPORARY ? callerIs(session("deploy")) : "hang"),
            });
            const memory = lookUp(1000);
            const source = stackSource(process.env);
            assert.equal((await memory.identity(source)).evidence, "time-up");
            assert.equal((await memory.accountMfa(source)).evidence, "time-up");
            assert.equal((await memory.identity(fromProvider({ profile: "base" }))).evidence, "time-up");
            assert.equal((await memory.identity(fromProvider({ profile: "two" }))).evidence, "time-up");
        });
    });

    describe("of a provider that assumes a role", () => {
        const identity = (inputs: Record<string, unknown>) => lookUp().identity(fromProvider(inputs));
        const sso = callerIs(session("AWSReservedSSO_Dev_0123456789abcdef"));
        const roles = (...arns: string[]) => ({
            assumeRoles: JSON.stringify(arns.map((roleArn) => ({ roleArn, sessionName: CANARIES.person }))),
        });

        beforeEach(() => surroundings.set(temporaryKeys));

        it("judges the base identity and proves MFA by the role's trust", async () => {
            aws.answer({ GetCallerIdentity: callerIs(`arn:aws:iam::${ACCOUNT}:user/x`), GetRole: roleWith(DEPLOY, TRUSTS.mfa) });
            const judgement = await identity(roles(DEPLOY));
            assert.deepEqual([judgement.callerKind, judgement.verdict, judgement.evidence], ["user", "proven", "assumed-role-trust"]);
            assert.deepEqual(judgement.assumes, [{ role: "deploy", trust: "mfa" }]);
            assert.equal(aws.count("AssumeRole"), 0);
        });

        it("leaves the base identity's verdict where the role's trust requires nothing, and reports both", async () => {
            aws.answer({
                GetCallerIdentity: sso,
                GetRole: ({ parameters }) => (parameters.get("RoleName") === "deploy" ? roleWith(DEPLOY, TRUSTS.plain) : denied()),
            });
            const judgement = await identity(roles(DEPLOY));
            assert.deepEqual([judgement.verdict, judgement.assumes], ["delegated", [{ role: "deploy", trust: "none" }]]);
            assert.match(judgement.why, /Identity Center.*then assumes a role whose trust policy does not require MFA/);
        });

        it("leaves it where the role is in another account, which cannot be asked", async () => {
            aws.answer({ GetCallerIdentity: sso });
            const judgement = await identity(roles("arn:aws:iam::210987654321:role/deploy"));
            assert.deepEqual([judgement.verdict, judgement.assumes], ["delegated", [{ role: "deploy", trust: "unreadable" }]]);
            assert.ok(!aws.requests.some(({ parameters }) => parameters.get("RoleName") === "deploy"), "asked in the wrong account");
        });

        it("is not satisfied by a long-lived key behind a role of another account", async () => {
            surroundings.set(longLivedKeys);
            delete process.env["AWS_SESSION_TOKEN"];
            aws.answer({ GetCallerIdentity: user });
            assert.equal((await identity(roles("arn:aws:iam::210987654321:role/deploy"))).verdict, "none");
        });

        it("remains a violation for the root user", async () => {
            aws.answer({ GetCallerIdentity: callerIs(`arn:aws:iam::${ACCOUNT}:root`), GetRole: roleWith(DEPLOY, TRUSTS.mfa) });
            assert.equal((await identity(roles(DEPLOY))).verdict, "root");
        });
    });

    it("loads nothing of the AWS SDK before it is made", () => {
        const script = `require("./test/support/register.cjs");
            require("./policies/model/identity");
            require("./policies/model/provider");
            console.log(Object.keys(require.cache).filter((path) => /@aws-sdk|@smithy|@pulumi/.test(path)).length);`;
        assert.equal(execFileSync(process.execPath, ["-e", script], { cwd: ROOT, encoding: "utf8" }).trim(), "0");
    });
});
