/** Escalation paths of one document, put together by the statements that open them: a statement with five paths is one mistake. */
import { lazy } from "../../lazy";
import { Undetermined } from "../../values";
import type { PolicyDocument, Statement } from "../language/statement";
import type { Escalation, EscalationKind } from "./escalation";
import type { Self } from "../language/carriers";
import { grants } from "./permissions";
import { isReported } from "./reported-steps";

const escalation = lazy(() => require("./escalation") as typeof import("./escalation"));

/** Paths that the same statements open. */
export interface EscalationGroup {
    /** In the order of the document. */
    readonly statements: readonly [Statement, ...Statement[]];
    /** The worst path, and how many others there are. */
    readonly worst: Escalation;
    readonly others: number;
}

/** Rights for itself come before those of others, and those before what needs a service; then the fewest steps. */
const KINDS: readonly EscalationKind[] = ["self-escalation", "principal-access", "new-passrole", "existing-passrole"];
const byDanger = (a: Escalation, b: Escalation): number =>
    KINDS.indexOf(a.path.kind) - KINDS.indexOf(b.path.kind) || a.path.steps.length - b.path.steps.length;

/**
 * The paths that `document` opens by itself, worst first. Left out: those that need `*`, `service:*` or an inverted Allow, and those
 * of which another policy speaks.
 * @param holder the role or user that holds the document, if known.
 * @returns `doubt` where there is no certain path, but something unknown may open one.
 */
export function escalationGroups(
    document: PolicyDocument,
    holder?: Self,
): { readonly groups: readonly EscalationGroup[]; readonly doubt: Undetermined | undefined } {
    const granted = grants([document]);
    const open = escalation()
        .escalationPaths(granted, holder)
        .filter(({ throughWildcard, path }) => !throughWildcard && path.reportedBy === undefined);
    const byStatements = new Map<string, EscalationGroup>();
    for (const worst of open.filter(isReported).sort(byDanger)) {
        const statements = statementsOf(worst);
        const key = statements.map(({ index }) => index).join();
        const known = byStatements.get(key);
        const [first, ...rest] = statements;
        if (known !== undefined) byStatements.set(key, { ...known, others: known.others + 1 });
        else if (first !== undefined) byStatements.set(key, { statements: [first, ...rest], worst, others: 0 });
    }
    const path = byStatements.size > 0 ? undefined : escalation().escalationDoubt(granted, open);
    return { groups: [...byStatements.values()], doubt: path === undefined ? undefined : new Undetermined(path, "unknown") };
}

/** One statement for each step, the first that grants it. */
const statementsOf = ({ steps }: Escalation): readonly Statement[] =>
    [...new Set(steps.flatMap(({ grants: [first] }) => (first === undefined ? [] : [first.statement])))].sort((a, b) => a.index - b.index);
