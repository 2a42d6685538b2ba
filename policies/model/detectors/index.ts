/**
 * Credentials and personal data in a text: pure, synchronous, linear in the length of the text.
 *
 * The module knows shapes, not validity: it asks no service whether a credential works.
 */
import { lazy } from "../lazy";
import { Taken } from "./taken";
import { CREDENTIAL_LABELS, type CredentialKind, type DetectOptions, type Detection, type DetectorKind, type PersonalKind } from "./types";

export { CREDENTIAL_LABELS };
export type { CredentialKind, DetectOptions, Detection, DetectorKind, PersonalKind };

// The tables of the detectors are the largest part of the pack's code, and a stack without text needs none of them.
const credentialDetectors = lazy(() => require("./credentials") as typeof import("./credentials"));
const personalDetectors = lazy(() => require("./personal") as typeof import("./personal"));

/** Every kind of credential. */
export const CREDENTIAL_KINDS: readonly CredentialKind[] = Object.keys(CREDENTIAL_LABELS) as CredentialKind[];

const CREDENTIALS: ReadonlySet<DetectorKind> = new Set(CREDENTIAL_KINDS);

/** Whether `kind` is a kind of credential rather than of personal data. */
export const isCredentialKind = (kind: DetectorKind): kind is CredentialKind => CREDENTIALS.has(kind);

/**
 * Finds credentials and personal data in `text`.
 *
 * Detections come in the order of the text and do not overlap: of two that do, the more specific one stays, and a credential goes
 * before personal data (the user part of a connection string is not an e-mail address as well).
 */
export function detect(text: string, options: DetectOptions = {}): readonly Detection[] {
    const { kinds } = options;
    const wanted = kinds === undefined ? EVERYTHING : wantedOf(kinds);
    const credentials = wanted.credentials ? credentialDetectors().detectCredentials(text, options.name) : NOTHING;
    const personal = wanted.personal ? personalDetectors().detectPersonal(text, options) : NOTHING;
    if (credentials.length === 0 && personal.length === 0) return NOTHING;
    const taken = new Taken(text.length);
    return [...credentials, ...personal]
        .filter((found) => taken.take(found))
        .filter((found) => kinds === undefined || kinds.has(found.kind))
        .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Which halves of the detectors a set of kinds asks for. */
interface Wanted {
    readonly credentials: boolean;
    readonly personal: boolean;
}

const EVERYTHING: Wanted = { credentials: true, personal: true };
const known = new WeakMap<ReadonlySet<DetectorKind>, Wanted & { readonly size: number }>();

function wantedOf(kinds: ReadonlySet<DetectorKind>): Wanted {
    const before = known.get(kinds);
    if (before?.size === kinds.size) return before;
    const list = [...kinds];
    const wanted = { credentials: list.some(isCredentialKind), personal: list.some((kind) => !isCredentialKind(kind)), size: kinds.size };
    known.set(kinds, wanted);
    return wanted;
}

const NOTHING: readonly Detection[] = Object.freeze([]);
