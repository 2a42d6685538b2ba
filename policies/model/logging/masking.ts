/**
 * Which log groups mask personal data. Source: CloudWatch Logs User Guide, "Help protect sensitive log data with masking": a policy masks
 * by a statement with the operation `Deidentify`; policies of the account and of the group add up.
 */
import { answered, anyOf, orDoubt } from "../doubts";
import { keptFor } from "../lazy";
import { breadthOf, coversAction, isEveryResource } from "../iam/language";
import type { Statement } from "../iam/language";
import { KINDS, viewAt } from "../stack";
import type { AttachedDocument, FunctionNode, Join, Link, Node, NodeOf, Stack } from "../stack";
import { hiddenReason, isHidden, isRecord, isUnknown, own, Undetermined } from "../values";
import type { View } from "../values";
import { byPlace, isTogether } from "./place";
import { ACCOUNT_POLICIES } from "./retention";
import type { AccountPolicy, LogGroupNode } from "./retention";

const GROUP_POLICIES: Link<NodeOf<"aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy">> = {
    to: KINDS.logGroup,
    tokens: ["aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy"],
    references: ({ inputs }) => [viewAt(inputs, ["logGroupName"])],
};

/**
 * Whether a log group masks what it holds, by a policy of its own or of the account.
 * @throws Undetermined where a policy that may do so is not known
 */
export const isMasked = (stack: Stack, group: LogGroupNode): boolean => maskedIn(stack)(group);

const maskedIn = keptFor((stack: Stack) => {
    const policies = stack.ofType(...ACCOUNT_POLICIES).flatMap((policy) => {
        const masks = orDoubt(() => ofAccount(policy));
        return masks === false ? [] : [{ policy, masks }];
    });
    const ofPlace = byPlace((node) => ({ masks: orDoubt(() => anyOf(policies, (policy) => reaching(policy, node))) }));
    return keptFor((group: LogGroupNode): boolean => {
        const { items, unresolved } = stack.linked(GROUP_POLICIES, group);
        const documents = [
            ...items.map(({ inputs }) => viewAt(inputs, ["policyDocument"])),
            viewAt(group.inputs, ["dataProtectionPolicy"]),
        ];
        const ways = [...documents.map((document) => () => deidentifies(document)), () => answered(ofPlace(group).masks)];
        const masks = orDoubt(() => anyOf(ways, (way) => way()));
        if (masks === false && unresolved.length > 0) throw new Undetermined([], "unresolved");
        if (masks instanceof Undetermined) throw new Undetermined([], masks.reason);
        return masks;
    });
});

/** Whether a policy of the account masks; one of another type does not. */
const ofAccount = ({ inputs }: AccountPolicy): boolean =>
    inputs.string("policyType") === "DATA_PROTECTION_POLICY" && deidentifies(viewAt(inputs, ["policyDocument"]));

/** Whether a policy of the account masks what a resource logs: one of its own account and Region. */
function reaching({ policy, masks }: { readonly policy: AccountPolicy; readonly masks: boolean | Undetermined }, node: Node): boolean {
    const together = isTogether(policy, node);
    if (together === "maybe") throw new Undetermined([], "unresolved");
    return together === "yes" && answered(masks);
}

function deidentifies(document: View<unknown>): boolean {
    const raw = document.known();
    const parsed = typeof raw === "string" ? json(raw, document) : raw;
    const statements = isRecord(parsed) ? own(parsed, "Statement") : undefined;
    const operations = (Array.isArray(statements) ? statements : [statements]).map((statement: unknown) =>
        below(below(statement, "Operation"), "Deidentify"),
    );
    if (operations.some(isRecord)) return true;
    const hidden = operations.find(isHidden);
    if (hidden !== undefined) throw new Undetermined(document.path, hiddenReason(hidden));
    return false;
}

/** What stands at a key; what is not known stands for all that may be in it. */
const below = (raw: unknown, key: string): unknown => (isRecord(raw) ? own(raw, key) : isHidden(raw) ? raw : undefined);

function json(text: string, { path }: View<unknown>): unknown {
    if (text === "") return undefined;
    try {
        return JSON.parse(text);
    } catch {
        throw new Undetermined(path, "shape");
    }
}

/** What writes a log, and where to. */
export interface LogSource {
    readonly node: Node;
    /** What may carry the classification beside the resource: what it is a part of. */
    readonly whole: Join<Node>;
    readonly group: () => Join<LogGroupNode>;
}

const STAGES = ["aws:apigateway/stage:Stage", "aws:apigatewayv2/stage:Stage"] as const;
const MACHINES = ["aws:sfn/stateMachine:StateMachine", "aws-native:stepfunctions:StateMachine"] as const;

/** Whether the stack has anything that writes a log of its own. */
export const hasLogSources = (stack: Stack): boolean => stack.functions.length + stack.ofType(...STAGES, ...MACHINES).length > 0;

/** The functions, API stages and state machines of the stack, with their log groups. */
export function logSources(stack: Stack): readonly LogSource[] {
    const functions = stack.functions.map((node: FunctionNode) => ({ node, whole: NONE, group: () => node.logGroup }));
    const stages = stack.ofType(...STAGES).map((node) => {
        const api: Join<Node> = node.is("aws:apigateway/stage:Stage")
            ? node.joined(["restApi"], KINDS.restApi)
            : node.joined(["apiId"], KINDS.api);
        const settings = viewAt(node.inputs, ["accessLogSetting"]).raw === undefined ? "accessLogSettings" : "accessLogSetting";
        return {
            node,
            whole: api,
            group: () => node.joined([settings, "destinationArn"], KINDS.logGroup),
        };
    });
    const machines = stack.ofType(...MACHINES).map((node) => {
        const native = ["loggingConfiguration", "destinations", 0, "cloudWatchLogsLogGroup", "logGroupArn"] as const;
        const path = node.token.startsWith("aws-native:") ? native : (["loggingConfiguration", "logDestination"] as const);
        return { node, whole: NONE, group: () => node.joined(path, KINDS.logGroup) };
    });
    return [...functions, ...stages, ...machines];
}

const NONE: Join<Node> = { kind: "none" };

/**
 * Whether a statement lets its holder see what is masked, in every log group. What grants a whole service is a fault of its own.
 * @throws Undetermined where an action or resource that is not known decides
 */
export function unmasksEverything({ effect, actions, resources, conditions, path }: Statement): boolean {
    if (effect !== "Allow" || conditions.length > 0) return false;
    const isNamed = (action: string): boolean => ["exact", "pattern"].includes(breadthOf(action)) && coversAction(action, "logs:Unmask");
    const isWide = (resource: string): boolean =>
        isEveryResource(resource) || /^arn:[^:]*:logs:[^:]*:[^:]*:(?:\*|log-group:\*(?::\*)?)$/.test(resource);
    const answers = [answerOf(actions ?? [], isNamed), answerOf(resources ?? ["*"], isWide)];
    if (answers.includes("no")) return false;
    if (answers.includes("unknown")) throw new Undetermined(path, "unknown");
    return true;
}

const answerOf = (elements: readonly string[], test: (element: string) => boolean): "yes" | "no" | "unknown" =>
    elements.some((element) => !isUnknown(element) && test(element)) ? "yes" : elements.some(isUnknown) ? "unknown" : "no";

const POLICIES = [
    "aws:iam/policy:Policy",
    "aws:iam/rolePolicy:RolePolicy",
    "aws:iam/userPolicy:UserPolicy",
    "aws:iam/groupPolicy:GroupPolicy",
] as const;

/** The identity policies of the stack, each once. */
export function identityPolicies(stack: Stack): readonly AttachedDocument[] {
    const documents = new Map<string, AttachedDocument>();
    for (const principal of [...stack.roles, ...stack.users, ...stack.groups])
        for (const document of principal.documents.items) documents.set(`${document.origin.urn} ${document.path.join(".")}`, document);
    // Of those that nobody is known to hold, too.
    for (const origin of stack.ofType(...POLICIES)) {
        const path = ["policy"];
        documents.set(`${origin.urn} ${path.join(".")}`, { origin, path, raw: viewAt(origin.inputs, ["policy"]).raw });
    }
    return [...documents.values()];
}
