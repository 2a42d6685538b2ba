/** How a function's code is packaged and on what it runs, read from the function's own properties. */
import type { View } from "../values";

/**
 * Whether the function is a container image: then `runtime`, `layers` and code signing do not concern it.
 * Source: AWS Lambda API reference, CreateFunction, `PackageType`; `code.imageUri` is aws-native's place.
 * @throws Undetermined where it is not known.
 */
export function isContainerImage(fn: View): boolean {
    const type = fn.string("packageType");
    if (type !== undefined) return type === "Image";
    if (fn.has("imageUri")) return true;
    const code = fn.child("code").raw;
    return typeof code === "object" && code !== null && Object.hasOwn(code, "imageUri");
}

/** Whether the function runs on a capacity provider (Lambda Managed Instances), whose network and scaling are its own. */
export const isOnCapacityProvider = (fn: View): boolean => fn.has("capacityProviderConfig");
