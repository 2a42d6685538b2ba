/**
 * Whether a role may write to a log group. A function needs `logs:CreateLogStream` and `logs:PutLogEvents` (AWS Lambda Developer Guide,
 * "Sending Lambda function logs to CloudWatch Logs"); the resource is the group's ARN with `:*` or `:log-stream:…` behind it (Service
 * Authorization Reference, Amazon CloudWatch Logs). A Deny wins, and a permissions boundary must allow it too (IAM User Guide, "Policy
 * evaluation logic").
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { managedPolicy, managedPolicyName } from "../iam/knowledge";
import { coversAction, readDocument, unread, type Statement } from "../iam/language";
import { lazy } from "../lazy";
import type { AttachedDocument, RoleNode } from "../stack";
import { isUnknown, own, Undetermined } from "../values";
import type { Reason } from "../values";
import { matchesWildcard } from "../wildcard";

/** The log groups that AWS-managed policies allow to write to, by the policies' names. */
const writers = lazy(() => {
    const text = readFileSync(join(__dirname, "../../data/log-writers.json"), "utf8");
    return (JSON.parse(text) as { readonly writers: Readonly<Record<string, readonly string[]>> }).writers;
});

/** A log group; where its name is not known, how it begins. */
export interface LogGroup {
    readonly name: string;
    readonly isWhole: boolean;
    readonly region: string | undefined;
    readonly account: string | undefined;
}

/** `elsewhere`: it may write to other groups. */
export type CanLog = "yes" | "elsewhere" | "no";
type Answer = "yes" | "no" | "unknown";

const ACTIONS = ["logs:CreateLogStream", "logs:PutLogEvents"];

/**
 * Whether the role may create streams and put events in the group.
 * @throws Undetermined where a document, an attachment or the boundary that decides is not known
 */
export function canLog(role: RoleNode, group: LogGroup): CanLog {
    const { managedPolicyArns } = role;
    const { statements, unread } = readOnce(role);
    const managed = managedPolicyArns.items.map(({ arn }) => managedAllows(arn, group));
    const isDoubtful = unread !== undefined || managed.includes("unknown");
    const answers = ACTIONS.map((action): Answer => {
        const denied = evaluate(statements, "Deny", action, group);
        if (denied === "yes") return "no";
        const allowed = managed.includes("yes") ? "yes" : evaluate(statements, "Allow", action, group);
        if (denied === "unknown") return "unknown";
        return allowed === "no" && isDoubtful ? "unknown" : allowed;
    });
    if (answers.includes("no")) return writesAnywhere(statements, managedPolicyArns.items) ? "elsewhere" : "no";
    if (answers.includes("unknown")) throw new Undetermined(["role"], unread ?? (managed.includes("unknown") ? "unresolved" : "unknown"));
    return bounded(role, group);
}

interface Reading {
    readonly statements: readonly Statement[];
    readonly unread: Reason | undefined;
}

const READINGS = new WeakMap<RoleNode, Reading>();

/** The statements of a role's documents that may concern the actions: many functions may have one role, and a role many documents. */
function readOnce(role: RoleNode): Reading {
    const known = READINGS.get(role);
    if (known !== undefined) return known;
    const { documents } = role;
    const read = documents.items.map(statementsOf);
    const reading = {
        statements: read.flatMap(({ statements }) =>
            statements.filter((statement) => ACTIONS.some((action) => names(statement, action) !== "no")),
        ),
        unread: read.map(({ unread }) => unread).find(Boolean) ?? documents.unresolved[0]?.reason,
    };
    READINGS.set(role, reading);
    return reading;
}

function bounded(role: RoleNode, group: LogGroup): CanLog {
    const boundary = role.permissionsBoundary;
    if (boundary.kind === "none") return "yes";
    if (boundary.kind === "unresolved") throw new Undetermined(["role"], boundary.reason);
    if (boundary.kind === "outside") {
        const allowed = managedAllows(boundary.value, group);
        if (allowed === "unknown") throw new Undetermined(["role"], "unresolved");
        return allowed === "yes" ? "yes" : "no";
    }
    const { statements, unread } = statementsOf({
        origin: boundary.node,
        path: ["policy"],
        raw: boundary.node.inputs.child("policy").raw,
    });
    const answers = ACTIONS.map((action): Answer => {
        if (evaluate(statements, "Deny", action, group) === "yes") return "no";
        return evaluate(statements, "Allow", action, group);
    });
    if (answers.every((answer) => answer === "yes")) return "yes";
    if (unread !== undefined || answers.includes("unknown")) throw new Undetermined(["role"], unread ?? "unknown");
    return "no";
}

/** What can be read of a document, and why not all of it where that is so: an unreadable part leaves the answer open. */
function statementsOf({ raw, path }: AttachedDocument): Reading {
    try {
        const document = readDocument(raw, path);
        return { statements: document.statements, unread: unread(document)[0]?.reason };
    } catch (error) {
        if (!(error instanceof Undetermined)) throw error;
        return { statements: [], unread: error.reason };
    }
}

/** Whether some statement of the effect certainly concerns the action on the group. Conditions let an Allow pass, and a Deny not count. */
function evaluate(statements: readonly Statement[], effect: "Allow" | "Deny", action: string, group: LogGroup): Answer {
    let answer: Answer = "no";
    for (const statement of statements) {
        if (statement.effect !== effect || (effect === "Deny" && statement.conditions.length > 0)) continue;
        const both = and(names(statement, action), reaches(statement, action, group));
        if (both === "yes") return "yes";
        if (both === "unknown") answer = "unknown";
    }
    return answer;
}

const and = (a: Answer, b: Answer): Answer => (a === "no" || b === "no" ? "no" : a === "unknown" || b === "unknown" ? "unknown" : "yes");

function names({ actions, notActions }: Statement, action: string): Answer {
    const listed = actions ?? notActions ?? [];
    const covers = listed.some((each) => coversAction(each, action));
    if (actions !== undefined) return covers ? "yes" : listed.some(isUnknown) ? "unknown" : "no";
    return covers ? "no" : listed.some(isUnknown) ? "unknown" : "yes";
}

function reaches({ resources, notResources }: Statement, action: string, group: LogGroup): Answer {
    const answers = (resources ?? notResources ?? ["*"]).map((pattern) => matches(pattern, action, group));
    const some: Answer = answers.includes("yes") ? "yes" : answers.includes("unknown") ? "unknown" : "no";
    if (notResources === undefined) return some;
    return some === "yes" ? "no" : some === "no" ? "yes" : "unknown";
}

/** Stands for the rest of a name that nobody knows yet, and for the name of a stream. */
const SOME = "\u0001some";

function matches(pattern: string, action: string, group: LogGroup): Answer {
    if (isUnknown(pattern)) return "unknown";
    if (/^\*+$/.test(pattern)) return "yes";
    const fields = pattern.split(":");
    // A pattern of fewer fields goes on with anything, if it ends in a wildcard.
    if (fields.length < 6) return pattern.endsWith("*") && matchesWildcard(pattern, `arn:aws:logs:${SOME}`) ? "yes" : "no";
    const [, , service = "", region = "", account = ""] = fields;
    if (!matchesWildcard(service, "logs") || !isIn(region, group.region) || !isIn(account, group.account)) return "no";
    const name = `log-group:${group.name}${group.isWhole ? "" : SOME}`;
    const resource = fields.slice(5).join(":");
    const hit =
        matchesWildcard(resource, `${name}:log-stream:${SOME}`) ||
        // AWS documents this one on the group: with and without the wildcard at its end.
        (action === "logs:CreateLogStream" && matchesWildcard(resource, name));
    if (hit) return "yes";
    // The beginning of a name does not tell whether a pattern that goes on matches it.
    const beginning = `log-group:${group.name}`;
    return !group.isWhole && resource.slice(0, beginning.length) === beginning ? "unknown" : "no";
}

const isIn = (pattern: string, value: string | undefined): boolean => value === undefined || matchesWildcard(pattern, value);

/** What an AWS-managed policy allows, by the table; another policy outside the stack is not known. */
function managedAllows(arn: string, group: LogGroup): Answer {
    const name = managedPolicyName(arn);
    if (name === undefined) return "unknown";
    const groups = own(writers(), name) as readonly string[] | undefined;
    if (groups === undefined) return managedPolicy(arn) === "unknown" ? "unknown" : "no";
    const answers = groups.map((pattern) => matches(pattern, "logs:PutLogEvents", group));
    return answers.includes("yes") ? "yes" : answers.includes("unknown") ? "unknown" : "no";
}

function writesAnywhere(statements: readonly Statement[], managed: readonly { readonly arn: string }[]): boolean {
    const isWriter = ({ arn }: { readonly arn: string }): boolean => Object.hasOwn(writers(), managedPolicyName(arn) ?? "");
    const puts = (statement: Statement): boolean => statement.effect === "Allow" && names(statement, "logs:PutLogEvents") === "yes";
    return managed.some(isWriter) || statements.some(puts);
}
