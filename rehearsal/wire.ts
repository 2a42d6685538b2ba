/** JSON as the engine sends it: unknown values are sentinel strings, secrets are objects with a signature. */
import { MARKS, SIGNATURE } from "../policies/model/signatures";

export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };
export type Properties = { [key: string]: Value };

/** The sentinel for a string that is not known before the deployment (pulumi: sdk/go/common/resource/plugin, UnknownStringValue). */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const SENTINELS: ReadonlySet<string> = new Set([
    UNKNOWN,
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // boolean
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
    "030794c1-ac77-496b-92df-f27374a8bd58", // asset
    "e48ece36-62e2-4504-bad9-02848725956a", // archive
]);

/** Whether it is an object by JSON's meaning; a secret, which is written as one, counts too. */
export function isObject(value: Value | undefined): value is Properties {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether an unknown stands anywhere in the value. */
export function containsUnknown(value: Value | undefined): boolean {
    if (typeof value === "string") {
        return SENTINELS.has(value);
    }
    if (Array.isArray(value)) {
        return value.some(containsUnknown);
    }
    return isObject(value) && Object.values(value).some(containsUnknown);
}

/** The value without the secret markers in it. */
export function plain(value: Value): Value {
    if (Array.isArray(value)) {
        return value.map(plain);
    }
    if (!isObject(value)) {
        return value;
    }
    if (value[SIGNATURE] === MARKS.secret) {
        return plain(value["value"] ?? null);
    }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

/** The value marked as a secret (@pulumi/pulumi: runtime/rpc.js, `specialSecretSig`). */
export function secret(value: Value): Properties {
    return { [SIGNATURE]: MARKS.secret, value };
}

/** JSON with sorted keys, so that two values can be compared. */
export function canonical(value: Value | undefined): string {
    return JSON.stringify(value ?? null, (_key, item: unknown) =>
        isObject(item as Value) ? Object.fromEntries(Object.entries(item as Properties).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
    );
}

/** Whether the value itself is marked; what is inside is not looked at. */
export const isSecret = (value: Value | undefined): value is Properties => isObject(value) && value[SIGNATURE] === MARKS.secret;

/** The entries that are known as a whole. */
export function known(values: Properties): Properties {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => !containsUnknown(value)));
}
