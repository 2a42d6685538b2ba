/**
 * Which condition keys are facts about the resource that an action acts on, and which speak of the caller or of the request's form.
 *
 * Sources: Service Authorization Reference; AWS IAM User Guide, "AWS global condition context keys".
 */
import { matchesWildcard } from "../../wildcard";
import { partsOf } from "../language/action-patterns";
import { actionInfo } from "../knowledge/actions";

/**
 * Keys that the Service Authorization Reference lists for an action and that choose no resource all the same: those of the caller, which
 * are true for an attacker inside the function as for the function itself, and those of the request's form, which are true for a request
 * to any resource (the condition keys of AWS IAM, Amazon S3, Amazon EC2, Amazon DynamoDB, AWS KMS, AWS Lambda, AWS Secrets Manager, AWS
 * Systems Manager, Amazon RDS).
 */
const CHOOSE_NOTHING: readonly string[] = [
    "*:requesttag/*",
    "*:tagkeys",
    "aws:requesttag/*",
    "apigateway:request/*",
    "dynamodb:attributes",
    "dynamodb:enclosingoperation",
    "dynamodb:fulltablescan",
    "dynamodb:return*",
    "dynamodb:select",
    "ec2:region",
    "ec2:roledelivery",
    "ec2:sourceinstancearn",
    "iam:delegation*",
    "iam:notificationchannel",
    "kms:calleraccount",
    "kms:bypasspolicylockoutsafetycheck",
    "kms:encryptionalgorithm",
    "kms:encryptioncontextkeys",
    "kms:grantoperations",
    "kms:keyagreementalgorithm",
    "kms:macalgorithm",
    "kms:messagetype",
    "kms:recipientattestation:*",
    "kms:schedulekeydeletionpendingwindowindays",
    "kms:signingalgorithm",
    "kms:wrapping*",
    "lambda:codesigningconfigarn",
    "lambda:eventsourcetoken",
    "lambda:functionurlauthtype",
    "lambda:invokedviafunctionurl",
    "lambda:layer",
    "lambda:securitygroupids",
    "lambda:sourcefunctionarn",
    "lambda:subnetids",
    "lambda:vpcids",
    "rds:req-tag/*",
    "rds:tagsfromrequest",
    "s3:*annotation*",
    "s3:authtype",
    "s3:delimiter",
    "s3:if-*",
    "s3:inventoryaccessibleoptionalfields",
    "s3:locationconstraint",
    "s3:logtype",
    "s3:max-keys",
    "s3:object-lock-*",
    "s3:objectcreationoperation",
    "s3:prefix",
    "s3:requestjob*",
    "s3:requestobjecttag*",
    "s3:resourceaccount",
    "s3:signature*",
    "s3:tlsversion",
    "s3:versionid",
    "s3:x-amz-*",
    "secretsmanager:addreplicaregions",
    "secretsmanager:blockpublicpolicy",
    "secretsmanager:description",
    "secretsmanager:force*",
    "secretsmanager:kmskey*",
    "secretsmanager:modifyrotationrules",
    "secretsmanager:recoverywindowindays",
    "secretsmanager:rotateimmediately",
    "secretsmanager:version*",
    "sns:protocol",
    "ssm:autoapprove",
    "ssm:overwrite",
    "ssm:policies",
    "ssm:recursive",
    "ssm:sourceinstancearn",
];

/** Keys that the reference lists for an action and its resource types: whole, or up to what stands for a name (`aws:ResourceTag/${TagKey}`). */
interface Keys {
    readonly whole: ReadonlySet<string>;
    readonly begins: readonly string[];
}
const keysOf = new Map<string, Keys>();

export function isListed(key: string, action: string): boolean {
    if (CHOOSE_NOTHING.some((pattern) => matchesWildcard(pattern, key))) return false;
    const { service } = partsOf(action);
    // "This approach does not have reliable results" (IAM User Guide, "Grant a user permissions to pass a role to an AWS service").
    if (action === "iam:PassRole" && key.includes(":resourcetag/")) return false;
    // Of the caller's token all but the tags of the role speak.
    if (service === "sts" && !key.includes(":resourcetag/")) return false;
    const info = actionInfo(action);
    if (info === undefined) return key.startsWith("aws:resourcetag/") || key.startsWith(`${service}:`);
    let keys = keysOf.get(info.name);
    if (keys === undefined) {
        const listed = [...info.conditionKeys, ...info.resourceTypes.flatMap(({ conditionKeys }) => conditionKeys)];
        const lower = listed.map((each) => each.toLowerCase());
        keys = { whole: new Set(lower), begins: [...new Set(lower.flatMap((each) => /^(.*?)(?:\$\{|<|tag-key$)/.exec(each)?.[1] ?? []))] };
        keysOf.set(info.name, keys);
    }
    return keys.whole.has(key) || keys.begins.some((begin) => key.length > begin.length && key.startsWith(begin));
}
