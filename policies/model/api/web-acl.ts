/**
 * What stands behind a web ACL (AWS WAF developer guide, "Resources that you can protect with AWS WAF": stages of REST APIs, AppSync
 * GraphQL APIs, Cognito user pools; not HTTP and WebSocket APIs, nor function URLs).
 */
import { isOfNothing, KINDS, viewAt } from "../stack";
import type { NodeOf } from "../stack";
import { isHidden, Undetermined, knownText } from "../values";
import { isPublicStage } from "./throttling";

export const ASSOCIATIONS = [
    "aws:wafv2/webAclAssociation:WebAclAssociation",
    "aws:wafregional/webAclAssociation:WebAclAssociation",
] as const;
type Association = NodeOf<(typeof ASSOCIATIONS)[number]>;
export const PROTECTED = ["aws:apigateway/stage:Stage", "aws:appsync/graphQLApi:GraphQLApi", "aws:cognito/userPool:UserPool"] as const;
type Protected = NodeOf<(typeof PROTECTED)[number]>;
const [STAGE, GRAPH] = PROTECTED;

/**
 * Whether the public reaches it: not a private REST API, nor a GraphQL API that stays in a VPC.
 * @throws Undetermined where that is not known.
 */
export function isPublic(node: Protected): boolean {
    if (node.is(STAGE)) return isPublicStage(node);
    return !node.is(GRAPH) || node.inputs.string("visibility")?.toUpperCase() !== "PRIVATE";
}

/** What the associations of a stack protect. */
export interface Associated {
    /** URNs behind their ARNs, and ARNs; of a stage only what follows the region. */
    readonly sure: ReadonlySet<string>;
    /** URNs behind ARNs that are not known yet. */
    readonly hidden: ReadonlySet<string>;
    /** Whether one may protect anything. */
    readonly open: boolean;
    /** The ids of the REST APIs whose stages their ARNs show. */
    readonly apis: ReadonlySet<string | undefined>;
}

/** Reads `resourceArn` of each association, by its value and by what it depends on. */
export function associated(associations: readonly Association[]): Associated {
    const sure = new Set<string>();
    const hidden = new Set<string>();
    let open = false;
    for (const association of associations) {
        const { raw } = viewAt(association.inputs, ["resourceArn"]);
        const urns = association.dependsOn("resourceArn").map(({ urn }) => urn);
        for (const urn of urns) (isHidden(raw) ? hidden : sure).add(urn);
        if (typeof raw === "string" && !isHidden(raw)) sure.add(raw).add(raw.slice(Math.max(raw.indexOf("/restapis/"), 0)));
        if (isHidden(raw) && association.dependencyUrns("resourceArn").length === 0) open = true;
    }
    return {
        sure,
        hidden,
        open,
        apis: new Set([...sure].filter((name) => name.startsWith("/restapis/")).map((name) => name.split("/")[2])),
    };
}

/**
 * Whether an association puts a web ACL before a resource: by dependency, or by the ARN.
 * @throws Undetermined where one may.
 */
export function hasWebAcl(node: Protected, { sure, hidden, open, apis }: Associated): boolean {
    const names = [knownText(viewAt(node.inputs, ["arn"]).raw), ...(node.is(STAGE) ? [stagePath(node)] : [])];
    if (hidden.has(node.urn) || names.some((name) => name !== undefined && sure.has(name))) return true;
    // An ARN that a program puts together says the stage by name, and depends on the API.
    const api = node.is(STAGE) ? node.joined(["restApi"], KINDS.restApi) : undefined;
    if (open || (api?.kind === "node" && hidden.has(api.node.urn))) throw new Undetermined([], "unresolved");
    // A known ARN that was made from the resource, and names it in a way that is not foreseen here.
    if (sure.has(node.urn)) return true;
    if (node.is(STAGE) && isNamelessStage(node) && isOneOfThese(node, apis)) throw new Undetermined(["stageName"], "unresolved");
    return false;
}

/** Whether a stage may be any that an ARN names: its name is hidden, and made of nothing in the stack. */
const isNamelessStage = (stage: NodeOf<typeof STAGE>): boolean =>
    isHidden(viewAt(stage.inputs, ["stageName"]).raw) && isOfNothing({ node: stage, path: ["stageName"] });

/** Whether a stage may be of one of these APIs. */
function isOneOfThese(stage: NodeOf<typeof STAGE>, apis: ReadonlySet<string | undefined>): boolean {
    const api = stage.joined(["restApi"], KINDS.restApi);
    const ids = api.kind === "node" ? KINDS.restApi.identify(api.node).names : api.kind === "outside" ? [api.value] : [];
    return apis.size > 0 && (ids.length === 0 || ids.some((id) => apis.has(id)));
}

/** The end of `arn:aws:apigateway:<region>::/restapis/<id>/stages/<name>`. */
function stagePath(stage: NodeOf<typeof STAGE>): string | undefined {
    const api = knownText(viewAt(stage.inputs, ["restApi"]).raw);
    const name = knownText(viewAt(stage.inputs, ["stageName"]).raw);
    return api === undefined || name === undefined ? undefined : `/restapis/${api}/stages/${name}`;
}
