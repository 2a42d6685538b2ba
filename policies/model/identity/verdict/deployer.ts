/** The judgement of a deployer: of the caller, and of the roles that the provider then assumes. */
import { harmlessRoleName, parseRoleArn } from "../session/caller";
import type { Principal } from "../session/caller";
import { classify } from "./classification";
import type { Inquiry } from "./classification";
import { finding } from "./evidence";
import type { Finding } from "./evidence";
import { FAILURES } from "./judgement";
import type { AssumedRole, Judgement } from "./judgement";
import { proofOf, trustOf } from "./role-trust";

/** Judges the deployer whose session is given, the roles that the provider assumes included. */
export async function judgeDeployer(inquiry: Inquiry): Promise<Judgement> {
    const { session, source } = inquiry;
    const caller = await session.caller();
    const literalKeys = source.keys !== undefined;
    if (!caller.ok) {
        const { failure } = caller;
        const nobody = { role: undefined, temporary: undefined, account: undefined, literalKeys, assumes: [] };
        const evidence = failure === "mfa-code-wanted" ? "declared-mfa" : failure;
        return { ...finding("unknown", "unverifiable", evidence, FAILURES[failure]), ...nobody };
    }
    const { principal, temporary } = caller.value;
    const own = await classify(inquiry, caller.value);
    const assumes = await Promise.all(source.assumeRoles.map((arn) => assumedRole(inquiry, principal, arn)));
    return {
        ...withAssumedRoles(own, assumes),
        role: principal.kind === "assumed-role" ? harmlessRoleName(principal.name) : undefined,
        temporary,
        account: principal.account === "" ? undefined : principal.account,
        literalKeys,
        assumes,
    };
}

async function assumedRole({ session }: Inquiry, principal: Principal, arn: string): Promise<AssumedRole> {
    const target = parseRoleArn(arn);
    const role = target === undefined ? undefined : harmlessRoleName(target.name);
    if (target === undefined || target.account !== principal.account) return { role, trust: "unreadable" };
    const described = await session.role(target.name);
    const reading = described.ok ? trustOf(described.value) : undefined;
    return { role, trust: reading === undefined ? "unreadable" : proofOf(reading) };
}

/**
 * The deployer is the base identity; a role whose trust requires MFA proves that it had it, since the deployment cannot go on otherwise.
 * A trust that does not require MFA, or cannot be read, leaves the verdict on the base identity as it is.
 */
function withAssumedRoles(own: Finding, assumes: readonly AssumedRole[]): Finding {
    if (own.verdict === "root" || assumes.length === 0) return own;
    const proving = assumes.find(({ trust }) => trust === "mfa");
    if (proving !== undefined) {
        return {
            ...own,
            verdict: "proven",
            evidence: "assumed-role-trust",
            why: "the role that the provider assumes requires MFA by its trust policy",
        };
    }
    const trusts = assumes.some(({ trust }) => trust === "unreadable")
        ? "whose trust policy could not be read"
        : "whose trust policy does not require MFA";
    return { ...own, why: `${own.why}; the provider then assumes a role ${trusts}` };
}
