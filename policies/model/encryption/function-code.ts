/** Which key encrypts what Lambda keeps of a function besides its environment. Source: AWS Lambda Developer Guide, "Data encryption at rest". */
import { below } from "../paths";
import type { View } from "../values";

/**
 * The property that names the key; undefined where there is nothing to encrypt: a container image, a mapping without filters.
 * @throws Undetermined where it is not known whether there is.
 */
export function codeKey(type: string, inputs: View): View | undefined {
    if (type.endsWith(":EventSourceMapping")) return filters(inputs) ? inputs.child("kmsKeyArn") : undefined;
    if (type.endsWith(":CapacityProvider")) return inputs.child("kmsKeyArn");
    const isNative = type.startsWith("aws-native:");
    if (inputs.string("packageType") === "Image" || below(inputs, isNative ? "code.imageUri" : "imageUri").asString()) return undefined;
    return below(inputs, isNative ? "code.sourceKmsKeyArn" : "sourceKmsKeyArn");
}

const filters = (mapping: View): boolean => (mapping.object("filterCriteria")?.as().list("filters").length ?? 0) > 0;
