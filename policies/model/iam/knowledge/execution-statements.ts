/**
 * The statements of the policies that AWS publishes for the execution roles of Lambda functions. They grant on `*`, and AWS's
 * documentation tells readers to attach them; whoever writes one of them down word for word is told nothing else than who attaches it.
 *
 * Source: AWS Lambda Developer Guide, "Working with AWS managed policies in the execution role" and "Security and permissions for
 * Lambda durable functions"; the statements themselves, from the newest versions of the managed policies named below.
 */
import { isUnknown } from "../../values";
import type { Statement } from "../language/statement";

/** How a function writes its log: AWSLambdaBasicExecutionRole grants it on `*`, every other execution policy with it. */
const LOGS: readonly string[] = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];

const PUBLISHED: readonly (readonly string[])[] = [
    // AWSLambdaBasicDurableExecutionRolePolicy
    ["lambda:CheckpointDurableExecution", "lambda:GetDurableExecutionState", ...LOGS],
    // AWSLambdaDynamoDBExecutionRole
    ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams", ...LOGS],
    // AWSLambdaKinesisExecutionRole
    [
        "kinesis:DescribeStream",
        "kinesis:DescribeStreamSummary",
        "kinesis:GetRecords",
        "kinesis:GetShardIterator",
        "kinesis:ListShards",
        "kinesis:ListStreams",
        "kinesis:SubscribeToShard",
        ...LOGS,
    ],
    // AWSLambdaMSKExecutionRole
    [
        "ec2:CreateNetworkInterface",
        "ec2:DeleteNetworkInterface",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeVpcs",
        "kafka:DescribeCluster",
        "kafka:DescribeClusterV2",
        "kafka:GetBootstrapBrokers",
        ...LOGS,
    ],
    // AmazonS3ObjectLambdaExecutionRolePolicy
    ["s3-object-lambda:WriteGetObjectResponse", ...LOGS],
    // AWSLambdaSQSQueueExecutionRole
    ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage", ...LOGS],
];

const normal = (actions: readonly string[]): string => [...new Set(actions.map((action) => action.toLowerCase()))].sort().join(" ");
const STATEMENTS: ReadonlySet<string> = new Set(PUBLISHED.map(normal));
const LOG_WRITES: ReadonlySet<string> = new Set(LOGS);

/** Whether an action (rightly spelt) is one of the three by which a function writes its log. */
export const isLogWrite = (action: string): boolean => LOG_WRITES.has(action);

/** Whether a statement may be one of those, for all that is known of its actions: the missing ones may be those not known yet. */
export function mayBePublishedForExecution({ effect, actions = [] }: Pick<Statement, "effect" | "actions">): boolean {
    const hidden = actions.filter(isUnknown).length;
    if (effect !== "Allow" || hidden === 0) return false;
    const known = new Set(actions.filter((action) => !isUnknown(action)).map((action) => action.toLowerCase()));
    return PUBLISHED.some((published) => {
        const missing = published.filter((action) => !known.has(action.toLowerCase())).length;
        return missing <= hidden && published.length - missing === known.size;
    });
}

/** Whether a statement allows exactly the actions, all of them and no other, of a policy that AWS publishes for execution roles. */
export const isPublishedForExecution = ({ effect, actions }: Pick<Statement, "effect" | "actions">): boolean =>
    effect === "Allow" && actions !== undefined && STATEMENTS.has(normal(actions));
