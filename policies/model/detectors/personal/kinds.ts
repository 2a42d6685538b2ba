/** The kinds of personal data. */

/**
 * Every kind of personal data with the words that stand for it in a message. The words never hold a value.
 * National identifiers carry the ISO 3166 code of the state that issues them.
 */
export const PERSONAL_LABELS = {
    email: "an e-mail address",
    phone: "a phone number",
    "payment-card": "a payment card number",
    iban: "an IBAN",
    "date-of-birth": "a date of birth",
    passport: "a passport number",
    "identity-card": "the number of an identity card",
    "driving-licence": "a driving licence number",
    "medical-record": "a medical record or patient number",
    "bank-account": "a bank account number",
    "postal-address": "a postal address",
    "us-ssn": "a US social security number",
    "us-itin": "a US individual taxpayer number",
    "us-mbi": "a US Medicare number",
    "ca-sin": "a Canadian social insurance number",
    "mx-curp": "a Mexican CURP",
    "br-cpf": "a Brazilian CPF number",
    "br-cnpj": "a Brazilian CNPJ number",
    "cl-rut": "a Chilean RUT",
    "uk-nino": "a UK national insurance number",
    "uk-nhs": "a UK NHS number",
    "ie-pps": "an Irish PPS number",
    "de-tax-id": "a German tax id",
    "fr-nir": "a French social security number",
    "es-nif": "a Spanish DNI or NIE",
    "it-codice-fiscale": "an Italian codice fiscale",
    "pt-nif": "a Portuguese NIF",
    "nl-bsn": "a Dutch BSN",
    "be-national-number": "a Belgian national number",
    "ch-ahv": "a Swiss AHV number",
    "pl-pesel": "a Polish PESEL",
    "ro-cnp": "a Romanian CNP",
    "hr-oib": "a Croatian OIB",
    "dk-cpr": "a Danish CPR number",
    "se-personnummer": "a Swedish personal identity number",
    "no-fodselsnummer": "a Norwegian national identity number",
    "fi-henkilotunnus": "a Finnish personal identity code",
    "tr-tckn": "a Turkish identity number",
    "il-id": "an Israeli identity number",
    "za-id": "a South African identity number",
    "in-aadhaar": "an Indian Aadhaar number",
    "in-pan": "an Indian PAN",
    "cn-id": "a Chinese resident identity number",
    "tw-id": "a Taiwanese identity number",
    "hk-id": "a Hong Kong identity number",
    "kr-rrn": "a Korean resident registration number",
    "jp-my-number": "a Japanese My Number",
    "sg-nric": "a Singaporean NRIC",
    "au-tfn": "an Australian tax file number",
    "au-medicare": "an Australian Medicare number",
    "de-rvnr": "a German pension insurance number",
    "at-svnr": "an Austrian social insurance number",
    "es-nss": "a Spanish social security number",
    "us-npi": "a US national provider identifier",
    "cz-sk-rc": "a Czech or Slovak birth number",
    "hu-tax-id": "a Hungarian tax id",
    "hu-taj": "a Hungarian TAJ number",
    "gr-amka": "a Greek AMKA",
    "gr-afm": "a Greek tax number",
    "bg-egn": "a Bulgarian EGN",
    "ee-lt-id": "an Estonian or Lithuanian personal code",
    "lv-pk": "a Latvian personal code",
    "yu-jmbg": "a JMBG",
    "is-kennitala": "an Icelandic kennitala",
    "ru-snils": "a Russian SNILS",
    "ru-inn": "a Russian INN",
    "ua-rnokpp": "a Ukrainian taxpayer number",
    "kz-iin": "a Kazakh individual number",
    "th-id": "a Thai identity number",
    "ar-cuit": "an Argentine CUIT",
    "co-nit": "a Colombian NIT",
    "ec-ci": "an Ecuadorian identity number",
    "do-cedula": "a Dominican identity number",
    "uy-ci": "a Uruguayan identity number",
    "nz-ird": "a New Zealand IRD number",
    "sa-id": "a Saudi identity number",
    "ir-id": "an Iranian national code",
    "kw-id": "a Kuwaiti civil number",
    "my-nric": "a Malaysian NRIC",
    "ph-tin": "a Philippine TIN",
    "pk-cnic": "a Pakistani CNIC",
    "ke-pin": "a Kenyan KRA PIN",
    "ae-id": "an Emirates ID",
    "in-epic": "an Indian voter id",
    "id-nik": "an Indonesian NIK",
    "eg-id": "an Egyptian identity number",
    "gh-card": "a Ghana Card number",
    "ng-nin": "a Nigerian NIN",
    "vn-cccd": "a Vietnamese identity number",
    "lk-nic": "a Sri Lankan NIC",
    "ip-address": "an IP address",
} as const;

/** A kind of personal data. */
export type PersonalKind = keyof typeof PERSONAL_LABELS;

/** Every kind of personal data. */
export const PERSONAL_KINDS: readonly PersonalKind[] = Object.keys(PERSONAL_LABELS) as PersonalKind[];

/** The kinds that are reported only when a caller names them: an address of a network is far more often a machine's than a person's. */
export const OFF_BY_DEFAULT: ReadonlySet<PersonalKind> = new Set<PersonalKind>(["ip-address"]);

/** A place in the text, before it becomes a detection. */
export interface Span {
    readonly kind: PersonalKind;
    readonly start: number;
    readonly end: number;
}
