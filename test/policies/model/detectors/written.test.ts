import assert from "node:assert/strict";
import { CREDENTIAL_KINDS, detect } from "../../../../policies/model/detectors";

/** What a text holds of credentials: the texts themselves, which no message shows. */
const found = (text: string, name?: string): string[] =>
    detect(text, { kinds: new Set(CREDENTIAL_KINDS), ...(name === undefined ? {} : { name }) }).map(({ start, end }) =>
        text.slice(start, end),
    );

const P = ["S3cret", "Pw9x"].join("");

describe("a password in a statement of SQL", () => {
    const statements = [
        `CREATE USER reporter WITH PASSWORD '${P}'`,
        `create role reporter login encrypted password '${P}';`,
        `ALTER USER reporter PASSWORD = '${P}'`,
        `CREATE USER MAPPING FOR app SERVER far OPTIONS (user 'app', password '${P}')`,
        `CREATE USER 'app'@'%' IDENTIFIED BY '${P}';`,
        `ALTER USER app IDENTIFIED WITH mysql_native_password BY '${P}'`,
        `GRANT ALL ON *.* TO app IDENTIFIED BY "${P}"`,
        `create user orders identified by ${P}`,
        `SET PASSWORD FOR 'app'@'%' = '${P}'`,
        `SET PASSWORD FOR app = PASSWORD('${P}')`,
        `EXEC sp_addlogin 'app', '${P}'`,
        `CREATE LOGIN app WITH PASSWORD = N'${P}'`,
        `requirepass ${P}`,
    ];
    for (const statement of statements) it(`is found in ${statement.replace(P, "…")}`, () => assert.deepEqual(found(statement), [P]));

    const harmless = [
        "CREATE USER reporter WITH PASSWORD '${PASSWORD}'",
        "CREATE USER reporter WITH PASSWORD '%s'",
        "CREATE USER reporter WITH PASSWORD ':password'",
        "ALTER USER app PASSWORD 'md5d41d8cd98f00b204e9800998ecf8427e'",
        "ALTER USER app PASSWORD 'SCRAM-SHA-256$4096:c2FsdA==$a:b'",
        "This element is identified by analyzing the metric",
        "CREATE USER app IDENTIFIED BY VALUES ''",
        "ALTER USER app IDENTIFIED BY '{{ password }}'",
    ];
    for (const statement of harmless) it(`is not in ${statement}`, () => assert.deepEqual(found(statement), []));
});

describe("a password on a command line", () => {
    const commands = [
        `mysql -u root -p${P} -e "select 1"`,
        `mysqldump --single-transaction -uroot -p'${P}' orders > dump.sql`,
        `docker login -u app -p ${P} registry.contoso.net`,
        `docker login registry.contoso.net --username app --password ${P}`,
        `helm registry login registry.contoso.net -u app -p ${P}`,
        `sshpass -p ${P} ssh app@host uptime`,
        `sqlcmd -S db -U sa -P "${P}" -Q "select 1"`,
        `redis-cli -h cache -a ${P} ping`,
        `mongodump --host db -u app -p ${P}`,
        `ldapsearch -x -D cn=admin -w ${P} -b dc=contoso`,
        `net user Administrator ${P} /add`,
        `net use z: \\\\files\\orders ${P} /user:app`,
        `net use \\\\files\\orders /user:app ${P}`,
        `usermod -p $(openssl passwd -6 ${P}) app`,
        `cmdkey /add:host /user:app /pass:${P}`,
        `htpasswd -bc /etc/nginx/.htpasswd app ${P}`,
        `rabbitmqctl add_user app ${P}`,
        `openssl enc -aes-256-cbc -pass pass:${P}`,
        `keytool -genkey -alias app -storepass ${P}`,
        `zip -P ${P} backup.zip data`,
        `aws configure set aws_session_token ${P}`,
        `npm config set //registry.npmjs.org/:_authToken ${P}`,
        `sqlplus app/${P}@orders`,
        `New-LocalUser -Name app -Password "${P}"`,
        `$p = ConvertTo-SecureString "${P}" -AsPlainText -Force`,
        `echo "app:${P}" | chpasswd`,
        `echo 'app:${P}' | sudo chpasswd`,
        `chpasswd <<< "app:${P}"`,
        `chpasswd <<EOF\napp:${P}\nEOF`,
        `echo ${P} | passwd --stdin app`,
        `echo "${P}" | docker login -u app --password-stdin registry.contoso.net`,
        `echo ${P} | sudo -S systemctl restart app`,
        `smbclient //host/share -U app%${P}`,
    ];
    for (const command of commands) it(`is found in ${command.replace(P, "…")}`, () => assert.deepEqual(found(command), [P]));

    const harmless = [
        "mysql -u root -p orders",
        "mysql -u root -p$DB_PASSWORD orders",
        "mysql -h db -P 3306 -u root",
        "docker run -p 8080:8080 app",
        "docker login -u AWS -p $(aws ecr get-login-password) 123456789012.dkr.ecr.eu-west-1.amazonaws.com",
        "aws ecr get-login-password | docker login --username AWS --password-stdin 123456789012.dkr.ecr.eu-west-1.amazonaws.com",
        "cat token.txt | docker login -u app --password-stdin",
        "mkdir -p /opt/application1/data",
        "net user Administrator /active:yes",
        "net use z: \\\\files\\orders * /user:app",
        "openssl passwd -6 -stdin",
        "sshpass -e ssh app@host",
        "openssl enc -aes-256-cbc -pass pass:$PASS",
        "openssl enc -pass file:/run/secrets/key1",
        "zip -r backup2.zip data",
        'New-LocalUser -Name app -Password $Password1 -Description "x"',
        'echo "$USER1:$PASSWORD1" | chpasswd',
        "redis-cli -h cache1 -p 6379",
        "the docker image of version-2 is pulled",
        "curl -u username:token https://api.internal.net/orders",
        "curl -u <user:password> https://api.internal.net/orders",
        'curl -X GET --user "username:password" https://api.internal.net/orders',
    ];
    for (const command of harmless) it(`is not in ${command}`, () => assert.deepEqual(found(command), []));
});

describe("a secret in a sentence", () => {
    const sentences = [
        `API key: ${P}7Qz2`,
        `access key: ${P}7Qz2`,
        `the password is ${P}&3`,
        `Das Passwort lautet ${P}&3.`,
        `The password is: ${P}&3`,
        `mot de passe : ${P}&3`,
        `la contraseña es ${P}&3`,
        `senha: ${P}&3`,
        `hasło: ${P}&3`,
        `пароль: ${P}&3`,
        `密码：${P}&3`,
        `パスワード：${P}&3`,
        `비밀번호: ${P}&3`,
        `كلمة المرور: ${P}&3`,
        `the admin pw is ${P}7Qz2kLm4`,
    ];
    for (const sentence of sentences)
        it(`is found in ${sentence.replace(P, "…")}`, () =>
            assert.deepEqual(
                found(sentence).map((text) => text.startsWith(P)),
                [true],
            ));

    const harmless = [
        "the password is required!",
        "The password is stored in Secrets Manager",
        "the token is case-sensitive.",
        "A password is at least 14 characters long",
        "the password is SHA256 encoded",
        "API key: see the wiki",
        "le mot de passe est obligatoire.",
        "пароль: обязательно",
        "密码：必填",
    ];
    for (const sentence of harmless) it(`is not in ${sentence}`, () => assert.deepEqual(found(sentence), []));
});

describe("a name", () => {
    const names = [
        "DBPASS",
        "MYSQLPASS",
        "SMTP_PASS2",
        "ROOTPW",
        "DB_PASSWORDS",
        "KENNWORT",
        "MOT_DE_PASSE",
        "motDePasse",
        "WACHTWOORD",
        "HASLO",
        "hasło_bazy",
    ];
    const others = [
        "CONTRASEÑA",
        "DB_SENHA",
        "SALASANA",
        "LÖSENORD",
        "JELSZO",
        "PAROLA_DB",
        "ПАРОЛЬ",
        "数据库密码",
        "DBのパスワード",
        "MAT_KHAU",
    ];
    for (const name of [...names, ...others])
        it(`says that the value is a password: ${name}`, () => assert.deepEqual(found(`${P}&3`, name), [`${P}&3`]));

    const HEX = ["8d57cf8b524f3bc6", "ff77ab0f3aa47fee"].join("");
    it("says that the routing key of PagerDuty is a key", () => assert.deepEqual(found(HEX, "PAGERDUTY_ROUTING_KEY"), [HEX]));

    const harmless = [
        "BYPASS",
        "COMPASS",
        "SESSION_TOKEN_QUERY_PARAM2",
        "TOKEN_HEADER2",
        "$skiptoken",
        "nextToken",
        "RABBIT_ROUTING_KEY",
        "reisepass",
    ];
    for (const name of harmless) it(`says nothing: ${name}`, () => assert.deepEqual(found("X-Amz-S3session-Token9", name), []));
});

describe("a value under the name of a secret", () => {
    const secrets: readonly (readonly [because: string, value: string, name: string])[] = [
        ["base 64 may begin with a slash", ["/zBKA4LL3fSuJfpSPtD4KJrf", "apSoRCvq6yEB+CvNi54="].join(""), "JWT_SECRET"],
        ["a password may begin with a bracket", "(Kx9!mQ2#vLp7Zr", "DB_PASSWORD"],
        ["a password may begin with a brace", "{Kx9!mQ2#vLp7Zr", "DB_PASSWORD"],
        ["a default was never changed", "default-secret-change-in-production", "JWT_SECRET"],
        ["a default says that it is one", "my-super-secret-jwt-key", "JWT_SECRET"],
        ["a passphrase has blanks", "correct horse battery staple", "DB_PASSWORD"],
    ];
    for (const [because, value, name] of secrets) it(`is one: ${because}`, () => assert.deepEqual(found(value, name), [value]));

    const chance = "hq41FolJ7shc2eA1oXyZhwffqj9LzYTs183Go2wz27xpBnOxOaIBa73VEuTRgmjwqGkfc4Kl9Zx0Qw8Er7Ty6Ui5Op4As3Df2Gh1Jk";
    const harmless: readonly (readonly [because: string, value: string, name: string])[] = [
        ["KMS encrypted it", `AQICAH${chance}`, "DB_PASSWORD"],
        ["SOPS encrypted it", "ENC[AES256_GCM,data:amfa3rJcxsJ4J2yt,iv:DUgZSjjKh4aX,tag:amfa3rJcxsJ4J2yt==,type:str]", "DB_PASSWORD"],
        ["Jasypt encrypted it", `ENC(${chance.slice(0, 40)})`, "DB_PASSWORD"],
        ["dotenvx encrypted it", `encrypted:${chance}`, "DB_PASSWORD"],
        ["Spring encrypted it", `{cipher}${chance.slice(0, 64)}`, "DB_PASSWORD"],
        ["Vault encrypted it", `vault:v1:${chance.slice(0, 44)}`, "DB_PASSWORD"],
        ["OpenSSL encrypted it", `U2FsdGVkX18${chance.slice(0, 40)}`, "API_SECRET"],
        ["Sealed Secrets encrypted it", `AgB${chance.repeat(4)}`, "API_SECRET"],
        ["Pulumi encrypted it", "v1:hq41FolJ7shc2eA1:oXyZhwffqj9LzYTs183Go2wz27xpBn", "API_SECRET"],
        ["it is a secret's name with a numeronym", "b2b-orders-db-credentials", "DB_SECRET"],
        ["it is a secret's name with a day", "orders-prod-db-secret-20240115", "DB_SECRET"],
        ["it is a secret's name with a time that Terraform appends", "orders-db-secret-20250104015422335900000002", "DB_SECRET"],
        ["it is the key of an annotation", "c7n:config-compliance-resource", "LABEL_SELECTOR_KEY"],
        ["it is a template of API Gateway", "$util.base64Decode($input.params('Token1'))", "TASK_TOKEN"],
        ["it is a path of Step Functions", "$.detail.token1", "TASK_TOKEN"],
        ["it is an image in base 64", `iVBORw0KGgo${chance}`, "TOKEN_ICON_KEY"],
        ["it is a remark", "set by the pipeline", "DB_PASSWORD"],
        ["it is a group of an expression", "[0-9A-Fa-f]{1,4}", "HEX_PAT"],
    ];
    for (const [because, value, name] of harmless) it(`is none: ${because}`, () => assert.deepEqual(found(value, name), []));

    it("is none where it is the argument of a call on a line of its own", () => {
        assert.deepEqual(found("connect(\n    host=dbhost, user=dbuser,\n    password=dbpass,\n)"), []);
    });
});

describe("a URL whose password holds what ought to be encoded", () => {
    const urls = [
        "postgres://app:Pa#ss9word@db.internal/x",
        "https://app:S3cret?Pw9x@api.contoso-shop.de/",
        "mongodb://app:S3c/ret#9x@db.internal:27017/orders",
        `app/${P}@//db.internal:1521/orders`,
        `jdbc:oracle:thin:app/${P}@db.internal:1521:orders`,
    ];
    for (const url of urls) it(`is found: ${url.replace(P, "…")}`, () => assert.equal(found(url).length, 1));

    const harmless = [
        "https://contoso-shop.de:8443/orders?mail=ann@contoso-shop.de",
        "https://contoso-shop.de/orders#mail@contoso-shop.de",
        "https://unpkg.com/react@18.2.0/umd/react.js",
        "registry.contoso.net/orders/app@sha256:9f86d081884c7d65",
        "git@github.com:acme/orders.git",
    ];
    for (const url of harmless) it(`is not in ${url}`, () => assert.deepEqual(found(url), []));
});

describe("a key that pages carry", () => {
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
    const token = (role: string): string =>
        `${encode({ alg: "HS256", typ: "JWT" })}.${encode({ iss: "supabase", role })}.AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefg`;

    it("is none where its role is anonymous", () => assert.deepEqual(found(token("anon"), "NEXT_PUBLIC_SUPABASE_ANON_KEY"), []));
    it("is one where its role is the service's, whatever the name says", () =>
        assert.equal(found(token("service_role"), "NEXT_PUBLIC_SUPABASE_KEY").length, 1));
    it("is none of Google's under the name of a page's variable", () => {
        const key = ["AI", "zaSyB7x9Kq2mP4vLr8Tn1Wc6Hs3Yb5Jd0GfRt"].join("");
        assert.deepEqual(found(key, "NEXT_PUBLIC_MAPS_KEY"), []);
        assert.deepEqual(found(key, "MAPS_KEY"), [key]);
    });
});
