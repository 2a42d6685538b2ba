/** Passwords in statements of SQL, and in settings of databases that are written without a sign between name and value. */
import { isSecretLiteral } from "./literals";
import { type Found } from "./prefixes";
import { isLiteralPassword } from "./urls";

/** A way to write a password: bounded, with the password as its only group, at the end but for a closing quote. */
interface Statement {
    readonly because: string;
    readonly pattern: RegExp;
}

const STATEMENTS: readonly Statement[] = [
    {
        because:
            "PostgreSQL, Redshift, Snowflake: CREATE USER reporter PASSWORD '…', WITH ENCRYPTED PASSWORD '…', (user 'a', password '…')",
        pattern: /\bpassword\s{0,4}=?\s{0,4}[NE]?'([^'\n]{4,128})(?=')/giu,
    },
    {
        because: "MySQL, MariaDB, Oracle: IDENTIFIED BY '…'",
        pattern: /\bidentified\s{1,4}by\s{1,4}(?:password\s)?["']([^"'\n]{4,128})(?=["'])/giu,
    },
    {
        because: "MySQL: IDENTIFIED WITH mysql_native_password BY '…'",
        pattern: /\bidentified\swith\s["'`]?\w{1,40}["'`]?\s(?:by|as|using)\s["']([^"'\n]{4,128})(?=["'])/giu,
    },
    {
        because: "Oracle, without quotes",
        pattern: /\bidentified\s{1,4}by\s{1,4}(?=[A-Za-z]{0,63}[\d_$#])([A-Za-z][\w$#]{3,64})(?![\w$#'"])/giu,
    },
    { because: "MySQL: PASSWORD('…')", pattern: /\bpassword\s{0,2}\(\s{0,2}["']([^"'\n]{4,128})(?=["'])/giu },
    { because: "MySQL: SET PASSWORD FOR a = '…'", pattern: /\bset\spassword\sfor\s[^\s=]{1,80}\s?=\s?["']([^"'\n]{4,128})(?=["'])/giu },
    { because: "SQL Server: sp_addlogin 'a', '…'", pattern: /\bsp_(?:addlogin|password)\sN?'[^'\n]{1,64}',\s?N?'([^'\n]{4,128})(?=')/giu },
    { because: "Redis: user app on >…", pattern: /\b(?:user|setuser) [\w.-]{1,64} (?:on|off|reset) >([^\s"'>]{4,128})/giu },
    {
        because: "a line of PostgreSQL's .pgpass, told by the ports of PostgreSQL, Redshift and PgBouncer: host:port:database:user:…",
        pattern: /^[\w.*-]{1,64}:(?:543\d|6432|\*{1,5}):[\w.*-]{1,64}:[\w.*-]{1,64}:([^\s:]{4,128})$/gmu,
    },
    { because: "Redis: requirepass …, masterauth …", pattern: /\b(?:requirepass|masterauth)[ \t]{1,8}["']?([^\s"']{4,128})/gu },
];

/** What a text with such a statement holds. */
const HINT =
    /password|identified|sp_addlogin|requirepass|masterauth|user [^\s>]{1,64} \w{2,5} >|^[\w.*-]{1,64}:(?:543\d|6432|\*{1,5}):[\w.*-]{1,64}:/imu;

/** Finds every password in a statement. */
export function findStatements(text: string): Found[] {
    if (!HINT.test(text)) return [];
    const found: Found[] = [];
    for (const { pattern } of STATEMENTS) {
        for (const match of text.matchAll(pattern)) {
            const password = match[1] ?? "";
            const end = match.index + match[0].length;
            if (isPassword(password)) found.push({ kind: "written-password", start: end - password.length, end });
        }
    }
    return found;
}

/** A word of the grammar stands where the password would: `IDENTIFIED BY VALUES`, `requirepass is`; or Redis's own example. */
const GRAMMAR = /^(?:values|foobared|password|random|is|and|with|expire|require|user|the)$/iu;

const isPassword = (password: string): boolean =>
    isLiteralPassword(password) &&
    !GRAMMAR.test(password) &&
    !/^[:@?&]\w|^%|[{}<>]|\|\|/u.test(password) &&
    isSecretLiteral(password, { type: "password", weak: false, qualified: true }, "quoted");
