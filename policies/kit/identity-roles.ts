/** Walking the roles that identity pools and user groups hand out. */
import { givenRoles, roleGivers } from "../model/cognito/identity-roles";
import type { IdentityRole, RoleGiver } from "../model/cognito/identity-roles";
import { nodeOf } from "../model/stack";
import type { RoleNode, Stack } from "../model/stack";
import { Undetermined } from "../model/values";
import { each } from "./outcome";
import type { Outcome } from "./outcome";

/** Judges each role of the stack that is handed out; what cannot be told of one of them stands on its giver and hides nothing of the others. */
export function* eachGivenRole(
    stack: Stack,
    judge: (role: RoleNode, giver: RoleGiver, given: IdentityRole) => Iterable<Outcome>,
): Generator<Outcome> {
    for (const giver of roleGivers(stack)) {
        for (const part of givenRoles(giver)) {
            yield* each([giver], function* () {
                for (const given of part()) {
                    yield* each([giver], function* () {
                        const role = nodeOf(given.role);
                        if (role === undefined) throw new Undetermined(given.path, "unresolved");
                        yield* judge(role, giver, given);
                    });
                }
            });
        }
    }
}
