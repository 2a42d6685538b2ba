/** Passwords and keys in calls: the arguments by which libraries take them, told by the call's name and the argument's place. */
import { argumentsAt } from "./arguments";
import { isSecretLiteral } from "./literals";
import { type SecretName } from "./names";
import { type Found } from "./prefixes";
import { isUserWithPassword } from "./basic";
import { isLiteralPassword } from "./urls";
import { isWordy } from "./wordy";

/** A family of calls that take a secret at one place. */
interface Call {
    readonly because: string;
    /** The ends of the calls' names, as sources of regular expressions, with blanks between them. */
    readonly names: string;
    /** Which argument it is, from 0. */
    readonly argument: number;
    readonly takes: "password" | "key" | "user:password";
}

const CALLS: readonly Call[] = [
    {
        because: "HTTP authentication: user, password",
        names: `SetBasicAuth setBasicAuth basicAuth BasicAuth basic_auth HTTPBasicAuth HTTPDigestAuth UsernamePasswordCredentials
            UsernamePasswordToken PasswordAuthentication NetworkCredential PasswordCredentials UserPassword BasicAuthentication`,
        argument: 1,
        takes: "password",
    },
    { because: "Python's requests: auth=(user, password)", names: "\\bauth\\s?=\\s?", argument: 1, takes: "password" },
    { because: "PHP's curl: user:password", names: "curl_setopt", argument: 2, takes: "user:password" },
    { because: "a login to a server: user, password", names: "\\.login \\.Login ftp_login", argument: 1, takes: "password" },
    { because: "SMTP in Go: identity, user, password", names: "PlainAuth", argument: 2, takes: "password" },
    {
        because: "a directory: distinguished name, password",
        names: "simple_bind_s simple_bind \\.bind_s \\.Bind",
        argument: 1,
        takes: "password",
    },
    { because: "PHP's ldap_bind: link, distinguished name, password", names: "ldap_bind", argument: 2, takes: "password" },
    {
        because: "a database: place, user, password",
        names: `getConnection DriverManagerDataSource new\\sPDO new\\smysqli mysqli_connect mysql_connect pymysql\\.connect MySQLdb\\.connect
            mysql\\.connector\\.connect cx_Oracle\\.connect oci_connect Sequelize \\bFTP \\bFTP_TLS`,
        argument: 2,
        takes: "password",
    },
    { because: "a token signed with a shared key", names: "\\b[jJ][wW][tT]\\.(?:sign|verify|encode|decode)", argument: 1, takes: "key" },
    { because: "a digest with a key: algorithm, key", names: "createHmac HMAC\\.(?:hex)?digest", argument: 1, takes: "key" },
    { because: "a digest with a key: key", names: "\\bhmac\\.new HMAC256 HMAC384 HMAC512 setSigningKey", argument: 0, takes: "key" },
    { because: "a digest with a key: algorithm, data, key", names: "hash_hmac", argument: 2, takes: "key" },
    {
        because: "a cipher: algorithm or data, key",
        names: "createCipheriv createDecipheriv AES\\.(?:en|de)crypt signWith",
        argument: 1,
        takes: "key",
    },
    { because: "a cipher: key", names: "\\bFernet SecretKeySpec \\bAES\\.new createSecretKey cookieParser", argument: 0, takes: "key" },
    {
        because: "a password that is made into a digest or a key",
        names: "PBEKeySpec scryptSync pbkdf2Sync hashSync \\bbcrypt\\.hash password_hash \\bhashpw make_password set_password",
        argument: 0,
        takes: "password",
    },
    {
        because: "a key of Azure",
        names: "AzureKeyCredential ApiKeyServiceClientCredentials",
        argument: 0,
        takes: "key",
    },
    {
        because: "a key of Azure, behind its name",
        names: "AzureNamedKeyCredential StorageSharedKeyCredential",
        argument: 1,
        takes: "key",
    },
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
        const literal = argumentsAt(text, match.index + match[0].length, call.argument);
        if (literal !== undefined && isSecret(text.slice(literal.start, literal.end), call))
            found.push({ kind: "written-password", ...literal });
    }
    return found;
}

function isSecret(value: string, { takes }: Call): boolean {
    if (takes === "user:password") return isUserWithPassword(value);
    return isLiteralPassword(value) && !isWordy(value) && isSecretLiteral(value, PROMISES[takes], "quoted");
}
