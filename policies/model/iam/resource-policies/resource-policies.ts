/** The resource policies that stand in the inputs of a resource, each with what the resource itself asks of its callers. */
import { isUnknown, Undetermined, type Path, type View, isHidden, isRecord } from "../../values";
import { readDocument } from "../language/document";
import { type PartialDocument, type Statement } from "../language/statement";
import { allOf, type Verdict, verdictOf } from "../language/verdict";
import type { ServiceGrant } from "./exposure";
import { type Carrier, CARRIERS } from "./carriers";

/** A resource policy as it stands in a resource. */
export interface ResourcePolicy {
    /** What it guards, in a word or two: `queue`, `event bus`. */
    readonly guards: string;
    readonly path: Path;
    /** Whether AWS documents access by address range for this kind of resource. */
    readonly addresses: boolean;
    /** Whether the resource is reached from a VPC only: its security groups, or its endpoint, stand before the policy. */
    readonly inVpc: boolean;
    /**
     * Whether the resource itself asks who calls, for all that a statement allows.
     * @throws Undetermined where the resource does not say.
     */
    authenticates(statement: Statement): Verdict;
    /** Whether the resource states its one permission by properties rather than by a document. */
    readonly byProperties: boolean;
    /** @throws Undetermined where the document as a whole cannot be read. */
    read(): PartialDocument;
}

/**
 * The resource policies in the inputs of a resource of type `token`: one as a rule, of a table with replicas several.
 * @throws Undetermined where the inputs cannot be read.
 */
export function resourcePolicies(token: string, inputs: View<unknown>): readonly ResourcePolicy[] {
    const view = inputs.as();
    return (CARRIERS.get(token) ?? []).flatMap((carrier) =>
        carrier.properties.flatMap((property) => placesOf(view, property)).flatMap((place) => policyAt(place, carrier, view)),
    );
}

/** The places that a property names; what is not known as a whole stands for all that may be in it. */
function placesOf(inputs: View, property: string): readonly View[] {
    return property.split(".").reduce<readonly View[]>(
        (places, step) =>
            places.flatMap((place) => {
                if (place !== inputs && isHidden(place.raw)) return [place];
                const child = place.child(step.replace("[]", ""));
                return step.endsWith("[]") && !isHidden(child.raw) ? child.asList() : [child];
            }),
        [inputs],
    );
}

function policyAt({ raw, path }: View, carrier: Carrier, inputs: View): readonly ResourcePolicy[] {
    if (raw === undefined || raw === null || raw === "") return [];
    const { document, constant, vpc, gate } = carrier;
    if (carrier.emptyIsNone === true && isEmptyObject(raw)) return [];
    return [
        {
            guards: carrier.guards,
            path,
            addresses: carrier.addresses === true,
            inVpc: vpc !== undefined && inputs.object(vpc) !== undefined,
            byProperties: carrier.byProperties === true,
            authenticates: ({ actions }) => {
                if (gate === undefined || actions === undefined) return "no";
                const passing = allOf(
                    actions.map((action) => (isUnknown(action) ? "unknown" : verdictOf(gate.actions.test(action.toLowerCase())))),
                );
                return passing !== "no" && gate.isClosed(inputs) ? passing : "no";
            },
            read: () => withoutConstants(readDocument(document === undefined ? raw : document(raw, inputs), path), constant),
        },
    ];
}

const isEmptyObject = (raw: unknown): boolean =>
    typeof raw === "string" ? /^\s*\{\s*\}\s*$/.test(raw) : isRecord(raw) && Object.keys(raw).length === 0;

const withoutConstants = (document: PartialDocument, constant: RegExp | undefined): PartialDocument =>
    constant === undefined ? document : { ...document, statements: document.statements.map((statement) => widened(statement, constant)) };

/** An Allow without the conditions that every request meets. */
const widened = (statement: Statement, constant: RegExp): Statement =>
    statement.effect === "Deny" ? statement : { ...statement, conditions: statement.conditions.filter(({ key }) => !constant.test(key)) };

/**
 * Whether the resources of a grant say for which account a service delivers, where the service writes each account's logs under its
 * own number and AWS's policy for it has no condition: load balancers (Elastic Load Balancing, "Access logs for your Application Load
 * Balancer": "Attach a policy to your S3 bucket").
 * @throws Undetermined where a resource is not known.
 */
export function deliversForOneAccount({ principal, statement }: ServiceGrant): boolean {
    if (principal.kind !== "service" || principal.service !== "logdelivery.elasticloadbalancing") return false;
    const resources = statement.resources ?? [];
    if (resources.some(isUnknown)) throw new Undetermined(statement.path, "unknown");
    return resources.length > 0 && resources.every((resource) => /\/AWSLogs\/\d{12}\//.test(resource));
}
