/** What the tests of look-ups share: a clean environment that points at a loopback endpoint, and credentials that no provider issues. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IdentityLookUp } from "../../../../policies/model/identity/look-up";
import { stackSource } from "../../../../policies/model/identity/credentials/provider-source";
import type { EvidenceOptions } from "../../../../policies/model/identity/verdict/evidence";
import type { Judgement } from "../../../../policies/model/identity";

/** What no message may ever hold: an e-mail address as session and user name, a secret, a token. */
export const CANARIES = {
    person: "jane.roe@example.com",
    secret: "wJalr" + "CANARYsecretCANARYsecret",
    token: "FwoGZX" + "CANARYtokenCANARYtoken",
} as const;

export const LONG_LIVED = "AKIA" + "CANARYLONGLIVED0";
export const TEMPORARY = "ASIA" + "CANARYTEMPORARY0";

export const longLivedKeys = { AWS_ACCESS_KEY_ID: LONG_LIVED, AWS_SECRET_ACCESS_KEY: CANARIES.secret };
export const temporaryKeys = { AWS_ACCESS_KEY_ID: TEMPORARY, AWS_SECRET_ACCESS_KEY: CANARIES.secret, AWS_SESSION_TOKEN: CANARIES.token };

export const ACCOUNT = "123456789012";
export const session = (role: string, partition = "aws") => `arn:${partition}:sts::${ACCOUNT}:assumed-role/${role}/${CANARIES.person}`;

/** Replaces the whole AWS part of the process's environment for the tests of one `describe`: the SDK reads nothing else. */
export class Surroundings {
    #saved: NodeJS.ProcessEnv = {};
    #folder = "";

    /** To be called in `beforeEach`. Empty credential files, no metadata service, no proxy to anything. */
    enter(variables: Readonly<Record<string, string>>): void {
        this.#saved = { ...process.env };
        for (const name of Object.keys(process.env)) {
            if (/^(AWS_|PULUMI_|CI$|GITHUB_|GITLAB_|CODEBUILD_)/.test(name)) Reflect.deleteProperty(process.env, name);
        }
        this.#folder = mkdtempSync(join(tmpdir(), "identity-"));
        Object.assign(process.env, {
            AWS_CONFIG_FILE: this.write("config", ""),
            AWS_SHARED_CREDENTIALS_FILE: this.write("credentials", ""),
            AWS_EC2_METADATA_DISABLED: "true",
            AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
            AWS_REGION: "eu-west-1",
            ...variables,
        });
    }

    /** Writes a file into the test's own folder and gives its path. */
    write(name: string, text: string): string {
        const path = join(this.#folder, name);
        writeFileSync(path, text);
        return path;
    }

    set(variables: Readonly<Record<string, string>>): void {
        Object.assign(process.env, variables);
    }

    /** To be called in `afterEach`. */
    leave(): void {
        rmSync(this.#folder, { recursive: true, force: true });
        for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
        Object.assign(process.env, this.#saved);
    }
}

/** Patient by default: what a busy machine takes for an answer is no matter of these tests. */
export const lookUp = (milliseconds = 60_000) => new IdentityLookUp(process.env, milliseconds);

/** Judges whoever the environment and the stack's configuration name. */
export const judged = (options: Partial<EvidenceOptions> = {}, milliseconds?: number): Promise<Judgement> =>
    lookUp(milliseconds).identity(stackSource(process.env), options);

const allow = (principal: unknown, action: unknown, condition?: unknown) => ({
    Effect: "Allow",
    Principal: principal,
    Action: action,
    ...(condition ? { Condition: condition } : {}),
});

/** Trust policies by what they require. */
export const TRUSTS = {
    mfa: {
        Version: "2012-10-17",
        Statement: [allow({ AWS: ACCOUNT }, "sts:AssumeRole", { Bool: { "aws:MultiFactorAuthPresent": "true" } })],
    },
    mfaAge: {
        Statement: allow({ AWS: ACCOUNT }, ["sts:AssumeRole", "sts:TagSession"], { NumericLessThan: { "aws:MultiFactorAuthAge": "3600" } }),
    },
    ifExists: { Statement: [allow({ AWS: ACCOUNT }, "sts:AssumeRole", { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } })] },
    plain: { Statement: [allow({ AWS: ACCOUNT }, "sts:AssumeRole")] },
    oneOfTwo: {
        Statement: [
            allow({ AWS: ACCOUNT }, "sts:AssumeRole", { Bool: { "aws:MultiFactorAuthPresent": "true" } }),
            allow({ AWS: `arn:aws:iam::${ACCOUNT}:user/b` }, "sts:*"),
        ],
    },
    web: { Statement: [allow({ Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/login.example.com` }, "sts:AssumeRoleWithWebIdentity")] },
    webWithClaim: {
        Statement: [
            allow({ Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/login.example.com` }, "sts:AssumeRoleWithWebIdentity", {
                "ForAnyValue:StringEquals": { "login.example.com:amr": "mfa" },
            }),
        ],
    },
    webWithEmptyClaim: {
        Statement: [
            allow({ Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/login.example.com` }, "sts:AssumeRoleWithWebIdentity", {
                "ForAllValues:StringEquals": { "login.example.com:amr": "mfa" },
            }),
        ],
    },
    webOrPassword: {
        Statement: [
            allow({ Federated: "cognito-identity.amazonaws.com" }, "sts:AssumeRoleWithWebIdentity", {
                "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": ["authenticated", "mfa"] },
            }),
        ],
    },
    saml: { Statement: [allow({ Federated: `arn:aws:iam::${ACCOUNT}:saml-provider/idp` }, ["sts:AssumeRoleWithSAML", "sts:TagSession"])] },
    mfaOrClaim: {
        Statement: [
            allow({ AWS: ACCOUNT }, "sts:AssumeRole", { Bool: { "aws:MultiFactorAuthPresent": "true" } }),
            allow({ Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/login.example.com` }, "sts:AssumeRoleWithWebIdentity", {
                "ForAnyValue:StringEquals": { "login.example.com:amr": ["mfa"] },
            }),
        ],
    },
} as const;
