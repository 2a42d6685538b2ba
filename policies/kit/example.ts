/**
 * Examples of a rule: run by the tests, shown on the rule's page. A stack example names other resources by reference, so that it
 * can be judged both before anything exists (the value unknown, the dependency known) and after.
 */

/** A reference to an output of another resource of the same example. */
export class Ref {
    constructor(
        readonly resource: string,
        readonly attribute: string,
        /** Text before and after, as in a template string. */
        readonly prefix = "",
        readonly suffix = "",
    ) {}
}

/** `ref("role", "arn")` stands for `role.arn` in a Pulumi program. */
export const ref = (resource: string, attribute: string, prefix?: string, suffix?: string): Ref =>
    new Ref(resource, attribute, prefix, suffix);

/** The inputs of one resource; with `type` where the rule judges several. */
export type ResourceExample<S> = {
    readonly type?: string;
    readonly inputs: { readonly [K in keyof S]?: unknown } & { readonly [key: string]: unknown };
    /** Options of the rule under which the example is true, where the defaults do not tell. */
    readonly config?: { readonly [option: string]: unknown };
};

/** One resource of a stack example. */
export interface ExampleResource {
    readonly type: string;
    readonly name: string;
    /** Values as the program sets them; a {@link Ref} at any depth. */
    readonly inputs: { readonly [key: string]: unknown };
    /** Attributes that a deployment adds, besides the usual `arn`, `id` and `name`. */
    readonly outputs?: { readonly [key: string]: unknown };
    readonly parent?: string;
    readonly provider?: string;
}

/** The trust policy of an execution role: for examples in which a role must have one. */
export const LAMBDA_TRUST = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
});

/** An inline policy of a role with one statement: what most rules about IAM documents show. */
export const inlinePolicy = (role: string, statement: Readonly<Record<string, unknown>>): InlinePolicy => ({
    type: "aws:iam/rolePolicy:RolePolicy",
    inputs: { role, policy: { Statement: statement } },
});
interface InlinePolicy {
    readonly type: "aws:iam/rolePolicy:RolePolicy";
    readonly inputs: { readonly role: string; readonly policy: { readonly Statement: Readonly<Record<string, unknown>> } };
}
