import assert from "node:assert/strict";
import fc from "fast-check";
import {
    detectPersonal,
    OFF_BY_DEFAULT,
    PERSONAL_KINDS,
    PERSONAL_LABELS,
    type PersonalKind,
} from "../../../../../policies/model/detectors/personal";
import type { DetectorKind, DetectOptions } from "../../../../../policies/model/detectors/types";
import { type Labelled, PER_KIND, personalCorpus } from "../../../../support/corpus/personal";
import { assertProportional } from "../../../../support/steps";

const CORPUS = personalCorpus();

function kindsIn(entry: Labelled): readonly string[] {
    const asked = entry.kinds.filter((kind) => OFF_BY_DEFAULT.has(kind as PersonalKind));
    const options: DetectOptions = {
        ...(entry.name === undefined ? {} : { name: entry.name }),
        ...(asked.length === 0 ? {} : { kinds: new Set(asked as DetectorKind[]) }),
    };
    return detectPersonal(entry.text, options).map(({ kind }) => kind);
}

const found = (text: string, options: DetectOptions = {}): readonly string[] =>
    detectPersonal(text, options).map(({ kind, start, end }) => `${kind} ${start}-${end}`);

describe("the detectors of personal data", () => {
    describe("over the labelled corpus", () => {
        for (const kind of PERSONAL_KINDS) {
            it(`find ${PERSONAL_LABELS[kind]} in at least 95 of 100 texts, and nothing else there`, () => {
                const entries = CORPUS.filter((entry) => entry.kinds.includes(kind));
                assert.ok(entries.length >= Math.min(20, PER_KIND), `${entries.length} texts`);
                const right = entries.filter((entry) => kindsIn(entry).join() === entry.kinds.join());
                assert.ok(right.length / entries.length >= 0.95, `${right.length} of ${entries.length}`);
            });
        }

        it("raise no false alarm in at least 400 harmless texts", () => {
            const harmless = CORPUS.filter((entry) => entry.kinds.length === 0);
            assert.ok(harmless.length >= 400, String(harmless.length));
            const alarms = harmless.filter((entry) => kindsIn(entry).length > 0).map((entry) => entry.reason);
            assert.deepEqual(alarms, []);
        });

        it("hold a reason for every label", () => {
            assert.deepEqual(
                CORPUS.filter((entry) => entry.reason === ""),
                [],
            );
        });
    });

    it("say where the value stands, and never hold it", () => {
        const address = ["jane", "doe"].join(".") + "@firma.de";
        const text = `Owner: ${address}.`;
        assert.deepEqual(detectPersonal(text), [
            { kind: "email", category: "personal", label: "an e-mail address", start: 7, end: 7 + address.length },
        ]);
        assert.ok(!JSON.stringify(detectPersonal(text)).includes("jane"));
    });

    it("report several values in the order of the text, without overlaps", () => {
        const text = `SSN 123-45-6789, card 4111 1111 1111 1111, mail jane@firma.de`;
        assert.deepEqual(found(text), ["us-ssn 4-15", "payment-card 22-41", "email 48-61"]);
    });

    it("leave out the mailboxes of allowed domains, and of no others", () => {
        const options = { allowedEmailDomains: ["Firma.de"] };
        assert.deepEqual(found("jane@firma.de", options), []);
        assert.deepEqual(found("jane@mail.firma.de", options), ["email 0-18"]);
        assert.deepEqual(found("jane@notfirma.de", options), ["email 0-16"]);
    });

    it("report a person's name at a reserved domain, but no role or placeholder there", () => {
        assert.deepEqual(found("jane.doe@example.com"), ["email 0-20"]);
        assert.deepEqual(found("alice@example.com"), ["email 0-17"]);
        for (const text of ["user@example.com", "admin@example.org", "airflow@example.com", "x@test.invalid", "your.name@firma.de"])
            assert.deepEqual(found(text), [], text);
    });

    it("report the published test cards unless the text says they are a test's", () => {
        const card = "4242" + "4242".repeat(3);
        assert.deepEqual(found(card), ["payment-card 0-16"]);
        assert.deepEqual(found(card, { name: "SANDBOX_CARD" }).length, 1, "an underscore joins words");
        assert.deepEqual(found(card, { name: "test card" }), []);
        assert.deepEqual(found(`test ${card}`), []);
    });

    it("report only the kinds asked for, and IP addresses only when asked", () => {
        const text = "client 8.8.4.4 of jane@firma.de";
        assert.deepEqual(found(text), ["email 18-31"]);
        assert.deepEqual(found(text, { kinds: new Set<DetectorKind>(["ip-address"]) }), ["ip-address 7-14"]);
        assert.deepEqual(found(text, { kinds: new Set<DetectorKind>(["iban"]) }), []);
    });

    it("take the name of a tag as the word beside its value", () => {
        assert.deepEqual(found("123456782"), []);
        assert.deepEqual(found("123456782", { name: "socialInsuranceNumber" }), ["ca-sin 0-9"]);
        assert.deepEqual(found("users-2024", { name: "patient_table" }), []);
    });

    const written: readonly (readonly [how: string, text: string, name: string, kind: PersonalKind])[] = [
        ["a Belgian number in groups", "85 01 12 123 48", "rijksregisternummer", "be-national-number"],
        ["a Spanish number of a minor or a foreigner", "L-7654321-J", "nif", "es-nif"],
        ["an Irish number with the old second letter", "7654321GT", "pps number", "ie-pps"],
        ["an Israeli number under its own label", "512345679", "תעודת זהות", "il-id"],
        ["an Israeli number under its label in short", "512345679", "ת.ז.", "il-id"],
        ["an Indian number under its label in Hindi", "2341 2341 2346", "आधार संख्या", "in-aadhaar"],
        ["a Taiwanese number under its own label", "A123456789", "身分證字號", "tw-id"],
        ["a number of Hong Kong under its own label", "A123456(3)", "香港身份證", "hk-id"],
        ["a Korean number under its label in short", "900101-1234568", "주민번호", "kr-rrn"],
        ["a Japanese number by its official name", "123456789018", "個人番号", "jp-my-number"],
        ["a phone number under its label in Hindi", "011 2345 6789", "टेलीफ़ोन", "phone"],
        ["a person's mailbox with what sorts her mail", "ann.lee+orders@firma.de", "", "email"],
        ["an Israeli number with its check digit apart", "51234567-9", "teudat zehut", "il-id"],
        ["an Israeli number without its leading zero", "5123456-5", "teudat zehut", "il-id"],
        ["a Norwegian number with a dash", "120485-30018", "fodselsnummer", "no-fodselsnummer"],
        ["a Brazilian company's number with letters", "12.ABC.345/01DE-35", "", "br-cnpj"],
        ["a Brazilian company's number with letters, in one piece", "12ABC34501DE35", "cnpj", "br-cnpj"],
        ["an account number with its country apart", "ES 91 2100 0418 4502 0005 1332", "", "iban"],
        ["a short number of a small country", "+376 712 345", "", "phone"],
        ["a short number of a large country", "+46 8 123 456", "", "phone"],
    ];
    for (const [how, text, name, kind] of written) {
        it(`find ${how}`, () => {
            assert.deepEqual(found(text, { name }), [`${kind} 0-${text.length}`]);
        });
    }

    const invalid: readonly (readonly [why: string, text: string, name: string])[] = [
        ["begins as no Canadian number does", "812345676", "sin"],
        ["ends as no Finnish number does", "120485-000W", "hetu"],
        ["is one of those that Finland gives for a while", "120485-950J", "hetu"],
        ["has a day that Italy does not write", "RSSMRA85T35H501C", ""],
        ["comes from no state of Mexico", "GOMC850112HQQMRR06", ""],
        ["is the mailbox of a team with a name behind it", "support+ann@firma.de", ""],
        ["is a round number with a sign", "+50000000", ""],
        ["is a round number with a sign and a ninth digit", "+100000000", ""],
    ];
    for (const [why, text, name] of invalid) {
        it(`let pass what ${why}`, () => {
            assert.deepEqual(found(text, { name }), []);
        });
    }

    it("judge no number that touches an identifier", () => {
        for (const text of [
            "id-4111111111111111",
            "x_4111111111111111",
            "a/4111111111111111",
            "4111111111111111-a",
            "1.4111111111111111",
            "arn:aws:x:::4111111111111111 y",
        ]) {
            assert.deepEqual(found(text), [], text);
        }
    });

    it("keep within the text and in order, whatever the text", () => {
        const piece = fc.oneof(
            fc.string(),
            fc.constantFrom(
                "@",
                "a@b.de",
                "+1 202 555 0173",
                "SSN ",
                "123-45-6789",
                "dob ",
                "1",
                "%40",
                "DE",
                "\ud800",
                "\u0000",
                "__proto__",
            ),
        );
        fc.assert(
            fc.property(fc.array(piece, { maxLength: 20 }), fc.string(), (pieces, name) => {
                const text = pieces.join("");
                let last = 0;
                for (const { start, end } of detectPersonal(text, { name })) {
                    assert.ok(start >= last && end > start && end <= text.length);
                    last = end;
                }
            }),
        );
    });

    it("take time in proportion to the length of a hostile text", () => {
        const units = [
            "a@",
            "a@b.co ",
            "%40",
            "+1",
            "1 ",
            "1-",
            "ssn ",
            "dob 1",
            "phone number ",
            "(",
            "A1",
            "DE12 ",
            "home address a ",
            "x@x.x.",
        ];
        for (const unit of units) {
            assertProportional(
                JSON.stringify(unit),
                (size) => () => detectPersonal(unit.repeat(size / unit.length), { name: "ssn phone" }),
                65_536,
            );
        }
    });
});
