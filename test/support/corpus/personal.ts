/**
 * A labelled corpus for the detectors of personal data. Every value is made up at run time: no text here belongs to a person, and
 * check digits come from other code than the detectors' (the validator package, or sums written out here).
 */
import isIBAN from "validator/lib/isIBAN";
import isIdentityCard from "validator/lib/isIdentityCard";
import isLuhnNumber from "validator/lib/isLuhnNumber";
import isTaxID from "validator/lib/isTaxID";
import type { PersonalKind } from "../../../policies/model/detectors/personal";
import { Dice } from "./dice";
import drawn from "./identifiers.json";
import { harmless } from "./personal-negative";

/** One text of the corpus. */
export interface Labelled {
    readonly text: string;
    readonly name?: string;
    /** The kinds to be found; none in a harmless text. */
    readonly kinds: readonly string[];
    /** Why the text is labelled so. */
    readonly reason: string;
}

const DIGITS = "0123456789";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** `body` with the first ending of `length` characters that `valid` accepts, or nothing if none does. */
function ending(body: string, length: number, alphabet: string, valid: (text: string) => boolean): string | undefined {
    if (length === 0) return valid(body) ? body : undefined;
    for (const char of alphabet) {
        const done = ending(body + char, length - 1, alphabet, valid);
        if (done !== undefined) return done;
    }
    return undefined;
}

/** Throws bodies until one can be completed. */
function complete(body: () => string, length: number, alphabet: string, valid: (text: string) => boolean): string {
    for (let tries = 0; tries < 2000; tries++) {
        const done = ending(body(), length, alphabet, valid);
        if (done !== undefined) return done;
    }
    throw new Error("the generator found no valid value");
}

const sum = (text: string, weights: string): number =>
    [...weights.split(" ")].reduce((total, weight, i) => total + Number(weight) * Number(text[i]), 0);

const tax = (locale: string) => (text: string) => isTaxID(text, locale);
const card = (locale: string) => (text: string) => isIdentityCard(text, locale as "any");

type Make = (dice: Dice) => string;

const yymmdd: Make = (dice) => dice.two(50, 99) + dice.two(1, 12) + dice.two(1, 28);
const ddmmyy: Make = (dice) => dice.two(1, 28) + dice.two(1, 12) + dice.two(50, 99);

function withIban(country: string, body: Make): Make {
    return (dice) => {
        const rest = body(dice);
        for (let check = 2; check < 99; check++) {
            const iban = country + String(check).padStart(2, "0") + rest;
            if (isIBAN(iban)) return iban;
        }
        throw new Error("no check digits");
    };
}

const spaced = (text: string): string => text.replace(/(.{4})(?=.)/g, "$1 ");
const dashed = (text: string): string => text.replace(/(.{4})(?=.)/g, "$1-");
const cut = (text: string, lengths: readonly number[], sign: string): string => {
    let at = 0;
    return lengths.map((length) => text.slice(at, (at += length))).join(sign);
};

const luhnCard =
    (prefix: string, length: number): Make =>
    (dice) =>
        complete(
            () => prefix + dice.digits(length - prefix.length - 1),
            1,
            DIGITS,
            (text) => isLuhnNumber(text),
        );

const NAMES =
    "anna boris chiara dmitri elena farid greta hugo ines jonas katja lionel mireille nadia oskar petra quentin rosa stefan tamara ulrich vera".split(
        " ",
    );
const SURNAMES =
    "abelard brunswick castellan dunmore eisenfeld fairbrother grimaldi hollander ivarsson jankowski kestrel lindqvist moreau nakagawa".split(
        " ",
    );
const DOMAINS =
    "corp-mail.io firma.de societe.fr azienda.it bedrijf.nl somebank.co.uk mail.company-x.com hospital.org startup.dev gmail.com".split(
        " ",
    );

const ssnBody: Make = (dice) => String(dice.between(100, 665)) + dice.two(1, 99) + String(dice.between(1000, 9998));

const NINO: Make = (dice) => dice.pick(["AB", "CE", "JR", "PW", "SX", "YA", "WL"]) + dice.digits(6) + dice.pick(["A", "B", "C", "D"]);

/** How each kind's values are made, how they are written, and the words that stand beside them. */
interface Recipe {
    readonly make: Make;
    /** Written forms that need a label. */
    readonly forms?: readonly ((value: string) => string)[];
    /** Written forms that need none. */
    readonly bare?: readonly ((value: string) => string)[];
    readonly words?: readonly string[];
    readonly names?: readonly string[];
    readonly reason: string;
}

const same = (value: string): string => value;

/** Kinds of which the numbers were drawn once, and checked by python-stdnum or by the sums that the authorities publish. */
type Drawn = keyof typeof drawn;

const drawnRecipe = (kind: Drawn): Recipe => ({
    make: (dice) => dice.pick<string>(drawn[kind].values),
    forms: [same],
    words: drawn[kind].words,
    names: drawn[kind].words,
    reason: "a valid number beside its label",
});

const RECIPES: Readonly<Record<Exclude<PersonalKind, Drawn>, Recipe>> = {
    "identity-card": {
        make: (dice) => `L${dice.digits(2)}X${dice.digits(2)}T${dice.digits(3)}`,
        forms: [same],
        words: ["Ausweisnummer", "Personalausweis", "carte d'identit\u00e9", "dow\u00f3d osobisty"],
        names: ["Ausweisnummer", "idCardNumber"],
        reason: "a value of a card's shape beside the word",
    },
    email: {
        make: (dice) =>
            `${dice.pick(NAMES)}${dice.pick([".", "_", "", "-"])}${dice.pick(SURNAMES)}${dice.pick(["", "", "7"])}@${dice.pick(DOMAINS)}`,
        bare: [
            same,
            (v) => `Owner: ${v}`,
            (v) => `mailto:${v}`,
            (v) => `Contact <${v}> for access`,
            (v) => `maintained by ${v}.`,
            (v) => `?email=${v.replace("@", "%40")}`,
            (v) => v.toUpperCase(),
            (v) => `a,${v};b`,
        ],
        reason: "the mailbox of a person",
    },
    phone: {
        make: (dice) => `+1202555${dice.digits(4)}`,
        reason: "a telephone number",
    },
    "payment-card": {
        make: (dice) =>
            dice.pick([
                luhnCard("4", 16),
                luhnCard("53", 16),
                luhnCard("2310", 16),
                luhnCard("6011", 16),
                luhnCard("3530", 16),
                luhnCard("62", 16),
            ])(dice),
        bare: [same, spaced, dashed, (v) => `card ${spaced(v)} on file`, (v) => `"${v}"`, (v) => `pan=${v}`],
        reason: "issuer range, length and Luhn agree",
    },
    iban: {
        make: (dice) =>
            dice.pick([
                withIban("DE", (d) => d.digits(18)),
                withIban("GB", (d) => "WEST" + d.digits(14)),
                withIban("FR", (d) => d.digits(23)),
                withIban("NL", (d) => "ABNA" + d.digits(10)),
                withIban("ES", (d) => d.digits(20)),
                withIban("IT", (d) => "X" + d.digits(22)),
                withIban("NO", (d) => d.digits(11)),
                withIban("PL", (d) => d.digits(24)),
            ])(dice),
        bare: [same, spaced, (v) => `IBAN: ${spaced(v)}`, (v) => `pay to ${v}, please`, (v) => v.toLowerCase()],
        reason: "country, length and modulo 97 agree",
    },
    "date-of-birth": {
        make: (dice) => `${dice.between(1940, 2009)}-${dice.two(1, 12)}-${dice.two(1, 28)}`,
        forms: [
            same,
            (v) => v.replace(/-/g, "/"),
            (v) => v.split("-").reverse().join("."),
            (v) => v.replace(/-/g, ""),
            (v) => `${Number(v.slice(8))} March ${v.slice(0, 4)}`,
        ],
        words: ["DOB", "date of birth", "birth date", "Geburtsdatum", "date de naissance"],
        names: ["dateOfBirth", "dob", "birthdate", "patient_date_of_birth"],
        reason: "a date that a word says is one of birth",
    },
    passport: {
        make: (dice) =>
            dice.pick([
                () => String(dice.between(300000000, 899999999)),
                () => `C${dice.digits(8)}`,
                () => `L${dice.digits(7)}`,
                () => `AB${dice.digits(7)}`,
            ])(),
        forms: [same],
        words: ["passport", "Passport No.", "passport number", "Reisepass", "passeport no"],
        names: ["passportNumber", "passport_no", "passport"],
        reason: "a value of a passport's shape beside the word",
    },
    "driving-licence": {
        make: (dice) => dice.pick(["D", "S", "MORGA"]) + String(dice.between(1000000, 9999999)),
        forms: [same],
        words: ["driver's license", "driving licence number", "drivers license no", "F\u00fchrerschein"],
        names: ["driversLicense", "driving_licence_number"],
        reason: "a value of a licence's shape beside the word",
    },
    "medical-record": {
        make: (dice) => dice.pick(["", "A", "MR-"]) + String(dice.between(210000, 9999999)),
        forms: [same],
        words: ["MRN", "medical record number", "Patient ID", "patient no", "health card number"],
        names: ["mrn", "patientId", "medical_record_number"],
        reason: "a value that a word says is a patient's",
    },
    "bank-account": {
        make: (dice) => String(dice.between(21000000, 99999999)),
        forms: [same, (v) => `${v.slice(0, 4)} ${v.slice(4)}`],
        words: ["bank account", "bank account number", "Kontonummer", "checking account"],
        names: ["bankAccount", "bank_account_number"],
        reason: "digits that a word says are an account's",
    },
    "postal-address": {
        make: (dice) =>
            `${dice.between(2, 999)} ${dice.pick(["Acacia Avenue", "Elm Street", "Harbour Road"])}, ${dice.pick(["Springfield", "Easton"])} ${dice.between(10000, 99999)}`,
        forms: [same],
        words: ["home address", "mailing address", "residential address"],
        names: ["homeAddress", "mailing_address"],
        reason: "a street and a number that a word says are a home",
    },
    "us-ssn": {
        make: ssnBody,
        forms: [same, (v) => cut(v, [3, 2, 4], " ")],
        bare: [(v) => cut(v, [3, 2, 4], "-"), (v) => `holder ${cut(v, [3, 2, 4], "-")}, verified`],
        words: ["SSN", "social security number"],
        names: ["ssn", "social_security_number", "employeeSsn"],
        reason: "area, group and serial are ones that are issued",
    },
    "us-itin": {
        make: (dice) => `9${dice.digits(2)}${dice.pick(["50", "65", "70", "88", "90", "94"])}${dice.between(1000, 9999)}`,
        forms: [same],
        bare: [(v) => cut(v, [3, 2, 4], "-")],
        words: ["ITIN"],
        names: ["itin"],
        reason: "begins with 9 and has a group of the range",
    },
    "us-mbi": {
        make: (dice) =>
            `${dice.between(1, 9)}${dice.pick(["E", "A"])}${dice.pick(["G", "4"])}${dice.digits(1)}${dice.pick(["T", "K"])}${dice.pick(["E", "5"])}${dice.digits(1)}${dice.pick(["MK", "QX"])}${dice.digits(2)}`,
        forms: [same],
        bare: [(v) => cut(v, [4, 3, 4], "-")],
        words: ["Medicare number", "MBI"],
        names: ["mbi"],
        reason: "eleven places of the Medicare format",
    },
    "ca-sin": {
        make: (d) => complete(() => String(d.between(1, 7)) + d.digits(7), 1, DIGITS, tax("en-CA")),
        forms: [same, (v) => cut(v, [3, 3, 3], " "), (v) => cut(v, [3, 3, 3], "-")],
        words: ["SIN", "social insurance number"],
        names: ["sin", "socialInsuranceNumber"],
        reason: "nine digits that pass Luhn beside the word",
    },
    "mx-curp": {
        make: (d) =>
            complete(
                () =>
                    `${d.pick(["GOMC", "ROLA", "PEXM"])}${yymmdd(d)}${d.pick(["H", "M"])}${d.pick(["DF", "JC"])}${d.pick(["RLS", "NZC"])}${d.pick(["0", "A"])}`,
                1,
                DIGITS,
                isCurp,
            ),
        bare: [same, (v) => `CURP ${v}`, (v) => `"${v}"`],
        reason: "eighteen places of the format and the check digit",
    },
    "br-cpf": {
        make: (d) => complete(() => d.digits(9), 2, DIGITS, tax("pt-BR")),
        forms: [same],
        bare: [(v) => `${cut(v.slice(0, 9), [3, 3, 3], ".")}-${v.slice(9)}`],
        words: ["CPF"],
        names: ["cpf", "clienteCpf"],
        reason: "two check digits",
    },
    "br-cnpj": {
        make: (d) => complete(() => `${d.digits(8)}0001`, 2, DIGITS, tax("pt-BR")),
        forms: [same],
        bare: [(v) => `${cut(v.slice(0, 8), [2, 3, 3], ".")}/${v.slice(8, 12)}-${v.slice(12)}`],
        words: ["CNPJ"],
        names: ["cnpj"],
        reason: "two check digits",
    },
    "cl-rut": {
        make: (d) => complete(() => String(d.between(10000000, 24999999)), 1, "0123456789K", isRut),
        forms: [(v) => `${v.slice(0, 8)}-${v.slice(8)}`],
        bare: [(v) => `${v.slice(0, 2)}.${v.slice(2, 5)}.${v.slice(5, 8)}-${v.slice(8)}`],
        words: ["RUT"],
        names: ["rut"],
        reason: "check digit modulo 11",
    },
    "uk-nino": {
        make: NINO,
        forms: [same, (v) => v.toLowerCase()],
        bare: [(v) => cut(v, [2, 2, 2, 2, 1], " ")],
        words: ["NINO", "National Insurance number", "NI number"],
        names: ["nino", "nationalInsuranceNumber"],
        reason: "letters and digits in the format, prefix in use",
    },
    "uk-nhs": {
        make: (d) =>
            complete(
                () => String(d.between(400000000, 499999999)),
                1,
                DIGITS,
                (t) => (sum(t, "10 9 8 7 6 5 4 3 2") + Number(t[9])) % 11 === 0,
            ),
        forms: [same, (v) => cut(v, [3, 3, 4], " "), (v) => cut(v, [3, 3, 4], "-")],
        words: ["NHS number", "NHS no."],
        names: ["nhsNumber", "nhs"],
        reason: "modulo 11 beside the word",
    },
    "ie-pps": {
        make: (d) => complete(() => d.digits(7), 1, LETTERS.slice(0, 23), tax("en-IE")),
        forms: [same],
        words: ["PPS number", "PPSN"],
        names: ["ppsn"],
        reason: "check letter modulo 23",
    },
    "de-tax-id": {
        make: (d) => complete(() => repeatOnce(d), 1, DIGITS, tax("de-DE")),
        forms: [same, (v) => cut(v, [2, 3, 3, 3], " ")],
        words: ["Steuer-ID", "Steueridentifikationsnummer", "Tax ID"],
        names: ["steuerId"],
        reason: "ISO 7064 modulo 11,10",
    },
    "fr-nir": {
        make: (d) =>
            complete(
                () =>
                    `${d.between(1, 2)}${d.two(50, 99)}${d.two(1, 12)}${d.two(10, 95)}${d.two(1, 99)}${d.digits(1)}${d.digits(3)}`.slice(
                        0,
                        13,
                    ),
                2,
                DIGITS,
                (t) => (Number(t.slice(0, 13)) + Number(t.slice(13))) % 97 === 0 && t.slice(13) !== "00",
            ),
        forms: [same],
        bare: [(v) => cut(v, [1, 2, 2, 2, 3, 3, 2], " ")],
        words: ["NIR", "num\u00e9ro de s\u00e9curit\u00e9 sociale"],
        names: ["nir", "numeroSecu"],
        reason: "key modulo 97",
    },
    "es-nif": {
        make: (d) => complete(() => d.pick([d.digits(8), `X${d.digits(7)}`, `Y${d.digits(7)}`]), 1, LETTERS, card("ES")),
        forms: [(v) => v.toLowerCase()],
        bare: [same],
        words: ["DNI", "NIE"],
        names: ["dni", "clienteNif"],
        reason: "check letter modulo 23",
    },
    "it-codice-fiscale": {
        make: (d) =>
            complete(
                () =>
                    `${d.pick(["RSSMRA", "BNCGNN", "VRDLCU"])}${d.two(50, 99)}${d.pick(["A", "E", "M", "T"])}${d.two(1, 28)}${d.pick(["H501", "F205", "L219"])}`,
                1,
                LETTERS,
                tax("it-IT"),
            ),
        forms: [(v) => v.toLowerCase()],
        bare: [same],
        words: ["codice fiscale", "CF"],
        names: ["codiceFiscale"],
        reason: "sixteen places and the check letter",
    },
    "pt-nif": {
        make: (d) => complete(() => String(d.between(20000000, 29999999)), 1, DIGITS, tax("pt-PT")),
        forms: [same, (v) => cut(v, [3, 3, 3], " ")],
        words: ["NIF", "contribuinte"],
        names: ["nif"],
        reason: "check digit modulo 11",
    },
    "nl-bsn": {
        make: (d) => complete(() => String(d.between(10000000, 99999999)), 1, DIGITS, tax("nl-NL")),
        forms: [same, (v) => cut(v, [4, 2, 3], ".")],
        words: ["BSN", "burgerservicenummer"],
        names: ["bsn"],
        reason: "the eleven-proof",
    },
    "be-national-number": {
        make: (d) => complete(() => yymmdd(d) + d.digits(3), 2, DIGITS, tax("fr-BE")),
        forms: [same],
        bare: [(v) => `${cut(v.slice(0, 6), [2, 2, 2], ".")}-${v.slice(6, 9)}.${v.slice(9)}`],
        words: ["rijksregisternummer", "num\u00e9ro national"],
        names: ["rijksregisternummer"],
        reason: "97 less the number modulo 97",
    },
    "ch-ahv": {
        make: (d) =>
            complete(
                () => `756${d.digits(9)}`,
                1,
                DIGITS,
                (t) => sum(t, "1 3 1 3 1 3 1 3 1 3 1 3 1") % 10 === 0,
            ),
        forms: [same],
        bare: [(v) => cut(v, [3, 4, 4, 2], ".")],
        words: ["AHV", "AVS no"],
        names: ["ahvNummer"],
        reason: "EAN-13 beginning with 756",
    },
    "pl-pesel": {
        make: (d) => complete(() => yymmdd(d) + d.digits(4), 1, DIGITS, tax("pl-PL")),
        forms: [same],
        words: ["PESEL", "numer PESEL"],
        names: ["pesel"],
        reason: "check digit and a day",
    },
    "ro-cnp": {
        make: (d) => complete(() => `${d.between(1, 2)}${yymmdd(d)}${d.two(1, 40)}${d.two(10, 99)}${d.digits(1)}`, 1, DIGITS, tax("ro-RO")),
        forms: [same],
        words: ["CNP"],
        names: ["cnp"],
        reason: "check digit and a day",
    },
    "hr-oib": {
        make: (d) => complete(() => d.digits(10), 1, DIGITS, tax("hr-HR")),
        forms: [same],
        words: ["OIB"],
        names: ["oib"],
        reason: "ISO 7064 modulo 11,10",
    },
    "dk-cpr": {
        make: (d) => `${ddmmyy(d)}${d.digits(4)}`,
        forms: [(v) => `${v.slice(0, 6)}-${v.slice(6)}`, same],
        words: ["CPR", "CPR-nummer"],
        names: ["cpr"],
        reason: "a day and four digits beside the word",
    },
    "se-personnummer": {
        make: (d) =>
            complete(
                () => `${d.between(1950, 1999)}${d.two(1, 12)}${d.two(1, 28)}${d.digits(3)}`,
                1,
                DIGITS,
                (t) => isLuhnNumber(t.slice(2)),
            ),
        forms: [(v) => `${v.slice(2, 8)}-${v.slice(8)}`, same],
        bare: [(v) => `${v.slice(0, 8)}-${v.slice(8)}`],
        words: ["personnummer"],
        names: ["personnummer"],
        reason: "a day and Luhn",
    },
    "no-fodselsnummer": {
        make: (d) => complete(() => ddmmyy(d) + d.two(1, 49) + d.digits(1), 2, DIGITS, card("NO")),
        forms: [same, (v) => `${v.slice(0, 6)} ${v.slice(6)}`],
        words: ["f\u00f8dselsnummer", "fnr"],
        names: ["fodselsnummer"],
        reason: "two check digits and a day",
    },
    "fi-henkilotunnus": {
        make: (d) => complete(() => `${ddmmyy(d)}-${d.between(2, 8)}${d.two(10, 99)}`, 1, DIGITS + LETTERS, card("FI")),
        forms: [(v) => v.toLowerCase()],
        bare: [same],
        words: ["henkil\u00f6tunnus", "HETU"],
        names: ["hetu"],
        reason: "check character modulo 31",
    },
    "tr-tckn": {
        make: (d) => complete(() => String(d.between(100000000, 999999999)), 2, DIGITS, isTckn),
        forms: [same],
        words: ["TCKN", "TC Kimlik No"],
        names: ["tckn"],
        reason: "two check digits",
    },
    "il-id": {
        make: (d) => complete(() => d.digits(8), 1, DIGITS, card("he-IL")),
        forms: [same],
        words: ["Teudat Zehut", "Israeli ID"],
        names: ["teudatZehut"],
        reason: "check digit",
    },
    "za-id": {
        make: (d) =>
            complete(
                () => `${yymmdd(d)}${d.digits(4)}08`,
                1,
                DIGITS,
                (t) => isLuhnNumber(t),
            ),
        forms: [same, (v) => cut(v, [6, 4, 3], " ")],
        words: ["South African ID", "ID number"],
        names: ["zaId"],
        reason: "a day and Luhn",
    },
    "in-aadhaar": {
        make: (d) => complete(() => String(d.between(2, 9)) + d.digits(10), 1, DIGITS, card("IN")),
        forms: [same, spaced, dashed],
        words: ["Aadhaar", "UIDAI no"],
        names: ["aadhaarNumber"],
        reason: "Verhoeff beside the word",
    },
    "in-pan": {
        make: (d) => `${d.pick(["ABC", "KLM", "ZQT"])}P${d.pick(["F", "K"])}${d.digits(4)}${d.pick(["A", "Q"])}`,
        forms: [same],
        words: ["PAN", "PAN card", "permanent account number"],
        names: ["pan", "panCard"],
        reason: "the format beside the word",
    },
    "cn-id": {
        make: (d) =>
            complete(
                () => `${d.pick(["110101", "310104", "440305"])}${d.between(1950, 2005)}${d.two(1, 12)}${d.two(1, 28)}${d.digits(3)}`,
                1,
                `${DIGITS}X`,
                card("zh-CN"),
            ),
        bare: [same, (v) => `\u8eab\u4efd\u8bc1 ${v}`, (v) => `holder ${v}`],
        reason: "a day and the check character",
    },
    "tw-id": {
        make: (d) => complete(() => `${d.pick(["A", "F", "N"])}${d.between(1, 2)}${d.digits(7)}`, 1, DIGITS, card("zh-TW")),
        forms: [same],
        words: ["Taiwan ID", "national ID"],
        names: ["twId"],
        reason: "check digit beside the word",
    },
    "hk-id": {
        make: (d) => complete(() => `${d.pick(["A", "G", "Z"])}${d.digits(6)}`, 1, `${DIGITS}A`, card("zh-HK")),
        forms: [same],
        bare: [(v) => `${v.slice(0, 7)}(${v.slice(7)})`],
        words: ["HKID", "Hong Kong ID"],
        names: ["hkid"],
        reason: "check digit",
    },
    "kr-rrn": {
        make: (d) =>
            complete(
                () => `${yymmdd(d)}${d.between(1, 2)}${d.digits(5)}`,
                1,
                DIGITS,
                (t) => (11 - (sum(t, "2 3 4 5 6 7 8 9 2 3 4 5") % 11)) % 10 === Number(t[12]),
            ),
        forms: [same],
        bare: [(v) => `${v.slice(0, 6)}-${v.slice(6)}`],
        words: ["resident registration number", "RRN"],
        names: ["rrn"],
        reason: "a day and the check digit",
    },
    "jp-my-number": {
        make: (d) => complete(() => d.digits(11), 1, DIGITS, isMyNumber),
        forms: [same, spaced, dashed],
        words: ["My Number", "\u30de\u30a4\u30ca\u30f3\u30d0\u30fc", "individual number"],
        names: ["myNumber"],
        reason: "check digit beside the word",
    },
    "sg-nric": {
        make: (d) => complete(() => d.pick(["S", "T"]) + d.digits(7), 1, LETTERS, isNric),
        forms: [(v) => v.toLowerCase()],
        bare: [same],
        words: ["NRIC"],
        names: ["nric"],
        reason: "check letter",
    },
    "au-tfn": {
        make: (d) =>
            complete(
                () => String(d.between(10000000, 99999999)),
                1,
                DIGITS,
                (t) => sum(t, "1 4 3 7 5 8 6 9 10") % 11 === 0,
            ),
        forms: [same, (v) => cut(v, [3, 3, 3], " ")],
        words: ["TFN", "tax file number"],
        names: ["tfn"],
        reason: "weighted sum beside the word",
    },
    "au-medicare": {
        make: (d) =>
            complete(
                () => String(d.between(2, 6)) + d.digits(7),
                1,
                DIGITS,
                (t) => sum(t, "1 3 7 9 1 3 7 9") % 10 === Number(t[8]),
            ) + "1",
        forms: [same, (v) => cut(v, [4, 5, 1], " ")],
        words: ["Medicare card", "Medicare number"],
        names: ["medicareNumber"],
        reason: "check digit beside the word",
    },
    "ip-address": {
        make: (d) => `${d.pick(["8.8", "203.0", "151.101"])}.${d.between(1, 254)}.${d.between(1, 254)}`,
        bare: [same, (v) => `client ${v}`, () => "2001:4860:4860::8888"],
        reason: "a public address; reported on request only",
    },
};

function repeatOnce(dice: Dice): string {
    const digits = dice.shuffle(Array.from("123456789")).slice(0, 9);
    digits.splice(dice.between(2, 8), 0, digits[0] ?? "1");
    return digits.join("");
}

function isCurp(text: string): boolean {
    const values = Array.from(text.slice(0, 17), (char) => "0123456789ABCDEFGHIJKLMN\u00d1OPQRSTUVWXYZ".indexOf(char));
    const total = values.reduce((all, value, i) => all + value * (18 - i), 0);
    return (total + Number(text[17])) % 10 === 0;
}

function isRut(text: string): boolean {
    // The usual one-liner of Chile: s = (s + d * (9 - m++ % 6)) % 11.
    let total = 1;
    for (let number = Number(text.slice(0, -1)), m = 0; number > 0; number = Math.floor(number / 10))
        total = (total + (number % 10) * (9 - (m++ % 6))) % 11;
    return text.endsWith(total > 0 ? String(total - 1) : "K");
}

function isTckn(text: string): boolean {
    const d = Array.from(text, Number);
    const odd = [0, 2, 4, 6, 8].reduce((all, i) => all + (d[i] ?? 0), 0);
    const even = [1, 3, 5, 7].reduce((all, i) => all + (d[i] ?? 0), 0);
    return (odd * 7 + 90 - even) % 10 === d[9] && d.slice(0, 10).reduce((a, b) => a + b, 0) % 10 === d[10];
}

function isMyNumber(text: string): boolean {
    let total = 0;
    for (let n = 1; n <= 11; n++) total += Number(text[11 - n]) * (n <= 6 ? n + 1 : n - 5);
    const rest = total % 11;
    return Number(text[11]) === (rest <= 1 ? 0 : 11 - rest);
}

function isNric(text: string): boolean {
    const total = sum(text.slice(1), "2 7 6 5 4 3 2") + (text.startsWith("T") ? 4 : 0);
    return text[8] === "ABCDEFGHIZJ"[10 - (total % 11)];
}

const PHONES: readonly (readonly [string, string?])[] = [
    ["+1-202-555-0173"],
    ["+1 (415) 555-0132"],
    ["+12025550147"],
    ["+44 20 7946 0958"],
    ["+44 (0)7700 900123"],
    ["+49 30 901820-0"],
    ["+49 171 5550123"],
    ["+33 1 99 00 12 34"],
    ["+91 98765 43210"],
    ["+39 06 5550 1234"],
    ["+81 3-5550-1234"],
    ["+55 11 95550-1234"],
    ["+61 2 5550 1234"],
    ["+353 20 913 1234"],
    ["on duty: +1 202 555 0181, day and night"],
    ["tel:+12025550119"],
    ["(415) 555-0132"],
    ["415-555-0132"],
    ["reach us at 202-555-0143."],
    ["phone 415-555-0132"],
    ["Tel.: 030 901820"],
    ["mobile: 0171 5550123"],
    ["Telefon 089/5550123"],
    ["call 202-555-0143 at night"],
    ["415-555-0132", "contactPhone"],
    ["02079460958", "phoneNumber"],
    ["0612345678", "telephone"],
    ["030 901820", "Telefon"],
    ["020 7946 0958", "mobile_number"],
];

/** At least so many positive texts a kind. */
export const PER_KIND = 24;

function positives(kind: PersonalKind, recipe: Recipe, dice: Dice): Labelled[] {
    if (kind === "phone")
        return PHONES.map(([text, name]) => ({ text, ...(name === undefined ? {} : { name }), kinds: [kind], reason: recipe.reason }));
    const ways: ((value: string) => { text: string; name?: string })[] = (recipe.bare ?? []).map((form) => (value) => ({
        text: form(value),
    }));
    for (const form of [...(recipe.forms ?? [])]) {
        for (const word of recipe.words ?? [])
            ways.push(
                (value) => ({ text: `${word}: ${form(value)}` }),
                (value) => ({ text: `${word} ${form(value)}` }),
            );
        for (const name of recipe.names ?? []) ways.push((value) => ({ text: form(value), name }));
    }
    const texts: Labelled[] = [];
    for (let i = 0; i < Math.max(PER_KIND, ways.length); i++) {
        const way = ways[i % ways.length];
        if (way !== undefined) texts.push({ ...way(recipe.make(dice)), kinds: [kind], reason: recipe.reason });
    }
    return texts;
}

/** The whole corpus: the same texts at every call. */
export function personalCorpus(): readonly Labelled[] {
    const dice = new Dice(20_240_607);
    const found = Object.entries(RECIPES).flatMap(([kind, recipe]) => positives(kind as PersonalKind, recipe, dice));
    const numbers = (Object.keys(drawn) as Drawn[]).flatMap((kind) => positives(kind, drawnRecipe(kind), dice));
    return [...found, ...numbers, ...harmless(dice)];
}
