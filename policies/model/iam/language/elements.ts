/**
 * The elements of a policy document by their IAM names, and the texts in them: one value or a list, names in any case, a part that
 * nobody knows yet told apart from one that has the wrong shape.
 */
import { type Path, isUnknown, Undetermined, isMasked, isRecord, own, UNKNOWN } from "../../values";

/**
 * The object that a document is, or that its JSON text holds.
 * @throws Undetermined where it is unknown, masked or of another shape.
 */
export function objectOf(raw: unknown, path: Path): object {
    if (isUnknown(raw)) throw new Undetermined(path, "unknown");
    if (isMasked(raw)) throw new Undetermined(path, "secret");
    if (typeof raw !== "string") return recordOf(raw, path);
    let parsed: unknown;
    try {
        parsed = JSON.parse(raw);
    } catch {
        // The parser's error quotes the document: it must not travel on.
        throw new Undetermined(path, holdsUnknown(raw) ? "unknown" : "shape");
    }
    return recordOf(parsed, path);
}

/**
 * An object that stands inside a document.
 * @throws Undetermined where it is unknown, masked or no object.
 */
export function recordOf(raw: unknown, path: Path): object {
    if (isUnknown(raw)) throw new Undetermined(path, "unknown");
    if (isMasked(raw)) throw new Undetermined(path, "secret");
    if (!isRecord(raw)) throw new Undetermined(path, "shape");
    return raw;
}

/** What stands under a name, and where. */
export interface Element {
    readonly raw: unknown;
    readonly path: Path;
}

/** The elements of an object by their IAM names, in any case. Both spellings at once leave open which one counts. */
export class Elements {
    private readonly spellings = new Map<string, string | undefined>();

    constructor(
        private readonly object: object,
        private readonly path: Path,
    ) {
        for (const key of Object.keys(object)) {
            const value = own(object, key);
            if (value === undefined || value === null) continue;
            const lower = key.toLowerCase();
            this.spellings.set(lower, this.spellings.has(lower) ? undefined : key);
        }
    }

    get(name: string): Element | undefined {
        const lower = name.toLowerCase();
        if (!this.spellings.has(lower)) return undefined;
        const key = this.spellings.get(lower);
        if (key === undefined) throw new Undetermined([...this.path, name], "shape");
        return { raw: own(this.object, key), path: [...this.path, key] };
    }

    /** Both elements of a pair of which IAM accepts only one. */
    either(name: string, inverse: string): readonly [Element | undefined, Element | undefined] {
        const pair = [this.get(name), this.get(inverse)] as const;
        if (pair[0] !== undefined && pair[1] !== undefined) throw new Undetermined([...this.path, inverse], "shape");
        return pair;
    }
}

/** The texts of an element that is one value or a list. `scalars`: numbers and booleans count, as they do for IAM. */
export function texts({ raw, path }: Element, scalars = false): readonly string[] {
    const list: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
    return list.map((element, index) => {
        if (typeof element === "string") return known(element);
        if (scalars && (typeof element === "number" || typeof element === "boolean")) return String(element);
        throw new Undetermined(Array.isArray(raw) ? [...path, index] : path, "shape");
    });
}

/** The text, or the unknown sentinel for text that is masked, unknown or holds an unknown part. */
export const known = (text: string): string => (isMasked(text) || holdsUnknown(text) ? UNKNOWN : text);

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function holdsUnknown(text: string): boolean {
    if (text.length < 36) return false;
    for (const [uuid] of text.matchAll(UUID)) if (isUnknown(uuid)) return true;
    return false;
}
