/**
 * How far a grant reaches: whether its resources and conditions leave an action open for every resource of the kind that the action
 * acts on, or only for some. The question behind each risk is whether a principal that holds the permission chooses the victim.
 *
 * Sources: AWS IAM User Guide, "IAM JSON policy elements: Resource" (an ARN with fewer than six fields is completed with `*`) and
 * "AWS global condition context keys"; Service Authorization Reference for the resource types of each action.
 */
import { isUnknown } from "../../values";
import { matchesWildcard } from "../../wildcard";
import { actionInfo } from "../knowledge/actions";
import { partsOf } from "../language/action-patterns";
import type { Condition } from "../language/document";
import { isEveryResource, overlaps } from "../language/resource-patterns";
import { allOf, verdictOf, type Verdict } from "../language/verdict";

/** `all`: every resource of the type, or every one of a region or account. `unknown`: the ARN is known only after deployment. */
export type Reach = "all" | "some" | "none" | "unknown";

/** Stands for the name of some resource that no policy author thought of; no realistic pattern spells it. */
const ANY_NAME = "\u0001some-resource-nobody-named-in-a-policy\u0001";

/**
 * What the resource pattern of a statement reaches for `action` (`service:Name`).
 *
 * Partition, region and account are not compared: `arn:aws:iam::123456789012:role/*` is every role that a principal of that account
 * could use. `types` narrows the judgement to those resource types of the action, by the names of the Service Authorization Reference.
 */
export function reach(resource: string, action: string, types?: readonly string[]): Reach {
    if (isUnknown(resource)) return "unknown";
    if (/^\*+$/.test(resource)) return "all";
    // A name or the placeholder of a template, which AWS refuses: whatever takes its place, its author chose it.
    if (!/^(?:arn:|[^:]*[*?])/.test(resource)) return "some";
    const formats = formatsOf(action);
    if (formats === undefined) return "some";
    let reached: Reach = "none";
    const [service, name] = serviceAndName(resource);
    for (const format of formats) {
        if (types !== undefined && !types.includes(format.type)) continue;
        if (service !== format.service && !overlaps(service, format.service)) continue;
        if (matchesWildcard(name, format.anyName)) return "all";
        if (reached === "none" && overlaps(name, format.name)) reached = "some";
    }
    return reached;
}

/** One ARN format of a resource type of an action. */
interface Format {
    readonly type: string;
    readonly service: string;
    readonly name: string;
    /** The name with {@link ANY_NAME} for its variables. */
    readonly anyName: string;
}

const known = new Map<string, readonly Format[]>();

function formatsOf(action: string): readonly Format[] | undefined {
    if (!known.has(action)) {
        const formats = actionInfo(action)?.resourceTypes.flatMap(({ name: type, arns }) =>
            arns.map((arn): Format => {
                const [service, name] = serviceAndName(arn);
                return { type, service, name, anyName: name.replace(/\$\{[A-Za-z0-9]*\}/g, ANY_NAME) };
            }),
        );
        // Only names of the reference are kept: how many there are is known.
        if (formats === undefined) return undefined;
        known.set(action, formats);
    }
    return known.get(action);
}

/** Service and resource part of an ARN or of a pattern of one. */
function serviceAndName(arn: string): readonly [string, string] {
    const fields = arn.split(":");
    return [fields[2] ?? "*", fields.length > 5 ? fields.slice(5).join(":") : "*"];
}

/** Whether a resource pattern speaks of the calling user itself, so that "the victim" is the caller. */
export const isOwnUser = (resource: string): boolean => {
    const name = serviceAndName(resource)[1].toLowerCase();
    return name.startsWith("user/") && name.endsWith("${aws:username}");
};

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

const POSITIVE: ReadonlySet<string> = new Set([
    "stringequals",
    "stringequalsignorecase",
    "stringlike",
    "arnequals",
    "arnlike",
    "bool",
    "binaryequals",
]);

/** Whether the statement holds only for calls that an AWS service makes on the principal's behalf, never for its own. */
export function onlyThroughService(condition: Condition): boolean {
    if (condition.ifExists || condition.set === "ForAllValues") return false;
    if (condition.key === "aws:viaawsservice")
        return condition.operator === "bool" && condition.values.every((value) => value.toLowerCase() === "true");
    return condition.key.startsWith("aws:calledvia") && POSITIVE.has(condition.operator);
}

/** Whether a condition key speaks of the account or organisation that owns the resource. */
const isOwnerKey = (key: string): boolean => /^aws:resource(?:account|org)|^s3:resourceaccount$/.test(key);

/** Whether a condition holds the action to resources of chosen accounts or organisations. */
export const holdsToOwner = (condition: Condition): Verdict => (isOwnerKey(condition.key) ? chooses(condition) : "no");

/**
 * Whether a condition leaves `action` open for some resources only: a tag of the resource, a key of the service. It has to be a key that
 * AWS lists for the action or its resource types: any other is no fact about the resource. Keys of the caller and of the request's
 * form do not choose; `Null`, `?*` and the like only want the key to be there; negated operators name only exceptions; `…IfExists` and
 * `ForAllValues:` let pass what lacks the key.
 */
export function narrows(condition: Condition, action: string): Verdict {
    if (isUnknown(condition.key)) return "unknown";
    return isListed(condition.key, action) ? chooses(condition) : "no";
}

/** Whether a line has one of chosen values in every request that it admits. */
export function chooses(condition: Condition): Verdict {
    const { key, operator, values, ifExists, set } = condition;
    if (isUnknown(key) || isUnknown(operator)) return "unknown";
    if (ifExists || set === "ForAllValues" || !POSITIVE.has(operator) || values.length === 0) return "no";
    const isPattern = /like$|^arn/.test(operator);
    return allOf(
        values.map((value): Verdict => {
            // Whatever text an equality wants, it is one.
            if (isUnknown(value)) return /^string(?:equals|equalsignorecase)$/.test(operator) ? "yes" : "unknown";
            if (value.toLowerCase() === `\${${key}}`) return "no";
            return verdictOf(!isPattern || !leavesOpen(value));
        }),
    );
}

/** `*`, `?*`, `o-*`, `arn:aws:lambda:*:*:function:*`: some text, some organisation, or some resource of a type. */
const leavesOpen = (value: string): boolean =>
    /^(?:o-)?[*?]+$/.test(value) ? value.includes("*") : isEveryResource(value) || /^arn:(?:[^:]*:){4}[a-z-]+[/:][*?]*\*$/.test(value);

/** Whether a condition demands a tag of the resource, whatever its value. */
export const demandsTag = ({ key, operator, values, ifExists, set }: Condition): boolean =>
    /:resourcetag\//.test(key) &&
    (operator === "null"
        ? values.every((value) => value.toLowerCase() === "false")
        : !ifExists && set !== "ForAllValues" && POSITIVE.has(operator) && values.length > 0);

/** Keys that the reference lists for an action and its resource types: whole, or up to what stands for a name (`aws:ResourceTag/${TagKey}`). */
interface Keys {
    readonly whole: ReadonlySet<string>;
    readonly begins: readonly string[];
}
const keysOf = new Map<string, Keys>();

function isListed(key: string, action: string): boolean {
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
