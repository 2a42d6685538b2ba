/** Passwords and keys in calls: the arguments by which libraries take them, told by the call's name and the argument's place. */
import { literalArgument, writtenArgument } from "./arguments";
import { isSecretLiteral } from "./literals";
import { type SecretName } from "./names";
import { type Found } from "./prefixes";
import { isUserWithPassword } from "./basic";
import { isLiteralPassword } from "./urls";
import { isWordy } from "./wordy";

/** A family of calls that take a secret at the same place. */
interface Call {
    readonly because: string;
    /** The ends of the calls' names, as sources of regular expressions, with blanks between them. */
    readonly names: string;
    /** Which arguments may be it, from 0. */
    readonly at: readonly number[];
    readonly takes: "password" | "key" | "user:password";
    /** What the first argument has to hold, as it is written. */
    readonly first?: RegExp;
    /** What has to stand in the statement before the call. */
    readonly behind?: RegExp;
}

const CALLS: readonly Call[] = [
    {
        because: "HTTP authentication: user, password",
        names: `[bB]asic_?[aA]uth(?!\\w{0,30}(?:[mM]iddleware|[fF]ilter|[hH]andler|[rR]ealm)\\()\\w{0,30} HTTPDigestAuth HttpDigestAuth UsernamePassword(?:Credentials?|Token|Credential) NetworkCredential
            PasswordAuthentication (?:Plain|Password)Credentials? UserPassword (?:\\bauth|AuthTokens)\\.basic`,
        at: [1],
        takes: "password",
    },
    {
        because: "tests and clients of HTTP and Redis: user, password, or the password",
        names: "\\.auth",
        at: [1, 0],
        takes: "password",
        behind: /(?:request|agent|supertest|redis|valkey|jedis|chai|needle|unirest|\bcy|\bgot)\w{0,20}\b|\.(?:get|post|put|patch|delete|head)\(/iu,
    },
    { because: "Python's requests: auth=(user, password)", names: "\\bauth\\s?=\\s?", at: [1], takes: "password" },
    { because: "PHP's curl: user:password", names: "curl_setopt", at: [2], takes: "user:password" },
    { because: "a login to a server: user, password", names: "\\.[lL]ogin", at: [1], takes: "password" },
    { because: "SMTP in Go: identity, user, password", names: "\\bsmtp\\.PlainAuth", at: [2], takes: "password" },
    { because: "SMTP in Go: host, port, user, password", names: "NewDialer", at: [3], takes: "password" },
    { because: "Cassandra: user, password", names: "Plain(?:Text)?AuthProvider", at: [1], takes: "password" },
    { because: "MongoDB: user, database, password", names: "[mM]ongoCredential createCredential", at: [2], takes: "password" },
    {
        because: "a directory: distinguished name, password",
        names: "simple_bind_s simple_bind \\.bind_s",
        at: [1],
        takes: "password",
    },
    {
        because: "a directory in Go: distinguished name or user, password. What binds values or sections to a name is called so too",
        names: "\\.Bind",
        at: [1],
        takes: "password",
        first: /[=@]|(?:dn|user|username)$/iu,
    },
    { because: "PHP: connection, user, password", names: "ldap_bind ftp_login", at: [2], takes: "password" },
    {
        because: "a database: place, user, password",
        names: `getConnection DriverManagerDataSource new\\sPDO new\\smysqli mysqli_connect mysql_connect pymysql\\.connect
            MySQLdb\\.connect mysql\\.connector\\.connect Sequelize \\bFTP \\bFTP_TLS`,
        at: [2],
        takes: "password",
    },
    { because: "Oracle: user, password, place", names: "oci_p?connect cx_Oracle\\.connect oracledb\\.connect", at: [1], takes: "password" },
    { because: "Django: user, e-mail address, password", names: "create_user create_superuser", at: [2], takes: "password" },
    {
        because: "a key store of Java: stream, password",
        names: "(?:[kK]ey|[tT]rust)[sS]tore\\w{0,8}\\.load \\bks\\.load",
        at: [1],
        takes: "password",
    },
    {
        because: "a token signed with a shared key",
        names: "\\b[jJ][wW][tT](?:\\.|::)(?:sign|verify|encode|decode)",
        at: [1],
        takes: "key",
    },
    {
        because: "a token signed with a shared key, the key alone",
        names: "SignedString hmacShaKeyFor setSigningKey",
        at: [0],
        takes: "key",
    },
    {
        because: "a digest with a key: algorithm or text, key",
        names: "createHmac HMAC\\.(?:hex)?digest \\bhmac\\.New \\bHmac(?:SHA\\d{1,3}|MD5)",
        at: [1],
        takes: "key",
    },
    { because: "a digest with a key: key", names: "\\bhmac\\.new \\bHMAC(?:256|384|512)", at: [0], takes: "key" },
    { because: "a digest with a key: algorithm, data, key", names: "hash_hmac", at: [2], takes: "key" },
    {
        because: "a cipher: algorithm or data, key",
        names: "createCipheriv createDecipheriv AES\\.(?:en|de)crypt signWith",
        at: [1],
        takes: "key",
    },
    { because: "a cipher: key", names: "\\bFernet SecretKeySpec \\bAES\\.new createSecretKey cookieParser", at: [0], takes: "key" },
    { because: "a key of .NET that signs", names: "SymmetricSecurityKey", at: [0], takes: "key" },
    { because: "the token of a request", names: "\\b(?:set_?)?[bB]earer_?[aA]uth", at: [0], takes: "key" },
    { because: "the token of a header in .NET", names: "AuthenticationHeaderValue", at: [1], takes: "key", first: /^["']Bearer["']$/u },
    { because: "Twilio: account, token", names: "\\b[tT]wilio \\bClient", at: [1], takes: "key", first: /^["'`]AC[0-9a-f]{32}["'`]$/u },
    { because: "PostgreSQL and MySQL: data, key", names: "pgp_sym_(?:en|de)crypt AES_(?:EN|DE)CRYPT", at: [1], takes: "key" },
    { because: "SQL Server: passphrase, data", names: "(?:EN|DE)CRYPTBYPASSPHRASE", at: [0], takes: "password" },
    {
        because: "a password that is made into a digest or a key",
        names: `PBEKeySpec scryptSync pbkdf2Sync hashSync \\bbcrypt\\.hash password_hash \\bhashpw make_password set_password
            [pP]asswordEncoder(?:\\(\\))?\\.encode`,
        at: [0],
        takes: "password",
    },
    { because: "a key of Azure", names: "AzureKeyCredential ApiKeyServiceClientCredentials", at: [0], takes: "key" },
    { because: "a key of Azure, behind its name", names: "AzureNamedKeyCredential StorageSharedKeyCredential", at: [1], takes: "key" },
];

const NAMES: readonly (readonly [name: string, call: Call])[] = CALLS.flatMap((call) =>
    call.names.split(/\s+/u).map((name) => [name, call] as const),
);
const BY_GROUP: readonly Call[] = NAMES.map(([, call]) => call);
/** One group for each name: the one that matched tells the call. */
const CALL = new RegExp(`(?:${NAMES.map(([name]) => `(${name})`).join("|")})\\(`, "gu");

const PROMISES: Readonly<Record<"password" | "key", SecretName>> = {
    password: { type: "password", weak: false, qualified: true },
    key: { type: "key", weak: false, qualified: true },
};

/** Finds every literal password and key that a call is given. */
export function findInCalls(text: string): Found[] {
    if (!text.includes("(")) return [];
    const found: Found[] = [];
    for (const match of text.matchAll(CALL)) {
        const call = BY_GROUP[match.slice(1).findIndex((group) => group !== undefined)];
        if (call === undefined) continue;
        const from = match.index + match[0].length;
        if (!isMeant(text, match.index, from, call)) continue;
        for (const index of call.at) {
            const literal = literalArgument(text, from, index);
            if (literal === undefined || isAnonymous(text, from, index) || !isSecret(text.slice(literal.start, literal.end), call))
                continue;
            found.push({ kind: "written-password", ...literal });
            break;
        }
    }
    return found;
}

/** How far before a call its statement is read. */
const LONGEST_STATEMENT = 200;

/** Whether the call from `start`, whose arguments begin at `from`, is the one that is meant, not another of that name. */
function isMeant(text: string, start: number, from: number, { first, behind }: Call): boolean {
    if (first !== undefined && !first.test(writtenArgument(text, from))) return false;
    if (behind === undefined) return true;
    // A line that begins with a dot goes on with the statement of the line before.
    const statements = text.slice(Math.max(0, start - LONGEST_STATEMENT), start).split(/;|\n(?![ \t]{0,40}(?:\.|$))/u);
    return behind.test(statements.at(-1) ?? "");
}

/** Whether the argument before the password is the user of servers that are open to everybody: what stands there is a courtesy. */
function isAnonymous(text: string, from: number, index: number): boolean {
    const user = index === 0 ? undefined : literalArgument(text, from, index - 1);
    return user !== undefined && /^(?:anonymous|ftp)$/iu.test(text.slice(user.start, user.end));
}

/** `rounds=12`: a setting of the digest. */
const SETTING = /^[a-z_]{1,20}=\d{1,8}$/iu;

function isSecret(value: string, { takes }: Call): boolean {
    if (takes === "user:password") return isUserWithPassword(value);
    return isLiteralPassword(value) && !isWordy(value) && !SETTING.test(value) && isSecretLiteral(value, PROMISES[takes], "quoted");
}
