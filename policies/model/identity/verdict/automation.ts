/** Whether `automationRoles` vouches for a caller. */
import { matchesWildcard } from "../../wildcard";
import type { Principal } from "../session/caller";
import type { Session } from "../session/session";
import type { EvidenceOptions } from "./evidence";

/**
 * Whether `automationRoles` lists the caller's role. A session's ARN lacks the role's path, so the role is asked for; where that is
 * not permitted, the ARN without a path is compared, with globs that name the role in full also without theirs (a role's name is
 * unique in its account whatever its path), and never with a path and wildcards guessed at.
 */
export async function isListed(session: Session, principal: Principal, options: EvidenceOptions): Promise<boolean> {
    if (options.automationRoles.length === 0) return false;
    if (principal.kind !== "assumed-role") return options.automationRoles.some((glob) => matchesWildcard(glob, principal.arn));
    const described = await session.role(principal.name);
    if (described.ok) return options.automationRoles.some((glob) => matchesWildcard(glob, described.value.arn));
    const arn = `arn:${principal.partition}:iam::${principal.account}:role/${principal.name}`;
    return options.automationRoles.some((glob) => matchesWildcard(glob, arn) || matchesWildcard(withoutPath(glob), arn));
}

function withoutPath(glob: string): string {
    const start = glob.indexOf(":role/");
    const name = glob.slice(glob.lastIndexOf("/") + 1);
    return start < 0 || /[*?]/.test(name) ? glob : `${glob.slice(0, start)}:role/${name}`;
}
