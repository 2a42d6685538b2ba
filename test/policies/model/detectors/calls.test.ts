import assert from "node:assert/strict";
import { scanCode } from "../../../../policies/model/code/scan";
import { CREDENTIAL_KINDS, detect } from "../../../../policies/model/detectors";

/** What a text holds of credentials: the texts themselves, which no message shows. */
const found = (text: string, name?: string): string[] =>
    detect(text, { kinds: new Set(CREDENTIAL_KINDS), ...(name === undefined ? {} : { name }) }).map(({ start, end }) =>
        text.slice(start, end),
    );

const P = ["S3cret", "Pw9x"].join("");
const KEY = ["b7Kq2Lx9", "Vt4Wm8Zs", "Rf3Yp6Nd", "Hc5Jg1Xa"].join("");

describe("a password or key in a call", () => {
    const calls = [
        `req.SetBasicAuth("orders", "${P}")`,
        `requests.get(url, auth=("orders", "${P}"))`,
        `requests.get(url, auth=HTTPBasicAuth(user, '${P}'))`,
        `new UsernamePasswordCredentials("orders", "${P}")`,
        `new PasswordAuthentication("orders", "${P}".toCharArray())`,
        `curl_setopt($c, CURLOPT_USERPWD, "orders:${P}");`,
        `server.login(user, "${P}")`,
        `smtp.PlainAuth("", "orders", "${P}", host)`,
        `connection.simple_bind_s("cn=admin,dc=contoso", "${P}")`,
        `DriverManager.getConnection("jdbc:mysql://db/orders", "app", "${P}");`,
        `$pdo = new PDO("mysql:host=db;dbname=orders", "app", "${P}");`,
        `pymysql.connect("db", "app", "${P}", "orders")`,
        `jwt.sign({ sub: user.id, roles: ["a", "b"] }, '${KEY}', options)`,
        `crypto.createHmac("sha256", "${KEY}").update(body)`,
        `hmac.new(b"${KEY}", body, hashlib.sha256)`,
        `Algorithm.HMAC256("${KEY}")`,
        `new SecretKeySpec("${KEY}".getBytes(), "AES")`,
        `bcrypt.hashSync("${P}", 10)`,
        `dataSource.setPassword("${P}");`,
        `Client.basicAuthentication("svc", "${P}")`,
        `AuthTokens.basic("neo4j", "${P}")`,
        `request(app).get("/").auth("orders", "${P}")`,
        `redis.auth("${P}")`,
        `request(app)\n  .get("/orders")\n  .auth("orders", "${P}")`,
        `axios.post(url).auth("orders", "${P}")`,
        `l.Bind("cn=admin,dc=contoso", "${P}")`,
        `l.Bind(bindDN, "${P}")`,
        `l.Bind("admin@contoso.net", "${P}")`,
        `new BasicAuthInterceptor("orders", "${P}")`,
        `bcrypt.hash("${P}", 10)`,
        `FTP("ftp.contoso.net", "orders", "${P}")`,
        `oracledb.connect("app", "${P}", dsn)`,
        `User.objects.create_superuser("admin", email, "${P}")`,
        `keyStore.load(stream, "${P}".toCharArray())`,
        `token.SignedString([]byte("${KEY}"))`,
        `hmac.New(sha256.New, []byte("${KEY}"))`,
    ];
    for (const call of calls) {
        it(`is found in ${call.replace(P, "…").replace(KEY, "…")}`, () => {
            assert.equal(found(call).length, 1);
            assert.equal(scanCode({ name: "src/app.txt", text: call }).length, 1);
        });
    }

    const harmless = [
        "req.SetBasicAuth(user, password)",
        'server.login(user, os.environ["SMTP_PASSWORD"])',
        'jwt.sign(payload, process.env.JWT_SECRET, { algorithm: "HS256" })',
        'jwt.verify(token, publicKey, { issuer: "https://login.contoso.net/v2" })',
        'crypto.createHmac("sha256", secret).update("a1b2c3d4e5f6a7b8")',
        'crypto.createHmac("sha256", "Client Key")',
        'DriverManager.getConnection("jdbc:mysql://db/orders?v=1a2b3c4d5e")',
        `hmac.new("${P}" + suffix, body)`,
        'assert.throws(() => user.login("orders", "<password>"))',
        'auth = (user, "%s" % password)',
        'configuration.Bind("AzureAd2", "Section9")',
        'stmt.Bind("id", "order-7f2024")',
        'app.use(basicAuthMiddleware("Realm", "orders-7f2024x"))',
        'new BasicAuthFilter("realm", "Orders7f2024")',
        'basic_auth_realm("orders", "Orders7f2024")',
        'const request = 1\nclient.auth("oidc2", "tenant2eu")',
        'FTP("ftp.contoso.net", "anonymous", "guest7x@contoso")',
        'server.login("anonymous", "guest7x@contoso")',
        'passlib.bcrypt.hash("rounds=12")',
    ];
    for (const call of harmless) it(`is not in ${call.replace(P, "…")}`, () => assert.deepEqual(found(call), []));
});

describe("a password in a row that is inserted", () => {
    it("is found by its column", () => {
        assert.deepEqual(found(`INSERT INTO users (id, name, password) VALUES (1, 'it''s me, (really)', '${P}');`), [P]);
        assert.deepEqual(found(`insert into "accounts" ("api_key", "name")\n  values ('${KEY}', 'orders')`), [KEY]);
    });
    it("is not what stands in another column, a parameter, a call or a digest", () => {
        assert.deepEqual(found(`INSERT INTO users (name, created) VALUES ('${P}', '2024-01-01')`), []);
        assert.deepEqual(found("INSERT INTO users (name, password) VALUES ($1, $2)"), []);
        assert.deepEqual(found("INSERT INTO users (name, password) VALUES ('a', crypt('x', gen_salt('bf')))"), []);
        assert.deepEqual(
            found(`INSERT INTO users (name, password) VALUES ('a', '$2b$12$${"N9qo8uLOickgx2ZMRZoMye".repeat(2)}123456789')`),
            [],
        );
    });
});

describe("the default of a declared parameter", () => {
    const declared = [
        `variable "db_password" {\n  type    = string\n  default = "${P}"\n}`,
        `Parameters:\n  DbPassword:\n    Type: String\n    NoEcho: true\n    Default: ${P}\n`,
        `{"DbPassword": {"Type": "String", "Default": "${P}"}}`,
    ];
    for (const text of declared) it(`is found in ${text.replace(P, "…")}`, () => assert.deepEqual(found(text), [P]));
    it("is not that of another parameter", () => {
        assert.deepEqual(found(`variable "db_password" {\n  type = string\n}\nvariable "name" {\n  default = "${P}"\n}`), []);
        assert.deepEqual(found(`  DbPassword:\n    Type: String\n  Name:\n    Default: ${P}\n`), []);
    });
});

describe("other ways to write a password", () => {
    it("are found: Clojure's keywords, ODBC's braces, Redis's users, a text of parameters in a call", () => {
        assert.deepEqual(found(`{:url "jdbc:h2" :username "app" :password "${P}"}`), [P]);
        assert.deepEqual(found(`Driver={ODBC Driver 18};Server=db;UID=app;PWD={${P}};`), [P]);
        assert.deepEqual(found(`user app on >${P} ~cached:* +@read`), [P]);
        assert.equal(scanCode({ name: "main.go", text: `sql.Open("postgres", "host=db user=app password=${P} dbname=x")` }).length, 1);
        assert.equal(scanCode({ name: "A.java", text: `@Value("\${db.password:${P}}") String password;` }).length, 1);
    });
    it("are none where a program inserts them into a text", () => {
        for (const text of [
            'print(f"password={password!r}")',
            'log(f"token={token!s:>20}")',
            '$"Server=db;Password={dbPassword2};"',
            '$"Driver={driver};Pwd={_config.Pwd1};"',
            '$"Pwd={password3,-10};"',
        ])
            assert.deepEqual(found(text), [], text);
        assert.deepEqual(found(`Server=db;UID=app;PWD={${P}!x};`), [`${P}!x`]);
    });
    it("are none where a variable of PowerShell or a file stands for them", () => {
        for (const scope of ["env:DB_PASSWORD", "script:Password1", "Global:Password1", "using:dbPass1", "env:Pw9x"])
            assert.deepEqual(found(`New-LocalUser -Name app -Password $${scope}`), [], scope);
        assert.deepEqual(found("keytool -genkey -keypass @/run/secrets/x1"), []);
        const signs = ["@/Xk29", "!mmQ"].join("");
        assert.deepEqual(found(signs, "DB_PASSWORD"), [signs]);
    });
    it("are found although they hold a name in braces, which marks a gap only between words or at the end", () => {
        const braces = [["Xk29fj", "{x1}Q2"].join("-"), ["Tr0ub4dor", "{abc}", "x"].join("-")];
        for (const value of braces) assert.deepEqual(found(`Server=db;Password=${value};`), [value]);
        assert.deepEqual(found("orders/{stage}/db-password2", "DB_PASSWORD"), []);
        assert.deepEqual(found(`${P}-{stage}`, "DB_PASSWORD"), []);
    });
    it("are found: a line of properties without a sign, of .pgpass, and a sentence that gives a token", () => {
        assert.deepEqual(found(`db.user app\nhibernate.connection.password ${P}\n`), [P]);
        assert.deepEqual(found(`db.contoso.net:5432:orders:app:${P}\n`), [P]);
        assert.deepEqual(found(`*:*:*:app:${P}\n`), [P]);
        assert.deepEqual(found("localhost:5432:db:user:password"), []);
        assert.deepEqual(found("nginx:8080:web:tcp:running1"), []);
        const line = `# orders\ndb.contoso.net:25060:orders:app:${P}\n`;
        assert.deepEqual(
            scanCode({ name: "home/.pgpass", text: line }).map((hit) => [hit.line, hit.detection.end - hit.detection.start]),
            [[2, P.length]],
        );
        assert.deepEqual(scanCode({ name: "home/ports", text: line }), []);
        assert.deepEqual(found(`Use the API key ${KEY} to call it.`), [KEY]);
        assert.deepEqual(found(`ENV["API_TOKEN"] ||= "${KEY}"`), [KEY]);
        assert.deepEqual(found("the API key created-by-orders-team-in-2024 is kept elsewhere"), []);
    });
    it("are found under names for keys in other languages", () => {
        for (const name of [
            "clave_api",
            "chaveSecreta",
            "clé_api",
            "api-schlüssel",
            "chiave_segreta",
            "секретный_ключ",
            "密钥",
            "APIキー",
            "api_sleutel",
        ]) {
            assert.deepEqual(found(KEY, name), [KEY], name);
            assert.deepEqual(found(`${name}: "${KEY}"`), [KEY], name);
        }
    });
    it("are none under the name of a type, of an action or of the value itself", () => {
        assert.deepEqual(found(`{"AWS::IAM::AccessKey": "${KEY}", "AWS::SecretsManager::Secret": "${KEY}"}`), []);
        assert.deepEqual(found('{"RetrieveDomainAuthCode": "route53domains:RetrieveDomainAuthCode"}'), []);
        assert.deepEqual(found('{"reset_password": "20/m/ip,5/m/key"}'), []);
        assert.deepEqual(found('{"reset_password": "Zurücksetzen", "verifyPassword": "verifyStep2"}'), []);
        assert.deepEqual(found(`Orders::API_KEY = "${KEY}"`), [KEY]);
    });
    it("are none where the value is the name itself, a digest or an alphabet", () => {
        assert.deepEqual(found('masterUsername:"MasterUsername",masterUserPassword:"MasterUserPassword"'), []);
        assert.deepEqual(found(`$argon2id$v=19$m=65536,t=3,p=4$${KEY.slice(0, 22)}$${KEY}`, "PASSWORD"), []);
        assert.deepEqual(found("ABCDEFGHJKMNPQRSTVWXYZ23456789", "SECRET_CHARACTERS_2"), []);
    });
});

describe("what a program shows of the form of a secret", () => {
    const url = ["postgresql://user", "password@orders.contoso.net/db"].join(":");
    const literal = `url = "${["postgresql://orders", P].join(":")}@orders.contoso.net/db"`;
    const shown: readonly (readonly [name: string, text: string])[] = [
        ["src/form.py", `url = "${url}"`],
        ["src/app.json", `{"placeholder": "${["postgresql://orders", P].join(":")}@db.contoso.net"}`],
        ["src/translations/es/messages.json", literal],
        ["src/locale/de/LC_MESSAGES/app.po", literal],
        ["orders-1.2.dist-info/METADATA", literal],
        ["src/examples.json", literal],
        ["src/app.ts", `raise(${JSON.stringify(`Keep it out. Example api_key='${KEY}'`)})`],
        ["src/app.min.ts", 'e("a",{onDelete:j,onDeleteUser:_,onResetPassword:N1})}),x(8)'],
        ["src/zip.py", 'storage_key = f"files/{sha256_hash}.zip"'],
        ["emr/api.go", "if s.OutputNotebookS3Location != nil {\n\ts.DestinationIpv6CidrBlock = &v\n}"],
        ["src/firewall.py", 'self.update_token = "1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d"'],
        ["src/demo.ts", `const apiKey = "${["sk-", "1234567890"].join("")}";`],
        ["api/kms.examples.json", literal],
        ["src/module.py", `EXAMPLES = r"""\n${literal}\n"""\n`],
    ];
    for (const [name, text] of shown) it(`is none in ${name}`, () => assert.deepEqual(scanCode({ name, text }), []));
    it("is one in the program itself", () => {
        assert.equal(scanCode({ name: "src/module.py", text: literal }).length, 1);
        assert.equal(scanCode({ name: "src/key.txt", text: 'const METRIC_KEY = "usage_5m_tokens_1h";' }).length, 0);
    });
});
