/**
 * The policies that `aws.lambda.CallbackFunction` attaches to the role that it makes, where neither `role` nor `policies` is passed.
 *
 * Source: `@pulumi/aws`, versions 6 and 7, `lambda/lambdaMixins`: each attachment is named after the function and the first eight digits
 * of the SHA-1 of the policy's ARN, and gets the parent of the function.
 */
import { parseUrn } from "../../urn";

/** Names, and what the attachments' names end in. */
const DEFAULTS: ReadonlyMap<string, string> = new Map([
    ["AmazonCognitoPowerUser", "019020e7"],
    ["AmazonDynamoDBFullAccess", "a1de8170"],
    ["AmazonKinesisFullAccess", "e1a3786d"],
    ["AmazonS3FullAccess", "4aaabb8e"],
    ["AmazonSQSFullAccess", "7cd09230"],
    ["AWSLambda_FullAccess", "b5aeb6b6"],
    ["AWSXrayWriteOnlyAccess", "1b4caae3"],
    ["CloudWatchEventsFullAccess", "74d12784"],
    ["CloudWatchFullAccess", "6c156834"],
    ["CloudWatchFullAccessV2", "d32a66fa"],
]);

/** `awsx` names the attachments of its tasks in the same way, and two of its defaults for them are among these. */
const NAMES_ALIKE = /^awsx:/;

/** The name of the callback function that attached the AWS-managed policy `policy`, if one did: what its attachments have in common. */
export const callbackOf = (
    resource: { readonly urn: string; readonly type: string; readonly name: string },
    policy: string,
): string | undefined => (isCallbackDefault(resource, policy) ? resource.name.slice(0, resource.name.lastIndexOf("-")) : undefined);

/**
 * Whether `resource` is the attachment of the AWS-managed policy `policy` by a callback function. One that is passed the very same
 * policy cannot be told from it.
 */
export function isCallbackDefault(
    resource: { readonly urn: string; readonly type: string; readonly name: string },
    policy: string,
): boolean {
    const suffix = DEFAULTS.get(policy);
    if (suffix === undefined || resource.type !== "aws:iam/rolePolicyAttachment:RolePolicyAttachment") return false;
    if (!resource.name.endsWith(`-${suffix}`)) return false;
    return !(parseUrn(resource.urn)?.parentTypes ?? []).some((type) => NAMES_ALIKE.test(type));
}
