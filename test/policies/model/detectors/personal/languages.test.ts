import assert from "node:assert/strict";
import { detect } from "../../../../../policies/model/detectors";

const kinds = (text: string, name?: string): string[] => detect(text, name === undefined ? {} : { name }).map(({ kind }) => kind);

describe("a label", () => {
    const found: readonly (readonly [name: string, value: string, kind: string])[] = [
        ["Handynr", "0171 2345678", "phone"],
        ["Diensttelefon", "030 2345678", "phone"],
        ["Tlf", "612 34 56 79", "phone"],
        ["Numer telefonu", "601123457", "phone"],
        ["Puhelinnumero", "040 123 4568", "phone"],
        ["Мобильный телефон", "8 (912) 345-67-80", "phone"],
        ["電話番号", "03-1234-5679", "phone"],
        ["휴대전화", "010-1234-5679", "phone"],
        ["رقم الهاتف", "050 123 4568", "phone"],
        ["contact", "Mme Dupont 06 12 34 56 79", "phone"],
        ["note", "TEL：０９０－１２３４－５６７９", "phone"],
        ["note", "1-415-555-0133", "phone"],
        ["geb.", "13.03.1985", "date-of-birth"],
        ["生年月日", "昭和61年3月12日", "date-of-birth"],
        ["fecha de nacimiento", "12 de marzo de 1985", "date-of-birth"],
        ["Führerscheinnummer", "B072RRE2I55", "driving-licence"],
        ["運転免許証番号", "123456789013", "driving-licence"],
        ["Patienten-ID", "P4711082", "medical-record"],
        ["indirizzo", "Via Roma 14, 00184 Roma", "postal-address"],
        ["adresse", "14 rue de la Paix, 75002 Paris", "postal-address"],
        ["address", "1602 Amphitheatre Pkwy, Mountain View, CA", "postal-address"],
    ];
    for (const [name, value, kind] of found) it(`says what a value is: ${name}`, () => assert.deepEqual(kinds(value, name), [kind]));

    const harmless: readonly (readonly [name: string, value: string])[] = [
        ["address", "10.0.3.17"],
        ["address", "orders 5432"],
        ["Telefonica", "orders-prod"],
        ["mobile", "1024768"],
        ["note", "exposed via the Route 53 zone"],
        ["PORT", "9229 9230"],
        ["手机应用", "orders-v2"],
    ];
    for (const [name, value] of harmless) it(`says nothing of ${name}: ${value}`, () => assert.deepEqual(kinds(value, name), []));
});

describe("a mailbox of a function", () => {
    const mailboxes =
        "buchhaltung rechnungen kundenservice keine-antwort comptabilite facturation ventas facturacion vendas amministrazione verkoop ksiegowosc laskutus podpora muhasebe datenteam payroll frontdesk";
    for (const mailbox of mailboxes.split(" "))
        it(`is no person's: ${mailbox}`, () => assert.deepEqual(kinds(`${mailbox}@contoso-shop.de`), []));

    it("is told from a person's", () => assert.deepEqual(kinds("anna.berg@contoso-shop.de"), ["email"]));
});
