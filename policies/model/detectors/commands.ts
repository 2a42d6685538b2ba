/** Passwords on command lines: the arguments by which programs take them. */
import { isSecretLiteral } from "./literals";
import { type Found } from "./prefixes";
import { isLiteralPassword } from "./urls";
import { append } from "../lists";

/** How a program takes a password. */
interface Command {
    /** The first word of the command. */
    readonly program: string;
    /** What follows it: bounded, and anchored by its own words. The password is the last group. */
    readonly argument: RegExp;
    readonly because: string;
}

/** A password as an argument: in quotes, or a word. */
const VALUE = "(?:\"([^\"\\n]{4,128})\"|'([^'\\n]{4,128})'|([^\\s\"'|;&<>()]{4,128}))";
const argument = (before: string, value = VALUE): RegExp => new RegExp(`${before}${value}`, "u");

const programs = (names: string, because: string, before: string, value?: string): readonly Command[] =>
    names.split(" ").map((program) => ({ program, because, argument: argument(before, value) }));

const COMMANDS: readonly Command[] = [
    ...programs(
        "mysql mysqldump mysqladmin mysqlimport mysqlshow mysqlsh mariadb mariadb-dump mariadb-admin",
        "-p joined to the password",
        "\\s-p",
    ),
    ...programs(
        "docker podman buildah skopeo nerdctl oras helm oc crane az regctl",
        "login -p …",
        "^[^\\n]{0,40}\\blogin\\b[^\\n]{0,160}\\s(?:-p|-P)\\s{1,4}",
    ),
    ...programs("sshpass", "-p …, with or without a blank", "\\s-p\\s{0,4}"),
    ...programs("sqlcmd bcp osql isql tsql", "-P …", "\\s-P\\s{0,4}"),
    ...programs("redis-cli valkey-cli", "-a …", "\\s(?:-a|--pass)\\s{1,4}"),
    ...programs("mongo mongosh mongodump mongorestore mongoexport mongoimport", "-p …", "\\s-p\\s{1,4}"),
    ...programs("clickhouse-client cqlsh influx", "--password …, -p …", "\\s-p\\s{1,4}"),
    ...programs("ldapsearch ldapadd ldapmodify ldapdelete ldappasswd ldapwhoami", "-w …, -s …", "\\s-[ws]\\s{1,4}"),
    ...programs("net", "net user NAME …", "^\\s{1,4}user\\s{1,4}\\S{1,64}\\s{1,4}(?![/-])"),
    ...programs(
        "net",
        "net use … /user:NAME",
        "^\\s{1,4}use\\s{1,4}(?:\\S{1,2}\\s{1,4})?\\S{3,120}\\s{1,4}(?:/user:\\S{1,64}\\s{1,4})(?![/-])",
    ),
    ...programs(
        "net",
        "net use … password /user:NAME",
        "^\\s{1,4}use\\s{1,4}(?:\\S{1,2}\\s{1,4})?\\S{3,120}\\s{1,4}(?![/*-])",
        `${VALUE}(?=\\s{1,4}/user:)`,
    ),
    ...programs("cmdkey", "/pass:…", "\\s/pass(?:word)?:"),
    ...programs("schtasks psexec", "/rp …, -p …", "\\s(?:/rp|-p)\\s{1,4}"),
    ...programs(
        "htpasswd",
        "-b file user …",
        "^\\s{1,4}-[A-Za-z]{0,6}b[A-Za-z]{0,6}\\s{1,4}(?:-\\S{1,8}\\s{1,4}){0,3}\\S{1,128}\\s{1,4}\\S{1,64}\\s{1,4}",
    ),
    ...programs("rabbitmqctl", "add_user NAME …", "\\b(?:add_user|change_password|authenticate_user)\\s{1,4}\\S{1,64}\\s{1,4}"),
    ...programs("openssl", "pass:…", "\\bpass:"),
    ...programs("openssl", "enc -k …", "^\\s{1,4}enc\\b[^\\n]{0,160}\\s-k\\s{1,4}"),
    ...programs("openssl", "passwd -6 …", "^\\s{1,4}passwd(?:\\s{1,4}-\\w{1,8}){1,3}\\s{1,4}(?!-)"),
    ...programs("keytool jarsigner apksigner", "-storepass …", "\\s-{1,2}(?:storepass|keypass|ks-pass|key-pass)\\s{1,4}(?:pass:)?"),
    ...programs("zip unzip 7z 7za rar unrar", "-P …, -p…", "\\s-[pP]\\s{0,4}"),
    ...programs(
        "aws",
        "configure set aws_secret_access_key …",
        "\\bconfigure\\s{1,4}set\\s{1,4}(?:\\S{1,80}\\.)?aws_(?:secret_access_key|session_token)\\s{1,4}",
    ),
    ...programs(
        "aws",
        "ssm put-parameter --type SecureString --value …",
        "\\bput-parameter\\b(?=[^\\n]{0,300}\\bSecureString\\b)[^\\n]{0,240}\\s--value[ =]{1,4}",
    ),
    ...programs("gh", "secret set NAME --body …", "^\\s{1,4}secret\\s{1,4}set\\b[^\\n]{0,160}\\s(?:-b|--body)[ =]{1,4}"),
    ...programs("wpa_passphrase", "network …", "^\\s{1,4}\\S{1,64}\\s{1,4}"),
    ...programs("etcdctl", "--user NAME:…", "\\s--user[ =]\\S{1,64}:"),
    ...programs("npm yarn pnpm", "config set …:_authToken …", "\\bset\\s{1,4}\\S{0,120}_(?:authToken|password|auth)[ =]{1,4}"),
    ...programs("git", "config … token …", "\\bconfig\\b[^\\n]{0,80}\\.(?:\\w{0,20}(?:token|password))\\s{1,4}"),
    ...programs("vault", "login …", "^\\s{1,4}login\\s{1,4}(?:-\\S{1,40}\\s{1,4}){0,3}(?:token=)?(?![-=])"),
    ...programs("smbclient rpcclient", "-U user%…", "\\s-U\\s{0,4}[^\\s%]{1,64}%"),
    ...programs("sqlplus rman expdp impdp sqlldr", "user/…@service", "\\s['\"]?[A-Za-z][\\w$#]{0,30}/", "([^\\s/@\"']{4,64})(?=@)"),
    ...programs("ConvertTo-SecureString", "a text -AsPlainText", "^(?:\\s{1,4}-String)?\\s{1,4}(?=[^\\n]{0,160}-AsPlainText)"),
    ...programs("useradd usermod ncftpput ncftpget", "-p …", "\\s-p\\s{1,4}"),
    ...programs("mosquitto_pub mosquitto_sub ipmitool", "-P …", "\\s-P\\s{1,4}"),
    ...programs("xfreerdp", "/p:…", "\\s/p:"),
    ...programs("pscp plink psftp", "-pw …", "\\s-pw\\s{1,4}"),
    ...programs("lftp wget http https xh", "-u user,…, --auth user:…", "\\s(?:-u|-a|--auth|--user)[ =]{1,4}[^\\s:,\"']{1,64}[:,]"),
];

/** Commands that read a password from the one before: what is echoed to them is the password, or `user:password`. */
const READERS: readonly (readonly [because: string, reader: RegExp])[] = [
    ["chpasswd reads user:password", /\|\s{0,4}(?:sudo\s{1,4})?chpasswd\b/gu],
    ["passwd --stdin reads a password", /\|\s{0,4}(?:sudo\s{1,4})?passwd\s{1,4}--stdin\b/gu],
    ["docker login --password-stdin reads a password", /\|\s{0,4}\w{2,12}\s[^\n|]{0,160}--password-stdin\b/gu],
    ["sudo -S reads a password", /\|\s{0,4}sudo\s{1,4}-S\b/gu],
    ["kinit and cryptsetup read a password", /\|\s{0,4}(?:sudo\s{1,4})?(?:kinit|cryptsetup)\b/gu],
];
/** The same as the text that a shell hands to chpasswd. */
const HANDED: readonly RegExp[] = [
    /\bchpasswd\s{0,4}<<<\s{0,4}["']?[\w.$-]{1,64}:([^\s"':]{4,128})/gu,
    /\bchpasswd\s{0,4}<<-?\s{0,4}["']?\w{1,16}["']?\n\s{0,8}[\w.$-]{1,64}:([^\s"':]{4,128})/gu,
];

const BY_PROGRAM: ReadonlyMap<string, readonly Command[]> = new Map(
    [...new Set(COMMANDS.map(({ program }) => program))].map((program) => [
        program,
        COMMANDS.filter((command) => command.program === program),
    ]),
);
const PROGRAM = new RegExp(`(?<![\\w./$-])(?:${[...BY_PROGRAM.keys()].join("|")})(?=\\s)`, "gu");
const READER = /chpasswd|-stdin|sudo\s{1,4}-S|kinit|cryptsetup/u;

/** How much of a command is read. */
const LONGEST = 320;

/** Finds every password on a command line. */
export function findCommandPasswords(text: string): Found[] {
    const found: Found[] = [];
    PROGRAM.lastIndex = 0;
    for (let match = PROGRAM.exec(text); match !== null; match = PROGRAM.exec(text)) {
        const start = match.index + match[0].length;
        const rest = commandAt(text, start);
        for (const { argument: pattern } of BY_PROGRAM.get(match[0]) ?? []) {
            const hit = pattern.exec(rest);
            if (hit !== null) add(found, hit, start + hit.index);
        }
    }
    if (READER.test(text)) append(found, findHanded(text));
    return found;
}

/** Finds passwords that are handed to a command. */
function findHanded(text: string): Found[] {
    const found: Found[] = [];
    for (const pattern of HANDED) for (const hit of text.matchAll(pattern)) add(found, hit, hit.index);
    for (const [, reader] of READERS) {
        for (const { index } of text.matchAll(reader)) {
            const from = Math.max(0, index - LONGEST);
            const hit = ECHOED.exec(text.slice(from, index).trimEnd());
            if (hit !== null) add(found, hit, from + hit.index);
        }
    }
    return found;
}

/** The last word that is echoed; of `user:password` what stands behind the colon. */
const ECHOED = /\b(?:echo|printf)(?=\s)[^|;&\n]{0,80}?["'\s:]([^\s"'|:$`]{4,128})["']?$/u;

/** The rest of a command: to the end of its line, lines that a backslash continues included, or to the next command. */
function commandAt(text: string, start: number): string {
    const rest = text.slice(start, start + LONGEST);
    const end = /(?<!\\)\n|\s(?:&&|\|\||\|)\s/u.exec(rest)?.index;
    return (end === undefined ? rest : rest.slice(0, end)).replace(/\\\n/gu, "  ");
}

function add(found: Found[], hit: RegExpExecArray | RegExpMatchArray, at: number): void {
    const password = hit.slice(1).find((group) => group !== undefined);
    if (password === undefined || !isPassword(password)) return;
    const start = at + hit[0].lastIndexOf(password);
    found.push({ kind: "written-password", start, end: start + password.length });
}

/** A literal that is no flag, no variable of a shell, no path and no word alone. */
const isPassword = (password: string): boolean =>
    isLiteralPassword(password) &&
    !/^[-$%/<`@]|[${}<>`]|^(?:stdin|prompt|file:|env:)/u.test(password) &&
    isSecretLiteral(password, { type: "password", weak: false, qualified: true }, "quoted");
