import assert from "node:assert/strict";
import { isSecretLiteral } from "../../../../policies/model/detectors/literals";
import { secretName, wordsOf } from "../../../../policies/model/detectors/names";

describe("the words of a name", () => {
    for (const name of ["dbPassword", "DB_PASSWORD", "db-password", "db.password", "DbPassword"]) {
        it(`are the same in ${name}`, () => {
            assert.deepEqual(wordsOf(name), ["db", "password"]);
        });
    }

    it("keep what is written in capitals together", () => {
        assert.deepEqual(wordsOf("AWSSecretKey"), ["aws", "secret", "key"]);
    });
});

describe("the name of a value", () => {
    const secret = [
        "DB_PASSWORD",
        "dbpassword",
        "PGPASSWORD",
        "smtpPass",
        "API_KEY",
        "apikey",
        "stripeApiKey",
        "JWT_SECRET",
        "clientSecret",
        "GITHUB_TOKEN",
        "authToken",
        "ENCRYPTION_KEY",
        "AWS_SECRET_ACCESS_KEY",
        "awsSecretKey",
        "PASSWORD_PROD",
        "SECRET_KEY_BASE",
        "token2",
        "GITHUB_PAT",
        "HUAWEI_SK",
        "QINIU_SK",
        "CLAVE_SECRETA",
        "PAROL",
    ];
    for (const name of secret) {
        it(`promises a secret in ${name}`, () => {
            assert.notEqual(secretName(name), undefined);
        });
    }

    const other = [
        "TOKEN_TTL",
        "PASSWORD_MIN_LENGTH",
        "SECRET_NAME",
        "secretArn",
        "TOKEN_URL",
        "KEY_ALIAS",
        "PUBLIC_KEY",
        "partitionKey",
        "S3_KEY",
        "cacheKey",
        "GSI1_SK",
        "LOCALE_SK",
        "HUAWEI_SKU",
        "nextToken",
        "resetPasswordAttempts",
        "passwordResetRequired",
        "keyId",
        "STRIPE_PUBLISHABLE_KEY",
        "RECAPTCHA_SITE_KEY",
        "USER_POOL_CLIENT_ID",
        "compass",
        "author",
        "monkey",
        "TABLE",
        "",
    ];
    for (const name of other) {
        it(`promises none in ${name === "" ? "no name" : name}`, () => {
            assert.equal(secretName(name), undefined);
        });
    }
});

describe("a literal under the name of a secret", () => {
    const HEX = "6f1c2b9e04d7a853b1e94c702f8d635a";
    const judge = (value: string, name: string): boolean => {
        const promised = secretName(name);
        assert.ok(promised !== undefined);
        return isSecretLiteral(value, promised, "value");
    };
    const cases: readonly (readonly [value: string, name: string, isSecret: boolean])[] = [
        [HEX, "API_TOKEN", true],
        [HEX.slice(0, 12), "CLIENT_SECRET", true],
        ["p@ss!", "DB_PASSWORD", true],
        ["Xk29" + "!mmQ", "SMTP_PW", true],
        ["Xk29" + "!mmQ", "ENGINE_PW", false],
        ["S3nha" + "F0rte!", "SENHA_BANCO", true],
        ["z8Xk" + "!pq2Lm", "CLAVE_SECRETA", true],
        ["super" + "secretkey", "JWT_SECRET", true],
        ["1" + "23456", "DB_PASSWORD", true],
        ["correct-horse-battery", "DB_PASSWORD", true],
        ["Xk29" + "!mmQ", "RESET_PASSWORD", true],
        ["Xk29" + "!mmQ", "VERIFY_PASSWORD_PROD", true],
        ["Xk29" + "!mmQ", "VALIDATE_PASSWORD", true],
        ["Xk29" + "!mmQ", "recoverPassword", true],
        ["always", "VERIFY_PASSWORD", false],
        ["once a week", "RESET_PASSWORD", false],
        ["20/m/ip,5/m/key", "RESET_PASSWORD", false],
        [HEX, "UPDATE_TOKEN", true],
        [HEX, "github_update_token", true],
        [HEX, "UPDATETOKEN", true],
        ["orders-2024", "UPDATE_TOKEN", false],
        ["1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d", "UPDATE_TOKEN", false],
        ["12ab-34cd" + "-56ef-78gh", "SECRET_KEY", true],
        ["9x-8y" + "-7z-6w", "SECRET_KEY", true],
        ["orders-5m-30s-10kb", "SECRET_KEY", false],
        ["orders-12ab", "SECRET_KEY", false],
        ["orders-eu-west-1a-eu-west-1b", "SECRET_KEY", false],
        ["true", "DB_PASSWORD", false],
        ["orders-db", "DB_SECRET", false],
        ["orders/db/password", "DB_PASSWORD", false],
        // Names that Pulumi makes of a resource's own, and that services give to the secrets they keep themselves.
        ["orders-db-1a2b3c4", "DB_SECRET", false],
        ["prod/ordersDb-9c8d7e6", "DB_CREDENTIALS", false],
        ["orders-api-key-1a2b3c4", "API_KEY", false],
        ["db-password-1a2b3c4", "DB_PASSWORD", false],
        ["orders-1a2b3c4", "DB_PASSWORD", true],
        ["x" + "k9q2-1a2b3c4", "API_TOKEN", true],
        ["rds!cluster-1234abcd-12ab-34cd-56ef-1234567890ab", "DB_CREDENTIALS", false],
        ["arn:aws:secretsmanager:eu-west-1:123456789012:secret:x", "API_TOKEN", false],
        ["{{resolve:ssm-secure:x}}", "API_TOKEN", false],
        ["process.env.TOKEN", "API_TOKEN", false],
        ["https://auth.net/token", "AUTH_TOKEN", false],
        ["3600", "API_TOKEN", false],
        ["2026-08-01", "API_TOKEN", false],
        ["your-token-here", "API_TOKEN", false],
        ["****************", "DB_PASSWORD", false],
        ["0".repeat(32), "API_TOKEN", false],
        ["", "DB_PASSWORD", false],
    ];
    for (const [index, [value, name, isSecret]] of cases.entries()) {
        it(`is ${isSecret ? "a" : "no"} secret in case ${index + 1}, under ${name}`, () => {
            assert.equal(judge(value, name), isSecret);
        });
    }
});
