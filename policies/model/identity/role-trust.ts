/** What the trust policy of a role says about whoever holds a session of it. */
import { provesKey } from "../iam/language";
import type { PolicyDocument, Statement } from "../iam/language";
import { trustGrants, trustProvesMfa } from "../iam/trust";
import { matchesWildcard } from "../wildcard";

/** What follows from a role's trust for each of its sessions. */
export interface TrustReading {
    /** `mfa`: AWS has seen a code. `provider-mfa`: the identity provider says in a claim that it has. */
    readonly proof: "mfa" | "provider-mfa" | "none";
    /** How its sessions are federated, where federation is the only way in. */
    readonly federation: "web-identity" | "saml" | undefined;
    /** The identity providers that it admits, as written; of use where federation is the only way in. */
    readonly providers: readonly string[];
    /** Whether roles that IAM Identity Center made are the only ones that it admits. */
    readonly identityCenterOnly: boolean;
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
            !key.startsWith("saml:") &&
            values.length > 0 &&
            values.every((value) => value.toLowerCase() === "mfa"),
    );
}

/**
 * A role that IAM Identity Center made: nobody else can make one under that path (IAM Identity Center User Guide, "Referencing permission
 * sets in resource policies", which recommends such a pattern).
 */
const IDENTITY_CENTER_ROLE = /^arn:aws[a-z-]{0,12}:iam::(?:\d{12}|\*):role\/aws-reserved\/sso\.amazonaws\.com\//;

/** Whether every grant is to a role that IAM Identity Center made, by name or by a condition on `aws:PrincipalArn`. */
function admitsIdentityCenterOnly(document: PolicyDocument): boolean {
    const grants = trustGrants(document);
    return (
        grants.length > 0 &&
        grants.every(
            ({ principal, statement }) =>
                (principal.kind === "role" && IDENTITY_CENTER_ROLE.test(principal.written)) ||
                provesKey(statement, "aws:principalarn", (value) => IDENTITY_CENTER_ROLE.test(value)) === "yes",
        )
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
    const facts = {
        federation,
        providers: federated.flatMap(({ principals }) => principals?.federated ?? []),
        identityCenterOnly: admitsIdentityCenterOnly(document),
    } as const;
    if (admitting.length === 0) return { proof: "none", ...facts };
    if (trustProvesMfa(document)) return { proof: "mfa", ...facts };
    const others = document.statements.filter((statement) => !federated.includes(statement));
    const othersProven = onlyFederated || trustProvesMfa({ ...document, statements: others });
    const provider = federated.length > 0 && federated.every(requiresProviderMfa) && othersProven;
    return { proof: provider ? "provider-mfa" : "none", ...facts };
}
