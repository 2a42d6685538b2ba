/** What only shows across stacks: each says what it has and takes as data, and the data of all are joined. */
export { identitiesOf, isServiceRole, roleKey } from "./identities";
export type { Identities, Named, OwnRole, RoleUser } from "./identities";
export { Across, unitOf } from "./roles";
export type { Member, MissingRole, Placed, RoleTrust, SharedRole } from "./roles";
