/** Hostile texts: what makes a careless detector begin again and again, look far ahead, or find very much. */
import { Dice } from "../../test/support/corpus/dice";
import { type Family, numbered, repeated } from "./family";

const join = (...parts: readonly string[]): string => parts.join("");
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const HEADER = join("-----BEGIN ", "PRIVATE KEY-----");

/** Pieces that begin something and never end it. */
const OPENINGS: readonly (readonly [name: string, piece: string])[] = [
    ["spaces", " "],
    ["line ends", "\n"],
    ["backslashes", "\\"],
    ["quotes", '"'],
    ["lone surrogates", "\ud800"],
    ["emoji", "\u{1f511}"],
    ["combining marks", "e\u0301"],
    ["one letter", "a"],
    ["one digit", "7"],
    ["capitals and small letters", "aB"],
    ["beginnings of tokens", "sk-"],
    ["beginnings of several tokens", "xoxb-ghp_AKIAglpat-"],
    ["beginnings of web tokens", "eyJhbGciOi-"],
    ["web tokens with an empty payload", "eyJhbGciOi."],
    ["encoded web tokens", "ZXlKhbGciOi"],
    ["scheme marks", "://"],
    ["URLs without a password", "a://a:@"],
    ["URLs without a host", "a://a:"],
    ["URLs without end", "https://x?token="],
    ["parameters", "&token="],
    ["parameters behind marks", "?a=1#"],
    ["URLs with slashes in their passwords", "amqp://u:p/a"],
    ["names with an operator", "password="],
    ["names with an arrow", "token->"],
    ["names with a colon", "secret:"],
    ["names with a comma", "'token', "],
    ["names joined by dots", "password.token."],
    ["names in capitals and small letters", "passPass"],
    ["open quotes", 'password: "'],
    ["quoted names", '"password":"'],
    ["escaped quotes", '\\"token\\": \\"'],
    ["flags", "--password "],
    ["short flags", "mysql -p -u "],
    ["elements", "<token>"],
    ["lists of names and values", 'name": "token", "value": "'],
    ["fallbacks", "process.env.TOKEN || "],
    ["schemes of headers", "Authorization: Bearer "],
    ["basic authentication", "Basic YTpi"],
    ["curl with users", "curl -u a:"],
    ["logins", "machine a login b password "],
    ["data source names", "a:b@tcp("],
    ["SQL", "CREATE USER a IDENTIFIED BY '"],
    ["prose", "the password is "],
    ["prose with a place", "the token for a b: "],
    ["calls with open arguments", "jwt.sign("],
    ["calls with open texts", 'SetBasicAuth("a", "'],
    ["calls in calls", "x.auth(y.login(a, "],
    ["rows without values", "INSERT INTO t (password, "],
    ["rows", "INSERT INTO t (a, password) VALUES ("],
    ["declared parameters", "password: { a "],
    ["declared parameters in lines", "password:\n  a\n"],
    ["variables of Terraform", 'variable "password" { a'],
    ["braces of ODBC", "PWD={a"],
    ["keywords", ':password "a" '],
    ["lines of .pgpass", "a:5432:b:c:"],
    ["properties", "\na.password a"],
    ["types of resources", '"AWS::IAM::Token" '],
    ["users of Redis", "user a on >"],
    ["PEM headers", HEADER],
    ["PEM headers with line ends", `${HEADER}\n`],
    ["PEM headers with armour headers", `${HEADER}\nVersion: a\n`],
    ["encoded PEM headers", "LS0tLS1CRUdJTi"],
    ["encoded PEM headers as a whole", base64(HEADER)],
    ["JSON web keys", '{"kty":"oct","k":"'],
    ["hosts of webhooks", "hooks.slack.com/services/"],
    ["paths of webhooks", "/webhooks/"],
    ["references", "${"],
    ["templates", "{{"],
    ["brackets", "<("],
    ["at signs", "a@"],
    ["mailboxes without an ending", "a@b."],
    ["encoded at signs", "a%40b."],
    ["groups of digits", "4111 "],
    ["groups of digits with dashes", "1-"],
    ["plus signs", "+1"],
    ["beginnings of IBANs", "DE02 "],
    ["labels", "ssn "],
    ["labels of phones", "phone: "],
    ["labels of birthdays", "born 1.1."],
    ["labels in other scripts", "電話番号"],
    ["addresses of networks", "1.1.1.1"],
    ["colons", "::"],
    ["docstrings", '"""'],
    ["starts of comments", "/* "],
];

/** Texts that hold very much, on one line and on many. */
const FULL: readonly Family[] = [
    numbered("finds on one line", (index) => `p["password"]="Qx7${String(index).padStart(7, "0")}Zk"; `),
    numbered("finds on lines of their own", (index) => `password = "Qx7${String(index).padStart(7, "0")}Zk"\n`),
    numbered("tokens", (_, dice) => join("ghp", "_", dice.text(36, "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789"), " ")),
    numbered("access keys and secrets", (_, dice) =>
        join("AK", "IA", dice.text(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), " ", dice.text(40, "ABCDEFGHabcdefgh01234567/+"), " "),
    ),
    numbered("access keys", (_, dice) => join("AK", "IA", dice.text(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), "\n")),
    numbered("URLs with passwords", (index) => `https://u${index}:hG7x9LqP2w@h${index}.contoso-shop.de/x `),
    numbered("URLs with long queries", (index) => `https://h/?${"a=1&".repeat(500)}token${index}=hG7x9LqP2w `),
    {
        name: "one URL with a long query",
        make: (size) => `https://contoso-shop.de/?${"token=hG7x9LqP2wZZ1&".repeat(Math.ceil(size / 20))}`,
    },
    numbered("JSON web keys in full", (_, dice) => `{"kty":"oct","k":"${dice.text(43, "ABCDEFGHabcdefgh0123456789_-")}"},`),
    numbered("mailboxes", (index) => `ann.lee${index}@contoso-shop.de, `),
    numbered("phone numbers", (_, dice) => `+49 171 ${dice.digits(7)}, `),
    numbered("cards", () => "4111 1111 1111 1111, "),
    numbered("labels and numbers", (_, dice) => `ssn ${dice.digits(3)}-${dice.digits(2)}-${dice.digits(4)} `),
    numbered("base 64 of settings", (index) => `${base64(`DB_PASSWORD=hG7x9LqP2w${index}`)}\n`),
    { name: "a text in base 64 as a whole", make: (size) => base64("password='hG7x9LqP2w'\n".repeat(Math.ceil(size / 30))) },
    { name: "base 64 that line ends never end", make: (size) => `aB3/${"\n".repeat(size)}-` },
    { name: "one long quoted value", make: (size) => `password = "${"aB3".repeat(Math.ceil(size / 3))}"` },
    { name: "one long bare value", make: (size) => `password=${"aB3".repeat(Math.ceil(size / 3))}` },
    { name: "a PEM key without end", make: (size) => `${HEADER}\n${"aB3/".repeat(Math.ceil(size / 4))}` },
];

const PIECES: readonly string[] = [
    ...OPENINGS.map(([, piece]) => piece),
    ..."\" ' ` \\ \n = : :: -> => , ; ( ) { } [ ] < > / ? & # @ - _ . + | $ % ~ * a B 3 é 電 word TOKEN pass Zk9x7Qw2".split(" "),
];

/** Texts of a few pieces chosen by chance, again and again: what nobody thought of. */
const randomText = (seed: number): Family => ({
    name: `chance ${seed}`,
    make: (size, dice) => {
        const own = new Dice(seed * 7919 + 1);
        const chosen = Array.from({ length: own.between(1, 5) }, () => own.pick(PIECES));
        const isMixed = own.between(0, 1) === 1;
        const parts: string[] = [];
        for (let length = 0, at = 0; length < size; at++) {
            const piece = isMixed ? dice.pick(chosen) : (chosen[at % chosen.length] ?? "");
            parts.push(piece);
            length += Math.max(1, piece.length);
        }
        return parts.join("");
    },
});

/** Every family of texts that has a name. */
export const STRINGS: readonly Family[] = [...OPENINGS.map(([name, piece]) => repeated(name, piece)), ...FULL];

/** `count` families by chance, from a seed. */
export const randomStrings = (count: number, seed: number): readonly Family[] =>
    Array.from({ length: count }, (_, index) => randomText(seed + index));
