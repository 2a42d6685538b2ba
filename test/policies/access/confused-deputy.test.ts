import rule from "../../../policies/access/confused-deputy";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { HIDDEN_STATEMENT, testResourceRule } from "../../support/rule-tests";

const ROLE = "aws:iam/role:Role";
const TOPIC = "aws:sns/topicPolicy:TopicPolicy";
const KEY = "aws:kms/key:Key";
const service = (name: unknown, condition?: object, action = "sts:AssumeRole"): object => ({
    Effect: "Allow",
    Principal: { Service: name },
    Action: action,
    Resource: "*",
    ...(condition === undefined ? {} : { Condition: condition }),
});
const trust = (...statements: readonly unknown[]): { type: string; inputs: { assumeRolePolicy: unknown } } => ({
    type: ROLE,
    inputs: { assumeRolePolicy: { Statement: statements } },
});
const topic = (...statements: readonly unknown[]): { type: string; inputs: { policy: unknown } } => ({
    type: TOPIC,
    inputs: { policy: { Statement: statements } },
});
const logs = (resource: unknown): { type: string; inputs: { policy: unknown } } => ({
    type: "aws:s3/bucketPolicy:BucketPolicy",
    inputs: {
        policy: {
            Statement: { ...service("logdelivery.elasticloadbalancing.amazonaws.com", undefined, "s3:PutObject"), Resource: resource },
        },
    },
});
/** CloudFormation's resources, with a service that comes to them. */
const NATIVE: readonly (readonly [token: string, property: string, principal: string])[] = [
    ["aws-native:secretsmanager:ResourcePolicy", "resourcePolicy", "serverlessrepo"],
    ["aws-native:ecr:Repository", "repositoryPolicyText", "codebuild"],
    ["aws-native:events:EventBus", "policy", "s3"],
    ["aws-native:kms:ReplicaKey", "keyPolicy", "cloudtrail"],
    ["aws-native:dynamodb:Table", "resourcePolicy.policyDocument", "glue"],
    ["aws-native:kinesis:ResourcePolicy", "resourcePolicy", "logs"],
    ["aws-native:logs:ResourcePolicy", "policyDocument", "route53"],
    ["aws-native:backup:BackupVault", "accessPolicy", "backup"],
    ["aws-native:opensearchservice:Domain", "accessPolicies", "firehose"],
];
const nested = (place: string, value: unknown): Record<string, unknown> =>
    place.split(".").reduceRight<unknown>((inner, step) => ({ [step]: inner }), value) as Record<string, unknown>;
const account = { StringEquals: { "aws:SourceAccount": "123456789012" } };

/** A Deny of a service's calls under a condition. */
const refused = (name: unknown, condition: object, action = "sts:AssumeRole"): object => ({
    ...service(name, condition, action),
    Effect: "Deny",
});
const ofOthers = { StringNotEquals: { "aws:SourceAccount": "123456789012" } };

const ANCHOR = "arn:aws:rolesanywhere:eu-west-1:123456789012:trust-anchor/0f9e8d7c";
const certificates = (condition?: object): object => service("rolesanywhere.amazonaws.com", condition);

testResourceRule(rule, {
    compliant: [
        {
            title: "a service under a condition on the organisation, which no service is a member of: it is not let in",
            ...topic(service("s3.amazonaws.com", { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }, "sns:Publish")),
        },
        ...[
            ["one trust anchor", { ArnEquals: { "aws:SourceArn": ANCHOR } }] as const,
            ["a trust anchor that only a deployment knows", { StringEquals: { "aws:SourceArn": UNKNOWN } }] as const,
            ["one subject", { StringEquals: { "aws:PrincipalTag/x509Subject/CN": "orders" } }] as const,
            ["one issuer", { StringLike: { "aws:PrincipalTag/x509Issuer/CN": "acme-*" } }] as const,
            ["one source identity", { StringLike: { "sts:SourceIdentity": "CN=orders-*" } }] as const,
        ].map(([title, condition]) => ({ title: `certificates of ${title}`, ...trust(certificates(condition)) })),
        {
            title: "a source that only a deployment knows, compared exactly",
            ...topic(service("s3.amazonaws.com", { StringEquals: { "aws:SourceArn": UNKNOWN } }, "sns:Publish")),
        },
        {
            title: "a role for a service whose calls for others are denied",
            alarmingWhenHidden: {
                "assumeRolePolicy.Statement.1": HIDDEN_STATEMENT,
                "assumeRolePolicy.Statement.1.Effect": HIDDEN_STATEMENT,
            },
            ...trust(service("states.amazonaws.com"), refused("states.amazonaws.com", ofOthers)),
        },
        {
            title: "a topic for a service whose calls for others are denied",
            alarmingWhenHidden: { "policy.Statement.1": HIDDEN_STATEMENT, "policy.Statement.1.Effect": HIDDEN_STATEMENT },
            ...topic(service("s3.amazonaws.com", undefined, "sns:Publish"), refused("s3.amazonaws.com", ofOthers, "sns:*")),
        },
        { title: "a role for a schedule of the account", ...trust(service("scheduler.amazonaws.com", account)) },
        {
            title: "a role for a state machine",
            ...trust(
                service("states.amazonaws.com", { ArnLike: { "aws:SourceArn": "arn:aws:states:eu-west-1:123456789012:stateMachine:*" } }),
            ),
        },
        { title: "a topic for the buckets of the account", ...topic(service("s3.amazonaws.com", account, "sns:Publish")) },
        {
            title: "a topic for a bucket",
            ...topic(service("s3.amazonaws.com", { ArnEquals: { "aws:SourceArn": "arn:aws:s3:::acme-documents" } }, "sns:Publish")),
        },
        {
            title: "a topic for the organisation",
            ...topic(service("events.amazonaws.com", { StringEquals: { "aws:SourceOrgID": "o-a1b2c3d4e5" } }, "sns:Publish")),
        },
        {
            title: "a key for log groups of the account",
            type: KEY,
            inputs: {
                policy: {
                    Statement: service(
                        "logs.eu-west-1.amazonaws.com",
                        { ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-west-1:123456789012:*" } },
                        "kms:Decrypt",
                    ),
                },
            },
        },
        ...NATIVE.map(([token, property, principal]) => ({
            title: `${token} with a source`,
            type: token,
            inputs: nested(property, { Statement: service(`${principal}.amazonaws.com`, account, "*") }),
        })),
        {
            title: "accounts are no services",
            ...topic({ Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "sns:Publish", Resource: "*" }),
        },
        { title: "a Deny", ...topic({ ...service("s3.amazonaws.com", undefined, "sns:Publish"), Effect: "Deny" }) },
        { title: "a load balancer's logs of one account", ...logs("arn:aws:s3:::acme-logs/web/AWSLogs/123456789012/*") },
        { title: "a queue without a policy", type: "aws:sqs/queue:Queue", inputs: { name: "orders" } },
        ...["lambda", "edgelambda", "ec2", "apigateway", "backup", "glue"].map((name) => ({
            title: `a role that ${name} assumes`,
            ...trust(service(`${name}.amazonaws.com`)),
        })),
    ],
    violating: [
        {
            title: "a role for a service, where only another's calls for others are denied",
            ...trust(service("states.amazonaws.com"), refused("events.amazonaws.com", ofOthers)),
            found: ["trust@assumeRolePolicy.Statement[0]"],
        },
        ...[
            ["under no condition", undefined] as const,
            ["of the account's anchors", { StringEquals: { "aws:SourceAccount": "123456789012" } }] as const,
            ["of any anchor", { ArnLike: { "aws:SourceArn": "arn:aws:rolesanywhere:*:123456789012:trust-anchor/*" } }] as const,
            ["of any subject", { StringLike: { "aws:PrincipalTag/x509Subject/CN": "*" } }] as const,
            ["of a subject, if it has one", { StringEqualsIfExists: { "aws:PrincipalTag/x509Subject/CN": "orders" } }] as const,
            ["of all issuers but one", { StringNotEquals: { "aws:PrincipalTag/x509Issuer/CN": "acme" } }] as const,
            ["of any source identity", { StringLike: { "sts:SourceIdentity": "CN=*" } }] as const,
        ].map(([title, condition]) => ({
            title: `certificates ${title}`,
            ...trust(certificates(condition)),
            found: ["certificates@assumeRolePolicy.Statement[0]"] as const,
        })),
        { title: "a role for any schedule", ...trust(service("scheduler.amazonaws.com")), found: ["trust@assumeRolePolicy.Statement[0]"] },
        {
            title: "a role for Lambda and any schedule",
            ...trust(service(["lambda.amazonaws.com", "scheduler.amazonaws.com"])),
            found: ["trust@assumeRolePolicy.Statement[0]"],
        },
        {
            title: "an account left open",
            ...trust(service("states.amazonaws.com", { ArnLike: { "aws:SourceArn": "arn:aws:states:*:*:stateMachine:*" } })),
            found: ["trust@assumeRolePolicy.Statement[0]"],
        },
        { title: "a load balancer's logs of any account", ...logs("arn:aws:s3:::acme-logs/*"), found: ["resource@policy.Statement"] },
        {
            title: "a topic for every bucket",
            ...topic(service("s3.amazonaws.com", undefined, "sns:Publish")),
            found: ["resource@policy.Statement[0]"],
        },
        {
            title: "a regional principal, as text",
            type: KEY,
            inputs: { policy: JSON.stringify({ Statement: service("logs.eu-west-1.amazonaws.com", undefined, "kms:Decrypt") }) },
            found: ["resource@policy.Statement"],
        },
        ...NATIVE.map(([token, property, principal]) => ({
            title: `${token} without a source`,
            type: token,
            inputs: nested(property, { Statement: service(`${principal}.amazonaws.com`, undefined, "*") }),
            found: [`resource@${property}.Statement`] as [string],
        })),
        {
            title: "two services in one statement are one finding",
            ...topic(service(["s3.amazonaws.com", "events.amazonaws.com"], undefined, "sns:Publish")),
            found: ["resource@policy.Statement[0]"],
        },
        {
            title: "four statements: the first three, and a count",
            ...topic(
                ...["s3", "events", "budgets", "cloudwatch"].map((name) => service(`${name}.amazonaws.com`, undefined, "sns:Publish")),
            ),
            found: ["resource@policy.Statement[0]", "resource@policy.Statement[1]", "resource@policy.Statement[2]", "more@policy"],
        },
    ],
    unknown: [
        { title: "where a load balancer's logs go", ...logs(UNKNOWN), undetermined: ["policy.Statement"] },
        {
            title: "the account",
            ...topic(service("s3.amazonaws.com", { StringLike: { "aws:SourceAccount": UNKNOWN } }, "sns:Publish")),
            undetermined: ["policy.Statement[0]"],
        },
        { title: "the service", ...trust(service(UNKNOWN)), undetermined: ["assumeRolePolicy.Statement[0]"] },
        { title: "the document", type: TOPIC, inputs: { policy: UNKNOWN }, undetermined: ["policy"] },
    ],
    secret: [{ title: "masked by the document", type: TOPIC, inputs: { policy: MASKED }, undetermined: ["policy"] }],
});
