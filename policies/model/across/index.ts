/** What only shows across stacks: each says what it has and takes as data, and the data of all are joined. */
export { identitiesOf } from "./identities";
export type { Identities, RoleUser } from "./identities";
export { Across, unitOf } from "./roles";
export type { Member, Placed, SharedRole } from "./roles";
