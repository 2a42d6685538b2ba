/**
 * The words that announce personal data, by language (ISO 639-1). Phrases are separated by `;`. A word that ends or begins with `*` is a
 * stem (see `labels.ts`); accents do not count. What a language shares with another stands once.
 */

/** Phrases by language. */
type ByLanguage = Readonly<Record<string, string>>;

const phrases = (languages: ByLanguage): readonly string[] => [
    ...new Set(Object.values(languages).flatMap((text) => text.split(";").map((phrase) => phrase.trim()))),
];

/** Words that announce a phone number and little else. */
export const PHONE_LABELS = phrases({
    en: "phone; phones; phonenumber; telephone; tel; cellphone; mobile number; mobile no; cell number; fax; telefax; whatsapp; msisdn; landline",
    de: "*telefon*; tel nr; rufnummer; *handynummer; *handynr; mobilnummer; mobilnr; mobilfunk*; durchwahl; festnetz*",
    nl: "*telefoon*; telnr; gsm nummer; mobiel nummer",
    fr: "*telephone*; mobile perso; numero de tel",
    es: "telefono*; tlf; tlfno; tfno; celular*; telf; movil",
    pt: "telefone*; telemovel*; tlm; tel",
    it: "telefono*; cellulare; recapito telefonico",
    "da, no, sv": "tlf; tlfnr; mobilnummer; mobiltlf; telefonnr; tfn; telnr; mobilnr",
    "fi, et": "*puhelin*; puh; puhnro; telefoninumber; mobiil*",
    "is, fo": "simi; simanumer; farsimi; gsm",
    "pl, cs, sk, sl, hr, hu, ro, sq, tr, lv, lt":
        "telefon*; komork*; telefonszam*; mobitel*; talrun*; telefonas; cep telefonu; cep tel; numri i telefonit",
    "ru, uk, bg, sr, mk, kk": "телефон*; моб; мобильн*; мобілн*; мобилен; сотовый; тел",
    el: "τηλεφων*; τηλ; κινητο*",
    he: "טלפון; נייד; פלאפון",
    "ar, fa, ur": "هاتف; الهاتف; جوال; الجوال; موبايل; تلفن; موبایل; فون; رقم الهاتف",
    "hi, mr, bn, ta": "फ़ोन; फोन; टेलीफ़ोन; टेलीफोन; मोबाइल; दूरभाष; ফোন; মোবাইল; தொலைபேசி",
    zh: "电话; 電話; 手机; 手機; 联系方式; 聯絡電話; 座机",
    ja: "電話; 携帯; ケータイ; テレフォン; 連絡先",
    ko: "전화; 휴대폰; 핸드폰; 연락처; 휴대전화",
    th: "โทรศัพท์; เบอร์โทร; มือถือ",
    vi: "dien thoai; sdt; so dien thoai; di dong",
    "id, ms": "telepon; telpon; nomor hp; no hp; no telp; ponsel; telefon bimbit",
    sw: "simu; nambari ya simu",
});

/** Words that announce a phone number among other things: the number must be written in groups. */
export const WEAK_PHONE_LABELS = phrases({
    en: "mobile; cell; call; sms; contact; contacts; contact number; pager; emergency",
    "de, nl, cs, sk": "mobil*; handy; *kontakt*; notfall*; contactpersoon; mobiel; ansprechpartner*",
    fr: "joindre; urgence*; portable",
    "es, pt, it": "contacto; contato; contatto; emergencia*; movil",
    "tr, pl, hu": "cep; gsm; kom; iletisim; kapcsolat",
    "fi, sv, da": "yhteys*; kontakt; gsm",
    "ru, uk": "контакт*; связь",
    "zh, ja, ko": "联系人; 聯絡人; 連絡; 담당자",
    "ar, he": "اتصال; קשר",
});

/** Words that announce a day of birth. */
export const BIRTH_LABELS = phrases({
    en: "dob; d o b; date of birth; dateofbirth; birth date; birthdate; birthday; birth day; born; born on; birth",
    de: "geburtsdatum; geburtstag; geboren; geb; gebdat; geb dat",
    nl: "geboortedatum; geboren op; geboortedag",
    fr: "date de naissance; naissance; ne le; nee le; anniversaire; ddn",
    es: "fecha de nacimiento; fecha nacimiento; nacimiento; nacido; nacida; fecha nac; cumpleanos",
    pt: "data de nascimento; nascimento; nascido; nascida; aniversario; data nasc",
    it: "data di nascita; nascita; nato il; nata il; nato; nata; compleanno",
    "da, no, sv, is": "fodselsdato; fodselsdag; fodt; fodelsedatum; fodelsedag; fodd; faedingardag*; fodselsdag",
    "fi, et, lv, lt": "syntymaaika; syntynyt; syntymapaiva; sunniaeg; sunnikuupaev; dzimsanas datums; gimimo data",
    "pl, cs, sk": "data urodzenia; urodzon*; ur; datum narozeni; narozen*; datum narodenia; narodeny",
    "hu, ro, sq": "szuletesi datum; szuletett; szuletesi ido; szul; data nasterii; nascut*; data nasterii; datelindja",
    "hr, sr, sl": "datum rodenja; datum rojstva; roden*; датум рођења",
    tr: "dogum tarihi; dogum gunu; dogum",
    "ru, uk, bg": "дата рождения; день рождения; род; родился; дата народження; дата на раждане; роден*; д р",
    el: "ημερομηνια γεννησης; γεννηση*; ημ γεννησης",
    he: "תאריך לידה; יום הולדת",
    "ar, fa": "تاريخ الميلاد; الميلاد; تاریخ تولد; تولد",
    hi: "जन्म तिथि; जन्मतिथि; जन्म तारीख; जन्म",
    "zh, ja, ko": "出生日期; 出生; 生日; 生年月日; 誕生日; 생년월일; 생일; 출생일",
    th: "วันเกิด; วันเดือนปีเกิด",
    "vi, id, ms, sw": "ngay sinh; sinh ngay; tanggal lahir; tgl lahir; tarikh lahir; tarehe ya kuzaliwa",
});

/** Words that announce a passport. */
export const PASSPORT_LABELS = phrases({
    en: "passport; passportnumber; passport number; passport no; passports; travel document",
    "de, nl": "*reisepass*; passnummer; passnr; pass nr; pass nummer; *paspoort*; paspoortnummer",
    "fr, es, pt, it": "passeport*; pasaporte*; passaporte*; passaporto*; numero di passaporto",
    "da, no, sv, fi": "pasnummer; passnummer; *passi*numero; passinumero; *pass nr",
    "pl, cs, sk, hr, hu, ro": "paszport*; cestovni pas; cislo pasu; putovnic*; utlevel*; pasaport*",
    tr: "pasaport*",
    "ru, uk, bg, el": "паспорт*; загранпаспорт*; διαβατηρι*",
    "he, ar, fa, hi": "דרכון; جواز السفر; جواز; گذرنامه; पासपोर्ट",
    "zh, ja, ko, th": "护照; 護照; パスポート; 旅券; 여권; หนังสือเดินทาง",
    "vi, id": "ho chieu; paspor; nomor paspor",
});

/** Words that announce the card by which a state identifies its citizens. */
export const IDENTITY_CARD_LABELS = phrases({
    en: "identity card number; id card number; identity card no",
    de: "*ausweisnummer; ausweisnr; ausweis nr; personalausweis*",
    fr: "carte d identite; numero de carte d identite; cni",
    "es, pt, it": "cartao de cidadao; bilhete de identidade; carta d identita; carta identita; numero de soporte",
    "pl, cs, sk, hr, ro": "dowod osobisty; numer dowodu; cislo op; obcansky prukaz; osobna iskaznica; carte de identitate; seria ci",
    "hu, tr, sv, fi": "szemelyi igazolvany*; nufus cuzdani; id kort; henkilokort*",
    "ru, uk": "номер паспорта; удостоверение личности",
    "zh, ja, ko": "身份证号码; 身分証番号; 在留カード",
});

/** Words that announce a driving licence. */
export const DRIVING_LABELS = phrases({
    en: "driver license; drivers license; driver s license; driver licence; drivers licence; driver s licence; driving license; driving licence; driverslicense; dl number; licence number; dvla",
    "de, nl": "*fuhrerschein*; *fuehrerschein*; rijbewijs*; fahrerlaubnis*",
    "fr, es, pt, it":
        "permis de conduire; permiso de conducir; carnet de conducir; licencia de conducir; carta de conducao; cnh; carteira de motorista; patente di guida; numero patente; patente",
    "da, no, sv, fi": "korekort*; forerkort*; korkort*; ajokortti*; ajokortin*",
    "pl, cs, sk, hr, hu, ro": "prawo jazdy; ridicsky prukaz; vodicsky preukaz; vozacka dozvola; jogositvany*; permis de conducere",
    "tr, el": "ehliyet*; surucu belgesi; διπλωμα οδηγησης; αδεια οδηγησης",
    "ru, uk, bg": "водительск*; водійськ*; шофьорска книжка; ву",
    "he, ar, hi": "רישיון נהיגה; رخصة القيادة; رخصة قيادة; ड्राइविंग लाइसेंस",
    "zh, ja, ko, th": "驾驶证; 驾照; 駕照; 運転免許; 免許証; 운전면허; ใบขับขี่",
    "vi, id": "giay phep lai xe; nomor sim; surat izin mengemudi",
});

/** Words that announce the number of a patient or of somebody's health insurance. */
export const HEALTH_LABELS = phrases({
    en:
        "mrn; medical record; medical record number; medical record no; medicalrecordnumber; patient; patient id; patientid; patient identifier; " +
        "patient number; patient no; patient mrn; health record; health record number; health card; health insurance; health insurance number; " +
        "health plan; hospital number; chart number; medicaid; medicaid id",
    "de, nl":
        "versichertennummer; versichertennr; krankenversichertennummer; krankenversicherung*; krankenkasse*; kvnr; patienten*; patientennummer; patientnummer; zorgverzekering*; fallnummer",
    "fr, es":
        "numero patient; dossier medical; ipp; historia clinica; paciente; numero de paciente; expediente medico; tarjeta sanitaria; nhc",
    "pt, it":
        "prontuario; numero de utente; utente; cartao de saude; cartella clinica; paziente; tessera sanitaria; codice paziente; carta sanitaria",
    "da, no, sv, fi": "journalnummer; journalnr; patientnr; potilas*; potilasnumero; pasientnummer; sjukforsakring*",
    "pl, cs, sk, hu, ro": "pacjent*; numer pacjenta; pacient*; cislo pojistence; beteg*; betegazonosito; dosar medical",
    "tr, el": "hasta no; hasta numarasi; hasta; ασθεν*; αρ ασθενους",
    "ru, uk": "пациент*; полис; омс; история болезни; медкарта; пацієнт*",
    "he, ar, hi": "מטופל; مريض; رقم المريض; السجل الطبي; रोगी; मरीज",
    "zh, ja, ko, th": "病历号; 病歷號; 患者; 病人; 医保; 診察券; 保険証; 被保険者; カルテ; 환자; 건강보험; 진료; ผู้ป่วย",
    "vi, id": "benh nhan; bhyt; bpjs; pasien; rekam medis; nomor pasien",
});

/** Words that announce the number of a bank account. */
export const BANK_LABELS = phrases({
    en: "bank account; bank account number; bankaccount; bank acct; checking account; savings account; account number at bank",
    "de, nl": "*kontonummer; kontonr; bankverbindung; bankkonto; rekeningnummer; bankrekening*",
    "fr, es, pt, it":
        "compte bancaire; numero de compte; rib; cuenta bancaria; numero de cuenta; conta bancaria; numero da conta; conto corrente; conto bancario",
    "da, no, sv, fi": "bankkonto; bankkontonummer; kontonummer; tilinumero; pankkitili",
    "pl, cs, hu, ro, tr":
        "konto bankowe; numer konta; numer rachunku; cislo uctu; bankszamla*; cont bancar; banka hesabi; hesap no; hesap numarasi",
    "ru, uk": "расчетный счет; номер счета; банковский счет; номер рахунку",
    "zh, ja, ko": "银行账号; 银行卡号; 銀行帳號; 口座番号; 銀行口座; 계좌번호; 통장",
    "ar, he, hi": "حساب بنكي; رقم الحساب; חשבון בנק; बैंक खाता; खाता संख्या",
});

/** Words that announce where somebody lives. */
export const HOME_LABELS = phrases({
    en: "home address; street address; postal address; mailing address; residential address; billing address; shipping address",
    "de, nl": "*anschrift; wohnadresse; privatadresse; postadresse; rechnungsadresse; lieferadresse; woonadres; postadres",
    "fr, es, pt, it": "adresse postale; domicilio; direccion postal; morada; endereco residencial; residenza; indirizzo di casa",
});

/** Words that announce an address of any kind: a street must follow. */
export const ADDRESS_LABELS = phrases({
    en: "address; addr; residence",
    "de, nl, fr, sv, da, no, pl": "adres*; wohnort; wohnhaft; domicile",
    "es, pt, it": "direccion; endereco; indirizzo",
    "fi, hu, cs, hr, ro, tr": "osoite; katuosoite; lakcim; bydliste; adresa; adres; ikamet*",
    "ru, uk, bg, el": "адрес*; адреса; διευθυνση",
    "he, ar, fa, hi": "כתובת; العنوان; عنوان; آدرس; पता",
    "zh, ja, ko, th": "地址; 住址; 住所; 주소; ที่อยู่",
    "vi, id": "dia chi; alamat",
});

/** Words that may stand between the announcing words and the value. */
export const FILLER: ReadonlySet<string> = new Set(
    phrases({
        en: "number; no; num; is; was; are; the; a; of; for; on; in; at; me; us; my; id; code; value; home; work; office; cell; mobile; primary; secondary",
        "en, nationalities": "emergency; contact; new; old; uk; usa; american; british; german; french; spanish; italian",
        de: "nr; nummer; ist; der; des; am; privat; dienstlich; neu",
        "fr, es, pt, it": "n; numero; est; es; de; du; da; do; di; del; le; la; el; il; perso; e; en; lo",
        "nl, da, no, sv, fi": "nummer; nr; van; op; den; numero; nro",
        "pl, cs, sk, hr, hu, ro, tr": "numer; cislo; broj; szam; szama; numar; numarasi; dnia; dne",
        "ru, uk, bg": "номер; г; от; года; є",
        "zh, ja, ko": "号; 号码; 號碼; 番号; 编号; 번호; 是; は; 는; 은",
        "vi, id": "so; nomor; ngay",
    }),
);
