/** E-mail addresses of persons. */
import { plain } from "../plain";
import { tokenStart } from "./boundaries";
import { type Span } from "./kinds";

/** RFC 5321 section 4.5.3.1: 64 octets before the sign, 255 after it. */
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;

/** Words that name a function or a group of people, by language: with one of them anywhere in it the mailbox is no person's. */
const ROLES: Readonly<Record<string, string>> = {
    en: `
        team teams ops devops secops finops mlops sysops noc soc oncall pagerduty opsgenie sre support helpdesk servicedesk security noreply
        donotreply bounce bounces mailer daemon postmaster webmaster hostmaster abuse dmarc admin admins administrator administrators alert alerts
        alarm alarms alerting notification notifications notify notifier monitoring billing invoice invoices accounts accounting payments sales
        marketing press careers jobs hr legal compliance privacy dpo feedback info contact hello enquiries inquiries newsletter subscribe
        unsubscribe platform infra infrastructure engineering engineers engineer dev devs developers developer it itops data analytics cloud aws
        azure gcp root system sysadmin service services svc bot robot automation ci cd cicd build builds deploy deployment deployer release releases
        pipeline jenkins github gitlab terraform pulumi group list lists all everyone staff office backend frontend qa tester testing architecture
        architects governance budget budgets cost costs finance procurement owner owners maintainers incident incidents reply replies customercare
        customerservice care help payroll search treasury logistics purchasing orders order shop store reception frontdesk facilities events event
        training academy partners partner investors investor media pr communications community editorial editor newsroom recruiting recruitment
        talent people culture warehouse shipping returns claims warranty quality research lab labs product products design growth customersuccess
        success onboarding bookings booking reservations reservation appointments dispatch operations operator operators management board directors
        secretary secretariat registrar admissions library helpline hotline complaints ethics whistleblower fraud trust risk audit auditor tax taxes
        insurance benefits travel expenses estate property rentals leasing welcome mailbox inbox maildaemon
    `,
    de: `
        buchhaltung verwaltung rechnung rechnungen kontakt keineantwort antwort keine technik vertrieb einkauf personal personalabteilung bewerbung
        bewerbungen karriere presse kundenservice kundendienst kunden kundenbetreuung datenschutz datenteam betrieb leitung geschaeftsfuehrung
        geschaeftsleitung sekretariat empfang zentrale poststelle versand bestellung bestellungen lager entwicklung redaktion anfrage anfragen
        anmeldung mahnung mahnwesen lohn gehalt zahlung zahlungen abrechnung buchung buchungen supportteam sicherheit rechtsabteilung recht praxis
        verein vorstand hausmeister werkstatt nichtantworten
    `,
    fr: `
        comptabilite facturation facture factures ventes commercial achats rh ressources recrutement juridique direction accueil technique
        informatique serviceclient clientele client clients commande commandes livraison logistique redaction equipe assistance nepasrepondre
        sanspeponse reponse securite qualite formation adhesion paie tresorerie donnees dpd bonjour renseignements
    `,
    es: `
        ventas facturacion facturas contabilidad compras soporte ayuda recursos rrhh empleo administracion gerencia direccion recepcion tecnico
        tecnica sistemas informatica atencion clientes cliente pedidos pedido envios logistica prensa comunicacion equipo seguridad calidad
        formacion nominas tesoreria noresponder respuesta privacidad contacto hola informacion reclamaciones
    `,
    pt: `
        vendas faturamento faturacao financeiro contabilidade suporte ajuda recursoshumanos vagas administracao diretoria recepcao atendimento
        imprensa comunicacao equipa seguranca qualidade formacao contato naoresponda privacidade juridico cobranca
    `,
    it: `
        vendite fatturazione fatture contabilita acquisti assistenza supporto risorse risorseumane lavoro amministrazione direzione segreteria
        clienti ordini ordine spedizioni stampa comunicazione squadra sicurezza qualita formazione paghe legale nonrispondere contatti contatto
        informazioni prenotazioni
    `,
    nl: `
        verkoop inkoop facturen factuur facturatie boekhouding administratie personeel personeelszaken vacatures klantenservice klant klanten
        bestelling bestellingen levering logistiek pers redactie secretariaat receptie directie techniek beveiliging kwaliteit opleiding juridisch
        geenantwoord vragen aanvraag salaris beheer
    `,
    "da, no, sv": `
        salg indkob faktura fakturaer regnskab bogholderi okonomi lon personale kundeservice kundtjanst kunde kunder bestilling teknik drift
        sikkerhed kvalitet jura svarikke ikkesvar salj forsaljning inkop ekonomi lonekontor jobb post postmottak regnskap kundesenter faktureringen
    `,
    "fi, et": `
        myynti osto laskutus lasku kirjanpito talous henkilosto asiakaspalvelu asiakas tilaukset tilaus toimitus varasto toimisto viestinta tuki
        tekniikka yllapito tietosuoja rekry eivastausta muuk arved raamatupidamine klienditugi kontor
    `,
    pl: `
        sprzedaz faktury ksiegowosc zakupy kadry place rekrutacja praca biuro zarzad obsluga klient klienci zamowienia zamowienie wysylka magazyn
        prasa redakcja pomoc wsparcie techniczny bezpieczenstwo jakosc szkolenia prawny iod rodo nieodpowiadaj reklamacje
    `,
    "cs, sk, hr, sl, sr": `
        prodej obchod fakturace ucetni uctarna ekonom nakup personalni kariera podpora zakaznik zakaznici objednavky expedice sklad tisk redakce
        vedeni bezpecnost kvalita pravni neodpovidat predaj fakturacia prodaja racunovodstvo racuni nabava kadrovska posao podrska narudzbe
        skladiste uprava tajnistvo prodajni
    `,
    "hu, ro": `
        ertekesites szamla szamlazas penzugy konyveles beszerzes allas ugyfelszolgalat rendeles szallitas raktar sajto titkarsag iroda vezetoseg
        technika biztonsag minoseg jogi nevalaszolj kapcsolat vanzari facturi facturare contabilitate achizitii resurse angajari comenzi livrari
        depozit presa birou conducere tehnic securitate calitate juridic
    `,
    tr: `
        satis fatura faturalama muhasebe satinalma insankaynaklari ik kariyer destek yardim musteri musterihizmetleri siparis siparisler kargo
        lojistik depo basin sekreterlik yonetim guvenlik kalite hukuk iletisim bilgi yanitlama cevaplamayin kvkk
    `,
    "ru, uk, bg, transliterated": `
        prodazhi buhgalteria bukhgalteria schet scheta zakupki rabota podderzhka pomosh klienty zakaz zakazy dostavka pressa redaktsia sekretar ofis
        direktor tehnika bezopasnost kachestvo uchet priemnaya kancelyaria
    `,
    "el, transliterated": `
        poliseis logistirio timologia promithies prosopiko exipiretisi pelates paraggelies apothiki grammateia dioikisi texniko asfaleia epikoinonia
    `,
    "ja, zh, ko, transliterated": `
        eigyo keiri jinji soumu saiyo koho toiawase kanri gijutsu hinshitsu homu sapoto kefu caiwu renshi xiaoshou caigou jishu fawu
    `,
    "id, ms, vi, sw": `
        penjualan keuangan tagihan faktur pembelian sdm karir layanan pelanggan pesanan pengiriman gudang humas jualan kewangan akaun sumber kerjaya
        khidmat banhang ketoan nhansu hotro khachhang mauzo fedha huduma
    `,
};
const ROLE = new Set(
    Object.values(ROLES)
        .flatMap((words) => words.split(/\s+/u))
        .filter((word) => word !== ""),
);

/** Ends of words written together: `datenteam`, `kundenservice`. */
const ROLE_ENDING =
    /.(?:team|teams|service|services|support|helpdesk|desk|office|buero|abteilung|department|dept|group|gruppe|verwaltung|buchhaltung|bot)$/;

/** Words of addresses that stand for an address to be filled in. */
const PLACEHOLDER = new Set(
    (
        "you your yours youremail yourname yourmail myemail mymail user users username usr test tests foo bar baz qux example examples sample demo dummy fake placeholder name email mail " +
        "address me my someone somebody anyone anybody person nobody none null recipient recipients sender receiver from to changeme todo xxx xyz abc asdf redacted firstname lastname first last customer client member guest " +
        "ec2 ubuntu centos debian bitnami git svn hg ssh ftp sftp postgres mysql mongo redis rabbitmq kafka www http https npm"
    ).split(" "),
);

/** `xxxx`, `xyzxyz`, `testuser`, `sampleerror`. */
const MADE_UP = /^(?:[xyz]+|(?:test|example|sample|dummy|fake|placeholder)[a-z]*)$/;

/** RFC 2606, RFC 6761 and their look-alikes: no mail is delivered there, so only a name before the sign makes it a person's. */
const RESERVED_DOMAIN =
    /(?:^|\.)(?:example|test|invalid|localhost)$|(?:^|\.)example\.(?:com|org|net|edu|co)$|^(?:your|my)?-?(?:domain|company|organization|org|email|site|corp)\.(?:com|org|net|io)$|^(?:foo|bar|baz|test|acme)\.(?:com|org|net|io)$/;

/** Domains whose addresses belong to machines: service accounts, message ids, hosts, hidden addresses. */
const MACHINE_DOMAIN =
    /(?:^|\.)(?:gserviceaccount\.com|amazonses\.com|amazonaws\.com(?:\.cn)?|noreply\.github\.com|mail\.gmail\.com|ingest\.sentry\.io|compute\.internal|local|localdomain|internal|intranet|lan|home|corp|cluster|svc)$/;

/** Endings that are names of files, hosts or versions, not of top level domains. Two-letter endings are looked up instead. */
const NO_TOP_LEVEL_DOMAIN = new Set(
    "png jpg jpeg gif svg webp ico bmp css scss less js jsx mjs cjs ts tsx json yaml yml xml html htm txt csv log tar tgz gz zip jar war exe dll pdf doc docx lock toml ini cfg conf env bak tmp sql yarn git local internal lan beta alpha snapshot final".split(
        " ",
    ),
);

/** ISO 3166-1 and the exceptional reservations that have a top level domain (IANA root zone database). */
const COUNTRIES = new Set(
    (
        "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr " +
        "ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr " +
        "ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt " +
        "tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw"
    ).split(" "),
);

const isAlphanumeric = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const isForeign = (code: number): boolean => code >= 0xc0 && code < 0xd800;

/** What may stand before the sign without quotes (RFC 5322 atext), less the signs that templates and lists use. */
const isLocal = (code: number): boolean =>
    isAlphanumeric(code) || isForeign(code) || code === 46 || code === 95 || code === 45 || code === 43 || code === 39 || code === 37;

const isDomain = (code: number): boolean => isAlphanumeric(code) || isForeign(code) || code === 46 || code === 45;

/** The addresses in `text` that are a person's, as far as their look tells; `allowed` are domains in lower case. */
export function findEmails(text: string, allowed: readonly string[]): readonly Span[] {
    const found: Span[] = [];
    for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) judgeAddress(text, at, at + 1, allowed, found);
    for (let at = text.indexOf("%40"); at >= 0; at = text.indexOf("%40", at + 3)) judgeAddress(text, at, at + 3, allowed, found);
    return found;
}

function judgeAddress(text: string, localEnd: number, domainStart: number, allowed: readonly string[], found: Span[]): void {
    const start = startOfLocal(text, localEnd);
    if (start === undefined) return;
    const end = endOfDomain(text, domainStart);
    const domain = text.slice(domainStart, end).toLowerCase();
    if (!isHost(domain) || MACHINE_DOMAIN.test(domain) || allowed.includes(domain)) return;
    if (!isPersonal(text.slice(start, localEnd).toLowerCase(), domain)) return;
    if (!NO_MAILBOX.some(([, holds]) => holds(text, start, end))) found.push({ kind: "email", start, end });
}

/** Where the part before the sign begins; undefined if there is none, or if it is too long. */
function startOfLocal(text: string, localEnd: number): number | undefined {
    let start = localEnd;
    const limit = Math.max(0, localEnd - LONGEST_LOCAL - 1);
    while (start > limit && isLocal(text.charCodeAt(start - 1))) start--;
    if (start === localEnd || localEnd - start > LONGEST_LOCAL) return undefined;
    const encoded = text.slice(start, localEnd).lastIndexOf("%");
    if (encoded >= 0 && /^%[0-9a-f]{2}/i.test(text.slice(start + encoded, localEnd))) start += encoded + 3;
    while (start < localEnd && text.charAt(start) === "'") start++;
    return start;
}

function endOfDomain(text: string, domainStart: number): number {
    let end = domainStart;
    while (end < text.length && end - domainStart <= LONGEST_DOMAIN && isDomain(text.charCodeAt(end))) end++;
    while (end > domainStart && !isAlphanumeric(text.charCodeAt(end - 1)) && !isForeign(text.charCodeAt(end - 1))) end--;
    return end;
}

/** What an address may be a piece of, so that it is no mailbox. */
const NO_MAILBOX: readonly (readonly [because: string, holds: (text: string, start: number, end: number) => boolean])[] = [
    ["a part is still to be filled in", isTemplate],
    ["it is the user part of a URL", isAuthority],
    ["a remote path or a port follows", (text, _, end) => isRemotePath(text, end)],
    ["it stands in an ARN, or is a package with its scope", inArnOrScope],
];

/** Whether `domain` can be the domain of a mailbox: labels, and a top level domain rather than a file's ending or a version. */
function isHost(domain: string): boolean {
    const dot = domain.lastIndexOf(".");
    if (dot <= 0 || domain.startsWith("-") || domain.startsWith(".") || domain.includes("..")) return false;
    if (/^v?\d+\.\d|^v\d+\./.test(domain)) return false;
    const top = domain.slice(dot + 1);
    if (top.startsWith("xn--")) return true;
    if (!/^[a-z\u00c0-\ud7ff]{2,24}$/.test(top)) return false;
    return top.length === 2 && top.charCodeAt(0) < 128 ? COUNTRIES.has(top) : !NO_TOP_LEVEL_DOMAIN.has(top);
}

function isPersonal(local: string, domain: string): boolean {
    if (/^[.+%-]|\.\.|[.%-]$|%[sdv]/.test(local) || /^[0-9a-f-]{24,}$/.test(local)) return false;
    const words = local.split(/[._+\-0-9%']+/).filter((word) => word !== "");
    if (words.length === 0) return !RESERVED_DOMAIN.test(domain);
    // `ann.lee+orders@…` is Ann Lee's mailbox: what stands behind the plus sign sorts her mail (RFC 5233).
    const mailbox = local.split("+", 1)[0] ?? local;
    if (mailbox.split(/[._\-0-9%']+/).some(isRole) || NO_ANSWER.test(local)) return false;
    if (words.every((word) => PLACEHOLDER.has(word) || MADE_UP.test(word)) || words[0] === "your") return false;
    if (domain.startsWith(`${local}.`)) return false;
    return !RESERVED_DOMAIN.test(domain) || isNamed(words);
}

const isRole = (word: string): boolean => ROLE.has(plain(word)) || ROLE_ENDING.test(word);

/** Mailboxes that nobody reads. */
const NO_ANSWER =
    /no-?reply|do-?not-?reply|no-?responder|nao-?responda|non-?rispondere|ne-?pas-?repondre|keine-?antwort|nicht-?antworten|geen-?antwoord|niet-?beantwoorden|svar-?ikke|ikke-?svar|inget-?svar|nie-?odpowiadaj|ei-?vastausta/;

/** Two words, or a given name that documentation likes: a reserved domain has no mailboxes, but the address still names somebody. */
const isNamed = (words: readonly string[]): boolean =>
    words.filter((word) => word.length > 1).length > 1 || words.some((word) => GIVEN_NAMES.has(word));

const GIVEN_NAMES = new Set(
    (
        "alice bob carol dave eve frank grace heidi mallory peggy trent victor john jane joe jack jill jim tom dick harry sam max anna emma mary maria peter paul mike michael david sarah laura lisa susan " +
        "james robert william linda karen erika mustermann doe jdoe johndoe janedoe jsmith smith johnsmith janesmith hans juan marie pierre luigi mario ivan olga chen wei raj priya"
    ).split(" "),
);

/** A part of the address is still to be filled in: `${name}-x@…`, `<name>.x@…`, `{{name}}@…`. */
function isTemplate(text: string, start: number): boolean {
    const before = text.charAt(start - 1);
    return (
        before === "}" ||
        before === "$" ||
        before === "*" ||
        before === "%" ||
        (before === ">" && /<[\w -]{1,40}>$/.test(text.slice(Math.max(0, start - 44), start)))
    );
}

/** The user part of a URL, password or not: what stands there is the credential detectors' matter. */
function isAuthority(text: string, start: number): boolean {
    const from = Math.max(0, start - 512);
    const before = text.slice(from, start);
    const slashes = before.lastIndexOf("//");
    return slashes >= 0 && !/[\s/?#"'<>,;]/.test(before.slice(slashes + 2));
}

/** `git@host:owner/repository.git`, `user@host:22`: a remote path or a port follows. */
function isRemotePath(text: string, end: number): boolean {
    if (text.charAt(end) !== ":") return false;
    const after = /^:[^\s"',;]{1,200}/.exec(text.slice(end, end + 201))?.[0] ?? "";
    return after.includes("/") || after.endsWith(".git") || /^:\d{2,5}$/.test(after);
}

/** A session or identity named in an ARN, or a package such as `@scope/name@…`. */
function inArnOrScope(text: string, start: number): boolean {
    const begin = tokenStart(text, start);
    return text.charAt(begin) === "@" || text.slice(begin, start).includes("arn:");
}
