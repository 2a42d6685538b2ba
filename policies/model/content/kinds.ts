/** What the policies on content look for: the words of their options, and the detectors' kinds that stand behind each. */
import { CREDENTIAL_KINDS, type CredentialKind, type DetectorKind } from "../detectors";
import { PERSONAL_KINDS, type PersonalKind } from "../detectors/personal/kinds";

/** Kinds of personal data that an option names each for itself. */
const SINGLE = [
    "email",
    "phone",
    "payment-card",
    "iban",
    "bank-account",
    "date-of-birth",
    "postal-address",
    "passport",
    "driving-licence",
    "medical-record",
    "ip-address",
] as const satisfies readonly PersonalKind[];

/** The words for personal data that the option `detectors` takes. `national-identifier` stands for those of every state. */
export const PERSONAL_DETECTORS = [...SINGLE, "national-identifier"] as const;

/** The words that the option `detectors` takes where credentials are looked for as well. */
export const DETECTORS = ["credential", ...PERSONAL_DETECTORS] as const;

/** A word of the option `detectors`. */
export type Detector = (typeof DETECTORS)[number];

/** Every word but `ip-address`: an address of a network is far more often a machine's than a person's. */
export const USUAL_PERSONAL_DETECTORS = PERSONAL_DETECTORS.filter((word) => word !== "ip-address");
export const USUAL_DETECTORS: readonly Detector[] = ["credential", ...USUAL_PERSONAL_DETECTORS];

/** Credentials whose place is a URL or a connection string. */
export const URL_KINDS: ReadonlySet<DetectorKind> = new Set<DetectorKind>([
    "connection-string",
    "url-password",
    "url-token",
    "presigned-url",
    "webhook-url",
]);

/** Every kind of credential. */
export const CREDENTIALS: ReadonlySet<DetectorKind> = new Set(CREDENTIAL_KINDS);

const kindsOfWord = (word: Detector): readonly DetectorKind[] => {
    if (word === "credential") return CREDENTIAL_KINDS;
    if (word !== "national-identifier") return [word];
    return PERSONAL_KINDS.filter((kind) => !(SINGLE as readonly PersonalKind[]).includes(kind));
};

const known = new WeakMap<readonly Detector[], ReadonlySet<DetectorKind>>();

/** The kinds behind the words of an option. The same list gives the same set. */
export function kindsOf(words: readonly Detector[]): ReadonlySet<DetectorKind> {
    const before = known.get(words);
    if (before !== undefined) return before;
    const kinds = new Set(words.flatMap(kindsOfWord));
    known.set(words, kinds);
    return kinds;
}

/** Kinds that do the most harm, worst first; every other kind that names its service comes next, {@link VAGUE} ones last. */
const WORST: readonly CredentialKind[] = [
    "aws-secret-access-key",
    "private-key",
    "aws-access-key-id",
    "aws-session-token",
    "aws-bedrock-key",
];
const VAGUE: readonly CredentialKind[] = [
    "connection-string",
    "url-password",
    "webhook-url",
    "presigned-url",
    "url-token",
    "authorization-header",
    "jwt",
    "written-password",
    "named-secret",
];

const RANK = new Map<DetectorKind, number>([
    ...WORST.map((kind, index) => [kind, index - WORST.length] as const),
    ...VAGUE.map((kind, index) => [kind, index + 1] as const),
]);

/** The one of several detections that a finding speaks of: the worst, of equals the first. */
export function worst<D extends { readonly kind: DetectorKind }>(detections: readonly D[]): D | undefined {
    let found: D | undefined;
    for (const detection of detections)
        if (found === undefined || (RANK.get(detection.kind) ?? 0) < (RANK.get(found.kind) ?? 0)) found = detection;
    return found;
}
