/** Near misses of action names: what a policy most likely meant by an action that does not exist. */
import { actionExists, actionsOf, serviceExists, servicePrefixes } from "./actions";
import { partsOf } from "../language/action-patterns";
import { groupedBy } from "../../grouping";

/** Letters to insert, remove, replace or swap before a name is no near miss any more. */
const NEAR = 2;
const LONGEST_NAME = 128;

/**
 * The action that `action` (an exact name, any case) most likely means: the nearest name of its service within two edits (one in
 * names of up to five letters); the action that permits an API operation of that name; the same name in a service whose prefix is a near miss; or the same name where only one service has
 * it. `undefined` where the action exists, where there is no near miss, or where several are equally near.
 */
export function suggestAction(action: string): string | undefined {
    const { service, name } = partsOf(action);
    if (name === undefined || name.length > LONGEST_NAME || service.length > LONGEST_NAME) return undefined;
    if (/[*?]/.test(action) || actionExists(action)) return undefined;
    return (
        OPERATIONS.get(`${service}:${name}`.toLowerCase()) ??
        misspeltName(service, name) ??
        misspeltService(service, name) ??
        otherService(name)
    );
}

/**
 * API operations and the action that permits them, where the names differ (Amazon S3 User Guide, "Required permissions for Amazon S3 API
 * operations"; Amazon SQS Developer Guide and Amazon SNS Developer Guide, API permissions; AWS Lambda API Reference, Invoke; Amazon
 * Bedrock API Reference, Converse and ConverseStream; Amazon DynamoDB Developer Guide, "Using IAM with DynamoDB transactions").
 */
const OPERATIONS: ReadonlyMap<string, string> = new Map([
    ["s3:listobjects", "s3:ListBucket"],
    ["s3:listobjectsv2", "s3:ListBucket"],
    ["s3:headbucket", "s3:ListBucket"],
    ["s3:headobject", "s3:GetObject"],
    ["s3:selectobjectcontent", "s3:GetObject"],
    ["s3:copyobject", "s3:PutObject"],
    ["s3:uploadpart", "s3:PutObject"],
    ["s3:createmultipartupload", "s3:PutObject"],
    ["s3:completemultipartupload", "s3:PutObject"],
    ["s3:deleteobjects", "s3:DeleteObject"],
    ["s3:listbuckets", "s3:ListAllMyBuckets"],
    ["sqs:sendmessagebatch", "sqs:SendMessage"],
    ["sqs:deletemessagebatch", "sqs:DeleteMessage"],
    ["sqs:changemessagevisibilitybatch", "sqs:ChangeMessageVisibility"],
    ["sns:publishbatch", "sns:Publish"],
    ["lambda:invoke", "lambda:InvokeFunction"],
    ["bedrock:converse", "bedrock:InvokeModel"],
    ["bedrock:conversestream", "bedrock:InvokeModelWithResponseStream"],
    ["dynamodb:transactgetitems", "dynamodb:GetItem"],
]);

/** Names by which the AWS CLI and SDKs call a service, and its prefix in policies (AWS CLI Command Reference; Service Authorization Reference). */
const PREFIXES: ReadonlyMap<string, string> = new Map([
    ["apigatewayv2", "apigateway"],
    ["cloudwatchlogs", "logs"],
    ["cloudwatch-logs", "logs"],
    ["cognito", "cognito-idp"],
    ["cognitoidp", "cognito-idp"],
    ["efs", "elasticfilesystem"],
    ["elb", "elasticloadbalancing"],
    ["elbv2", "elasticloadbalancing"],
    ["eventbridge", "events"],
    ["opensearch", "es"],
    ["parameterstore", "ssm"],
    ["secrets-manager", "secretsmanager"],
    ["secretmanager", "secretsmanager"],
    ["sesv2", "ses"],
    ["sfn", "states"],
    ["stepfunctions", "states"],
]);

function misspeltName(service: string, name: string): string | undefined {
    return nearest(
        name,
        actionsOf(service).map((known) => [known, partsOf(known).name ?? ""] as const),
    );
}

function misspeltService(service: string, name: string): string | undefined {
    if (serviceExists(service)) return undefined;
    const meant = PREFIXES.get(service);
    if (meant !== undefined) return nameIn(meant, name);
    const candidates = servicePrefixes().filter((prefix) => distance(service, prefix, NEAR) <= allowed(service));
    const exact = candidates.flatMap((prefix) => nameIn(prefix, name) ?? []);
    return exact.length === 1 ? exact[0] : undefined;
}

function otherService(name: string): string | undefined {
    // A short name such as Invoke says too little about its service.
    if (name.length < 8) return undefined;
    const found = byName().get(name.toLowerCase());
    return found?.length === 1 ? found[0] : undefined;
}

const nameIn = (prefix: string, name: string): string | undefined =>
    byName()
        .get(name.toLowerCase())
        ?.find((action) => action.startsWith(`${prefix}:`));

let names: ReadonlyMap<string, readonly string[]> | undefined;

/** Every action of every service by its bare name: built only for a document that names an action which does not exist. */
function byName(): ReadonlyMap<string, readonly string[]> {
    return (names ??= groupedBy(servicePrefixes().flatMap(actionsOf), (action) => (partsOf(action).name ?? "").toLowerCase()));
}

const allowed = (text: string): number => (text.length <= 5 ? 1 : NEAR);

/** The only candidate at the least distance from `name`. */
function nearest(name: string, candidates: readonly (readonly [string, string])[]): string | undefined {
    let best = allowed(name) + 1;
    let found: string[] = [];
    for (const [action, text] of candidates) {
        const edits = distance(name.toLowerCase(), text.toLowerCase(), NEAR);
        if (edits > best || edits > allowed(name)) continue;
        if (edits < best) found = [];
        best = edits;
        found.push(action);
    }
    return found.length === 1 ? found[0] : undefined;
}

/** The number of edits (a swap of neighbours is one) that turn `a` into `b`, or `limit + 1` where they are more than `limit`. */
export function distance(a: string, b: string, limit: number): number {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let before: number[] = [];
    let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const same = a[i - 1] === b[j - 1];
            let edits = Math.min((row[j - 1] ?? 0) + 1, (previous[j] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
            row.push(edits);
        }
        if (row.every((edits) => edits > limit)) return limit + 1;
        before = previous;
        previous = row;
    }
    return Math.min(previous[b.length] ?? 0, limit + 1);
}
