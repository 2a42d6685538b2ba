/** Whether a session could assume the role that the organisation keeps to prove MFA. */
import { parseRoleArn } from "../session/caller";
import type { Principal } from "../session/caller";
import type { Session } from "../session/session";
import type { EvidenceOptions } from "./evidence";
import { proofOf, trustOf } from "./role-trust";

export async function isProbed(session: Session, { account }: Principal, { mfaProbeRoleArn }: EvidenceOptions): Promise<boolean> {
    if (mfaProbeRoleArn === undefined || mfaProbeRoleArn === "") return false;
    const answer = await session.mayAssume(mfaProbeRoleArn);
    if (!answer.ok || !answer.value) return false;
    // A probe that asks nothing proves nothing; where its trust policy may not be read, the configuration vouches for it.
    const probe = parseRoleArn(mfaProbeRoleArn);
    const described = probe?.account === account ? await session.role(probe.name) : undefined;
    if (described?.ok !== true || described.value.arn !== mfaProbeRoleArn) return true;
    const reading = trustOf(described.value);
    return reading === undefined || proofOf(reading) === "mfa";
}
