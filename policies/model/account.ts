/**
 * Which account a resource lives in: the one place that answers it.
 *
 * What says so is only what AWS or the provider enforces: ARNs of what was created, policies that IAM accepts of the role's own account
 * alone, the roles a provider assumes and the accounts it may work in, who deploys. ARNs that a program merely writes down, resources
 * that were only read, bucket names and API Gateway's ARNs say nothing.
 */
import { accountOf, parseArn } from "./arn";
import { decodeProvider, type ProviderInputs } from "./provider";
import { isHidden, isRecord, own, View } from "./values";
import { matchesWildcard } from "./wildcard";

/** Whether an account is the resource's own, another's, or cannot be told. */
export type Standing = "own" | "foreign" | "unknown";

/** What is known of the account of one resource. */
export interface AccountEvidence {
    /** Accounts that the resource itself proves: by its own ARN, by policies of its own account. */
    readonly own: Iterable<string>;
    /** The provider's inputs, as they arrive. */
    readonly provider: unknown;
    /** What the configuration says (`accountId`). */
    readonly configured: string | undefined;
    /** Accounts of other created resources of the same provider. */
    readonly siblings: Iterable<string>;
    /** Who deploys (`sts:GetCallerIdentity`), where the provider has no credentials of its own. */
    readonly caller: string | undefined;
}

const NO_EVIDENCE: AccountEvidence = { own: [], provider: undefined, configured: undefined, siblings: [], caller: undefined };

/** The account of a resource, as far as it is known. */
export class OwnAccount {
    private constructor(
        /** The account, 12 digits; `undefined` where it is not known, or where what is known contradicts itself. */
        readonly id: string | undefined,
        /** The accounts that it can be besides; of several no one knows which. */
        private readonly among: ReadonlySet<string>,
        private readonly forbidden: ReadonlySet<string>,
        /** Whether `among` is all there is to know: false where the evidence contradicts itself. */
        private readonly consistent: boolean,
    ) {}

    /** What is nearest to the resource decides; what contradicts itself decides nothing. */
    static of(evidence: Partial<AccountEvidence>): OwnAccount {
        const { own: proven, provider, configured, siblings, caller } = { ...NO_EVIDENCE, ...evidence };
        const { bound, allowed, forbidden } = providerAccounts(provider);
        const certain = new Set([...proven, ...(bound === undefined ? [] : [bound])]);
        const [first] = certain;
        const contradicts = certain.size > 1 || (first !== undefined && allowed.size > 0 && !allowed.has(first));
        if (contradicts) return new OwnAccount(undefined, new Set(), forbidden, false);
        const said = isAccount(configured) ? configured : undefined;
        const related = new Set(siblings);
        const inferred = related.size === 1 ? [...related][0] : related.size === 0 ? caller : undefined;
        const fitting = inferred !== undefined && (allowed.size === 0 || allowed.has(inferred)) ? inferred : undefined;
        const id = first ?? said ?? fitting;
        const settled = id !== undefined && (id === said || id === bound);
        return new OwnAccount(id, settled ? new Set([id]) : allowed, forbidden, true);
    }

    /**
     * Whose `account` is, twelve digits or a pattern of them. Of several `allowedAccountIds` each may be a stack's of this program: that this one stands in the first does
     * not make the second a stranger, so it is "unknown" until `accountId` says which one counts.
     */
    standing(account: string): Standing {
        if (/[*?]/.test(account)) return this.#standingOfPattern(account);
        if (account === this.id) return "own";
        if (this.forbidden.has(account)) return "foreign";
        if (!this.consistent) return "unknown";
        if (this.among.size > 0) return this.among.has(account) && this.among.size > 1 ? "unknown" : "foreign";
        return this.id === undefined ? "unknown" : "foreign";
    }

    /** A pattern that takes in the own account is written for it; one that fits none of those it can be names others. */
    #standingOfPattern(pattern: string): Standing {
        const fits = (account: string): boolean => matchesWildcard(pattern, account);
        if (this.id !== undefined && fits(this.id)) return "own";
        if (!this.consistent) return "unknown";
        if (this.among.size > 0) return this.among.size > 1 && [...this.among].some(fits) ? "unknown" : "foreign";
        return this.id === undefined ? "unknown" : "foreign";
    }
}

const isAccount = (text: string | undefined): text is string => text !== undefined && /^\d{12}$/.test(text);

/** What a provider's inputs say of the account it works in. */
export interface ProviderAccounts {
    /** The account of the role it assumes last, else the only one of `allowedAccountIds`. */
    readonly bound: string | undefined;
    /** `allowedAccountIds`: the provider refuses to work in any other. Empty where it does not say, or not all is known. */
    readonly allowed: ReadonlySet<string>;
    /** `forbiddenAccountIds`: the provider refuses to work in these. */
    readonly forbidden: ReadonlySet<string>;
}

/**
 * The accounts that a provider is bound to. Roles are assumed in order, each with the credentials of the one before it, after a web
 * identity was exchanged (Pulumi registry, `aws.Provider`: `assumeRoles`, before version 7 `assumeRole`; `assumeRoleWithWebIdentity`).
 */
export function providerAccounts(inputs: unknown): ProviderAccounts {
    if (!isRecord(inputs)) return { bound: undefined, allowed: new Set(), forbidden: new Set() };
    const provider = decodeProvider(new View(inputs));
    const allowed = accountsIn(provider, "allowedAccountIds");
    const forbidden = accountsIn(provider, "forbiddenAccountIds");
    const remaining = allowed.complete ? [...allowed.accounts].filter((account) => !forbidden.accounts.has(account)) : [];
    const assumed = lastAssumed(provider);
    const bound = assumed === undefined ? (remaining.length === 1 ? remaining[0] : undefined) : assumed.account;
    return { bound, allowed: new Set(remaining), forbidden: forbidden.accounts };
}

/** The role that is assumed last, and its account where that is known; `undefined` where none is assumed. */
function lastAssumed(provider: View<ProviderInputs>): { readonly account: string | undefined } | undefined {
    const inputs = provider.raw as Record<string, unknown>;
    for (const property of ["assumeRoles", "assumeRole", "assumeRoleWithWebIdentity"]) {
        const raw = own(inputs, property);
        const last: unknown = Array.isArray(raw) ? raw.at(-1) : raw;
        if (last === undefined || last === null) continue;
        if (!isRecord(last)) return { account: undefined };
        const arn = own(last, "roleArn");
        if (arn === undefined || arn === null || arn === "") continue;
        return { account: typeof arn === "string" ? roleAccount(arn) : undefined };
    }
    return undefined;
}

/** The account of a role's ARN. */
function roleAccount(text: string): string | undefined {
    const arn = parseArn(text);
    return arn?.service === "iam" && arn.resource.startsWith("role/") ? accountOf(text) : undefined;
}

/** Account ids of a list, and whether all its elements are such; a JSON number has lost its leading zeros. */
function accountsIn(
    provider: View<ProviderInputs>,
    property: "allowedAccountIds" | "forbiddenAccountIds",
): { readonly accounts: ReadonlySet<string>; readonly complete: boolean } {
    const raw = own(provider.raw as object, property);
    const elements: readonly unknown[] = Array.isArray(raw) ? raw : [];
    const texts = elements.map((id) => (typeof id === "number" || typeof id === "string" ? String(id).padStart(12, "0") : ""));
    const accounts = texts.filter(isAccount);
    return { accounts: new Set(accounts), complete: accounts.length === texts.length };
}

/** Inputs by which a provider chooses its credentials, or asks others than AWS: its account is not that of who deploys. */
const CREDENTIALS = [
    "accessKey",
    "secretKey",
    "token",
    "profile",
    "sharedConfigFiles",
    "sharedCredentialsFiles",
    "assumeRole",
    "assumeRoles",
    "assumeRoleWithWebIdentity",
    "endpoints",
    "skipRequestingAccountId",
] as const;

/** Whether a provider works with whatever credentials the deployment has. An input that cannot be seen may be a credential. */
export function usesDeployersCredentials(inputs: unknown): boolean {
    if (!isRecord(inputs)) return false;
    const provider = decodeProvider(new View(inputs)).raw as Record<string, unknown>;
    return CREDENTIALS.every((property) => isAbsent(own(provider, property)));
}

/** Whether two providers sign in alike, so that both work in one account. Of an input that cannot be seen nobody knows. */
export function signInAlike(one: unknown, other: unknown): boolean {
    if (!isRecord(one) || !isRecord(other)) return false;
    const [a, b] = [one, other].map((inputs) => decodeProvider(new View(inputs)).raw as Record<string, unknown>);
    if (a === undefined || b === undefined) return false;
    return CREDENTIALS.every((property) => {
        const [mine, its] = [own(a, property), own(b, property)];
        if (isHidden(mine) || isHidden(its)) return false;
        return (isAbsent(mine) && isAbsent(its)) || JSON.stringify(mine) === JSON.stringify(its);
    });
}

function isAbsent(value: unknown): boolean {
    if (isHidden(value)) return false;
    if (Array.isArray(value)) return value.length === 0 || value.every((element) => isRecord(element) && Object.keys(element).length === 0);
    return value === undefined || value === null || value === "" || value === false || value === "false";
}

/**
 * Accounts that the inputs of a role or user prove: boundaries and customer-managed policies are always of its own account (IAM API
 * Reference, CreateRole and AttachRolePolicy; another account's are refused).
 */
export function accountsOfPrincipal(inputs: unknown): readonly string[] {
    if (!isRecord(inputs)) return [];
    const managed = own(inputs, "managedPolicyArns");
    const arns: readonly unknown[] = [
        own(inputs, "permissionsBoundary"),
        ...(Array.isArray(managed) ? (managed as readonly unknown[]) : []),
    ];
    return arns.flatMap((arn) => policyAccount(arn) ?? []);
}

/** The account of a customer-managed policy's ARN; AWS's own policies have none. */
export function policyAccount(arn: unknown): string | undefined {
    const parts = typeof arn === "string" ? parseArn(arn) : undefined;
    return parts?.service === "iam" && parts.resource.startsWith("policy/") && isAccount(parts.account) ? parts.account : undefined;
}

/**
 * Types whose own `arn` carries the account that they were created in, by the service of that ARN. Not among them: what has another's
 * ARN (`TopicPolicy`), what is made in another's account (a subscription lives with its topic), what has none (buckets, API Gateway).
 */
const CARRIERS: ReadonlyMap<string, string> = new Map([
    ["aws:iam/role:Role", "iam"],
    ["aws:iam/user:User", "iam"],
    ["aws:iam/group:Group", "iam"],
    ["aws:iam/policy:Policy", "iam"],
    ["aws:iam/instanceProfile:InstanceProfile", "iam"],
    ["aws:iam/openIdConnectProvider:OpenIdConnectProvider", "iam"],
    ["aws:iam/samlProvider:SamlProvider", "iam"],
    ["aws:lambda/function:Function", "lambda"],
    ["aws:lambda/alias:Alias", "lambda"],
    ["aws:lambda/layerVersion:LayerVersion", "lambda"],
    ["aws:lambda/codeSigningConfig:CodeSigningConfig", "lambda"],
    ["aws:sqs/queue:Queue", "sqs"],
    ["aws:sns/topic:Topic", "sns"],
    ["aws:dynamodb/table:Table", "dynamodb"],
]);

/** The account that a created resource's own ARN names. `props`: its outputs, in the shape of the `aws` provider. */
export function accountOfCreated(token: string, props: unknown): string | undefined {
    const service = CARRIERS.get(token);
    const arn = service === undefined || !isRecord(props) ? undefined : own(props, "arn");
    if (typeof arn !== "string") return undefined;
    const parts = parseArn(arn);
    return parts?.service === service ? accountOf(arn) : undefined;
}
