/**
 * Actions that matter for what they return or open up, where the reference's access levels do not say it.
 */

/**
 * Actions that return data or secrets from stores that are often worth stealing: the five of cloudsplaining 0.9.1 (2026-06), and two
 * that return the same bytes by another name (older object versions, older parameter values).
 */
export const EXFILTRATION_ACTIONS: readonly string[] = [
    "s3:GetObject",
    "s3:GetObjectVersion",
    "secretsmanager:GetSecretValue",
    "ssm:GetParameter",
    "ssm:GetParameterHistory",
    "ssm:GetParameters",
    "ssm:GetParametersByPath",
];

/**
 * Actions whose answer holds credentials: the list of cloudsplaining 0.9.1 (2026-06), with `gamelift:` where it has `gamelist:`.
 */
export const CREDENTIAL_ACTIONS: readonly string[] = [
    "airflow:CreateCliToken",
    "airflow:CreateWebLoginToken",
    "appsync:CreateApiKey",
    "chime:CreateApiKey",
    "cloud9:CreateEnvironmentToken",
    "codeartifact:GetAuthorizationToken",
    "codepipeline:PollForJobs",
    "cognito-identity:GetCredentialsForIdentity",
    "cognito-identity:GetOpenIdToken",
    "cognito-identity:GetOpenIdTokenForDeveloperIdentity",
    "cognito-idp:GetSigningCertificate",
    "connect:GetFederationToken",
    "connect:GetFederationTokens",
    "ec2:GetPasswordData",
    "ecr-public:GetAuthorizationToken",
    "ecr:GetAuthorizationToken",
    "emr-containers:GetManagedEndpointSessionCredentials",
    "finspace-api:GetProgrammaticAccessCredentials",
    "gamelift:GetComputeAccess",
    "gamelift:GetComputeAuthToken",
    "gamelift:GetInstanceAccess",
    "gamelift:RequestUploadCredentials",
    "grafana:CreateWorkspaceApiKey",
    "iam:CreateAccessKey",
    "iam:CreateLoginProfile",
    "iam:CreateServiceSpecificCredential",
    "iam:ResetServiceSpecificCredential",
    "iam:UpdateAccessKey",
    "license-manager:GetAccessToken",
    "lightsail:CreateBucketAccessKey",
    "lightsail:DownloadDefaultKeyPair",
    "lightsail:GetInstanceAccessDetails",
    "lightsail:GetRelationalDatabaseMasterUserPassword",
    "mediapackage:RotateChannelCredentials",
    "mediapackage:RotateIngestEndpointCredentials",
    "rds-db:connect",
    "redshift-serverless:GetCredentials",
    "redshift:GetClusterCredentials",
    "redshift:GetClusterCredentialsWithIAM",
    "sso:GetRoleCredentials",
    "sts:AssumeRole",
    "sts:AssumeRoleWithSAML",
    "sts:AssumeRoleWithWebIdentity",
    "sts:GetFederationToken",
    "sts:GetSessionToken",
];

/**
 * Writes that open a resource or a privilege to somebody else, though the reference calls them no more than writes (API references of
 * the services): sharing through AWS RAM; sharing or trust of a directory; `AccessPolicies` of a search domain;
 * `AllowUnauthenticatedIdentities` of an identity pool; membership of a group, which is the grant of its policies.
 */
export const SHARING_ACTIONS: ReadonlySet<string> = new Set([
    "cognito-identity:UpdateIdentityPool",
    "ds:CreateTrust",
    "ds:ShareDirectory",
    "es:UpdateDomainConfig",
    "es:UpdateElasticsearchDomainConfig",
    "iam:AddUserToGroup",
    "ram:AssociateResourceShare",
]);

/** Writes that AWS's own execution policies for Lambda grant on `*`: a function's log group. Network interfaces: optional-resource.json. */
export const EXECUTION_WRITES: ReadonlySet<string> = new Set(["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]);
