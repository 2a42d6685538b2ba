import assert from "node:assert/strict";
import { CREDENTIAL_KINDS, CREDENTIAL_LABELS, detect, isCredentialKind, type DetectorKind } from "../../../../policies/model/detectors";
import { UNKNOWN, MASKED } from "../../../../policies/model/values";

const join = (...parts: readonly string[]): string => parts.join("");
const kinds = (text: string, name?: string): DetectorKind[] => detect(text, name === undefined ? {} : { name }).map(({ kind }) => kind);
const credentials = (text: string, name?: string): DetectorKind[] =>
    detect(text, { kinds: new Set(CREDENTIAL_KINDS), ...(name === undefined ? {} : { name }) }).map(({ kind }) => kind);

const HEX20 = "9f8e7d6c5b4a39281706";
const HEX32 = join("6f1c2b9e", "04d7a853", "b1e94c70", "2f8d635a");
const KEY_ID = join("AK", "IA", "QYLPMN5HFZ3TDRWX");
const SECRET_KEY = join("k7Qm2Zr9/Xv4Lp8T", "n1Wc6Hs3+Yb5Jd0Gf", "RtEuAoV");

describe("detect", () => {
    it("says what and where, and nothing of the value", () => {
        const text = `key ${KEY_ID}.`;
        assert.deepEqual(detect(text), [
            { kind: "aws-access-key-id", category: "credential", label: CREDENTIAL_LABELS["aws-access-key-id"], start: 4, end: 24 },
        ]);
    });

    const found: readonly (readonly [title: string, text: string, name: string | undefined, kinds: readonly DetectorKind[]])[] = [
        [
            "a database URL with a password",
            join("postgres://orders:Tr0ub4", "dor@db.internal:5432/orders"),
            "DB_URL",
            ["connection-string"],
        ],
        [
            "a weak password in a database URL",
            join("postgres://postgres:pass", "word@db.internal:5432/orders"),
            undefined,
            ["connection-string"],
        ],
        ["Redis without a user", join("redis://:Tr0ub4", "dor@cache.internal:6379/0"), undefined, ["connection-string"]],
        [
            "a password with a sign that ought to be encoded",
            join("amqps://orders:a1b", "/c9!@broker.internal:5671"),
            undefined,
            ["connection-string"],
        ],
        ["an encoded password", join("mongodb+srv://orders:p%40ss", "w0rd@cluster0.mongodb.net/db"), undefined, ["connection-string"]],
        ["JDBC", join("jdbc:mysql://db.internal/orders?user=app&password=", "Tr0ub4dor"), undefined, ["connection-string"]],
        ["ADO.NET", join("Data Source=db;Initial Catalog=orders;User Id=app;Pwd=", "Tr0ub4dor;"), undefined, ["connection-string"]],
        ["a token in a callback", `https://hooks.example.net/in?token=${HEX20}`, "CALLBACK", ["url-token"]],
        ["a token in a fragment", `https://app.partner.net/#access_token=${HEX32}&state=1`, undefined, ["url-token"]],
        [
            "a presigned URL",
            `https://b.s3.amazonaws.com/k?X-Amz-Credential=${KEY_ID}%2F20260801%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Signature=${HEX32}${HEX32}`,
            undefined,
            ["aws-access-key-id"],
        ],
        ["a secret key beside its id", `${KEY_ID}:${SECRET_KEY}`, undefined, ["aws-access-key-id", "aws-secret-access-key"]],
        ["a secret key under its name", SECRET_KEY, "AWS_SECRET_ACCESS_KEY", ["aws-secret-access-key"]],
        ["an access key id set by hand", KEY_ID, "AWS_ACCESS_KEY_ID", ["aws-access-key-id"]],
        ["a weak password under its name", join("hunt", "er2"), "DB_PASSWORD", ["named-secret"]],
        ["a UUID under the name of an API key", "4b1c9a52-6e0f-4d3b-9c57-2a8e61f0d7b4", "HEROKU_API_KEY", ["named-secret"]],
        ["a variable of a script", `#!/bin/bash\nexport DB_PASSWORD=${HEX20}\nexec app`, undefined, ["named-secret"]],
        ["an entry of a container definition", JSON.stringify([{ name: "API_TOKEN", value: HEX32 }]), undefined, ["named-secret"]],
        [
            "an entry of a document in a document",
            JSON.stringify({ body: JSON.stringify({ clientSecret: HEX32 }) }),
            undefined,
            ["named-secret"],
        ],
        ["an authorization header", `Authorization: Bearer ${HEX32}`, undefined, ["authorization-header"]],
        [
            "a webhook without its scheme",
            join("hooks.", "slack.com/services/T0AAB12CD/B0EFG34HI/", "a1B2c3D4e5F6g7H8i9J0k1L2"),
            undefined,
            ["webhook-url"],
        ],
        [
            "two tokens in one text",
            `${join("gh", "p_", "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8")} and ${join("np", "m_", "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8")}`,
            undefined,
            ["github-token", "npm-token"],
        ],
        ["a variable of a container in YAML", `- name: API_TOKEN\n  value: ${HEX32}`, undefined, ["named-secret"]],
        ["a variable of a template in YAML, quoted", `Name: DB_PASSWORD\r\n  Value: "${HEX20}"`, undefined, ["named-secret"]],
        [
            "a header that a function at the edge compares with",
            `var expected = 'Basic ${Buffer.from(join("orders:Tr0ub4", "dor")).toString("base64")}';`,
            undefined,
            ["authorization-header"],
        ],
        ["a token after an escape", `line\\n${join("dop", "_v1_", HEX32, HEX32)}`, undefined, ["digitalocean-token"]],
        ["an access key in a query that is encoded", `a%3D${KEY_ID}%26b`, undefined, ["aws-access-key-id"]],
    ];
    for (const [title, text, name, expected] of found) {
        it(`finds ${title}`, () => {
            assert.deepEqual(credentials(text, name), expected);
        });
    }

    const harmless: readonly (readonly [title: string, text: string, name?: string])[] = [
        ["a forty-character string with no key beside it", SECRET_KEY],
        ["a value unknown until deployment", UNKNOWN, "DB_PASSWORD"],
        ["a masked secret", MASKED, "DB_PASSWORD"],
        ["a parameter of a method, with its type", "async signIn(email: string, password: string): Promise<void> {"],
        ["a parameter of a function, with its default", "def connect(user, password: str = None):"],
        ["a variable of a container that refers to a secret", "- name: DB_PASSWORD\n  valueFrom: db-1a2b3c4d5e"],
        ["a variable of a container that a template fills", "- name: DB_PASSWORD\n  value: ${DB_PASSWORD}"],
        ["a registry to log in to", "get-login-password | docker login --password-stdin 123456789012.dkr.ecr.eu-west-1.amazonaws.com"],
        ["words behind Basic", "expected = 'Basic Authentication'; plan = 'Basic subscription1'"],
        ["the size of a token", "2048", "MAX_TOKENS"],
        ["a life time", "3600", "TOKEN_TTL"],
        ["the name of a secret", "orders-db-credentials", "SECRET_NAME"],
        ["a path of a parameter", "/orders/prod/db-password", "DB_PASSWORD"],
        ["a public key's id", "K2JCJMDEHXQW5F", "PUBLIC_KEY_ID"],
        ["the documented access key", join("AKIA", "IOSFODNN7", "EXAMPLE")],
        ["a user's unique identifier", join("AIDA", "QYLPMN5HFZ3TDRWXY")],
        ["a header that is only a header of a program", "pem.includes('-----BEGIN PRIVATE KEY-----')"],
        ["a reference in a URL", "postgres://app:${password}@db.internal/orders"],
        ["a page of a list", "https://partner.net/orders?nextToken=a1B2c3D4e5F6g7H8"],
        ["what begins like a token and is not one", "eyJust.a.sentence and eyeballs.of.people"],
        ["a name of a file with the prefix of a token", `https://partner.net/video_box.ico-${HEX32}.png`],
        ["an argument of a call", "redis.Redis(host=server, port=6380, password=redis_password)"],
        ["an item of a list", "host=endpoint, username=parts[0], password=parts[1]"],
        ["a member of an object that is a variable", '{"name": "USER_PASSWORD", "value": sql_user_password},'],
        ["nothing", ""],
    ];
    for (const [title, text, name] of harmless) {
        it(`does not take for a credential ${title}`, () => {
            assert.deepEqual(credentials(text, name), []);
        });
    }

    it("reports only the kinds that are asked for", () => {
        const text = `${KEY_ID} https://x.net/?token=${HEX20}`;
        assert.deepEqual(
            detect(text, { kinds: new Set<DetectorKind>(["url-token"]) }).map(({ kind }) => kind),
            ["url-token"],
        );
        assert.deepEqual(detect(text, { kinds: new Set<DetectorKind>() }), []);
    });

    it("does not take the user of a connection string for an e-mail address", () => {
        assert.deepEqual(kinds(join("amqps://orders:Tr0ub4", "dor@broker.customer-mail.com:5671")), ["connection-string"]);
    });

    it("finds personal data beside a credential", () => {
        assert.deepEqual(kinds(`jane.doe@customer-mail.com ${KEY_ID}`), ["email", "aws-access-key-id"]);
    });

    it("gives detections in order and without overlaps, and the same twice", () => {
        const text = `a ${KEY_ID} b https://u:${HEX20}@x.net/?token=${HEX32} c password=${HEX20}`;
        const once = detect(text);
        assert.ok(once.length >= 3);
        for (const [index, { start, end }] of once.entries()) {
            assert.ok(start < end && end <= text.length);
            assert.ok(index === 0 || start >= (once[index - 1]?.end ?? 0));
        }
        assert.deepEqual(detect(text), once);
    });

    it("labels every kind in words that hold no digit", () => {
        for (const kind of CREDENTIAL_KINDS) {
            assert.match(CREDENTIAL_LABELS[kind], /^an? [A-Za-z ]+$/u);
            assert.ok(isCredentialKind(kind));
        }
        assert.ok(!isCredentialKind("email"));
    });
});
