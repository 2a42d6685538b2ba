/** What the trust policy of a role says about whoever holds a session of it. */
import type { PolicyDocument, Statement } from "../iam/language";
import { trustProvesMfa } from "../iam/trust";
import { matchesWildcard } from "../wildcard";

/** What follows from a role's trust for each of its sessions. */
export interface TrustReading {
    /** `mfa`: AWS has seen a code. `provider-mfa`: the identity provider says in a claim that it has. */
    readonly proof: "mfa" | "provider-mfa" | "none";
    /** How its sessions are federated, where federation is the only way in. */
    readonly federation: "web-identity" | "saml" | undefined;
}

const ADMITTING = ["sts:assumerole", "sts:assumerolewithwebidentity", "sts:assumerolewithsaml"];

function admittingActions(statement: Statement): readonly string[] {
    if (statement.effect !== "Allow") return [];
    const patterns = statement.actions?.map((action) => action.toLowerCase());
    if (patterns === undefined) return ADMITTING;
    return ADMITTING.filter((action) => patterns.some((pattern) => matchesWildcard(pattern, action)));
}

function isFederatedOnly({ principals }: Statement): boolean {
    if (principals === undefined || principals.federated.length === 0) return false;
    return !principals.everybody && principals.aws.length === 0 && principals.service.length === 0 && principals.canonicalUser.length === 0;
}

const EQUALITY = new Set(["stringequals", "stringequalsignorecase", "stringlike"]);

/**
 * Whether a statement asks for the provider's own word that several factors were used: the value `mfa` of the claim `amr` (RFC 8176,
 * section 2), compared by a condition key `<issuer>:amr`. `ForAllValues` and `IfExists` are satisfied by a token without the claim.
 */
function requiresProviderMfa(statement: Statement): boolean {
    return statement.conditions.some(
        ({ operator, ifExists, set, key, values }) =>
            EQUALITY.has(operator) &&
            !ifExists &&
            set !== "ForAllValues" &&
            key.endsWith(":amr") &&
            values.length > 0 &&
            values.every((value) => value.toLowerCase() === "mfa"),
    );
}

/**
 * Reads the trust policy of a role that somebody holds a session of.
 * @throws Undetermined where an element that decides cannot be read.
 */
export function readTrust(document: PolicyDocument): TrustReading {
    const admitting = document.statements.filter((statement) => admittingActions(statement).length > 0);
    const federated = admitting.filter(isFederatedOnly);
    const actions = new Set(admitting.flatMap(admittingActions));
    const onlyFederated = admitting.length > 0 && federated.length === admitting.length;
    const onlySaml = actions.has("sts:assumerolewithsaml") && !actions.has("sts:assumerolewithwebidentity");
    const federation = !onlyFederated ? undefined : onlySaml ? "saml" : "web-identity";
    if (admitting.length === 0) return { proof: "none", federation };
    if (trustProvesMfa(document)) return { proof: "mfa", federation };
    const others = document.statements.filter((statement) => !federated.includes(statement));
    const othersProven = onlyFederated || trustProvesMfa({ ...document, statements: others });
    const provider = federated.length > 0 && federated.every(requiresProviderMfa) && othersProven;
    return { proof: provider ? "provider-mfa" : "none", federation };
}
