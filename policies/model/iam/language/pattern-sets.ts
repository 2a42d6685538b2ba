/**
 * Lists of `Action` and `Resource` patterns that are asked many times whether they cover a name: an exact name costs one look-up, and a
 * pattern is tried only on what begins as it does. However long two lists are, comparing them takes steps in proportion to their sum.
 */
import { isUnknown } from "../../values";
import { coversAction, partsOf } from "./action-patterns";
import { coversResource } from "./resource-patterns";

/** Patterns that begin alike beyond that number are not tried: no policy that AWS accepts has room for them. */
const MOST_ALIKE = 128;

/** The patterns of one `Resource` element, or of several. Unknown elements cover nothing. */
export class ResourceSet {
    private readonly texts = new Set<string>();
    /** Patterns with wildcards by the beginning that they spell out, cut to one of {@link LENGTHS}. */
    private readonly begins = new Map<string, string[]>();

    constructor(patterns: Iterable<string>) {
        for (const pattern of patterns) {
            if (isUnknown(pattern) || this.texts.has(pattern)) continue;
            this.texts.add(pattern);
            const open = pattern.search(/[*?$]/);
            if (open < 0) continue;
            const begin = pattern.slice(0, LENGTHS.find((length) => length <= open) ?? 0);
            const alike = this.begins.get(begin);
            if (alike === undefined) this.begins.set(begin, [pattern]);
            else alike.push(pattern);
        }
    }

    /** Whether one of the patterns names every resource that `resource`, a name or a pattern, names. True only where it is certain. */
    covers(resource: string): boolean {
        if (this.texts.has("*") || this.texts.has(resource)) return true;
        if (this.begins.size === 0) return false;
        let tried = 0;
        for (const length of LENGTHS) {
            if (length > resource.length) continue;
            for (const pattern of this.begins.get(resource.slice(0, length)) ?? []) {
                if (tried++ >= MOST_ALIKE) return false;
                if (coversResource(pattern, resource)) return true;
            }
        }
        return false;
    }
}

const LENGTHS: readonly number[] = [192, 128, 96, 80, 72, 64, 56, 48, 40, 32, 28, 24, 20, 16, 13, 8, 4, 0];

/** The patterns of one `Action` or `NotAction` element. Unknown elements cover nothing. */
export class ActionSet {
    private readonly names = new Set<string>();
    /** Patterns by the service that they spell out; those that leave it open under `""`. */
    private readonly patterns = new Map<string, string[]>();

    constructor(patterns: Iterable<string>) {
        for (const written of patterns) {
            const pattern = written.toLowerCase();
            if (isUnknown(written) || this.names.has(pattern)) continue;
            this.names.add(pattern);
            if (!/[*?]/.test(pattern)) continue;
            const { service, name } = partsOf(pattern);
            const key = name === undefined || /[*?]/.test(service) ? "" : service;
            const alike = this.patterns.get(key);
            if (alike === undefined) this.patterns.set(key, [pattern]);
            else if (alike.length < MOST_ALIKE) alike.push(pattern);
        }
    }

    /** Whether one of the elements covers the action, or all that a pattern of actions covers. */
    covers(action: string): boolean {
        const lower = action.toLowerCase();
        if (this.names.has("*") || this.names.has(lower)) return true;
        if (this.patterns.size === 0) return false;
        const covers = /[*?]/.test(lower) ? coversResource : coversAction;
        const tried = (key: string): boolean => this.patterns.get(key)?.some((pattern) => covers(pattern, lower)) === true;
        return tried(partsOf(lower).service) || tried("");
    }
}

const resourceSets = new WeakMap<readonly string[], ResourceSet>();
const actionSets = new WeakMap<readonly string[], ActionSet>();

/** The set of an element's patterns, made once. */
export function resourceSet(patterns: readonly string[]): ResourceSet {
    const known = resourceSets.get(patterns) ?? new ResourceSet(patterns);
    resourceSets.set(patterns, known);
    return known;
}

/** The set of an element's patterns, made once. */
export function actionSet(patterns: readonly string[]): ActionSet {
    const known = actionSets.get(patterns) ?? new ActionSet(patterns);
    actionSets.set(patterns, known);
    return known;
}
