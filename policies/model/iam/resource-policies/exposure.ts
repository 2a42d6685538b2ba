/**
 * Whom a resource policy lets in: the statements that are open to everybody, and those that trust an AWS service without saying on
 * whose behalf. (S3 User Guide, "Blocking public access": "The meaning of public"; IAM User Guide, "The confused deputy problem".)
 */
import { isFalse, someValue, type Conditioned } from "../language/conditions";
import { holdsAfterDenies } from "../grants/denies";
import { type Given } from "../grants/deny-covers";
import type { Condition, PolicyDocument, Principals, Statement } from "../language/statement";
import { provesCaller, provesOrganisation, provesSource } from "../conditions/pins";
import { provesAddresses, provesPrivateAddresses } from "../conditions/addresses";
import { principalsIn, type Principal } from "../language/principals";
import { allOf, anyOf, certain, not, unlessYes, type Verdict } from "../language/verdict";

/** How a statement comes to be open: `principal` `*`, a pattern, any `service` or identity provider, or all but some (`notPrincipal`). */
export type Opening = "principal" | "wildcard" | "service" | "federated" | "notPrincipal";

/** An Allow that is open to everybody. */
export interface PublicStatement {
    readonly statement: Statement;
    readonly opening: Opening;
    /** Whether it is open to certain address ranges only. AWS does not call that public for S3 and EFS. */
    readonly addressesOnly: Verdict;
}

/**
 * The Allow statements that admit everybody, without a condition that binds organisation, account, principal, network or source, and
 * that no Deny takes back: one without conditions, or one that denies all others (`StringNotEquals aws:PrincipalOrgID …`). Statements
 * held to public address ranges are among them, marked `addressesOnly`. Identity policies, which have no principal, have none.
 * @throws Undetermined where there is no such statement for certain, but an unknown element may make one.
 */
export const publicStatements = (document: PolicyDocument): readonly PublicStatement[] =>
    certain(
        document.statements.filter(({ effect }) => effect === "Allow"),
        (statement) => isPublic(document, statement),
        ({ path }) => path,
    ).map((statement) => ({
        statement,
        opening: openingOf(statement) ?? "principal",
        addressesOnly: holdsAfterDenies(document, givenBy(statement), statement, provesCallerOrAddresses, sparesServices),
    }));

export const NOBODY: Principals = { everybody: false, aws: [], service: [], federated: [], canonicalUser: [] };

function isPublic(document: PolicyDocument, statement: Statement): Verdict {
    const open = openingOf(statement) !== undefined;
    // `*` is everybody under whatever kind it stands.
    if (!open && !principalsIn(statement.principals ?? NOBODY).some(({ kind }) => kind === "unknown")) return "no";
    const closed = holdsAfterDenies(document, givenBy(statement), statement, provesNotPublic, sparesServices);
    return allOf([open ? "yes" : "unknown", not(closed)]);
}

const givenBy = ({ actions, resources }: Statement): Given => ({ principal: "*", actions, resources });

const provesNotPublic = (block: Conditioned): Verdict => anyOf([provesCaller(block), provesPrivateAddresses(block)]);
const provesCallerOrAddresses = (block: Conditioned): Verdict => anyOf([provesCaller(block), provesAddresses(block)]);

/**
 * Whether a line of a Deny only spares what AWS services do by their own principal, as AWS's data perimeter examples write it:
 * `aws:PrincipalIsAWSService` false. `aws:ViaAWSService` spares more: what anybody has a service do (AWS IAM User Guide, "AWS global
 * condition context keys").
 */
export const sparesServices = (line: Condition): Verdict =>
    line.key === "aws:principalisawsservice" && line.operator === "bool" ? someValue(line, isFalse) : "no";

/** How a statement is open by its principals alone, conditions aside; `undefined` where it names somebody or is no resource policy's. */
export function openingOf({ principals, notPrincipals }: Statement): Opening | undefined {
    if (notPrincipals !== undefined) return "notPrincipal";
    if (principals === undefined) return undefined;
    if (principals.everybody || principals.canonicalUser.includes("*")) return "principal";
    if (principals.service.includes("*")) return "service";
    if (principals.federated.includes("*")) return "federated";
    return principalsIn(principals).some(({ kind, ...principal }) => kind === "wildcard" && accountOf(principal) === undefined)
        ? "wildcard"
        : undefined;
}

const accountOf = (principal: object): unknown => ("account" in principal ? principal.account : undefined);

/** One service that a statement of a resource policy trusts. */
export interface ServiceGrant {
    readonly statement: Statement;
    readonly principal: Extract<Principal, { kind: "service" | "unknown" }>;
}

/**
 * The services that a resource policy allows something without `aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID` or
 * `aws:SourceOrgPaths`, nor a Deny of all others.
 * @throws Undetermined where an unknown element decides.
 */
export const servicesWithoutSource = (document: PolicyDocument): readonly ServiceGrant[] =>
    certain(
        serviceGrants(document),
        (grant) => lacksSource(document, grant),
        ({ statement }) => statement.path,
    );

const serviceGrants = (document: PolicyDocument): readonly ServiceGrant[] =>
    document.statements
        .filter(({ effect }) => effect === "Allow")
        .flatMap((statement) =>
            principalsIn(statement.principals ?? NOBODY)
                .filter(isService)
                .map((principal) => ({ statement, principal })),
        );

const isService = (principal: Principal): principal is ServiceGrant["principal"] =>
    principal.kind === "service" || (principal.kind === "unknown" && principal.among === "service");

function lacksSource(document: PolicyDocument, { statement, principal }: ServiceGrant): Verdict {
    const given: Given = { principal: principal.written, actions: statement.actions, resources: statement.resources };
    const bound = anyOf([
        holdsAfterDenies(document, given, statement, provesSource),
        // A service's own request has none of the caller's keys: a Deny of all that lack one keeps it out.
        holdsAfterDenies(document, given, { path: statement.path, conditions: [] }, provesCaller),
        // So does an Allow for one organisation, of which only principals are members ("AWS global condition context keys", `aws:PrincipalOrgID`).
        provesOrganisation(statement),
    ]);
    return principal.kind === "unknown" ? unlessYes(bound) : not(bound);
}
