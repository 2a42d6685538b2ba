/** What the provider `random` would draw: the same at each run, and of the form that its inputs ask for. */
import { digits, uuid } from "../values/making";
import { secret, type Properties, type Value } from "../wire";
import type { Making, Maker } from "./making";

const count = (value: Value | undefined, otherwise: number): number =>
    typeof value === "number" && Number.isInteger(value) && value >= 0 ? Math.min(value, LONGEST) : otherwise;
const isOn = (value: Value | undefined): boolean => value !== false;

/** More than any name or credential of AWS takes. */
const LONGEST = 4096;
/** From this length on there is room to say that the text is made up. */
const ROOM = 12;

/** Letters and digits without end, in lower case. */
function drawn(seed: string, length: number): string {
    let text = "";
    for (let round = 0; text.length < length; round++) text += digits(`${seed} ${round}`, 64);
    return text.slice(0, length);
}

/** A text of `length` characters of the kinds that are asked for. */
function textBy(inputs: Properties, seed: string): string {
    const length = count(inputs["length"], 16);
    const isLower = isOn(inputs["lower"]);
    const isUpper = isOn(inputs["upper"]);
    const isNumeric = isOn(inputs["numeric"]) && isOn(inputs["number"]);
    if (!isLower && !isUpper) return drawn(seed, length).replace(/[a-f]/g, (letter) => String(letter.charCodeAt(0) % 10));
    const text = `${length < ROOM ? "" : "madeup"}${drawn(seed, length)}`.slice(0, length);
    const lettered = isNumeric ? text : text.replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "g");
    return isLower ? lettered : lettered.toUpperCase();
}

/** A password has a character of each kind where its length allows: a policy on passwords accepts it. */
function passwordBy(inputs: Properties, seed: string): string {
    const text = textBy(inputs, seed);
    if (text.length < ROOM) return text;
    const special = isOn(inputs["special"])
        ? ((typeof inputs["overrideSpecial"] === "string" ? inputs["overrideSpecial"] : "")[0] ?? "-")
        : "";
    const upper = isOn(inputs["upper"]) && isOn(inputs["lower"]) ? "Q" : "";
    return `${text.slice(0, text.length - special.length - upper.length)}${special}${upper}`;
}

function idOf({ inputs, seed }: Making): { id: string; outputs: Properties } {
    const length = Math.max(1, count(inputs["byteLength"], 8));
    const hex = drawn(seed, 2 * length);
    const bytes = Buffer.from(hex, "hex");
    const prefix = typeof inputs["prefix"] === "string" ? inputs["prefix"] : "";
    return {
        id: bytes.toString("base64url"),
        outputs: {
            hex: `${prefix}${hex}`,
            dec: `${prefix}${BigInt(`0x${hex}`)}`,
            b64Std: `${prefix}${bytes.toString("base64")}`,
            b64Url: `${prefix}${bytes.toString("base64url")}`,
        },
    };
}

function petOf({ inputs, seed }: Making): { id: string; outputs: Properties } {
    const length = Math.min(Math.max(1, count(inputs["length"], 2)), 16);
    const separator = typeof inputs["separator"] === "string" ? inputs["separator"] : "-";
    const letters = digits(seed, 6).replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "g");
    const words = [...Array.from({ length: length - 1 }, (_, at) => ["made", "up"][at % 2] ?? "up"), letters];
    const prefix = typeof inputs["prefix"] === "string" && inputs["prefix"] !== "" ? [inputs["prefix"]] : [];
    return { id: [...prefix, ...words].join(separator), outputs: { length, separator } };
}

function integerOf({ inputs, seed }: Making): { id: string; outputs: Properties } {
    const [least, most] = ["min", "max"].map((key) => (typeof inputs[key] === "number" ? inputs[key] : 0)) as [number, number];
    const result = least + (Number.parseInt(digits(seed, 8), 16) % Math.max(1, most - least + 1));
    return { id: String(result), outputs: { result } };
}

/** In the order in which they were given: any order may be drawn. */
function shuffled({ inputs }: Making): { id: string; outputs: Properties } {
    const given = Array.isArray(inputs["inputs"]) ? inputs["inputs"] : [];
    const wanted = given.length === 0 ? 0 : count(inputs["resultCount"], given.length);
    return { id: "-", outputs: { results: Array.from({ length: wanted }, (_, at) => given[at % given.length] ?? null) } };
}

const uuidOf = ({ seed }: Making): { id: string; outputs: Properties } => ({ id: uuid(seed), outputs: { result: uuid(seed) } });

/** Source: the documentation of terraform-provider-random, "Read-Only" of each resource. */
export const RANDOM: Readonly<Record<string, Maker>> = {
    "random:index/randomBytes:RandomBytes": ({ inputs, seed }) => {
        const hex = drawn(seed, 2 * Math.max(1, count(inputs["length"], 16)));
        const base64 = Buffer.from(hex, "hex").toString("base64");
        return { id: "none", outputs: { hex: secret(hex), base64: secret(base64) } };
    },
    "random:index/randomId:RandomId": idOf,
    "random:index/randomInteger:RandomInteger": integerOf,
    "random:index/randomPassword:RandomPassword": ({ inputs, seed }) => ({
        id: "none",
        // Of the form of bcrypt: `$2a$10$`, 22 characters of salt and 31 of the hash.
        outputs: { result: secret(passwordBy(inputs, seed)), bcryptHash: secret(`$2a$10$${drawn(seed, 53)}`) },
    }),
    "random:index/randomPet:RandomPet": petOf,
    "random:index/randomShuffle:RandomShuffle": shuffled,
    "random:index/randomString:RandomString": ({ inputs, seed }) => {
        const result = textBy(inputs, seed);
        return { id: result, outputs: { result } };
    },
    "random:index/randomUuid:RandomUuid": uuidOf,
    "random:index/randomUuid4:RandomUuid4": uuidOf,
    "random:index/randomUuid7:RandomUuid7": uuidOf,
};
