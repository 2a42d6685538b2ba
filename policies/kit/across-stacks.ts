/** Findings on resources that are told only where several stacks are looked at together, in words. */
import { unitOf } from "../model/across";
import type { Placed, RoleUser, SharedRole } from "../model/across";
import { enumerate, literal, logicalName, resourceText, text } from "./text";
import type { Text } from "./text";

/** Functions that take a role with others in other stacks, the role, and who takes it besides. */
export function* sharersOf({ role, users }: SharedRole): Generator<{
    readonly user: Placed<RoleUser>;
    readonly role: Text;
    readonly others: Text;
}> {
    const units = new Map(users.map((user) => [unitOf(user), user]));
    const inStack = new Map<string, number>();
    for (const { stack } of units.values()) inStack.set(stack, (inStack.get(stack) ?? 0) + 1);
    for (const user of users) {
        // What its own stack shows is found there.
        if (!user.isFunction || (inStack.get(user.stack) ?? 0) > 1) continue;
        yield { user, role: roleText(role, user), others: othersText(units, unitOf(user)) };
    }
}

/** The names by which a configuration may call a shared role: its own, and the one in the program. */
export const namesOf = ({ key, role }: SharedRole): readonly string[] => [
    key.slice(key.indexOf("/") + 1),
    ...(role === undefined ? [] : [role.name]),
];

/** At most three by name, without walking a long list. */
function othersText(units: ReadonlyMap<string, Placed<RoleUser>>, own: string): Text {
    const named: Text[] = [];
    for (const [unit, user] of units) {
        if (unit !== own) named.push(text`${resourceText(user)} of ${logicalName({ name: user.stack })}`);
        if (named.length === 3) break;
    }
    return enumerate(named, named.length, units.size - 1 - named.length);
}

/** A role by its logical name, with its stack where that is another. */
function roleText(role: Placed | undefined, { stack }: { readonly stack: string }): Text {
    if (role === undefined) return literal("a role outside these stacks");
    return role.stack === stack
        ? text`role "${logicalName(role)}"`
        : text`role "${logicalName(role)}" of ${logicalName({ name: role.stack })}`;
}
