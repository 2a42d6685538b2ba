import assert from "node:assert/strict";
import { scanCode } from "../../../../policies/model/code/scan";
import { CREDENTIAL_KINDS, detect } from "../../../../policies/model/detectors";

/** What a text holds of credentials: the texts themselves, which no message shows. */
const found = (text: string, name?: string): string[] =>
    detect(text, { kinds: new Set(CREDENTIAL_KINDS), ...(name === undefined ? {} : { name }) }).map(({ start, end }) =>
        text.slice(start, end),
    );
/** The same of a file of a program. */
const inCode = (text: string, name = "main.txt"): string[] =>
    scanCode({ name, text }).map(({ detection: { start, end } }) => text.slice(start, end));

const P = ["S3cret", "Pw9x"].join("");
const KEY = ["b7Kq2Lx9", "Vt4Wm8Zs", "Rf3Yp6Nd", "Hc5Jg1Xa"].join("");

describe("a literal within a call that keeps what it says", () => {
    const wrapped = [
        `signingKey := []byte("${KEY}")`,
        `Password: aws.String("${P}"),`,
        `Password: pulumi.String("${P}"),`,
        `MasterPassword: jsii.String("${P}"),`,
        `Password: pulumi.ToSecret(pulumi.String("${P}")).(pulumi.StringOutput),`,
        `password: pulumi.secret("${P}"),`,
        `password=pulumi.Output.secret("${P}"),`,
        `Password = Output.CreateSecret("${P}"),`,
        `password: cdk.SecretValue.unsafePlainText("${P}"),`,
        `password: String::from("${P}"),`,
        `password: Some("${P}".into()),`,
        `password = SecretStr("${P}")`,
        `const secret = Buffer.from("${KEY}", "utf8");`,
        `const secretKey = new TextEncoder().encode("${KEY}");`,
        `byte[] signingKey = Encoding.ASCII.GetBytes("${KEY}");`,
    ];
    for (const text of wrapped)
        it(`is found in ${text.replace(P, "…").replace(KEY, "…")}`, () => {
            assert.deepEqual(found(text), [text.includes(P) ? P : KEY]);
            assert.deepEqual(inCode(text), found(text));
        });
    it("is none where the call asks for a secret, or where it is given a name", () => {
        for (const text of [
            `password: getSecret("orders-db1-password")`,
            `Password: aws.String(os.Getenv("DB_PASSWORD1"))`,
            `password: pulumi.String("password")`,
            `SecretId: aws.String("prod/orders/db")`,
            `Password: config.requireSecret("dbPassword1")`,
        ])
            assert.deepEqual(found(text), [], text);
    });
});

describe("a literal beside its name", () => {
    const pairs = [
        `#define API_KEY "${KEY}"`,
        `  @api_key "${KEY}"`,
        `(def api-key "${KEY}")`,
        `setx DB_PASSWORD "${P}"`,
        `storePassword '${P}'`,
        `password <- "${P}"`,
        `Dim password As String = "${P}"`,
        `static TOKEN: &'static str = "${KEY}";`,
        `password!: string = "${P}";`,
        `<key>ApiSecret</key>\n<string>${KEY}</string>`,
        `{ name: API_TOKEN, value: "${KEY}" }`,
        `environment: [{ name: "API_TOKEN", value: "${KEY}" }]`,
        `headers.append("X-Api-Key", "${KEY}");`,
        `.header("X-Api-Key", "${KEY}")`,
        `.option("password", "${P}")`,
        `ENV.fetch("API_TOKEN", "${KEY}")`,
        `config.set("db", "password", "${P}")`,
        `config.setProperty("hibernate.connection.password", "${P}");`,
        `Environment.SetEnvironmentVariable("API_KEY", "${KEY}");`,
        `putenv("DB_PASSWORD=${P}");`,
        `Invoke-Sqlcmd -Username sa -Password "${P}"`,
        `.apiKey("${KEY}")`,
        `if (password === "${P}") {`,
        `if params[:token] == "${KEY}"`,
        `token: Final = "${KEY}"`,
        `.secret("${KEY}")`,
        `curl_setopt($c, CURLOPT_HTTPHEADER, ["X-Api-Key: ${KEY}"]);`,
    ];
    for (const text of pairs)
        it(`is found in ${text.replace(P, "…").replace(KEY, "…")}`, () => assert.deepEqual(inCode(text), [text.includes(P) ? P : KEY]));
    it("is found without quotes in files of settings: a Dockerfile's older form, a batch file, direnv's", () => {
        assert.deepEqual(inCode(`FROM node:20\nENV API_KEY ${KEY}\n`, "Dockerfile"), [KEY]);
        assert.deepEqual(inCode("FROM node:20\nENV API_KEY $KEY1_VALUE\n", "Dockerfile"), []);
        assert.deepEqual(inCode(`set DB_PASSWORD=${P}`, "deploy.bat"), [P]);
        assert.deepEqual(inCode("set DB_PASSWORD=%PW1%", "deploy.bat"), []);
        assert.deepEqual(inCode(`export DB_PASSWORD=${P}`, ".envrc"), [P]);
    });
    it("is none where only words stand there", () => {
        for (const text of [
            `if (token === "identifier2") {`,
            "case if username == systemUsername && password == systemPassword2",
            `password "forgotten"`,
            `{ name: "token", value: "the-token-of-1" }`,
            `{ name: "API_TOKEN", value: apiToken1 }`,
            `.password("password1_label")`,
            `headers.append("X-Api-Key", "x-api-key-header1")`,
            `pass <- "passes1"`,
        ])
            assert.deepEqual(inCode(text), [], text);
    });
    it("is found in the arguments of a call, of a function of a database and of a program", () => {
        const account = ["AC", "0a1b2c3d".repeat(4)].join("");
        assert.deepEqual(inCode(`const client = new Twilio("${account}", "${KEY}");`), [KEY]);
        assert.deepEqual(inCode(`new Client("orders", "${KEY}");`), []);
        assert.deepEqual(inCode(`new AuthenticationHeaderValue("Bearer", "${KEY}")`), [KEY]);
        assert.deepEqual(inCode(`new SymmetricSecurityKey(Encoding.UTF8.GetBytes("${KEY}"));`), [KEY]);
        assert.deepEqual(found(`SELECT pgp_sym_decrypt(c, '${P}') FROM t`), [P]);
        assert.deepEqual(found(`SELECT AES_ENCRYPT(c, '${P}')`), [P]);
        assert.deepEqual(found(`openssl enc -aes-256-cbc -k ${P} -in a`), [P]);
        assert.deepEqual(found("openssl enc -aes-256-cbc -kfile k1.txt -in a"), []);
        assert.deepEqual(found(`mosquitto_pub -u app -P ${P} -t a`), [P]);
        assert.deepEqual(found("mosquitto_pub -p 8883 -t a"), []);
        assert.deepEqual(inCode(`client.get(url).bearer_auth("${KEY}")`), [KEY]);
        assert.deepEqual(found(`aws ssm put-parameter --name /db/x --type SecureString --value ${P}`), [P]);
        assert.deepEqual(found(`aws ssm put-parameter --name /db/x --type String --value ${P}`), []);
        assert.deepEqual(found(`gh secret set X --body ${P}`), [P]);
        assert.deepEqual(found(`etcdctl --user root:${P} get x`), [P]);
        assert.deepEqual(found(`wpa_passphrase home ${P}`), [P]);
    });
    it("is found in a sentence that says what it is for", () => {
        assert.deepEqual(found(`The secret for the partner API is ${KEY}.`), [KEY]);
        assert.deepEqual(found(`senha do banco: ${P}`), [P]);
        assert.deepEqual(found(`Password (production): ${P}`), [P]);
        assert.deepEqual(found(`Use password "${P}" to log in`), [P]);
        assert.deepEqual(found(`Use password "correcthorse" to log in`), []);
        for (const text of [
            "the password for the database is stored-in1 vault",
            "The secret for the partner API is in Secrets Manager.",
            "the key for the cache is user:123",
        ])
            assert.deepEqual(found(text), [], text);
    });
});

describe("a value under a secret's name", () => {
    it("is a password: one word, a sign and a number; a name of a secret is none", () => {
        const value = ["Winter", "4086"].join("_");
        assert.deepEqual(found(value, "DB_PASSWORD"), [value]);
        assert.deepEqual(inCode(`password: "${value}",`), [value]);
        for (const other of ["Secret_2024", "Password-1234", "orders_2024"]) assert.deepEqual(found(other, "DB_PASSWORD"), [], other);
        assert.deepEqual(found(value, "API_TOKEN"), []);
    });
    it("is an app password of groups; groups of words are none", () => {
        const value = ["ab12", "cd34", "ef56"].join("-");
        for (const name of ["PASSWORD", "APP_PASSWORD", "APP_TOKEN"]) assert.deepEqual(found(value, name), [value], name);
        for (const other of ["orders-db1-prod2", "tls12-tls13", "use1-az1-euw1"]) assert.deepEqual(found(other, "API_TOKEN"), [], other);
    });
    it("is a password although it holds a gap without a name; words with gaps are none", () => {
        const value = ["Xk29", "{0}", "fjQ2m"].join("");
        assert.deepEqual(found(value, "DB_PASSWORD"), [value]);
        for (const other of ["{0}", "{}", "{}:{}", "Bearer {0}", "'{}'", "orders-{0}-db"])
            assert.deepEqual(found(other, "DB_PASSWORD"), [], other);
    });
    it("is the password of an account named behind it; the place of passwords is none", () => {
        for (const name of ["PASSWORD_DB", "PASSWORD_LDAP", "PASS_SMTP"]) assert.deepEqual(found("Summer#50", name), ["Summer#50"], name);
        for (const other of ["customers-accounts-prod", "passwords"]) assert.deepEqual(found(other, "PASSWORD_DB"), [], other);
    });
    it("is none: a file, rules of a form, a key that searches and no more, an id of Razorpay", () => {
        const digest = ["217c1480b5fcc851", "db7178d0b38d96e5"].join("");
        assert.deepEqual(found(`functions/orders/${digest}.zip`, "LAMBDA_KEY"), []);
        assert.deepEqual(found(`functions/orders/${digest}`, "LAMBDA_KEY").length, 1);
        assert.deepEqual(inCode("'password' => 'required|alpha_dash|string|max:255',"), []);
        assert.deepEqual(found(digest, "ALGOLIA_SEARCH_KEY"), []);
        assert.deepEqual(found(digest, "TYPESENSE_SEARCH_ONLY_API_KEY"), []);
        assert.deepEqual(found(digest, "PUSHER_APP_KEY"), []);
        assert.deepEqual(found(digest, "PUSHER_BEAMS_SECRET_KEY"), [digest]);
        assert.deepEqual(found(KEY.slice(0, 20), "JWT_KID"), []);
        assert.deepEqual(found("@Microsoft.KeyVault(VaultName=v1;SecretName=s1)", "DB_PASSWORD"), []);
        assert.deepEqual(found("to-be-injected", "DB_PASSWORD"), []);
        for (const name of ["ALGOLIA_ADMIN_KEY", "AZURE_SEARCH_KEY"]) assert.deepEqual(found(digest, name), [digest], name);
        const id = ["rzp_live_", "l3uqHUS8ePXx5f"].join("");
        for (const name of [undefined, "RAZORPAY_KEY_ID", "RAZORPAY_API_KEY"]) assert.deepEqual(found(id, name), [], String(name));
        assert.deepEqual(found(KEY.slice(0, 24), "RAZORPAY_KEY_SECRET"), [KEY.slice(0, 24)]);
    });
});
