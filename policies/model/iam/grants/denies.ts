/**
 * Which Deny statements of the same document take back what an Allow statement gives. An explicit Deny wins wherever it stands
 * (AWS IAM User Guide, "Policy evaluation logic"), but only for what it certainly covers. A Deny with conditions leaves the requests
 * that fail one of its lines: what each line leaves is a condition like those of an Allow (`language/inverse`).
 */
import type { Conditioned } from "../language/conditions";
import { inverseOf } from "../language/inverse";
import type { Condition, PolicyDocument, Statement } from "../language/statement";
import { allOf, anyOf, verdictOf } from "../language/verdict";
import type { Verdict } from "../language/verdict";
import { both, coversGiven, lazily } from "./deny-covers";
import type { Given } from "./deny-covers";

/** Whether one Deny covers all of `given`, for all requests of which `holds` speaks: one function per question, as answers are kept. */
export const deniedWhere = (document: PolicyDocument, given: Given, holds: (deny: Statement) => Verdict): Verdict =>
    anyOf(lazily(relevant(document, holds), ([deny, held]) => both(held, () => coversGiven(deny, given))));

/** Whether one Deny without conditions covers all of `given`. */
export const isDenied = (document: PolicyDocument, given: Given): Verdict => deniedWhere(document, given, isUnconditional);

const isUnconditional = (deny: Statement): Verdict => verdictOf(deny.conditions.length === 0);

/**
 * Whether `proves` holds of every request that an Allow admits and no Deny turns away. What a Deny of one line leaves is as good as a
 * line of the Allow; of a Deny of several lines, what each of them leaves has to do.
 * @param block the Allow's conditions
 * @param spares lines of a Deny that may leave what they leave, beside one that does
 */
export function holdsAfterDenies(
    document: PolicyDocument,
    given: Given,
    block: Conditioned,
    proves: (block: Conditioned) => Verdict,
    spares: (line: Condition) => Verdict = never,
): Verdict {
    const alone = proves(block);
    if (alone === "yes") return alone;
    const denies = [...relevant(document, isUnconditional), ...relevant(document, isConditional).slice(0, MOST_CONDITIONAL)];
    if (denies.length === 0) return alone;
    const certain: Condition[] = [];
    const others: (readonly [Verdict, Statement])[] = [];
    for (const [deny] of denies) {
        const covers = coversGiven(deny, given);
        if (covers === "no") continue;
        const [line, ...more] = deny.conditions;
        if (covers === "yes" && line !== undefined && more.length === 0) certain.push(inverseOf(line));
        else others.push([covers, deny]);
    }
    const together: Conditioned = certain.length === 0 ? block : { ...block, conditions: [...block.conditions, ...certain] };
    const joint = certain.length === 0 ? alone : proves(together);
    if (joint === "yes") return "yes";
    const each = lazily(others, ([covers, { conditions }]) => {
        if (conditions.length === 0) return covers;
        const left = conditions.map((line) => proves({ ...together, conditions: [...together.conditions, inverseOf(line)] }));
        return allOf([covers, anyOf(left), ...conditions.map((line, index) => anyOf([left[index] ?? "no", spares(line)]))]);
    });
    return anyOf([joint, ...each]);
}

const never = (): Verdict => "no";
const isConditional = (deny: Statement): Verdict => verdictOf(deny.conditions.length > 0);

type Answered = readonly (readonly [Statement, Verdict])[];

/** More Deny statements than fit into any policy that AWS accepts; what further ones take back is not seen. */
const MOST_DENIES = 250;
/** The same for those with conditions, of which each is looked at together with the others. */
const MOST_CONDITIONAL = 32;
const ANSWERS = new WeakMap<PolicyDocument, Map<(deny: Statement) => Verdict, Answered>>();

/** The Deny statements of which `holds` may be true, worked out once per document and question. */
function relevant(document: PolicyDocument, holds: (deny: Statement) => Verdict): Answered {
    const answers = ANSWERS.get(document) ?? new Map<(deny: Statement) => Verdict, Answered>();
    ANSWERS.set(document, answers);
    const known = answers.get(holds);
    if (known !== undefined) return known;
    const denies = document.statements.filter(({ effect }) => effect === "Deny").slice(0, MOST_DENIES);
    const found = denies.map((deny) => [deny, holds(deny)] as const).filter(([, held]) => held !== "no");
    answers.set(holds, found);
    return found;
}
