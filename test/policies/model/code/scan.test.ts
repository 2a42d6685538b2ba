import assert from "node:assert/strict";
import { scanCode } from "../../../../policies/model/code/scan";
import { DATABASE, GITHUB, KEY_ID, PASSWORD, PRIVATE_KEY, SECRET_KEY } from "../../content/planted";

const hits = (name: string, text: string): string[] => scanCode({ name, text }).map(({ line, detection }) => `${line} ${detection.kind}`);

/** A password that stands without quotes. */
const WORD = ["hG7x9", "LqP2w"].join("");
const KEY_HEAD = ["-----BEGIN", "RSA PRIVATE KEY-----"].join(" ");

const cases: readonly (readonly [title: string, name: string, text: string, hits: readonly string[]])[] = [
    ["a token", "a.js", `a\nconst t = "${GITHUB}";`, ["2 github-token"]],
    ["the worst of a line", "a.py", `c(k="${KEY_ID}", aws_secret_access_key="${SECRET_KEY}")`, ["1 aws-secret-access-key"]],
    ["lines that end as on Windows", "a.js", `a\r\nb\r\n${KEY_ID}`, ["3 aws-access-key-id"]],
    ["a key over several lines, at its first", "a.pem", `\n\n${PRIVATE_KEY}`, ["3 private-key"]],
    ["a literal password", "a.ts", `const dbPassword: string = "${PASSWORD}";`, ["1 named-secret"]],
    ["a literal password in JSON", "a.json", JSON.stringify({ password: PASSWORD }), ["1 named-secret"]],
    ["a literal password of settings", "prod.env", `DB_PASSWORD=${PASSWORD.replace("&", "")}`, ["1 named-secret"]],
    ["the same without quotes in a program", "a.sh.txt", `DB_PASSWORD=${PASSWORD.replace("&", "")}`, []],
    ["a password of letters, which may be anything", "a.js", 'const password = "correcthorse";', []],
    ["names in a list", "a.js", `const secrets = ["password", "sesSmtpPasswordV4"];`, []],
    ["a password in a test", "src/__tests__/a.ts", `const password = "${PASSWORD}"; connect("${DATABASE}");`, []],
    ["a password in documentation", "README.md", `password: "${PASSWORD}"`, []],
    ["a password in a block of documentation", "a.js", `/**\n * password: "${PASSWORD}",\n */`, []],
    ["a token in a test", "a.test.ts", GITHUB, ["1 github-token"]],
    ["a password in a line of a machine", "a.js", `${"a();".repeat(200)}p={password:"${PASSWORD}"}`, []],
    ["a connection string in such a line", "a.js", `${"a();".repeat(200)}p="${DATABASE}"`, ["1 connection-string"]],
    ["a line after such a line", "a.js", `${"a();".repeat(200)}\npassword = "${PASSWORD}"`, ["2 named-secret"]],
    ["what runs out by itself", "a.js", `u = "https://b.s3.amazonaws.com/k?X-Amz-Signature=${"9f8e7d6c5b4a3928".repeat(4)}"`, []],
    [
        "a connection in the documentation of a function",
        "a.py",
        `def f():\n    """Connects.\n\n    >>> f("${DATABASE}")\n    """\n    return 1`,
        [],
    ],
    [
        "a connection in documentation that quotes the other quotes",
        "a.py",
        `def f():\n    r\'\'\'Says """.\n    ${DATABASE}\n    \'\'\'`,
        [],
    ],
    ["a connection in a text over several lines", "a.py", `"""Settings."""\nDSN = """\n${DATABASE}\n"""\n`, ["3 connection-string"]],
    ["a connection behind documentation", "a.py", `"""Settings."""\nDSN = "${DATABASE}"\n"""End."""`, ["2 connection-string"]],
    ["a token in documentation", "a.py", `"""\n${GITHUB}\n"""`, ["2 github-token"]],
    ["a connection between three quotes in another language", "a.kt", `"""\n${DATABASE}\n"""`, ["2 connection-string"]],
    ["a password in the test of a library", "lib/test.js", `const password = "${PASSWORD}";`, []],
    ["what stands in for a variable", "a.js", `const p = process.env.DB_PASSWORD || "${PASSWORD}";`, ["1 named-secret"]],
    ["what stands in for a variable of Python", "a.py", `p = os.environ.get("DB_PASSWORD", "${PASSWORD}")`, ["1 named-secret"]],
    ["the next of a list of names, as before", "a.py", `p = ["dbPassword", "sesSmtpPasswordV4"]`, []],
    ["a script of a shell", "bootstrap.sh", `export DB_PASSWORD=${WORD}`, ["1 named-secret"]],
    ["an image's environment", "api/Dockerfile", `FROM node\nENV DB_PASSWORD=${WORD}`, ["2 named-secret"]],
    ["a registry's settings", ".npmrc", `//npm.contoso.net/:_authToken=${WORD}${WORD}`, ["1 named-secret"]],
    ["an element of XML", "web.config", `<password>${WORD}</password>`, ["1 named-secret"]],
    ["what a name is set to", "a.php", `define("DB_PASSWORD", "${WORD}");`, ["1 named-secret"]],
    ["the examples that every copy of botocore holds", "botocore/data/iam/2010-05-08/examples-1.json", `{"Password": "${WORD}!"}`, []],
    ["the keys of a page of results in botocore", "botocore/data/fsx/2018-03-01/paginators-1.json", `"result_key": "S3Attachments"`, []],
    ["settings to be filled in", "api/.env.example", `DB_PASSWORD=${WORD}`, []],
    ["names that are set together", "a.py", "uhost = uport = uname = upass = ubucket2 = None", []],
    ["a database on the same machine", "a.py", `DSN = "postgresql://app:${WORD}@localhost:5432/orders"`, []],
    ["a database elsewhere", "a.py", `DSN = "postgresql://app:${WORD}@db.contoso.net:5432/orders"`, ["1 connection-string"]],
    ["a remark with an example", "a.py", `# e.g. postgresql://app:${WORD}@db.contoso.net/orders`, []],
    ["a remark without one", "a.py", `# postgresql://app:${WORD}@db.contoso.net/orders`, ["1 connection-string"]],
    ["a header that speaks of a token", "a.py", `"authorization": "Bearer token123"`, []],
    ["a header with a token", "a.py", `"authorization": "Bearer ${WORD}${WORD}"`, ["1 authorization-header"]],
    ["a sentence in Japanese", "ja.json", `"pass": "要素に0より大きいtabindexは存在しません"`, []],
    ["a key of AWS's documentation", "a.js", `"${KEY_HEAD} EXAMPLEqEXAMPLE= -----END"`, []],
    ["nothing", "a.js", "", []],
];

describe("the credentials in a file of code", () => {
    for (const [title, name, text, expected] of cases) it(`are told of ${title}`, () => assert.deepEqual(hits(name, text), expected));
});
