/** Roles, users, keys, secrets and parameters. */
import { secret } from "../../wire";
import { arn, byInput, joined, uuidOf, type Facts, type Table } from "./table";
import { uuid } from "../making";

const iam = (kind: string): Facts => ({
    replaces: ["name"],
    tagged: true,
    id: byInput("name"),
    computed: (subject) => ({
        arn: `arn:aws:iam::${subject.account}:${kind}${subject.text("path") || "/"}${subject.text("name")}`,
    }),
});

export const IDENTITY: Table = {
    "aws:cognito/identityPool:IdentityPool": {
        tagged: true,
        id: (s) => `${s.region}:${uuidOf(s)}`,
        computed: arn("cognito-identity", (_s, id) => `identitypool/${id}`),
    },
    "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment": { id: byInput("identityPoolId") },
    "aws-native:cognito:UserPool": {
        id: (s) => `${s.region}_${s.hash(9)}`,
        computed: (s, id) => ({
            userPoolId: id,
            arn: `arn:aws:cognito-idp:${s.region}:${s.account}:userpool/${id}`,
            providerName: `cognito-idp.${s.region}.amazonaws.com/${id}`,
            providerUrl: `https://cognito-idp.${s.region}.amazonaws.com/${id}`,
        }),
    },
    "aws:cognito/userPool:UserPool": {
        tagged: true,
        id: (s) => `${s.region}_${s.hash(9)}`,
        computed: (s, id) => ({
            arn: `arn:aws:cognito-idp:${s.region}:${s.account}:userpool/${id}`,
            endpoint: `cognito-idp.${s.region}.amazonaws.com/${id}`,
        }),
    },
    "aws:cognito/userPoolClient:UserPoolClient": { id: (s) => s.hash(26) },
    "aws:cognito/userPoolDomain:UserPoolDomain": {
        computed: (s) => ({
            cloudfrontDistribution: `d${s.hash(13)}.cloudfront.net`,
            cloudfrontDistributionArn: `d${s.hash(13)}.cloudfront.net`,
            cloudfrontDistributionZoneId: "Z2FDTNDATAQYW2",
            awsAccountId: s.account,
        }),
    },
    "aws:iam/accessKey:AccessKey": {
        id: (s) => `KEY${s.hash(12).toUpperCase()}EXAMPLE`,
        computed: (s) => ({
            secret: secret(`made-up-${s.hash(12)}`),
            encryptedSecret: "",
            keyFingerprint: "",
            createDate: "2026-01-01T00:00:00Z",
        }),
    },
    "aws:iam/group:Group": iam("group"),
    "aws:iam/groupMembership:GroupMembership": { id: byInput("name") },
    "aws:iam/groupPolicy:GroupPolicy": { id: (s) => `${s.text("group")}:${s.text("name")}` },
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
        tagged: true,
        id: (s) => `arn:aws:iam::${s.account}:oidc-provider/${s.text("url").replace("https://", "")}`,
        computed: (_s, id) => ({ arn: id }),
    },
    "aws:iam/policy:Policy": { ...iam("policy"), id: (s) => `arn:aws:iam::${s.account}:policy${s.text("path") || "/"}${s.text("name")}` },
    "aws:iam/role:Role": iam("role"),
    "aws:iam/rolePolicy:RolePolicy": { replaces: ["role", "name"], id: (s) => `${s.text("role")}:${s.text("name")}` },
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { replaces: ["role", "policyArn"], id: joined("role", "policyArn") },
    "aws:iam/user:User": iam("user"),
    "aws:iam/userLoginProfile:UserLoginProfile": { id: byInput("user"), computed: () => ({ encryptedPassword: "", keyFingerprint: "" }) },
    "aws:iam/userPolicy:UserPolicy": { id: (s) => `${s.text("user")}:${s.text("name")}` },
    "aws:iam/userPolicyAttachment:UserPolicyAttachment": { id: joined("user", "policyArn") },
    "aws:kms/alias:Alias": { id: byInput("name"), computed: arn("kms", (s) => s.text("name")) },
    "aws:kms/key:Key": {
        tagged: true,
        id: uuidOf,
        computed: (s, id) => ({ arn: `arn:aws:kms:${s.region}:${s.account}:key/${id}`, keyId: id }),
    },
    "aws:macie2/account:Account": {
        id: (s) => s.account,
        computed: (s) => ({
            serviceRole: `arn:aws:iam::${s.account}:role/aws-service-role/macie.amazonaws.com/AWSServiceRoleForAmazonMacie`,
        }),
    },
    "aws:macie2/classificationJob:ClassificationJob": {
        tagged: true,
        id: (s) => s.hash(32),
        computed: (s, id) => ({ jobArn: `arn:aws:macie2:${s.region}:${s.account}:classification-job/${id}`, jobId: id }),
    },
    "aws:secretsmanager/secret:Secret": {
        tagged: true,
        id: (s) => `arn:aws:secretsmanager:${s.region}:${s.account}:secret:${s.text("name")}-${s.hash(6)}`,
        computed: (_s, id) => ({ arn: id }),
    },
    "aws:secretsmanager/secretRotation:SecretRotation": { id: byInput("secretId"), computed: () => ({ rotationEnabled: true }) },
    "aws:secretsmanager/secretVersion:SecretVersion": {
        computed: (s) => ({
            arn: s.text("secretId"),
            secretArn: s.text("secretId"),
            versionId: uuid(s.urn),
        }),
    },
    "aws:ssm/parameter:Parameter": {
        tagged: true,
        id: byInput("name"),
        computed: arn("ssm", (s) => `parameter${s.text("name").startsWith("/") ? "" : "/"}${s.text("name")}`),
    },
};
