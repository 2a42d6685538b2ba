import { statementText, worst } from "../kit/policy-documents";
import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { readDocument, unread } from "../model/iam/language";
import { hasEndpointPolicy, hasSeparatePolicy, openEndpointStatements } from "../model/iam/resource-policies";
import type { View } from "../model/values";

const POLICY = "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy";
const NATIVE = "aws-native:ec2:VpcEndpoint";

export default resourceRule({
    name: "access-endpoint-policy",
    description: "The policy of a VPC endpoint must hold callers or resources to the organisation, the account or names.",
    severity: "medium",
    level: "disabled",
    strict: "advisory",
    checklist: ["A1"],
    why: "Without a policy of its own an endpoint lets anybody in the VPC use the service with any credentials, also to carry data into the account of somebody else.",
    fix: [
        "give the endpoint a `policy` with a condition on `aws:PrincipalOrgID`, `aws:PrincipalAccount`, `aws:ResourceOrgID` or `aws:ResourceAccount`, or with the principals or resources by name.",
    ],
    notes: [
        "Judged are gateway and interface endpoints of AWS services. A few services have no endpoint policies and are left out; a service of which the pack's data does not say it is undetermined.",
        "The VPC that a request comes from binds nobody: everything that uses the endpoint comes from its VPC.",
        "An endpoint without a `policy` waits until all resources are registered (a preview does that too), for a `VpcEndpointPolicy` of the stack may carry it.",
    ],
    on: ["aws:ec2/vpcEndpoint:VpcEndpoint", POLICY, NATIVE],
    messages: {
        missing: "the VPC endpoint has no policy, which is full access to the service.",
        open: (d: { statement: Text }) => text`${d.statement} lets everybody reach every resource of the service.`,
        more: (d: { count: number }) => text`further statements of the policy let everybody reach every resource: ${d.count}.`,
    },
    example: {
        good: {
            type: "aws:ec2/vpcEndpoint:VpcEndpoint",
            inputs: {
                vpcId: "vpc-0a1b2c3d4e5f60718",
                serviceName: "com.amazonaws.eu-west-1.s3",
                policy: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceOrgID":"o-a1b2c3d4e5"}}}]}',
            },
        },
        bad: {
            type: "aws:ec2/vpcEndpoint:VpcEndpoint",
            inputs: { vpcId: "vpc-0a1b2c3d4e5f60718", serviceName: "com.amazonaws.eu-west-1.s3" },
        },
    },
    inStack: {
        awaits: (resource) => resource.type === "aws:ec2/vpcEndpoint:VpcEndpoint" && isUnset(resource.as().child("policy")),
        seen: (resource, node, stack) => (hasSeparatePolicy(stack, node) ? undefined : resource),
    },
    *check(resource, { found }) {
        if (!resource.is(POLICY) && !hasEndpointPolicy(resource.as())) return;
        const place = resource.as().child(resource.type === NATIVE ? "policyDocument" : "policy");
        if (isUnset(place)) return yield found("missing", place);
        const document = readDocument(place.known(), place.path);
        const findings = openEndpointStatements(document).map((statement) =>
            found("open", statement, { statement: statementText(statement) }),
        );
        yield* worst(findings, (count) => found("more", place, { count }));
        for (const { reason, path } of unread(document)) yield { verdict: "undetermined", reason, subject: undefined, path };
    },
});

const isUnset = (policy: View): boolean => policy.isAbsent || (!policy.isHidden && policy.known() === "");
