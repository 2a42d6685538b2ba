/**
 * The same look-ups against moto's server (PyPI `moto[server]`), written by others than the fake of the other tests. It loses the
 * identity of GetSessionToken and always says that the root user has no MFA, so those rows are the fake's alone.
 */
import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import {
    CreateAccessKeyCommand,
    CreateRoleCommand,
    CreateUserCommand,
    CreateVirtualMFADeviceCommand,
    EnableMFADeviceCommand,
    IAMClient,
} from "@aws-sdk/client-iam";
import { Surroundings, TRUSTS, judged, lookUp } from "../surroundings";
import { stackSource } from "../../../../../policies/model/identity";
import { parsePrincipal } from "../../../../../policies/model/identity/session/caller";
import { Budget } from "../../../../../policies/model/identity/session/budget";
import { Session } from "../../../../../policies/model/identity/session/session";

/**
 * `MOTO` names the command; without it the one on the PATH is used. A command that does not run (a shim without its package) counts as
 * none.
 */
const COMMAND = process.env["MOTO"] ?? "moto_server";
const runs = spawnSync(COMMAND, ["--help"], { timeout: 30_000, stdio: "ignore" }).status === 0;

async function freePort(): Promise<number> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, "close");
    return port;
}

async function started(port: number): Promise<ChildProcess> {
    const server = spawn(COMMAND, ["-H", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
    for (let tries = 0; tries < 200; tries++) {
        const answer = await fetch(`http://127.0.0.1:${port}/moto-api/`).catch(() => undefined);
        if (answer !== undefined) return server;
        await pause(100);
    }
    server.kill();
    throw new Error("moto_server did not answer");
}

if (!runs)
    console.log(
        "    moto_server is not installed (PyPI: moto[server]; or set MOTO): the look-ups are tested against the loopback server alone",
    );
else {
    describe("A look-up against moto", () => {
        const surroundings = new Surroundings();
        let server: ChildProcess;
        let url = "";
        let account = "";

        before(async () => {
            const port = await freePort();
            url = `http://127.0.0.1:${port}`;
            server = await started(port);
        });
        after(async () => {
            server.kill();
            await once(server, "exit");
        });
        beforeEach(() => surroundings.enter({ AWS_ENDPOINT_URL: url }));
        afterEach(() => surroundings.leave());

        const admin = { region: "us-east-1", credentials: { accessKeyId: "test", secretAccessKey: "test" } };

        async function userWithKey(name: string): Promise<void> {
            const iam = new IAMClient({ ...admin, endpoint: url });
            await iam.send(new CreateUserCommand({ UserName: name, Path: "/people/" }));
            const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
            assert.ok(key?.AccessKeyId !== undefined && key.SecretAccessKey !== undefined);
            surroundings.set({ AWS_ACCESS_KEY_ID: key.AccessKeyId, AWS_SECRET_ACCESS_KEY: key.SecretAccessKey });
        }

        async function sessionOf(role: string, trust: unknown, path = "/team/"): Promise<void> {
            const iam = new IAMClient({ ...admin, endpoint: url });
            const created = await iam.send(
                new CreateRoleCommand({ RoleName: role, Path: path, AssumeRolePolicyDocument: JSON.stringify(trust) }),
            );
            const sts = new STSClient({ ...admin, endpoint: url });
            const { Credentials: issued } = await sts.send(
                new AssumeRoleCommand({ RoleArn: created.Role?.Arn, RoleSessionName: "somebody" }),
            );
            assert.ok(issued?.AccessKeyId !== undefined && issued.SecretAccessKey !== undefined && issued.SessionToken !== undefined);
            surroundings.set({
                AWS_ACCESS_KEY_ID: issued.AccessKeyId,
                AWS_SECRET_ACCESS_KEY: issued.SecretAccessKey,
                AWS_SESSION_TOKEN: issued.SessionToken,
            });
        }

        it("refuses a user's long-lived key", async () => {
            await userWithKey("keyed");
            const judgement = await judged();
            assert.deepEqual([judgement.callerKind, judgement.verdict, judgement.temporary], ["user", "none", false]);
            account = judgement.account ?? "";
            assert.match(account, /^\d{12}$/);
        });

        it("finds a user's device", async () => {
            await userWithKey("devout");
            const iam = new IAMClient({ ...admin, endpoint: url });
            const { VirtualMFADevice: device } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "devout" }));
            const session = new Session(stackSource(process.env), process.env, new Budget(30_000), new Budget(30_000));
            assert.deepEqual(await session.hasMfaDevice("devout"), { ok: true, value: false });
            await iam.send(
                new EnableMFADeviceCommand({
                    UserName: "devout",
                    SerialNumber: device?.SerialNumber,
                    AuthenticationCode1: "234567",
                    AuthenticationCode2: "987654",
                }),
            );
            const again = new Session(stackSource(process.env), process.env, new Budget(30_000), new Budget(30_000));
            assert.deepEqual(await again.hasMfaDevice("devout"), { ok: true, value: true });
            const caller = await again.caller();
            assert.ok(caller.ok);
            assert.equal(caller.value.principal.name, parsePrincipal(`arn:aws:iam::${account}:user/people/devout`).name);
        });

        for (const [title, trust, verdict] of [
            ["requires MFA", TRUSTS.mfa, "proven"],
            ["says BoolIfExists", TRUSTS.ifExists, "none"],
            ["requires nothing", TRUSTS.plain, "none"],
        ] as const) {
            it(`judges a role whose trust ${title}`, async () => {
                await sessionOf(`role-${title.replaceAll(" ", "-")}`, trust);
                const judgement = await judged();
                assert.deepEqual([judgement.callerKind, judgement.verdict], ["assumed-role", verdict]);
                assert.ok(!JSON.stringify(judgement).includes("somebody"));
            });
        }

        it("delegates to IAM Identity Center and, in a pipeline, to a listed role with its path", async () => {
            await sessionOf("AWSReservedSSO_Admin_0123456789abcdef", TRUSTS.saml, "/aws-reserved/sso.amazonaws.com/");
            assert.equal((await judged()).verdict, "delegated");
            await sessionOf("ci-deploy", TRUSTS.web);
            surroundings.set({ CI: "true" });
            assert.equal((await judged({ automationRoles: ["arn:aws:iam::*:role/team/ci-*"] })).verdict, "delegated");
            assert.equal((await judged({ automationRoles: ["arn:aws:iam::*:role/ci-*"] })).verdict, "automation");
        });

        it("reads the account's summary", async () => {
            await sessionOf("summary", TRUSTS.plain);
            assert.equal((await lookUp().accountMfa(stackSource(process.env))).verdict, "off");
        });
    });
}
