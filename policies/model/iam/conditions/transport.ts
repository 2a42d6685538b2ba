/**
 * Conditions on transport security. `aws:SecureTransport` is in every request; its type is Boolean, so it takes the `Bool` operator
 * (AWS IAM User Guide, "AWS global condition context keys").
 */
import { deniesAll, isFalse, someValue } from "../language/conditions";
import type { Condition, Statement } from "../language/statement";
import { settle } from "../language/verdict";
import { isUnknown, Undetermined } from "../../values";

type Deny = Pick<Statement, "effect" | "conditions" | "path">;

/**
 * Whether a statement denies every request that did not come over TLS: a Deny with `Bool` or `BoolIfExists`
 * `aws:SecureTransport` false, and nothing beside that could let one through. Which actions, resources and principals it hits is the
 * caller's question. (Amazon S3 User Guide, "Security best practices for Amazon S3": "Enforce encryption of data in transit".)
 * @throws Undetermined where an unknown element decides.
 */
export const secureTransportDeny = (statement: Deny): boolean =>
    statement.effect === "Deny" &&
    settle(
        deniesAll(statement, (line) => (line.key === "aws:securetransport" && line.operator === "bool" ? someValue(line, isFalse) : "no")),
        statement.path,
    );

const TLS_VERSIONS: readonly number[] = [1.0, 1.1, 1.2, 1.3];

/**
 * The lowest TLS version that a Deny on `key` leaves (`NumericLessThan s3:TlsVersion 1.2` → 1.2; `Infinity` where it leaves none);
 * `undefined` where the statement does not deny by TLS version. (Amazon S3 User Guide, "Bucket policy examples using condition keys":
 * `s3:TlsVersion`.)
 * @throws Undetermined where an unknown element decides.
 */
export function tlsVersionDeny(statement: Deny, key = "s3:TlsVersion"): number | undefined {
    if (statement.effect !== "Deny") return undefined;
    const lower = key.toLowerCase();
    const isBound = (line: Condition): boolean =>
        line.key === lower && (line.operator === "numericlessthan" || line.operator === "numericlessthanequals");
    if (
        !settle(
            deniesAll(statement, (line) => (isBound(line) ? "yes" : "no")),
            statement.path,
        )
    )
        return undefined;
    const bounds = statement.conditions.filter(isBound);
    if (bounds.some((line) => line.values.some(isUnknown))) throw new Undetermined(statement.path, "unknown");
    const isDenied = (version: number): boolean =>
        bounds.every((line) =>
            line.values.some((value) => (line.operator === "numericlessthan" ? version < Number(value) : version <= Number(value))),
        );
    if (!TLS_VERSIONS.some(isDenied)) return undefined;
    return TLS_VERSIONS.find((version) => !isDenied(version)) ?? Infinity;
}
