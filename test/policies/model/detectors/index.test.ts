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
        ["a UUID under the name of a private key", "4b1c9a52-6e0f-4d3b-9c57-2a8e61f0d7b4", "ATLAS_PRIVATE_KEY", ["named-secret"]],
        ["a UUID under the name of a license", "4b1c9a52-6e0f-4d3b-9c57-2a8e61f0d7b4", "LICENSE_KEY", ["named-secret"]],
        ["a password in base 64 with a slash in it", join("k7Qm2Zr9Xv4Lp8T", "/n1Wc6Hs3Yb5Jd0Gf"), "DB_PASSWORD", ["named-secret"]],
        ["a password of letters in a shell script", join("export DB_PASSWORD=white", "duke\nexec app"), undefined, ["named-secret"]],
        [
            "a password of letters in the settings of a process",
            join("STAGE=prod\nSMTP_PASS=white", "duke # ask"),
            undefined,
            ["named-secret"],
        ],
        [
            "the token of a package registry",
            join("//registry.npmjs.org/:_auth", "Token=4b1c9a52-6e0f-4d3b-9c57-2a8e61f0d7b4"),
            undefined,
            ["named-secret"],
        ],
        [
            "the user of a registry in base 64",
            `_auth = ${Buffer.from(join("orders:Tr0ub4", "dor")).toString("base64")}`,
            undefined,
            ["authorization-header"],
        ],
        [
            "the user of a registry of images in base 64",
            JSON.stringify({ auths: { "quay.io": { auth: Buffer.from(join("orders:Tr0ub4", "dor")).toString("base64") } } }),
            undefined,
            ["authorization-header"],
        ],
        ["a header of Okta", `Authorization: SSWS 00${HEX20}${HEX20}`, undefined, ["authorization-header"]],
        [
            "the file of a machine's logins",
            join("machine api.github.com login orders password Tr0ub4", "dor"),
            undefined,
            ["written-password"],
        ],
        [
            "the file of a machine's logins, line by line",
            join("machine git.internal\n  login orders\n  password Tr0ub4", "dor\n"),
            undefined,
            ["written-password"],
        ],
        [
            "Redis without a user and with a weak password",
            join("redis://:pass", "word@cache.internal:6379"),
            undefined,
            ["connection-string"],
        ],
        [
            "a key of a store in the same form",
            join(
                "AccountName=orders;AccountKey=",
                "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ2OUzFT50v",
                "SRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;",
            ),
            undefined,
            ["azure-storage-key"],
        ],
        [
            "a key joined from texts",
            join(
                '"-----BEGIN EC PRIV',
                'ATE KEY-----\\n" .\n"MHcCAQEEIPRGWwLh75nNx7Zk3Qw8Rt5Yu1Io7Pa2Sd6Fg9Hj4\\n" .\n"-----END EC PRIV',
                'ATE KEY-----"',
            ),
            undefined,
            ["private-key"],
        ],
        [
            "what a program takes where a variable is not set",
            `const key = process.env.JWT_SECRET || "${HEX32}";`,
            undefined,
            ["named-secret"],
        ],
        ["the same on the next line", `const key = process.env.JWT_SECRET ??\n  "${HEX32}";`, undefined, ["named-secret"]],
        ["the same in Python", `key = os.environ.get("JWT_SECRET") or "${HEX32}"`, undefined, ["named-secret"]],
        ["the same as an argument", `key = os.getenv("JWT_SECRET", "${HEX32}")`, undefined, ["named-secret"]],
        [
            "a key of a store under a name in one word",
            join(
                "azurestorageaccountkey: ",
                "xIF1zJbnnojFLMSkBp50mx02rHsMK2sjU7mFt4L13hoB7",
                "drAaJ8jD6+A443jJogV7y2FUOhQCWPmM6YaNHy7qg==",
            ),
            undefined,
            ["azure-storage-key"],
        ],
        [
            "settings in base 64",
            Buffer.from(JSON.stringify({ db: { user: "orders", password: join("Tr0ub4", "dor&3") } })).toString("base64"),
            "CONFIG",
            ["named-secret"],
        ],
        [
            "a token in base 64",
            Buffer.from(`GITHUB=${join("gh", "p_", "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8")}\n`).toString("base64"),
            undefined,
            ["github-token"],
        ],
        ["an argument of a call", join('props.setProperty("TOKEN", "', HEX32, '");'), undefined, ["named-secret"]],
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
        ["the domain of Auth0", "orders18922506.auth0.com", "AUTH0_DOMAIN"],
        ["the client of Auth0", "nUBJjeJElAPmpwBjhWgWX6aJYovpK0n5", "AUTH0_CLIENT_ID"],
        ["a name with an abbreviation", '"result_key": "DBClusterParameterGroups"'],
        ["names of fields, one under the other", `fields = ['SSECustomerKey',\n 'CopySourceSSECustomerAlgorithm']`],
        ["names of arguments, one under the other", '("key_password",\n "server_hostname")'],
        ["the next key of an object", join('{"Password": "My', 'Password",\n "TrustAnchorCertificate": "<certificate>"}')],
        ["a key called after its value", '[{"name": "DB_PASSWORD", "value1": "orders"}]'],
        ["texts joined to a description", 'return "User [username=" + username + ", password=" + password + "]";'],
        ["the label of an input", 'usernameLabel:"User:",passwordLabel:"Password:",rememberMeLabel:"Remember me:"'],
        [
            "the label of an input in another language",
            '{"password": "Contrase\u00f1a", "newPassword": "\u041f\u0430\u0440\u043e\u043b\u044c"}',
        ],
        ["the label of an input with a colon", '{"one_time_password": "Engangskode:"}'],
        ["a place in a page", 'this.addPassword = "#add-password";'],
        [
            "an intrinsic function of a template",
            'MasterUserPassword: !GetAtt Secret.Value\n      Password: !Join [ "", [ "{{resolve:secretsmanager:orders}}" ] ]',
        ],
        ["a variable that is there for sure", "headers: { 'x-api-key': process.env.APPSYNC_API_KEY_2! },"],
        ["an alphabet", 'UNRESERVED_PAT = r"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~"'],
        ["a variable of the shell in quotes", "- echo 'export DATABASE_PASSWORD=\"'$PRECOMPILE_PASSWORD'\"' >> .env"],
        ["a path behind a variable of the shell", "FORGOT_PASSWORD=$BASE_URL/classroom/#/forgot_password"],
        ["the password of Java's own store", 'String KEY_STORE_PASSWORD = "changeit";'],
        ["a form of a proxy's URL", "https://username:password@proxy.com and https://username:password@host.com:80/path"],
        ["an expression for names", 'skip=["CKV_SECRET_6:.*3.json$"]'],
        ["a place in a document", '"inspected_key": "metadata_options/[0]/http_tokens"'],
        ["a key of KMS", "4b1c9a52-6e0f-4d3b-9c57-2a8e61f0d7b4", "SIGNING_KEY"],
        ["a variable of a program under a name in capitals", "PASSWORD = password_of_user"],
        [
            "the syntax of a URL",
            "unix://[user[:password]@]path, redis://[[user:password]@]host:6379, scheme://[user:passwd@]proxy.server:port",
        ],
        ["a form of a URL without a user", "redis://:password@host, smtps://:pass@localhost:465, sqlite+pysqlcipher://:passphrase@/a.db"],
        ["a form of a URL in capitals", "amqp://USER:PASSWORD@BROKER_ADDRESS:5672 and sb://SAS_POLICY_NAME:SAS_KEY@SERVICE_BUS"],
        ["a version of a package for tokens", '"passport-jwt": "^4.0.0-rc.1"'],
        ["a package that stands for another", '"express-jwt": "npm:express-jwt@^6.1.2"'],
        ["a header called after a key", "'x-amz-server-side-encryption-customer-key': 'x-amz-server-side-encryption-customer-key-MD5'"],
        [
            "the published key of a store on the developer's machine",
            join(
                "AccountName=devstoreaccount1;AccountKey=",
                "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50u",
                "SRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;",
            ),
        ],
        [
            "a key of which a line stands for the rest",
            join(
                "-----BEGIN RSA PRIV",
                "ATE KEY-----\\nMIIEpQIBAAKCAQEAx7Zk3Qw8Rt5Yu1Io7Pa2Sd6Fg9Hj4\\n.\\n-----END RSA PRIV",
                "ATE KEY-----",
            ),
        ],
        ["what marks a secret in a state", 'const specialSecretKey = "1b47061264138c4ac30d75fd1eb44270";'],
        ["a choice between two names", 'const field = isToken || "password"; if (password || "orders") {}'],
        ["a choice between a variable and nothing", 'process.env.API_TOKEN || "" || "none"'],
        [
            "harmless settings in base 64",
            Buffer.from(JSON.stringify({ stage: "prod", table: "orders", retries: 3 })).toString("base64"),
            "CONFIG",
        ],
        [
            "settings in base 64 that refer to a secret",
            Buffer.from(JSON.stringify({ password: "${DB_PASSWORD}", secretName: "orders/db" })).toString("base64"),
        ],
        ["a link of a document", "[admin_password:](#admin_password2:) the password of the administrator"],
        ["a secret that a build mounts", "docker build --secret id=npmrc1,src=.npmrc ."],
        ["a secret's name with the characters that the service adds", "prod/MyApp1-x9/db2-a1B2c3", "DB_SECRET"],
        ["a key of KMS of several regions", "mrk-1234abcd12ab34cd56ef1234567890ab", "ENCRYPTION_KEY"],
        ["a key that every page of a shop shows", join("pk_", "live_51H8a7bK2n3m4p5q6r7s8t9u0"), "STRIPE_API_KEY"],
        ["a key that every page of an application shows", "phc_k7Qm2Zr9Xv4Lp8Tn1Wc6Hs3Yb5Jd0GfRtEuAoVqX", "POSTHOG_API_KEY"],
        ["the id of a skill of Alexa", '"EventSourceToken": "amzn1.ask.skill.4b1c9a52-6e0f-4d3b-9c57-2a8e61f0d7b4"'],
        ["a call behind a name in capitals", 'DB_PASSWORD=get_password("prod1")\nAPI_KEY=getpass()'],
        ["a word of a login file in prose", "the machine asks for login and password before it starts"],
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
