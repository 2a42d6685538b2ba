/** Inputs that carry policy documents, for the tests of the rules on documents. */
type Loose = Readonly<Record<string, unknown>>;

export const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";

/** A document of these statements. */
export const document = (...statements: readonly Loose[]): Loose => ({ Version: "2012-10-17", Statement: statements });

/** An Allow statement; `more` overrides. */
export const allow = (action: unknown, resource: unknown, more: Loose = {}): Loose => ({
    Effect: "Allow",
    Action: action,
    Resource: resource,
    ...more,
});

/** An `aws.iam.RolePolicy` with a document as an object literal. */
export const rolePolicy = (...statements: readonly Loose[]): { readonly type: string; readonly inputs: Loose } => ({
    type: ROLE_POLICY,
    inputs: { role: "orders", policy: document(...statements) },
});

/** An `aws.iam.RolePolicy` with a document as text. */
export const asText = (...statements: readonly Loose[]): { readonly type: string; readonly inputs: Loose } => ({
    type: ROLE_POLICY,
    inputs: { role: "orders", policy: JSON.stringify(document(...statements)) },
});
