/**
 * Reading of property values as the Pulumi engine sends them to a policy pack: plain JSON in which a value that is not known
 * before deployment stands as one of seven sentinel strings, and a secret that a document masks stands as `[secret]`.
 *
 * A reader throws {@link Undetermined} where the answer cannot be known, so that an unknown stops exactly the judgement that
 * needs it. An absent property (missing, `undefined`, `null`) is `undefined`, never an error.
 */

/**
 * Why a value cannot be judged: known only after deployment, masked in the document, not of the shape AWS documents, or ambiguous; for
 * want of the own account; for want of the program's folder, or because it lies in a file outside of that; longer than what is read.
 */
export type Reason = "unknown" | "secret" | "shape" | "unresolved" | "account" | "program" | "outside" | "length";

/** Where a value stands, from the resource's inputs downwards: property names and list indexes. */
export type Path = readonly (string | number)[];

/** The resource that a value belongs to. */
export interface Owner {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** A path as the program wrote it, of a resource that is read in the shape of another provider's. */
    written?(path: Path): Path;
}

/** Thrown by readers; caught per judged subject by the kit. Carries no value. */
export class Undetermined extends Error {
    constructor(
        readonly path: Path,
        readonly reason: Reason,
        /** Whose property it is, where that is another resource than the one under judgement. */
        readonly owner?: Owner,
    ) {
        // Nobody reads where it was thrown, and a document may hold as many unknown values as it has room for.
        const { stackTraceLimit } = Error;
        Error.stackTraceLimit = 0;
        super(`undetermined: ${reason}`);
        Error.stackTraceLimit = stackTraceLimit;
    }

    override get name(): string {
        return "Undetermined";
    }
}

/** What the engine sends in place of values that are not known yet (pulumi: sdk/go/common/resource/plugin/rpc.go). */
const UNKNOWN_SENTINELS: ReadonlySet<unknown> = new Set([
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9", // string, and in practice every other type
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // boolean
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
    "030794c1-ac77-496b-92df-f27374a8bd58", // asset
    "e48ece36-62e2-4504-bad9-02848725956a", // archive
]);

/** The string that stands for any value unknown at preview: what tests and decoders write. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What `pulumi preview --json` and `pulumi policy analyze` write in place of a secret they may not show. */
export const MASKED = "[secret]";

/** Whether `raw` is one of the engine's sentinels for "known only after deployment". */
export const isUnknown = (raw: unknown): boolean => typeof raw === "string" && raw.length === 36 && UNKNOWN_SENTINELS.has(raw);

/** Whether `raw` is a secret that the document masks. */
export const isMasked = (raw: unknown): boolean => raw === MASKED;

/** Whether nobody can see the value of `raw`: it is unknown, or masked. */
export const isHidden = (raw: unknown): boolean => isUnknown(raw) || isMasked(raw);

/** A known, non-empty text; `undefined` for anything else, an unknown included. */
export const knownText = (raw: unknown): string | undefined => (typeof raw === "string" && raw !== "" && !isHidden(raw) ? raw : undefined);

/** Why a hidden value cannot be seen. */
export const hiddenReason = (raw: unknown): Reason => (isMasked(raw) ? "secret" : "unknown");

/** Whether `raw` is a plain JSON object (not null, not a list, not an asset or archive). */
export const isRecord = (raw: unknown): raw is Record<string, unknown> =>
    typeof raw === "object" && raw !== null && !Array.isArray(raw) && !isCode(raw);

/** Whether `raw` is an asset or archive of the Pulumi SDK, or its decoded form. */
export const isCode = (raw: unknown): boolean =>
    typeof raw === "object" && raw !== null && ("__pulumiAsset" in raw || "__pulumiArchive" in raw);

/** Reads an own property only: a key named `__proto__` or `constructor` must never reach the prototype. */
export const own = (object: object, key: string): unknown =>
    Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;

/** An untyped bag of properties: for shapes that no installed provider type describes. */
export type Loose = { readonly [key: string]: unknown };

/** Strips the wrappers of `pulumi.Input<T>`. */
export type Plain<T> = T extends PromiseLike<infer U> ? Plain<U> : T extends { apply: unknown; get(): infer U } ? U : T;

type Defined<T> = Exclude<Plain<Exclude<T, undefined | null>>, undefined | null | string | number | boolean>;
/** The property `K` of whichever members of a union have it. */
export type Member<S, K extends string> = S extends unknown ? (K extends keyof S ? S[K] : never) : never;
/** The shape of a nested object, or of a list's elements. */
export type Nested<S, K extends string> =
    Defined<Member<S, K>> extends infer N
        ? [N] extends [never]
            ? unknown
            : N extends readonly (infer E)[]
              ? Plain<E>
              : N extends object
                ? N
                : Loose
        : Loose;
/** A property of a shape, or of any member of a union of shapes. */
export type Key<S> = S extends unknown ? keyof S & string : never;

/** A typed view of one value and the place where it stands. `S` is its shape in the provider's types, or {@link Loose}. */
export class View<S = Loose> {
    constructor(
        /** The raw value: never to be shown. */
        readonly raw: unknown,
        readonly path: Path = [],
        /** The resource of the stack that it was read from: what cannot be read there is said of it. */
        readonly owner?: Owner,
    ) {}

    /** Whether the property is present, known or not. */
    has(key: Key<S>): boolean {
        const raw = this.child(key).raw;
        return raw !== undefined && raw !== null;
    }

    /** Whether this value itself is absent: missing or null. */
    get isAbsent(): boolean {
        return this.raw === undefined || this.raw === null;
    }

    /** Whether nobody can see this value itself: it is unknown, or masked. */
    get isHidden(): boolean {
        return isHidden(this.raw);
    }

    /** Whether this value itself is an object or a list that holds something; an asset or archive too. */
    get isFilled(): boolean {
        return typeof this.raw === "object" && this.raw !== null && !(Array.isArray(this.raw) && this.raw.length === 0);
    }

    /** Whether this value itself is a list. */
    get isList(): boolean {
        return Array.isArray(this.raw);
    }

    /** Whether this value itself is unknown until a deployment. */
    get isUnknown(): boolean {
        return isUnknown(this.raw);
    }

    /** Whether this value itself is seen to be one of `values`: false for what nobody can see. */
    isOneOf(...values: readonly (string | number | boolean)[]): boolean {
        return !this.isHidden && (values as readonly unknown[]).includes(this.raw);
    }

    /** This value itself where it is a known, non-empty text; `undefined` for anything else, an unknown included. */
    get knownText(): string | undefined {
        return knownText(this.raw);
    }

    /** The text of a property, or `undefined` where it is absent. Numbers and booleans count: the provider accepts them. */
    string(key: Key<S>): string | undefined {
        return this.child(key).asString();
    }

    /** The number of a property, or `undefined` where it is absent. Decimal strings count: the provider accepts them. */
    number(key: Key<S>): number | undefined {
        return this.child(key).asNumber();
    }

    /** The truth of a property, or `undefined` where it is absent. `"true"` and `"false"` count: provider inputs arrive so. */
    boolean(key: Key<S>): boolean | undefined {
        return this.child(key).asBoolean();
    }

    /** The view of a nested object, or `undefined` where it is absent. A list of one (older provider versions) is that one. */
    object<K extends Key<S>>(key: K): View<Nested<S, K>> | undefined {
        const child = this.child(key) as unknown as View<Nested<S, K>>;
        if (Array.isArray(child.raw) && child.raw.length <= 1) {
            if (child.raw.length === 0) return undefined;
            return new View<Nested<S, K>>(child.raw[0], [...child.path, 0], this.owner).asObject();
        }
        return child.asObject();
    }

    /** The elements of a list; none where it is absent. An object where a list is due is its only element. */
    list<K extends Key<S>>(key: K): readonly View<Nested<S, K>>[] {
        return this.child(key).asList();
    }

    /** The entries of a map in key order; none where it is absent. */
    entries<K extends Key<S>>(key: K): readonly (readonly [string, View])[] {
        return this.child(key).asEntries();
    }

    /** The view of a property, present or not. Throws where this value itself cannot be read. */
    child(key: Key<S>): View {
        const object = this.known();
        if (object === undefined || object === null) return new View(undefined, [...this.path, key], this.owner);
        if (!isRecord(object)) throw new Undetermined(this.path, "shape", this.owner);
        return new View(own(object, key), [...this.path, key], this.owner);
    }

    /** This value itself, as text. */
    asString(): string | undefined {
        const raw = this.known();
        if (raw === undefined || raw === null) return undefined;
        if (typeof raw === "string") return raw;
        if (typeof raw === "number" || typeof raw === "boolean") return String(raw);
        throw new Undetermined(this.path, "shape", this.owner);
    }

    /** This value itself, as a number. */
    asNumber(): number | undefined {
        const raw = this.known();
        if (raw === undefined || raw === null) return undefined;
        if (typeof raw === "number") return raw;
        if (typeof raw === "string" && /^-?\d{1,15}(\.\d{1,15})?$/.test(raw)) return Number(raw);
        throw new Undetermined(this.path, "shape", this.owner);
    }

    /** This value itself, as a boolean. */
    asBoolean(): boolean | undefined {
        const raw = this.known();
        if (raw === undefined || raw === null) return undefined;
        if (typeof raw === "boolean") return raw;
        if (raw === "true") return true;
        if (raw === "false") return false;
        throw new Undetermined(this.path, "shape", this.owner);
    }

    /** This value itself, as an object. */
    asObject(): this | undefined {
        const raw = this.known();
        if (raw === undefined || raw === null) return undefined;
        if (!isRecord(raw)) throw new Undetermined(this.path, "shape", this.owner);
        return this;
    }

    /** This value itself, as a list. */
    asList(): readonly View[] {
        const raw = this.known();
        if (raw === undefined || raw === null) return [];
        if (Array.isArray(raw)) return raw.map((element: unknown, index) => new View(element, [...this.path, index], this.owner));
        if (isRecord(raw)) return [new View(raw, this.path, this.owner)];
        throw new Undetermined(this.path, "shape", this.owner);
    }

    /** This value itself, as a map, sorted by key. */
    asEntries(): readonly (readonly [string, View])[] {
        const object = this.asObject();
        if (object === undefined) return [];
        const record = object.raw as Record<string, unknown>;
        return Object.keys(record)
            .sort()
            .map((key) => [key, new View(record[key], [...this.path, key], this.owner)] as const);
    }

    /** The raw value, if it is known and not masked. */
    known(): unknown {
        if (isUnknown(this.raw)) throw new Undetermined(this.path, "unknown", this.owner);
        if (isMasked(this.raw)) throw new Undetermined(this.path, "secret", this.owner);
        return this.raw;
    }

    /** A value found inside this one by other means (in a JSON text, say), standing at `path` below it. */
    place(raw: unknown, path: Path): View {
        return new View(raw, [...this.path, ...path], this.owner);
    }

    /** The same value, read as another shape: for properties of other provider versions. */
    as<T = Loose>(): View<T> {
        return this as unknown as View<T>;
    }
}
