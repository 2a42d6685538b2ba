/**
 * Finds tokens by their prefixes. An index over the first characters rejects nearly every place of an ordinary text after one
 * look; only a place where a word begins, and whose character begins some prefix, is looked at again.
 */
import { ALPHANUMERIC, type Runs } from "./alphabet";
import { PATTERNED, type PatternedShape } from "./patterned";
import { isFiller, isPlaceholder } from "./placeholder";
import { TOKEN_SHAPES, type TokenShape } from "./tokens";
import { type CredentialKind } from "./types";

/** A credential at a place. */
export interface Found {
    readonly kind: CredentialKind;
    readonly start: number;
    readonly end: number;
}

/** Shapes by the first two characters of their prefix, and patterned ones by their first. */
const SHAPES: readonly (readonly TokenShape[] | undefined)[] = indexShapes();
const PATTERNS: readonly (readonly PatternedShape[] | undefined)[] = indexPatterns();
/** 1 for every character that begins a token of any shape. */
const BEGINS = Uint8Array.from({ length: 128 }, (_, code) =>
    Number(PATTERNS[code] !== undefined || TOKEN_SHAPES.some(({ prefix }) => prefix.charCodeAt(0) === code)),
);

/** Finds every token of a known shape. */
export function findTokens(runs: Runs): Found[] {
    const { text } = runs;
    const found: Found[] = [];
    const held = heldIn(text);
    for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (BEGINS[code] !== 1 || !beginsWord(text, at)) continue;
        const next = text.charCodeAt(at + 1);
        const shapes = next < 128 ? SHAPES[code * 128 + next] : undefined;
        const patterns = held === undefined ? undefined : PATTERNS[code];
        const hit = (shapes && matchShapes(shapes, runs, at)) ?? (patterns && matchPatterned(patterns, held ?? [], text, at));
        if (hit === undefined) continue;
        found.push(hit);
        at = hit.end - 1;
    }
    return found;
}

/** The patterned shapes whose tokens the text may hold; undefined if there are none. */
function heldIn(text: string): readonly PatternedShape[] | undefined {
    let held: PatternedShape[] | undefined;
    for (const shape of PATTERNED) if (text.includes(shape.holds)) (held ??= []).push(shape);
    return held;
}

/** Whether a token may begin at `at`: after anything but a letter or digit, or after an escape that ends in one (`\n`, `%3D`). */
function beginsWord(text: string, at: number): boolean {
    // After a dot within a word it is the end of a name: `box.ico-…`.
    if (text.charCodeAt(at - 1) === DOT) return ALPHANUMERIC[text.charCodeAt(at - 2)] !== 1;
    if (ALPHANUMERIC[text.charCodeAt(at - 1)] !== 1) return true;
    const before = text.charCodeAt(at - 2);
    return before === BACKSLASH || (text.charCodeAt(at - 3) === PERCENT && ALPHANUMERIC[before] === 1);
}

const BACKSLASH = 0x5c;
const DOT = 0x2e;
const PERCENT = 0x25;

function matchShapes(shapes: readonly TokenShape[], runs: Runs, at: number): Found | undefined {
    const { text } = runs;
    for (const shape of shapes) {
        const { prefix, kind, whole } = shape;
        const end = text.startsWith(prefix, at) ? endOfShape(runs, at + prefix.length, shape) : undefined;
        if (end === undefined) continue;
        const token = text.slice(at, end);
        if (whole !== undefined && !whole.test(token)) continue;
        if (isInBase64(text, at) || isPlaceholder(token.slice(prefix.length)) || !isVaried(token.slice(prefix.length), kind)) continue;
        if (prefix === "s." && isFieldName(token.slice(prefix.length))) continue;
        return { kind, start: at, end };
    }
    return undefined;
}

/** Where a token of a shape ends whose body begins at `start`; undefined if it is too short or too long. */
function endOfShape(runs: Runs, start: number, { body, min, max }: TokenShape): number | undefined {
    const { text } = runs;
    const end = runs.end(body, start);
    // The run goes on: a token of fixed length may still end here, before a separator that belongs to its alphabet.
    if (end - start > max) return ALPHANUMERIC[text.charCodeAt(start + max)] === 1 ? undefined : start + max;
    const goesOn = ALPHANUMERIC[text.charCodeAt(end)] === 1 && text.charCodeAt(end - 1) !== BACKSLASH;
    return end - start < min || goesOn ? undefined : end;
}

function matchPatterned(shapes: readonly PatternedShape[], held: readonly PatternedShape[], text: string, at: number): Found | undefined {
    for (const shape of shapes) {
        if (!held.includes(shape)) continue;
        const { kind, pattern, accept } = shape;
        pattern.lastIndex = at;
        const match = pattern.exec(text);
        if (match === null) continue;
        const token = match[0];
        if (isFiller(token) || isPlaceholder(token) || accept?.(token) === false) continue;
        return { kind, start: at, end: at + token.length };
    }
    return undefined;
}

/** How much of a text in base 64 before a sign of its alphabet says that what follows is more of it: an image, an archive. */
const BLOB = /^[A-Za-z0-9+/]{64}$/u;

/** Whether a token stands behind `+` or `/` within a long text in base 64: there chance makes every prefix. */
const isInBase64 = (text: string, at: number): boolean =>
    (text[at - 1] === "/" || text[at - 1] === "+") && BLOB.test(text.slice(Math.max(0, at - 64), at));

/** Whether a body has the variety that chance gives it; words such as `key_management_interface` have neither digits nor both cases. */
const isVaried = (body: string, kind: CredentialKind): boolean =>
    kind === "aws-access-key-id" || /\d/u.test(body) || (/[a-z]/u.test(body) && /[A-Z]/u.test(body));

/** Whether the body of an early token of Vault is the field of a variable, `s.OutputNotebookS3Location`: few words, where chance makes many. */
const isFieldName = (body: string): boolean => (body.match(/[A-Z]{0,32}[a-z]{1,32}|[A-Z]{1,32}|\d{1,32}/gu)?.length ?? 0) < 7;

function indexShapes(): (TokenShape[] | undefined)[] {
    const index = new Array<TokenShape[] | undefined>(128 * 128).fill(undefined);
    for (const shape of TOKEN_SHAPES) (index[shape.prefix.charCodeAt(0) * 128 + shape.prefix.charCodeAt(1)] ??= []).push(shape);
    for (const shapes of index) shapes?.sort((a, b) => b.prefix.length - a.prefix.length);
    return index;
}

function indexPatterns(): (PatternedShape[] | undefined)[] {
    const index = new Array<PatternedShape[] | undefined>(128).fill(undefined);
    for (const shape of PATTERNED) for (const first of shape.first) (index[first.charCodeAt(0)] ??= []).push(shape);
    return index;
}
