/** Function URLs, and the permissions that open them (Lambda developer guide, "Control access to Lambda function URLs"). */
import { readDocument, unread } from "../../iam/language";
import { publicStatements } from "../../iam/resource-policies";
import { isOfNothing, KINDS, nodeOf, viewAt } from "../../stack";
import type { FunctionNode, Join, Kind, NodeOf, Stack } from "../../stack";
import { isHidden, knownText, Undetermined } from "../../values";
import type { Path } from "../../values";
import { matchesWildcard } from "../../wildcard";
import { holdsEverybody, opensUrl, principalOf, statementOpensUrl } from "../permissions/permission";

const FUNCTION = KINDS.function as Kind<FunctionNode>;
const URL = "aws:lambda/functionUrl:FunctionUrl";
const PERMISSION = "aws:lambda/permission:Permission";
const RESOURCE_POLICY = "aws:lambda/resourcePolicy:ResourcePolicy";
type Grant = NodeOf<typeof PERMISSION | typeof RESOURCE_POLICY>;

/** The function that a URL, a permission or a policy is about. */
export function functionOf(node: NodeOf<typeof URL | typeof PERMISSION | typeof RESOURCE_POLICY>): Join<FunctionNode> {
    if (node.is(PERMISSION)) return node.joined(["function"], FUNCTION);
    return node.is(RESOURCE_POLICY) ? node.joined(["resourceArn"], FUNCTION) : node.joined(["functionName"], FUNCTION);
}

/**
 * The place in `globs` of the first one by which a function is meant to be public, by its name in AWS or in the program; `undefined`
 * where there is none.
 * @throws Undetermined where it may be one.
 */
export function publicGlob(globs: readonly string[], join: Join<FunctionNode>): number | undefined {
    if (globs.length === 0) return undefined;
    if (join.kind === "unresolved") throw new Undetermined(join.path, join.reason);
    if (join.kind === "outside") return globNaming(globs, FUNCTION.interpret(join.value).name);
    if (join.kind === "none") return undefined;
    return globNaming(globs, join.node.name) ?? globNaming(globs, join.node.inputs.string("name"));
}

/** The place of the first glob that matches a name. */
export function globNaming(globs: readonly string[], name: string | undefined): number | undefined {
    const at = name === undefined ? -1 : globs.findIndex((glob) => matchesWildcard(glob, name));
    return at < 0 ? undefined : at;
}

/** Where a permission opens function URLs to everybody. */
export interface UrlOpening {
    readonly path: Path;
}

/**
 * Where a Permission or a ResourcePolicy opens the URL of its function to everybody.
 * @throws Undetermined where what decides is not known.
 */
export function urlOpenings(node: Grant): readonly UrlOpening[] {
    if (node.is(PERMISSION)) {
        const inputs = node.inputs.as();
        const isOpen = principalOf(inputs).kind === "everybody" && !holdsEverybody(inputs) && opensUrl(inputs);
        return isOpen ? [{ path: ["principal"] }] : [];
    }
    const policy = node.inputs.child("policy");
    if (policy.known() === undefined) return [];
    const document = readDocument(policy.raw, policy.path);
    const open = publicStatements(document).filter(({ statement }) => statementOpensUrl(statement));
    const [unreadable] = unread(document);
    if (open.length === 0 && unreadable !== undefined) throw unreadable;
    return open.map(({ statement }) => ({ path: statement.path }));
}

/**
 * Whether the stack has a URL of the function that a permission is about: the URL's own authorization tells then.
 * @throws Undetermined where it may have.
 */
export function hasUrl(stack: Stack, permission: Grant): boolean {
    const join = functionOf(permission);
    const urls = stack.ofType(URL);
    if (urls.length === 0) return false;
    const fn = nodeOf(join);
    if (fn !== undefined) {
        if (fn.urls.items.length > 0) return true;
        if (fn.urls.unresolved.length > 0) throw new Undetermined([], "unresolved");
        return false;
    }
    const name = join.kind === "outside" ? FUNCTION.interpret(join.value).name : undefined;
    const named = urls.map((url) => ({ url, names: namesOf(url) }));
    if (name !== undefined && named.some(({ names }) => names.includes(name))) return true;
    // A URL whose function nobody can see may be this one's.
    if (named.some(({ url, names }) => names.length === 0 && isHiddenAndOfNothing(url))) throw new Undetermined([], "unresolved");
    return false;
}

/** What a URL calls its function, wherever it says so: its id is `<function>` or `<function>/<alias>` (provider `aws`, `aws_lambda_function_url`). */
function namesOf({ inputs }: NodeOf<typeof URL>): readonly string[] {
    const id = knownText(viewAt(inputs, ["id"]).raw)?.split("/", 1)[0];
    return [knownText(viewAt(inputs, ["functionName"]).raw), knownText(viewAt(inputs, ["functionArn"]).raw), id].flatMap(
        (text) => (text === undefined ? undefined : FUNCTION.interpret(text).name) ?? [],
    );
}

const isHiddenAndOfNothing = (url: NodeOf<typeof URL>): boolean =>
    isHidden(viewAt(url.inputs, ["functionName"]).raw) && isOfNothing({ node: url, path: ["functionName"] });
