/** Personal data that has no form of its own: a word announces it and a value of plausible shape follows. */
import { BEFORE } from "./boundaries";
import { isDay } from "./checksums";
import { type PersonalKind, type Span } from "./kinds";
import {
    ADDRESS_LABELS,
    BANK_LABELS,
    BIRTH_LABELS,
    DRIVING_LABELS,
    FILLER,
    HEALTH_LABELS,
    HOME_LABELS,
    IDENTITY_CARD_LABELS,
    PASSPORT_LABELS,
} from "./label-words";
import { plain } from "../plain";

/** What a word announces, and the value that must follow. */
export interface Announced {
    readonly kind: PersonalKind;
    readonly labels: readonly string[];
    /** Candidates in a text. */
    readonly shape: RegExp;
    readonly valid: (value: string) => boolean;
}

const DATE = new RegExp(
    `${BEFORE}(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/. ]{1,2}\\d{1,2}[-/. ]{1,2}(?:19|20|25)?\\d{2}|(?:19|20)\\d{6}|` +
        "\\d{1,2}(?:st|nd|rd|th|\\.)?[ -](?:de )?\\p{L}{3,10}\\.?[ ,-]{1,2}(?:de )?(?:19|20)\\d{2}|\\p{L}{3,10}\\.? \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d{2}|" +
        "(?:[\u3400-\u9fff]{2})?\\d{1,4} ?[\u5e74\ub144] ?\\d{1,2} ?[\u6708\uc6d4] ?\\d{1,2} ?[\u65e5\uc77c])(?![\\d/])",
    "gu",
);

const TOKEN = new RegExp(`${BEFORE}[A-Za-z0-9](?:-?[A-Za-z0-9]){4,19}(?![\\w/@%=])`, "g");

const countDigits = (text: string): number => text.replace(/\D/g, "").length;

/** A day written as a number, or with dashes: a date of another kind. */
const isDate = (text: string): boolean => /^(?:19|20)\d{2}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])$/.test(text);

function isBirthday(written: string): boolean {
    if (/\p{L}/u.test(written)) return true;
    const parts = written.split(/[-/. ]+/).map(Number);
    if (parts.length === 1) return isDay(Number(written.slice(4, 6)), Number(written.slice(6)));
    const [first = 0, second = 0, third = 0] = parts;
    if (first > 31) return first >= 1900 && first < 2100 && isDay(second, third);
    return isDay(second, first) || isDay(first, second);
}

const isNumbered =
    (least: number, longest: number) =>
    (value: string): boolean =>
        countDigits(value) >= least && value.length <= longest && !isDate(value) && /^[A-Z0-9-]+$|^[a-z]{0,4}-?\d+$/.test(value);

/** Words of a street's name, and endings of such a word: a number beside one of them is that of a house. */
const STREET = new RegExp(
    [
        "^(?:street|st|road|rd|avenue|ave|av|lane|ln|drive|dr|boulevard|blvd|bd|court|ct|way|place|pl|square|sq|parkway|pkwy|highway|hwy|terrace)$",
        "^(?:close|crescent|circle|cir|trail|rue|allee|chemin|impasse|quai|route|cours|passage|calle|avenida|avda|plaza|paseo|carrera|rua|travessa)$",
        "^(?:praca|largo|estrada|via|viale|piazza|corso|vicolo|ulica|ul|aleja|al|osiedle|os|plac|ulice|namesti|trida|utca|ut|ter|korut|strada|str)$",
        "^(?:calea|bulevardul|sokak|sok|cadde|caddesi|cad|mahallesi|mah|улица|ул|проспект|пр|переулок|пер|вулиця|вул|бульвар|οδος|рехов|jalan|jl)$",
        "(?:stra(?:ss|sz)e|straat|str|weg|gasse|platz|allee|ring|damm|ufer|chaussee|laan|plein|gracht|kade|dijk|gatan|gata|vagen|veien|vej|gade)$",
        "(?:gate|gaten|plads|torg|torget|katu|tie|kuja|polku|utca|iela|gatve)$",
    ].join("|"),
    "u",
);

/** An address of China, Japan or Korea: its parts say what they are, and numbers follow. */
const EASTERN = /[\u90fd\u9053\u5e9c\u7701\u5e02\u533a\u5340\u753a\u6751\u8def\u8857\u4e01\uc2dc\uad6c\ub3d9\ub85c\uae38].{0,24}\d/u;

/** Whether a text names a street. */
const isStreet = (value: string): boolean =>
    EASTERN.test(value) ||
    plain(value)
        .split(/[^\p{L}]+/u)
        .some((word) => STREET.test(word));

const PLACE =
    /(?<![\w\-/@.])(?:\d{1,5}[A-Za-z]?,? \p{L}[\p{L}.' -]{2,60}|\p{L}[\p{L}.' -]{2,40},? (?:n\.?[\u00ba\u00b0]? ?)?\d{1,5}|[\u3040-\ud7af]{2,40}[\u3040-\ud7af\d \-]{0,40}\d)(?![\w/@])/gu;

/** Kinds found by keyword and value. */
export const ANNOUNCED: readonly Announced[] = [
    { kind: "date-of-birth", labels: BIRTH_LABELS, shape: DATE, valid: isBirthday },
    { kind: "passport", labels: PASSPORT_LABELS, shape: TOKEN, valid: isNumbered(5, 12) },
    { kind: "identity-card", labels: IDENTITY_CARD_LABELS, shape: TOKEN, valid: isNumbered(6, 14) },
    { kind: "driving-licence", labels: DRIVING_LABELS, shape: TOKEN, valid: isNumbered(4, 20) },
    { kind: "medical-record", labels: HEALTH_LABELS, shape: TOKEN, valid: isNumbered(4, 20) },
    {
        kind: "bank-account",
        labels: BANK_LABELS,
        shape: new RegExp(`${BEFORE}\\d(?:[ -]?\\d){5,16}(?![\\w\\-/@%=])`, "g"),
        // Twelve digits are an AWS account, even that of a bank.
        valid: (value) => countDigits(value) !== 12 && !isDate(value),
    },
    { kind: "postal-address", labels: HOME_LABELS, shape: PLACE, valid: (value) => /\p{L}{3}|[\u3040-\ud7af]{2}/u.test(value) },
    { kind: "postal-address", labels: ADDRESS_LABELS, shape: PLACE, valid: isStreet },
];

/** The longest way from the announcing words to the value. */
const GAP = 32;

/** Whether only signs and filler words, and none of the barred ones, stand between a label and the place where a value (or the name) ends it. */
export function follows(text: string, labelEnd: number, start: number, barred: ReadonlySet<string>): boolean {
    if (start < labelEnd || start - labelEnd > GAP) return false;
    const between = plain(text.slice(labelEnd, start).replace(/([a-z])([A-Z])/g, "$1 $2"));
    return (
        /^[^\n\r{}]*$/.test(between) && between.split(/[^\p{L}]+/u).every((word) => word === "" || (FILLER.has(word) && !barred.has(word)))
    );
}

/** What is looked through after a label: the way to the value, the value, and what must not follow it. */
const WINDOW = 128;

/** The values that `announced` may have after a label that ends at `labelEnd`, or at the beginning of the text. */
export function* candidates(text: string, announced: Announced, labelEnd: number): Generator<Span> {
    // Two characters before the place stay in sight of the expression: what touches the value decides whether it is one.
    const from = Math.max(0, labelEnd - 2);
    const window = text.slice(from, labelEnd + WINDOW);
    const { shape } = announced;
    shape.lastIndex = labelEnd - from;
    for (let match = shape.exec(window); match !== null && match.index + from <= labelEnd + GAP; match = shape.exec(window)) {
        const start = match.index + from;
        if (announced.valid(match[0])) yield { kind: announced.kind, start, end: start + match[0].length };
    }
}
