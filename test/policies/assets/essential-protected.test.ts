import rule from "../../../policies/assets/essential-protected";
import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const ESSENTIAL = { "asset-category": "essential", "data-classification": "internal" };
const PERSONAL = { "asset-category": "supporting", "data-classification": "Personal" };
const resource = (type: string, inputs: object, name = "asset"): ExampleResource => ({ type, name, inputs: inputs as never });
const table = (inputs: object): ExampleResource => resource("aws:dynamodb/table:Table", { hashKey: "id", ...inputs });
const globalTable = (...replicas: readonly object[]): ExampleResource =>
    resource("aws-native:dynamodb:GlobalTable", {
        keySchema: [{ attributeName: "id", keyType: "HASH" }],
        replicas: replicas.map((replica) => ({ tags: [{ key: "asset-category", value: "essential" }], ...replica })),
    });
const KEPT = { deletionProtectionEnabled: true };
const BACKED = { pointInTimeRecovery: { enabled: true } };
const bucket = (tags: object, more: object = {}): ExampleResource =>
    resource("aws:s3/bucket:Bucket", { bucket: "acme-files", tags, ...more });
const versioning = (status: unknown): ExampleResource =>
    resource(
        "aws:s3/bucketVersioning:BucketVersioning",
        { bucket: ref("asset", "bucket"), versioningConfiguration: { status } },
        "versions",
    );

testStackRule(rule, {
    compliant: [
        {
            title: "a global table of which each replica is protected and one has backups",
            resources: [
                globalTable(
                    { ...KEPT, pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true } },
                    { region: "eu-west-1", ...KEPT },
                ),
            ],
        },
        { title: "a table with deletion protection and recovery", resources: [table({ tags: ESSENTIAL, ...KEPT, ...BACKED })] },
        {
            title: "a table that is not essential",
            resources: [table({ tags: { "asset-category": "supporting", "data-classification": "public" } })],
        },
        { title: "a table without tags", resources: [table({})] },
        {
            title: "aws-native's names",
            resources: [
                resource("aws-native:dynamodb:Table", {
                    tags: [{ key: "asset-category", value: "essential" }],
                    ...KEPT,
                    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
                }),
            ],
        },
        {
            title: "a user pool, which has no backups",
            resources: [resource("aws:cognito/userPool:UserPool", { tags: PERSONAL, deletionProtection: "ACTIVE" })],
        },
        {
            title: "a secret, which AWS keeps for thirty days",
            resources: [resource("aws:secretsmanager/secret:Secret", { tags: PERSONAL })],
        },
        {
            title: "a cluster with AWS's default of one day of backups",
            resources: [resource("aws:rds/cluster:Cluster", { tags: ESSENTIAL, deletionProtection: true })],
        },
    ],
    violating: [
        {
            title: "a global table of which a replica may be deleted, without backups",
            resources: [globalTable({ region: "eu-west-1", ...KEPT }, { region: "eu-central-1" })],
            found: ["unkept@replicas", "unbacked@replicas"],
        },
        {
            title: "a table with nothing",
            resources: [table({ tags: ESSENTIAL })],
            found: ["unkept@deletionProtectionEnabled", "unbacked@pointInTimeRecovery.enabled"],
        },
        {
            title: "sensitive data alone are enough",
            resources: [table({ tags: PERSONAL, ...BACKED })],
            found: ["unkept@deletionProtectionEnabled"],
        },
        {
            title: "a bucket that nothing protects, without versions",
            resources: [bucket(ESSENTIAL)],
            found: ["unkept", "unbacked@versioning"],
        },
        {
            title: "versioning that is suspended",
            resources: [bucket(ESSENTIAL), versioning("Suspended")],
            found: ["unkept", "unbacked@versioning"],
        },
        {
            title: "versioning that is on does not keep the bucket",
            resources: [bucket(ESSENTIAL), versioning("Enabled")],
            found: ["unkept"],
        },
        {
            title: "versioning that is on in the list of a BucketV2 does not keep the bucket",
            resources: [{ ...bucket(ESSENTIAL, { versionings: [{ enabled: true }] }), type: "aws:s3/bucketV2:BucketV2" }],
            found: ["unkept"],
        },
        {
            title: "a database instance, whose backups are off by default",
            resources: [resource("aws:rds/instance:Instance", { tags: ESSENTIAL, deletionProtection: true })],
            found: ["unbacked@backupRetentionPeriod"],
        },
        {
            title: "a secret that is gone at once",
            resources: [resource("aws:secretsmanager/secret:Secret", { tags: PERSONAL, recoveryWindowInDays: 0 })],
            found: ["unkept@recoveryWindowInDays"],
        },
        {
            title: "a file system without a backup policy",
            resources: [resource("aws:efs/fileSystem:FileSystem", { tags: ESSENTIAL })],
            found: ["unkept", "unbacked"],
        },
        {
            title: "words of the organization",
            resources: [table({ tags: { kind: "core" } })],
            config: { categoryTag: "kind", essential: ["Core"] },
            found: ["unkept@deletionProtectionEnabled", "unbacked@pointInTimeRecovery.enabled"],
        },
    ],
    unknown: [
        { title: "all tags", resources: [table({ tags: UNKNOWN })], undetermined: ["tags"] },
        {
            title: "deletion protection, beside backups that are off",
            resources: [table({ tags: ESSENTIAL, deletionProtectionEnabled: UNKNOWN })],
            undetermined: ["deletionProtectionEnabled"],
            found: ["unbacked@pointInTimeRecovery.enabled"],
        },
        {
            title: "whether a backup plan of the stack covers it",
            resources: [table({ tags: ESSENTIAL, ...KEPT }), resource("aws:backup/selection:Selection", { planId: "p" }, "plan")],
            undetermined: ["pointInTimeRecovery.enabled"],
        },
    ],
    secret: [{ title: "masked tags", resources: [table({ tags: MASKED })], undetermined: ["tags"] }],
});
