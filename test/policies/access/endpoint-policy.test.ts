import rule from "../../../policies/access/endpoint-policy";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { HIDDEN_STATEMENT, testResourceRule } from "../../support/rule-tests";

const POLICY = "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy";
const NATIVE = "aws-native:ec2:VpcEndpoint";

const S3 = { serviceName: "com.amazonaws.eu-west-1.s3" };
const SQS = { vpcEndpointType: "Interface", serviceName: "com.amazonaws.eu-west-1.sqs" };
const open = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
const policy = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const when = (Condition: object) => policy({ ...open, Condition });

testResourceRule(rule, {
    compliant: [
        {
            title: "callers held to the organisation",
            inputs: { ...S3, policy: when({ StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }) },
        },
        {
            title: "resources held to the organisation",
            inputs: { ...S3, policy: when({ StringEquals: { "aws:ResourceOrgID": "o-a1b2c3d4e5" } }) },
        },
        {
            title: "resources held to the account",
            inputs: { ...SQS, policy: when({ StringEquals: { "aws:ResourceAccount": ["123456789012"] } }) },
        },
        {
            title: "resources of the caller's own organisation",
            inputs: { ...S3, policy: when({ StringEquals: { "aws:ResourceOrgID": "${aws:PrincipalOrgID}" } }) },
        },
        { title: "principals by name", inputs: { ...SQS, policy: policy({ ...open, Principal: { AWS: "123456789012" } }) } },
        {
            title: "resources by name",
            inputs: { ...S3, policy: policy({ ...open, Resource: ["arn:aws:s3:::orders", "arn:aws:s3:::orders/*"] }) },
        },
        {
            title: "everything allowed, all but the organisation denied",
            alarmingWhenHidden: { "policy.Statement.1": HIDDEN_STATEMENT, "policy.Statement.1.Effect": HIDDEN_STATEMENT },
            inputs: {
                ...S3,
                policy: policy(open, { ...open, Effect: "Deny", Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }),
            },
        },
        { title: "nothing allowed at all", inputs: { ...S3, policy: policy({ ...open, Effect: "Deny" }) } },
        {
            title: "a service of somebody else",
            inputs: { vpcEndpointType: "Interface", serviceName: "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b" },
        },
        {
            title: "a service without endpoint policies",
            inputs: { vpcEndpointType: "Interface", serviceName: "com.amazonaws.eu-west-1.b2bi" },
        },
        {
            title: "a Gateway Load Balancer endpoint",
            inputs: { vpcEndpointType: "GatewayLoadBalancer", serviceName: "com.amazonaws.vpce.eu-west-1.x" },
        },
        {
            title: "a resource endpoint",
            inputs: {
                vpcEndpointType: "Resource",
                resourceConfigurationArn: "arn:aws:vpc-lattice:eu-west-1:123456789012:resourceconfiguration/rcfg-0a1b",
            },
        },
        {
            title: "a separate policy, held to the account",
            type: POLICY,
            inputs: { vpcEndpointId: "vpce-0a1b", policy: when({ StringEquals: { "aws:PrincipalAccount": "123456789012" } }) },
        },
        {
            title: "aws-native, an object",
            type: NATIVE,
            inputs: {
                ...S3,
                policyDocument: { Statement: { ...open, Condition: { StringEquals: { "aws:ResourceAccount": "123456789012" } } } },
            },
        },
    ],
    violating: [
        { title: "a gateway without a policy", inputs: S3, found: ["missing@policy"] },
        { title: "an interface endpoint without a policy", inputs: SQS, found: ["missing@policy"] },
        { title: "a policy that is null or empty", inputs: { ...S3, policy: null }, found: ["missing@policy"] },
        {
            title: "a FIPS endpoint is the same service",
            inputs: { vpcEndpointType: "Interface", serviceName: "com.amazonaws.us-east-1.kms-fips" },
            found: ["missing@policy"],
        },
        {
            title: "China's name of a service",
            inputs: { vpcEndpointType: "Interface", serviceName: "cn.com.amazonaws.cn-north-1.sns" },
            found: ["missing@policy"],
        },
        { title: "the default policy, written out", inputs: { ...S3, policy: policy(open) }, found: ["open@policy.Statement[0]"] },
        {
            title: "the VPC that every request comes from binds nobody",
            inputs: { ...S3, policy: when({ StringEquals: { "aws:SourceVpc": "vpc-0a1b2c3d" } }) },
            found: ["open@policy.Statement[0]"],
        },
        {
            title: "an organisation by a wildcard",
            inputs: { ...S3, policy: when({ StringLike: { "aws:ResourceOrgID": "*" } }) },
            found: ["open@policy.Statement[0]"],
        },
        {
            title: "all buckets there are, beside one by name",
            inputs: { ...S3, policy: policy({ ...open, Resource: ["arn:aws:s3:::orders/*", "arn:aws:s3:::*"] }) },
            found: ["open@policy.Statement[0]"],
        },
        {
            title: "all but some resources",
            inputs: {
                ...S3,
                policy: policy({ Effect: "Allow", Principal: { AWS: ["*"] }, Action: "s3:*", NotResource: "arn:aws:s3:::x" }),
            },
            found: ["open@policy.Statement[0]"],
        },
        {
            title: "a separate policy that is open",
            type: POLICY,
            inputs: { vpcEndpointId: "vpce-0a1b", policy: policy(open) },
            found: ["open@policy.Statement[0]"],
        },
        { title: "a separate policy without a document", type: POLICY, inputs: { vpcEndpointId: "vpce-0a1b" }, found: ["missing@policy"] },
        { title: "aws-native without a policy", type: NATIVE, inputs: { ...SQS }, found: ["missing@policyDocument"] },
        {
            title: "five open statements, three told",
            inputs: { ...S3, policy: policy(open, open, open, open, open) },
            found: ["more@policy", "open@policy.Statement[0]", "open@policy.Statement[1]", "open@policy.Statement[2]"],
        },
    ],
    unknown: [
        { title: "the policy", inputs: { ...S3, policy: UNKNOWN }, undetermined: ["policy"] },
        { title: "the service", inputs: { serviceName: UNKNOWN }, undetermined: ["serviceName"] },
        { title: "the type", inputs: { ...S3, vpcEndpointType: UNKNOWN }, undetermined: ["vpcEndpointType"] },
        {
            title: "a service that the data does not have",
            inputs: { vpcEndpointType: "Interface", serviceName: "com.amazonaws.eu-west-1.brand-new" },
            undetermined: ["serviceName"],
        },
        {
            title: "the only resource",
            inputs: { ...S3, policy: policy({ ...open, Resource: UNKNOWN }) },
            undetermined: ["policy.Statement[0]"],
        },
        {
            title: "the organisation",
            inputs: { ...S3, policy: when({ StringEquals: { "aws:PrincipalOrgID": UNKNOWN } }) },
            undetermined: ["policy.Statement[0]"],
        },
    ],
    secret: [{ title: "the policy", inputs: { ...S3, policy: MASKED }, undetermined: ["policy"] }],
});
