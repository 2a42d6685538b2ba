/**
 * Stacks of any size for the benchmarks: services of ten resources each, as programs have them, with names, descriptions, tags,
 * variables, policy documents and ARNs that are different in every service, so that no cache answers for another.
 */
import { append } from "../policies/model/lists";

export interface Resource {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly id: string;
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly outputs: Readonly<Record<string, unknown>>;
    readonly parent: string;
    readonly dependencies: readonly string[];
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

const ACCOUNT = "123456789012";
const REGION = "eu-west-1";
export const ROOT_URN = "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod";
export const PROVIDER = {
    urn: "urn:pulumi:prod::shop::pulumi:providers:aws::default_7_48_0",
    name: "default_7_48_0",
    type: "pulumi:providers:aws",
    inputs: { region: REGION, version: "7.48.0" },
} as const;
const PROVIDER_ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

const THINGS = ["orders", "refunds", "invoices", "parcels", "returns", "stock", "prices", "reviews", "accounts", "coupons"];
const VERBS = ["create", "cancel", "list", "archive", "notify", "export", "import", "settle"];

/** Hexadecimal digits that differ from number to number (a multiplicative hash), as generated names end in. */
const digits = (n: number, salt: number): string =>
    (Math.imul(n + 1, 2654435761 + salt * 40503) >>> 0).toString(16).padStart(8, "0").slice(0, 7);

const document = (...statements: readonly object[]): string => JSON.stringify({ Version: "2012-10-17", Statement: statements });

/** The ten resources of the service with this number. */
function service(n: number): Resource[] {
    const made: Resource[] = [];
    const thing = THINGS[n % THINGS.length] ?? "";
    const verb = VERBS[n % VERBS.length] ?? "";
    const name = `${verb}-${thing}-${n}`;
    const tags = {
        Service: `${thing}-${n}`,
        CostCenter: `cc-${1000 + n}`,
        "asset-owner": `team-${thing}`,
        "data-classification": n % 3 === 0 ? "confidential" : "internal",
        Repository: `https://git.example.com/shop/${thing}-${digits(n, 1)}`,
    };
    const add = (
        type: string,
        kind: string,
        inputs: Readonly<Record<string, unknown>>,
        outputs: Readonly<Record<string, unknown>>,
        refers: Readonly<Record<string, Resource>> = {},
    ): Resource => {
        const targets = Object.entries(refers).map(([property, target]) => [property, [target.urn]] as const);
        const resource: Resource = {
            urn: `urn:pulumi:prod::shop::${type}::${name}-${kind}`,
            type,
            name: `${name}-${kind}`,
            id: `${name}-${kind}-${digits(n, 2)}`,
            inputs,
            outputs: { ...inputs, ...outputs },
            parent: ROOT_URN,
            dependencies: [...new Set(targets.flatMap(([, urns]) => urns))].sort(),
            propertyDependencies: Object.fromEntries(targets),
        };
        made.push(resource);
        return resource;
    };

    const roleName = `${name}-role-${digits(n, 3)}`;
    const role = add(
        "aws:iam/role:Role",
        "role",
        {
            name: roleName,
            description: `Role of the function that ${verb}s ${thing}, number ${n}`,
            assumeRolePolicy: document({ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }),
            tags,
        },
        { arn: `arn:aws:iam::${ACCOUNT}:role/${roleName}`, uniqueId: `AROA${digits(n, 4).toUpperCase()}` },
    );
    const logGroupName = `/aws/lambda/${name}`;
    const logGroupArn = `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${logGroupName}`;
    add(
        "aws:cloudwatch/logGroup:LogGroup",
        "logs",
        n % 7 === 0 ? { name: logGroupName, tags } : { name: logGroupName, retentionInDays: 365, tags },
        { arn: logGroupArn },
    );
    const bucketName = `shop-${thing}-${n}-${digits(n, 5)}`;
    const bucketArn = `arn:aws:s3:::${bucketName}`;
    const bucket = add(
        "aws:s3/bucketV2:BucketV2",
        "files",
        { bucket: bucketName, tags },
        { arn: bucketArn, bucketDomainName: `${bucketName}.s3.amazonaws.com` },
    );
    add(
        "aws:s3/bucketPolicy:BucketPolicy",
        "files-tls",
        {
            bucket: bucketName,
            policy: document({
                Sid: `DenyPlain${n}`,
                Effect: "Deny",
                Principal: "*",
                Action: "s3:*",
                Resource: [bucketArn, `${bucketArn}/*`],
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            }),
        },
        {},
        { bucket, policy: bucket },
    );
    add(
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "files-block",
        { bucket: bucketName, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: n % 11 !== 0 },
        {},
        { bucket },
    );
    const queueName = `${name}-jobs`;
    const queueArn = `arn:aws:sqs:${REGION}:${ACCOUNT}:${queueName}`;
    const queue = add(
        "aws:sqs/queue:Queue",
        "jobs",
        { name: queueName, sqsManagedSseEnabled: true, visibilityTimeoutSeconds: 180, tags },
        { arn: queueArn, url: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${queueName}` },
    );
    add(
        "aws:iam/rolePolicy:RolePolicy",
        "permissions",
        {
            role: roleName,
            name: `${name}-permissions`,
            policy: document(
                { Sid: `Logs${n}`, Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: `${logGroupArn}:*` },
                { Sid: `Files${n}`, Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: `${bucketArn}/${thing}/*` },
                {
                    Sid: `Jobs${n}`,
                    Effect: "Allow",
                    Action: n % 13 === 0 ? "sqs:*" : ["sqs:ReceiveMessage", "sqs:DeleteMessage"],
                    Resource: queueArn,
                },
            ),
        },
        {},
        { role, policy: bucket },
    );
    const functionArn = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;
    const fn = add(
        "aws:lambda/function:Function",
        "function",
        {
            name,
            description: `Handles the ${thing} that customers ${verb}, service ${n}`,
            role: `arn:aws:iam::${ACCOUNT}:role/${roleName}`,
            runtime: n % 17 === 0 ? "nodejs16.x" : "nodejs22.x",
            handler: `dist/${thing}/${verb}.handler`,
            s3Bucket: `shop-code-${digits(n, 6)}`,
            s3Key: `builds/${name}/${digits(n, 7)}.zip`,
            timeout: 30,
            memorySize: 512,
            environment: {
                variables: {
                    BUCKET: bucketName,
                    QUEUE_URL: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${queueName}`,
                    STAGE: "prod",
                    RELEASE: `2026.${n % 12}.${n}-${digits(n, 8)}`,
                    ENDPOINT: `https://${thing}-${n}.internal.example.com/v1/${verb}`,
                },
            },
            tracingConfig: { mode: "Active" },
            tags,
        },
        { arn: functionArn, qualifiedArn: `${functionArn}:$LATEST`, version: "$LATEST", lastModified: "2026-01-01T00:00:00.000+0000" },
        { role, environment: queue },
    );
    add(
        "aws:lambda/permission:Permission",
        "invoke",
        { action: "lambda:InvokeFunction", function: name, principal: "s3.amazonaws.com", sourceArn: bucketArn, sourceAccount: ACCOUNT },
        { statementId: `${name}-invoke-${digits(n, 9)}` },
        { function: fn, sourceArn: bucket },
    );
    add(
        "aws:cloudwatch/metricAlarm:MetricAlarm",
        "errors",
        {
            name: `${name}-errors`,
            alarmDescription: `Errors of ${name}`,
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: name },
            comparisonOperator: "GreaterThanThreshold",
            evaluationPeriods: 1,
            period: 300,
            statistic: "Sum",
            threshold: 0,
            alarmActions: [`arn:aws:sns:${REGION}:${ACCOUNT}:alarms-${n % 50}`],
            tags,
        },
        { arn: `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:${name}-errors` },
        { dimensions: fn },
    );

    return made;
}

/** `count` resources, besides the stack itself and its provider. */
export function resources(count: number): readonly Resource[] {
    const made: Resource[] = [];
    for (let n = 0; made.length < count; n++) append(made, service(n));
    return made.slice(0, count);
}

/** The document that `pulumi stack export` would write of them. */
export function stateDocument(count: number): object {
    const written = { custom: true, created: "2026-01-01T00:00:00Z", modified: "2026-01-01T00:00:00Z" };
    const { urn, type, inputs } = PROVIDER;
    return {
        version: 3,
        deployment: {
            manifest: { time: "2026-01-01T00:00:00Z", magic: "", version: "" },
            secrets_providers: { type: "passphrase", state: { salt: "" } },
            resources: [
                { ...written, urn: ROOT_URN, custom: false, type: "pulumi:pulumi:Stack" },
                { ...written, urn, type, id: PROVIDER_ID, inputs, outputs: inputs },
                ...resources(count).map(({ name: _, ...resource }, index) => ({
                    ...written,
                    ...resource,
                    provider: `${urn}::${PROVIDER_ID}`,
                    sourcePosition: `project:///services.ts#${index + 1},5`,
                })),
            ],
        },
    };
}
