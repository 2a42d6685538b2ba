/** What only shows where the stacks of an organisation are looked at together: roles that two take, that none has, that trust one another. */
import type { Identities, Named, OwnRole, RoleUser } from "./identities";

/** A document with what it says of itself. Documents of one stack have the same `stack`. */
export interface Member {
    readonly document: string;
    /** `project/stack`. */
    readonly stack: string;
    readonly identities: Identities;
}

/** A resource with the document and the stack that it stands in. */
export type Placed<N extends Named = Named> = N & Pick<Member, "document" | "stack">;

/** A role and all that take it, in two stacks at least. */
export interface SharedRole {
    readonly key: string;
    /** The role, where one of the stacks has it. */
    readonly role: Placed | undefined;
    /** A resource that stands in several documents of its stack is there as often. */
    readonly users: readonly Placed<RoleUser>[];
}

/** A role that functions take and that no stack has. */
export interface MissingRole {
    readonly key: string;
    readonly users: readonly Placed<RoleUser>[];
}

/** A role of one stack that may assume a role of another. */
export interface RoleTrust {
    readonly from: Placed;
    readonly to: Placed;
}

/** The stacks together: what each role is called, who has it and who takes it. */
export class Across {
    private readonly owners = new Map<string, Placed<OwnRole>>();
    private readonly users = new Map<string, Placed<RoleUser>[]>();
    private readonly roles: Placed<OwnRole>[] = [];
    /** Whether a role of a stack cannot be told by its name. */
    private isVague = false;
    private readonly stacks = new Set<string>();

    constructor(members: Iterable<Member>) {
        for (const { document, stack, identities } of members) {
            this.stacks.add(stack);
            for (const role of identities.roles) {
                const placed = { ...role, document, stack };
                this.roles.push(placed);
                if (role.key === undefined) this.isVague = true;
                else if (!this.owners.has(role.key)) this.owners.set(role.key, placed);
            }
            for (const user of identities.users) {
                const of = this.users.get(user.key);
                if (of === undefined) this.users.set(user.key, [{ ...user, document, stack }]);
                else of.push({ ...user, document, stack });
            }
        }
    }

    /** Whether there is anything to look across. */
    get isSeveral(): boolean {
        return this.stacks.size > 1;
    }

    /** Roles that functions take, and that resources of two stacks take. One function in two stacks, as after a move, is one. */
    *shared(): Generator<SharedRole> {
        for (const [key, users] of this.users) {
            if (!users.some(({ isFunction }) => isFunction)) continue;
            const stacks = new Set(users.map(({ stack }) => stack));
            if (stacks.size > 1 && new Set(users.map(unitOf)).size > 1) yield { key, role: this.owners.get(key), users };
        }
    }

    /**
     * Roles that functions take and no stack has, in accounts of which a stack has a role. Whoever asks has to know that these are all
     * stacks; where a role of one is not known by its name, it may be the one, and nothing is said.
     */
    *missing(): Generator<MissingRole> {
        if (this.isVague) return;
        const accounts = new Set([...this.owners.keys()].map(accountIn));
        for (const [key, users] of this.users) {
            const functions = users.filter(({ isFunction }) => isFunction);
            if (functions.length > 0 && !this.owners.has(key) && accounts.has(accountIn(key))) yield { key, users: functions };
        }
    }

    /** Trust from one stack to another. */
    *trusts(): Generator<RoleTrust> {
        for (const to of this.roles) {
            for (const key of to.trusts) {
                const from = this.owners.get(key);
                if (from !== undefined && from.stack !== to.stack) yield { from, to };
            }
        }
    }
}

/** What counts as one taker of a role. */
export const unitOf = ({ arn, stack, urn }: Placed<RoleUser>): string => arn ?? `${stack} ${urn}`;

const accountIn = (key: string): string => key.slice(0, 12);
