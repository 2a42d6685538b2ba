/** The inputs below the SDK's proxies. */
import { Secret } from "@pulumi/policy";
import { isCode } from "../../model/values";

/** The own values of the SDK's proxy, which throws on every touch of an unknown: property descriptors reach the tree below it. */
export function rawInputs(props: object): Record<string, unknown> {
    return copied(Object.keys(props), (key) => Object.getOwnPropertyDescriptor(props, key)?.value as unknown);
}

/** In a remediation secrets are wrapped, and stay so in what is returned; what is judged is a copy that holds what is inside. */
export function unwrapped(value: unknown): unknown {
    if (typeof value !== "object" || value === null || isCode(value)) return value;
    if (value instanceof Secret) return unwrapped(value.value);
    if (Array.isArray(value)) return value.map(unwrapped);
    return copied(Object.keys(value), (key) => unwrapped((value as Record<string, unknown>)[key]));
}

/** A plain object, key by key: a key named `__proto__` becomes a property like any other. */
function copied(keys: readonly string[], valueOf: (key: string) => unknown): Record<string, unknown> {
    const copy: Record<string, unknown> = {};
    for (const key of keys) {
        if (key === "__proto__")
            Object.defineProperty(copy, key, { value: valueOf(key), enumerable: true, configurable: true, writable: true });
        else copy[key] = valueOf(key);
    }
    return copy;
}

/** Whether the inputs hold an asset or archive anywhere: the SDK cannot send such a resource back unharmed. */
export function holdsCode(value: unknown): boolean {
    if (typeof value !== "object" || value === null) return false;
    if (isCode(value)) return true;
    return Object.values(value).some(holdsCode);
}
