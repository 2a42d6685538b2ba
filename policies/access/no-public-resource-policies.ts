import { SEARCH_DOMAIN_POLICIES } from "../kit/search-domains";
import { statementText, worst } from "../kit/policy-documents";
import { eachResourcePolicy } from "../kit/resource-policies";
import { resourceRule } from "../kit/rule";
import { text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import { allOf, certain, not } from "../model/iam/language";
import { publicStatements, RESOURCE_POLICY_CARRIERS } from "../model/iam/resource-policies";

export default resourceRule({
    name: "access-no-public-resource-policies",
    description: "A resource policy must not allow everybody to use the resource.",
    severity: "critical",
    level: "mandatory",
    checklist: ["A1"],
    why: "An Allow for `*` is for every AWS account, and for most services for callers without any: whoever finds the name reads or writes.",
    fix: [
        "name the accounts, roles or services in `Principal`; where `*` has to stay, add a condition on the organisation, account, principal, VPC, endpoint or source.",
    ],
    notes: [
        "Conditions that bind: `aws:PrincipalOrgID`, `aws:PrincipalAccount`, `aws:PrincipalArn`, `aws:SourceVpc`, `aws:SourceVpce`, `aws:SourceArn`, `aws:SourceAccount` and their relatives with fixed values, `kms:CallerAccount`, `elasticfilesystem:AccessedViaMountTarget`, `sns:Endpoint` of one domain; a Deny of all others in the same policy too.",
        "Address ranges (`aws:SourceIp`) count for buckets, file systems, queues and search domains, for which AWS documents them; private ranges let nobody in, for the key is always a public address. A search domain in a VPC is not judged, for its security groups stand before the policy, nor an S3 access point that one VPC alone reaches. Nor is `es:ESHttp*` for everybody on a search domain with fine-grained access control, which asks every caller who they are.",
        "The name of a service (`aws:PrincipalServiceName`) binds nobody, for a service calls for whoever asks it to; nor does an identity provider that many customers share.",
        "A `DomainPolicy` is judged with the search domain that it is for: once all resources are registered, which a preview does too. A domain outside the stack is taken for one that is not in a VPC.",
        "The permissions of functions and layers are not judged here.",
    ],
    on: RESOURCE_POLICY_CARRIERS,
    messages: {
        everybody: (d: { statement: Text; guards: Text }) => text`${d.statement} lets everybody use the ${d.guards}.`,
        inverted: (d: { statement: Text; guards: Text }) =>
            text`${d.statement} lets everybody but a few use the ${d.guards}, by \`NotPrincipal\`.`,
        eventPermission: "the permission lets every AWS account put events on the event bus.",
        more: (d: { count: number }) => text`further statements of the policy are for everybody: ${d.count}.`,
    },
    example: {
        good: {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            inputs: {
                policy: {
                    Statement: [
                        {
                            Effect: "Allow",
                            Principal: "*",
                            Action: "sqs:SendMessage",
                            Resource: "*",
                            Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-west-1:123456789012:orders" } },
                        },
                    ],
                },
            },
        },
        bad: {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            inputs: { policy: { Statement: [{ Effect: "Allow", Principal: "*", Action: "sqs:SendMessage", Resource: "*" }] } },
        },
    },
    inStack: SEARCH_DOMAIN_POLICIES,
    *check(resource, { found }) {
        yield* eachResourcePolicy(resource, function* (document, policy) {
            if (policy.inVpc) return;
            const open = certain(
                publicStatements(document),
                ({ statement, addressesOnly }) =>
                    allOf([not(policy.authenticates(statement)), policy.addresses ? not(addressesOnly) : "yes"]),
                ({ statement }) => statement.path,
            );
            const guards = vouched(policy.guards, "table");
            const findings = open.map(({ statement, opening }) => {
                if (policy.byProperties) return found("eventPermission", policy);
                return found(opening === "notPrincipal" ? "inverted" : "everybody", statement, {
                    statement: statementText(statement),
                    guards,
                });
            });
            yield* worst(findings, (count) => found("more", policy, { count }), ["everybody", "inverted"]);
        });
    },
});
