/** Personal data that has no form of its own: a word announces it and a value of plausible shape follows. */
import { BEFORE } from "./boundaries";
import { isDay } from "./checksums";
import { type PersonalKind, type Span } from "./kinds";

/** What a word announces, and the value that must follow. */
export interface Announced {
    readonly kind: PersonalKind;
    readonly labels: readonly string[];
    /** Candidates in a text. */
    readonly shape: RegExp;
    readonly valid: (value: string) => boolean;
}

const DATE = new RegExp(
    `${BEFORE}(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/. ]{1,2}\\d{1,2}[-/. ]{1,2}(?:19|20)?\\d{2}|(?:19|20)\\d{6}|` +
        "\\d{1,2}(?:st|nd|rd|th|\\.)?[ -]\\p{L}{3,10}\\.?[ ,-]{1,2}(?:19|20)\\d{2}|\\p{L}{3,10}\\.? \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d{2})(?![\\d/])",
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

/** Kinds found by keyword and value. */
export const ANNOUNCED: readonly Announced[] = [
    {
        kind: "date-of-birth",
        labels: [
            "dob",
            "date of birth",
            "dateofbirth",
            "birth date",
            "birthdate",
            "birthday",
            "birth day",
            "born",
            "born on",
            "geburtsdatum",
            "geboren",
            "date de naissance",
            "n\u00e9 le",
            "n\u00e9e le",
            "fecha de nacimiento",
            "data di nascita",
            "data de nascimento",
            "geboortedatum",
            "data urodzenia",
            "f\u00f8dselsdato",
            "f\u00f6delsedatum",
            "\u51fa\u751f\u65e5\u671f",
            "\u751f\u5e74\u6708\u65e5",
        ],
        shape: DATE,
        valid: isBirthday,
    },
    {
        kind: "passport",
        labels: [
            "passport",
            "passportnumber",
            "passport number",
            "passport no",
            "passports",
            "travel document",
            "pass nr",
            "\uc5ec\uad8c\ubc88\ud638",
            "passeport",
            "reisepass",
            "reisepassnummer",
            "pasaporte",
            "passaporto",
            "passaporte",
            "paspoort",
        ],
        shape: TOKEN,
        valid: isNumbered(5, 12),
    },
    {
        kind: "driving-licence",
        labels: [
            "driver license",
            "drivers license",
            "driver s license",
            "driver licence",
            "drivers licence",
            "driver s licence",
            "driving license",
            "driving licence",
            "driverslicense",
            "f\u00fchrerschein",
            "permis de conduire",
            "permiso de conducir",
            "patente di guida",
        ],
        shape: TOKEN,
        valid: isNumbered(4, 20),
    },
    {
        kind: "medical-record",
        labels: [
            "mrn",
            "medical record",
            "medical record number",
            "medical record no",
            "medicalrecordnumber",
            "patient",
            "patient id",
            "patientid",
            "patient identifier",
            "patient number",
            "patient no",
            "patient mrn",
            "health record",
            "health record number",
            "health card",
            "health insurance",
            "health insurance number",
            "health plan",
            "hospital number",
            "chart number",
            "medicaid",
            "medicaid id",
            "versichertennummer",
            "krankenversichertennummer",
            "kvnr",
        ],
        shape: TOKEN,
        valid: isNumbered(4, 20),
    },
    {
        kind: "bank-account",
        labels: [
            "bank account",
            "bank account number",
            "bankaccount",
            "bank acct",
            "checking account",
            "savings account",
            "kontonummer",
            "cuenta bancaria",
            "compte bancaire",
        ],
        shape: new RegExp(`${BEFORE}\\d(?:[ -]?\\d){5,16}(?![\\w\\-/@%=])`, "g"),
        // Twelve digits are an AWS account, even that of a bank.
        valid: (value) => countDigits(value) !== 12 && !isDate(value),
    },
    {
        kind: "postal-address",
        labels: [
            "home address",
            "street address",
            "postal address",
            "mailing address",
            "residential address",
            "billing address",
            "shipping address",
            "wohnanschrift",
            "anschrift",
            "domicilio",
        ],
        shape: /(?<![\w\-/@.])(?:\d{1,5}[A-Za-z]?,? \p{L}[\p{L}.' -]{2,60}|\p{L}[\p{L}.' -]{2,40} \d{1,4})(?![\w/@])/gu,
        valid: (value) => /\p{L}{3}/u.test(value),
    },
];

/** Words that may stand between the announcing words and the value. */
const FILLER = new Set(
    "number no num nr nummer numero n\u00famero num\u00e9ro n is es ist est was are the a of for on in at me us my id code value home work office cell mobile primary secondary emergency contact de der des du da do le la el new old us uk usa american british german french spanish italian".split(
        " ",
    ),
);

/** The longest way from the announcing words to the value. */
const GAP = 32;

/** Whether only signs and filler words, and none of the barred ones, stand between a label and the place where a value (or the name) ends it. */
export function follows(text: string, labelEnd: number, start: number, barred: ReadonlySet<string>): boolean {
    if (start < labelEnd || start - labelEnd > GAP) return false;
    const between = text.slice(labelEnd, start).replace(/([a-z])([A-Z])/g, "$1 $2");
    return (
        /^[^\n\r{}]*$/.test(between) &&
        between
            .toLowerCase()
            .split(/[^\p{L}]+/u)
            .every((word) => word === "" || (FILLER.has(word) && !barred.has(word)))
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
