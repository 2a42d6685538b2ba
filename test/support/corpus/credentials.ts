/**
 * Positive samples of every kind of credential, drawn by chance in the shape that the service issues. The shapes are written here
 * a second time on purpose: a corpus that read the detectors' table could not find it wrong.
 */
import { generateKeyPairSync } from "node:crypto";
import type { CredentialKind } from "../../../policies/model/detectors";
import type { Labelled } from "./personal";
import type { TokenDice } from "./token-dice";

/** How a sample of a kind is made: its text, and sometimes the name of what holds it. */
type Make = (dice: TokenDice) => string | { readonly text: string; readonly name?: string; readonly also?: CredentialKind };

const join = (...parts: readonly string[]): string => parts.join("");
const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

const password = (dice: TokenDice): string =>
    dice.pick([
        join("Tr0ub4", "dor"),
        join("hun", "ter", "2x"),
        dice.of("alnum", 14),
        join("P@ss", "w0rd!", dice.of("digits", 2)),
        dice.of("base64url", 20),
    ]);
/** A password as it stands in a URL: what is reserved there is encoded. */
const encoded = (dice: TokenDice): string => encodeURIComponent(password(dice));
const host = (dice: TokenDice): string =>
    dice.pick(["db.internal", "orders.cluster-c9akciq32.eu-west-1.rds.amazonaws.com", "10.0.3.17", "cache.prod.local", "broker-1"]);
const jwt = (dice: TokenDice): string =>
    join(
        base64url({ alg: dice.pick(["HS256", "RS256", "ES256"]), typ: "JWT" }),
        ".",
        base64url({ sub: dice.of("digits", 8), iat: 1700000000, scope: dice.pick(["read", "orders:write"]) }),
        ".",
        dice.of("base64url", 43),
    );

/** Places where a token stands in the texts of a program. */
const settings: readonly [(token: string) => string, ...((token: string) => string)[]] = [
    (token) => token,
    (token) => token,
    (token) => `TOKEN=${token}`,
    (token) => `{"value": "${token}"}`,
    (token) => `export CREDENTIAL='${token}'\necho done`,
    (token) => `first line\\n${token}\\nlast line`,
    (token) => `uses (${token}) until the end of the year`,
    (token) => `--header "X-Key: ${token}"`,
    (token) => `config = { key: \`${token}\` }`,
    (token) => `a,${token},b`,
];

const placed =
    (make: (dice: TokenDice) => string): Make =>
    (dice) =>
        dice.pick<(token: string) => string>(settings)(make(dice));

/** Where a kind has variants, each is drawn as often as the others. */
const one =
    (...makers: readonly [Make, ...Make[]]): Make =>
    (dice) =>
        dice.pick(makers)(dice);

const token = (alphabet: Parameters<TokenDice["of"]>[0], length: number, ...prefixes: readonly [string, ...string[]]): Make =>
    placed((dice) => join(dice.pick(prefixes), dice.of(alphabet, length)));

const pem = (dice: TokenDice): string => {
    const type = dice.pick(["ec", "ed25519", "ec-sec1", "x25519"]);
    const options = {
        privateKeyEncoding: { type: type === "ec-sec1" ? "sec1" : "pkcs8", format: "pem" },
        publicKeyEncoding: { type: "spki", format: "pem" },
    } as const;
    if (type === "ed25519") return generateKeyPairSync("ed25519", options as never).privateKey;
    if (type === "x25519") return generateKeyPairSync("x25519", options as never).privateKey;
    return generateKeyPairSync("ec", { namedCurve: "P-256", ...options } as never).privateKey;
};
const armoured =
    (label: string, lines: number): ((dice: TokenDice) => string) =>
    (dice) =>
        join(
            "-----BEGIN ",
            label,
            "-----\n",
            ...Array.from({ length: lines }, () => `${dice.of("base64", 64)}\n`),
            "-----END ",
            label,
            "-----\n",
        );

/** Makers of samples, at least one for each kind. */
const MAKERS: Readonly<Record<CredentialKind, Make>> = {
    "aws-access-key-id": token("base32", 16, "AKIA", "ASIA"),
    "aws-secret-access-key": one(
        (dice) => ({ name: dice.pick(["AWS_SECRET_ACCESS_KEY", "secretKey", "awsSecretAccessKey"]), text: dice.of("base64", 40) }),
        (dice) => `aws_secret_access_key = ${dice.of("base64", 40)}`,
        (dice) => ({
            text: `{"accessKeyId":"${join("AK", "IA", dice.of("base32", 16))}","other":"${dice.of("base64", 40)}"}`,
            also: "aws-access-key-id",
        }),
    ),
    "aws-session-token": one(
        placed((dice) => join("IQoJb3JpZ2lu", dice.of("base64", 300))),
        (dice) => ({ name: "AWS_SESSION_TOKEN", text: join(dice.of("base64", 320), "==") }),
    ),
    "aws-bedrock-key": token("base64", 128, "ABSK"),
    "private-key": one(
        pem,
        (dice) => pem(dice).replaceAll("\n", "\\n"),
        (dice) => pem(dice).replaceAll("\n", " "),
        (dice) => JSON.stringify({ type: "service_account", private_key: pem(dice) }),
        armoured("RSA PRIVATE KEY", 12),
        armoured("OPENSSH PRIVATE KEY", 6),
        armoured("ENCRYPTED PRIVATE KEY", 10),
        armoured("DSA PRIVATE KEY", 8),
        (dice) => armoured("PGP PRIVATE KEY BLOCK", 9)(dice).replace("-----\n", "-----\nVersion: GnuPG v2\n\n"),
        (dice) => Buffer.from(pem(dice)).toString("base64"),
        (dice) => join("PuTTY-User-Key-", "File-3: ssh-ed25519\nEncryption: none\nPrivate-Lines: 1\n", dice.of("base64", 48)),
        (dice) =>
            JSON.stringify({
                kty: "EC",
                crv: "P-256",
                x: dice.of("base64url", 43),
                y: dice.of("base64url", 43),
                d: dice.of("base64url", 43),
            }),
    ),
    jwt: placed(jwt),
    "connection-string": one(
        (dice) =>
            `${dice.pick(["postgres", "postgresql", "mysql", "mariadb", "mongodb+srv", "amqps", "amqp", "mssql", "clickhouse", "mqtt", "smtp", "ldap", "kafka", "neo4j+s"])}://${dice.pick(["orders", "app_user", "admin"])}:${encoded(dice)}@${host(dice)}:5432/orders`,
        (dice) => `${dice.pick(["redis", "rediss"])}://:${encoded(dice)}@${host(dice)}:6379/0`,
        (dice) => `jdbc:${dice.pick(["postgresql", "mysql", "sqlserver"])}://${host(dice)}:5432/orders?user=app&password=${encoded(dice)}`,
        (dice) => `Server=${host(dice)};Database=orders;User Id=app;${dice.pick(["Password", "Pwd"])}=${dice.of("alnum", 14)};Encrypt=true`,
        (dice) => `host=${host(dice)} port=5432 dbname=orders user=app password=${dice.of("alnum", 14)}`,
        (dice) => `app:${dice.of("alnum", 14)}@tcp(${host(dice)}:3306)/orders`,
    ),
    "url-password": one(
        (dice) => `https://deploy:${encoded(dice)}@git.internal.net/orders.git`,
        (dice) => `fetch from http://admin:${encoded(dice)}@10.0.0.7:8080/status please`,
        (dice) => `sftp://partner:${encoded(dice)}@files.partner.net/in`,
        (dice) => `https://${dice.of("hex", 40)}@git.internal.net/orders.git`,
    ),
    "url-token": one(
        (dice) =>
            `https://hooks.partner.net/in?${dice.pick(["token", "api_key", "apikey", "access_token", "key", "auth"])}=${dice.of("hex", 20)}`,
        (dice) =>
            `https://maps.partner.net/v1?q=orders&${dice.pick(["apiKey", "client_secret", "auth_token"])}=${dice.of("alnum", 32)}&lang=en`,
        (dice) => `https://app.partner.net/callback#access_token=${dice.of("alnum", 40)}&token_type=bearer`,
        (dice) => `https://orders.partner.net/api/run?code=${dice.of("base64url", 54)}==`,
        (dice) => `wss://stream.partner.net/?user=orders&password=${dice.of("alnum", 12)}`,
    ),
    "presigned-url": one(
        (dice) =>
            `https://bucket.s3.eu-west-1.amazonaws.com/a.zip?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260801T000000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=${dice.of("hex", 64)}`,
        (dice) =>
            `https://account.blob.core.windows.net/c/a.zip?sv=2024-11-04&se=2027-01-01T00%3A00%3A00Z&sr=b&sp=r&sig=${encodeURIComponent(`${dice.of("base64", 43)}=`)}`,
        (dice) => `https://storage.googleapis.com/b/a.zip?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Signature=${dice.of("hex", 256)}`,
    ),
    "webhook-url": one(
        (dice) =>
            join(
                "https://hooks.",
                "slack.com/services/T",
                dice.of("upperAlnum", 8),
                "/B",
                dice.of("upperAlnum", 10),
                "/",
                dice.of("alnum", 24),
            ),
        (dice) => join("https://discord.com/api/", "webhooks/", dice.of("digits", 18), "/", dice.of("base64url", 68)),
        (dice) =>
            join(
                "https://acme.webhook.",
                "office.com/webhookb2/",
                dice.uuid(),
                "@",
                dice.uuid(),
                "/IncomingWebhook/",
                dice.of("hex", 32),
                "/",
                dice.uuid(),
            ),
        (dice) => join("https://hooks.", "zapier.com/hooks/catch/", dice.of("digits", 7), "/", dice.of("lowerAlnum", 7), "/"),
    ),
    "authorization-header": one(
        (dice) => `Authorization: Bearer ${dice.of("alnum", 40)}`,
        (dice) => `{"Authorization": "Basic ${Buffer.from(`app:${dice.of("alnum", 12)}`).toString("base64")}"}`,
        (dice) => ({ name: "authorization", text: `Bearer ${dice.of("hex", 40)}` }),
        (dice) => `curl -s -u app:${dice.of("alnum", 14)} https://api.internal.net/orders`,
    ),
    "github-token": one(
        token("alnum", 36, "gh" + "p_", "gh" + "o_", "gh" + "u_", "gh" + "s_", "gh" + "r_"),
        placed((dice) => join("github_", "pat_", dice.of("alnum", 22), "_", dice.of("alnum", 59))),
    ),
    "gitlab-token": one(
        token("base64url", 20, "glp" + "at-", "gld" + "t-", "glr" + "t-", "glf" + "t-"),
        placed((dice) => join("glp", "at-", dice.of("base64url", 27), ".01.", dice.of("lowerAlnum", 9))),
    ),
    "bitbucket-token": token("alnum", 32, "AT" + "BB"),
    "atlassian-token": placed((dice) => join("ATA", "TT3xFfGF0", dice.of("base64url", 171), "=", dice.of("hex", 8).toUpperCase())),
    "slack-token": one(
        placed((dice) =>
            join("xox", dice.pick(["b", "p"]), "-", dice.of("digits", 12), "-", dice.of("digits", 13), "-", dice.of("alnum", 24)),
        ),
        placed((dice) => join("xa", "pp-1-A", dice.of("upperAlnum", 10), "-", dice.of("digits", 13), "-", dice.of("hex", 64))),
    ),
    "discord-token": placed((dice) =>
        join(
            Buffer.from(dice.of("digits", 18)).toString("base64url").replace(/^./u, "M"),
            ".",
            dice.of("base64url", 5),
            "x.",
            dice.of("base64url", 38),
        ),
    ),
    "telegram-token": placed((dice) => join(dice.of("digits", 10).replace(/^0/u, "7"), ":AA", dice.of("base64url", 33))),
    "stripe-key": one(
        token("alnum", 24, "sk" + "_live_", "rk" + "_live_", "sk" + "_test_"),
        token("alnum", 99, "sk" + "_live_5"),
        token("alnum", 32, "wh" + "sec_"),
    ),
    "square-token": one(
        token("base64url", 22, "sq0" + "atp-"),
        token("base64url", 43, "sq0" + "csp-"),
        token("base64url", 60, "EA" + "AA"),
    ),
    "paypal-token": placed((dice) => join("access_", "token$production$", dice.of("lowerAlnum", 16), "$", dice.of("hex", 32))),
    "shopify-token": token("hex", 32, "shp" + "at_", "shp" + "ss_", "shp" + "ca_"),
    "twilio-key": token("hex", 32, "S" + "K"),
    "sendgrid-key": placed((dice) => join("S", "G.", dice.of("base64url", 22), ".", dice.of("base64url", 43))),
    "mailgun-key": one(
        token("hex", 32, "ke" + "y-"),
        placed((dice) => join(dice.of("hex", 32), "-", dice.of("hex", 8), "-", dice.of("hex", 8))),
    ),
    "mailchimp-key": placed((dice) => join(dice.of("hex", 32), "-us", dice.of("digits", 2).replace(/^0/u, "1"))),
    "google-api-key": token("base64url", 35, "AI" + "za"),
    "google-oauth": one(token("base64url", 28, "GOC" + "SPX-"), token("base64url", 120, "ya" + "29.")),
    "azure-storage-key": one(
        (dice) => `DefaultEndpointsProtocol=https;AccountName=orders;AccountKey=${dice.of("base64", 86)}==;EndpointSuffix=core.windows.net`,
        (dice) => ({ name: "STORAGE_ACCOUNT_KEY", text: `${dice.of("base64", 86)}==` }),
        (dice) => `Endpoint=sb://orders.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${dice.of("base64", 43)}=`,
    ),
    "azure-client-secret": placed((dice) => join(dice.of("alnum", 3), dice.of("digits", 1), "Q~", dice.of("alnum", 34))),
    "digitalocean-token": token("hex", 64, "dop" + "_v1_", "doo" + "_v1_"),
    "cloudflare-token": one(placed((dice) => join("v1", ".0-", dice.of("hex", 24), "-", dice.of("hex", 146)))),
    "heroku-key": token("base64url", 60, "HRKU-" + "AA"),
    "openai-key": one(
        placed((dice) => join("sk-", "proj-", dice.of("base64url", 74), "T3Blbk", "FJ", dice.of("base64url", 74))),
        placed((dice) => join("sk", "-", dice.of("alnum", 20), "T3Blbk", "FJ", dice.of("alnum", 20))),
    ),
    "anthropic-key": placed((dice) => join("sk-", "ant-api03-", dice.of("base64url", 93), "AA")),
    "groq-key": token("alnum", 52, "gs" + "k_"),
    "huggingface-token": token("alnum", 34, "h" + "f_"),
    "new-relic-key": token("upperAlnum", 27, "NR" + "AK-"),
    "sentry-token": token("hex", 64, "sntr" + "yu_"),
    "grafana-token": one(
        placed((dice) => join("gl", "sa_", dice.of("alnum", 32), "_", dice.of("hex", 8))),
        token("base64", 80, "gl" + "c_"),
    ),
    "dynatrace-token": placed((dice) => join("dt0", "c01.", dice.of("upperAlnum", 24), ".", dice.of("upperAlnum", 64))),
    "npm-token": token("alnum", 36, "np" + "m_"),
    "pypi-token": token("base64url", 120, "pypi-" + "AgEIcHlwaS5vcmc"),
    "rubygems-key": token("hex", 48, "ruby" + "gems_"),
    "nuget-key": token("lowerAlnum", 43, "oy" + "2"),
    "docker-token": token("base64url", 27, "dckr" + "_pat_"),
    "pulumi-token": token("hex", 40, "pu" + "l-"),
    "terraform-token": placed((dice) => join(dice.of("alnum", 14), ".atlas", "v1.", dice.of("alnum", 67))),
    "vault-token": one(token("base64url", 92, "hv" + "s."), token("base64url", 140, "hv" + "b.")),
    "doppler-token": one(
        token("alnum", 43, "dp" + ".pt."),
        placed((dice) => join("dp", ".st.prd.", dice.of("alnum", 43))),
    ),
    "databricks-token": token("hex", 32, "da" + "pi"),
    "notion-token": one(
        placed((dice) => join("nt", "n_", dice.of("digits", 11), dice.of("alnum", 35))),
        token("alnum", 43, "sec" + "ret_"),
    ),
    "linear-key": token("alnum", 40, "lin" + "_api_"),
    "figma-token": token("base64url", 40, "fi" + "gd_"),
    "service-token": one(
        token("hex", 24, "tskey-" + "auth-k"),
        token("alnum", 48, "ppl" + "x-"),
        token("alnum", 37, "r" + "8_"),
        placed((dice) => join("PM", "AK-", dice.of("hex", 24), "-", dice.of("hex", 34))),
        placed((dice) => join("xkey", "sib-", dice.of("hex", 64), "-", dice.of("alnum", 16))),
        placed((dice) => join("pat-", "na1-", dice.uuid())),
        token("hex", 40, "shippo_" + "live_"),
        token("alnum", 40, "pscale_" + "tkn_"),
        token("lowerAlnum", 26, "da" + "2-"),
        token("base64url", 43, "CF" + "PAT-"),
        placed((dice) => join("sk-", "lf-", dice.uuid())),
        placed((dice) => join(dice.of("alnum", 52), "JQQ", "J99", dice.of("alnum", 26))),
    ),
    "written-password": one(
        (dice) => `CREATE USER reporter WITH PASSWORD '${dice.of("alnum", 14)}';`,
        (dice) => `CREATE USER 'app'@'%' IDENTIFIED BY '${dice.of("alnum", 14)}';`,
        (dice) => `INSERT INTO users (id, name, password) VALUES (1, 'admin', '${dice.of("alnum", 12)}');`,
        (dice) => `mysql -h db -u root -p${dice.of("alnum", 12)} orders < dump.sql`,
        (dice) => `echo "ec2-user:${dice.of("alnum", 12)}" | chpasswd`,
        (dice) => `req.SetBasicAuth("orders", "${dice.of("alnum", 16)}")`,
        (dice) => `requests.get(url, auth=("orders", "${dice.of("alnum", 16)}"))`,
        (dice) => `DriverManager.getConnection("jdbc:mysql://db/orders", "app", "${dice.of("alnum", 16)}");`,
        (dice) => `jwt.sign(payload, '${dice.of("alnum", 32)}', { algorithm: 'HS256' })`,
        (dice) => `crypto.createHmac("sha256", "${dice.of("hex", 40)}").update(body)`,
    ),
    "named-secret": one(
        (dice) => ({
            name: dice.pick(["DB_PASSWORD", "dbPassword", "MYSQL_ROOT_PASSWORD", "redis.password", "SMTP_PASS"]),
            text: password(dice),
        }),
        (dice) => ({
            name: dice.pick(["API_KEY", "DD_API_KEY", "stripeApiKey", "PAGERDUTY_TOKEN", "OKTA_API_TOKEN"]),
            text: dice.of("hex", 32),
        }),
        (dice) => ({
            name: dice.pick(["JWT_SECRET", "CLIENT_SECRET", "SESSION_SECRET", "COGNITO_CLIENT_SECRET"]),
            text: dice.of("base64url", 32),
        }),
        (dice) => ({ name: dice.pick(["HEROKU_API_KEY", "CLIENT_SECRET", "LD_TOKEN"]), text: dice.uuid() }),
        (dice) => ({ name: "ENCRYPTION_KEY", text: dice.of("hex", 64) }),
        (dice) => ({ name: dice.pick(["ATLAS_PRIVATE_KEY", "SAUCE_ACCESS_KEY"]), text: dice.uuid() }),
        (dice) => `const key = process.env.JWT_SECRET || "${dice.of("base64url", 32)}";`,
        (dice) => ({ name: "CONFIG", text: Buffer.from(JSON.stringify({ db: { password: dice.of("alnum", 18) } })).toString("base64") }),
        (dice) => `export DB_PASSWORD=${dice.of("alnum", 16)}\nrun`,
        (dice) => `const apiKey = "${dice.of("hex", 32)}";`,
        (dice) => JSON.stringify({ name: "DATADOG_API_KEY", value: dice.of("hex", 32) }),
        (dice) => `db:\n  password: ${dice.of("alnum", 18)}\n`,
        (dice) => JSON.stringify(JSON.stringify({ username: "orders", password: dice.of("alnum", 18) })),
        (dice) => `{"snowflake": {"private": false, "accessToken": "${dice.of("base64url", 44)}"}}`,
    ),
};

/** How many positive samples each kind has. */
const POSITIVES_PER_KIND = 40;

/** The positive samples of every kind. */
export function credentialSamples(dice: TokenDice): Labelled[] {
    return (Object.entries(MAKERS) as [CredentialKind, Make][]).flatMap(([kind, make]) =>
        Array.from({ length: POSITIVES_PER_KIND }, (): Labelled => {
            const made = make(dice);
            const { text, name, also } =
                typeof made === "string" ? { text: made, name: undefined, also: undefined } : { name: undefined, also: undefined, ...made };
            const kinds = also === undefined ? [kind] : [kind, also];
            return { text, kinds, reason: "drawn in the shape that the service issues", ...(name === undefined ? {} : { name }) };
        }),
    );
}
