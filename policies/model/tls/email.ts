/** Whether SES demands TLS. Source: Amazon SES API references, DeliveryOptions and ReceiptRule: `TlsPolicy` is Optional by default. */
import { below } from "../paths";
import { Undetermined } from "../values";
import type { View } from "../values";

/**
 * The property that leaves TLS optional; undefined where it is required.
 * @throws Undetermined where the policy is not known, or none of AWS's.
 */
export function emailTlsPolicy(type: string, inputs: View): View | undefined {
    const where = below(inputs, pathOf(type));
    const policy = where.asString()?.toLowerCase() || "optional";
    if (policy === "require") return undefined;
    if (policy === "optional") return where;
    throw new Undetermined(where.path, "shape");
}

function pathOf(type: string): string {
    if (!type.endsWith(":ReceiptRule")) return "deliveryOptions.tlsPolicy";
    return type.startsWith("aws-native:") ? "rule.tlsPolicy" : "tlsPolicy";
}
