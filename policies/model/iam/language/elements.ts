/**
 * The elements of a policy document by their IAM names, and the texts in them: one value or a list, names in any case, a part that
 * nobody knows yet told apart from one that has the wrong shape.
 */
import { ELEMENT_NAMES, Malformed, type ElementName, type Fault } from "./malformed";
import { type Path, isUnknown, Undetermined, isHidden, isMasked, isRecord, own, UNKNOWN } from "../../values";

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
        throw holdsUnknown(raw) ? new Undetermined(path, "unknown") : new Malformed(path, { kind: "syntax" });
    }
    return recordOf(parsed, path);
}

/**
 * An object that stands inside a document; `fault` says what it is where it is none.
 * @throws Undetermined where it is unknown, masked or no object.
 */
export function recordOf(raw: unknown, path: Path, fault: Fault = { kind: "shape" }): object {
    if (isUnknown(raw)) throw new Undetermined(path, "unknown");
    if (isMasked(raw)) throw new Undetermined(path, "secret");
    if (!isRecord(raw)) throw new Malformed(path, fault);
    return raw;
}

/** What stands under a name, and where. */
export interface Element {
    readonly raw: unknown;
    readonly path: Path;
}

/** The elements of an object by their IAM names, in any case. AWS refuses two spellings of one. */
export class Elements {
    private readonly spellings = new Map<string, string>();

    constructor(
        private readonly object: object,
        private readonly path: Path,
    ) {
        for (const key of Object.keys(object)) {
            const value = own(object, key);
            if (value === undefined || value === null) continue;
            const lower = key.toLowerCase();
            const element = ELEMENTS.get(lower);
            if (element !== undefined && this.spellings.has(lower)) throw new Malformed(path, { kind: "twice", element });
            this.spellings.set(lower, key);
        }
    }

    get(name: ElementName): Element | undefined {
        const key = this.spellings.get(name.toLowerCase());
        if (key === undefined) return undefined;
        return { raw: own(this.object, key), path: [...this.path, key] };
    }

    /** Both elements of a pair of which IAM accepts only one. */
    either(name: ElementName, inverse: ElementName): readonly [Element | undefined, Element | undefined] {
        const pair = [this.get(name), this.get(inverse)] as const;
        if (pair[0] !== undefined && pair[1] !== undefined) {
            // What nobody sees yet may come to nothing.
            if (isHidden(pair[0].raw) || isHidden(pair[1].raw)) throw new Undetermined([...this.path, inverse], "unknown");
            throw new Malformed([...this.path, inverse], { kind: "both", element: name, inverse });
        }
        return pair;
    }
}

const ELEMENTS: ReadonlyMap<string, ElementName> = new Map(ELEMENT_NAMES.map((name) => [name.toLowerCase(), name]));

/** The texts of an element that is one value or a list. `scalars`: numbers and booleans count, as they do for IAM. */
export function texts({ raw, path }: Element, element: ElementName, scalars = false): readonly string[] {
    const list: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
    return list.map((value, index) => {
        if (typeof value === "string") return known(value);
        if (scalars && (typeof value === "number" || typeof value === "boolean")) return String(value);
        throw new Malformed(Array.isArray(raw) ? [...path, index] : path, { kind: "value", element });
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
