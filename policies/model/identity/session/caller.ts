/** The principal that GetCallerIdentity names, read from its ARN (IAM User Guide: "IAM identifiers"; STS API: GetCallerIdentity). */

/** Names within it may be personal (a session's name is often an e-mail address): it stays within this folder. */
export interface Principal {
    readonly kind: "root" | "user" | "assumed-role" | "federated-user" | "unknown";
    readonly partition: string;
    readonly account: string;
    readonly arn: string;
    /** The user's or role's name without its path; empty for root and unknown. */
    readonly name: string;
}

const ARN = /^arn:([a-z0-9-]{1,32}):(iam|sts)::(\d{12}):(.{1,2048})$/;

/** Reads a caller's ARN; what is of no documented shape is `unknown`. */
export function parsePrincipal(arn: string): Principal {
    const match = ARN.exec(arn);
    const [, partition = "", service = "", account = "", resource = ""] = match ?? [];
    const base = { partition, account, arn };
    if (service === "iam" && resource === "root") return { ...base, kind: "root", name: "" };
    const [type = "", ...rest] = resource.split("/");
    const last = rest.at(-1) ?? "";
    if (type === "user" && service === "iam" && last !== "") return { ...base, kind: "user", name: last };
    if (type === "assumed-role" && service === "sts" && rest.length === 2 && rest[0])
        return { ...base, kind: "assumed-role", name: rest[0] };
    if (type === "federated-user" && service === "sts" && last !== "") return { ...base, kind: "federated-user", name: last };
    return { ...base, kind: "unknown", name: "" };
}

/** The name of a role ARN and its account, or `undefined` where it is none. */
export function parseRoleArn(arn: string): { readonly account: string; readonly name: string } | undefined {
    const [, , service = "", account = "", resource = ""] = ARN.exec(arn) ?? [];
    if (service !== "iam" || !resource.startsWith("role/")) return undefined;
    const name = resource.split("/").at(-1) ?? "";
    return name === "" ? undefined : { account, name };
}

/** A role's name as a message may show it: none where it looks like a person's address, or is of no legal shape. */
export function harmlessRoleName(name: string): string | undefined {
    return /^[\w+=,.-]{1,64}$/.test(name) ? name : undefined;
}
