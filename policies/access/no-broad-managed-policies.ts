import { WILDCARDS, object, strings } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { enumerate, literal, text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import { attachedArns, ATTACHMENT_CARRIERS } from "../model/iam/language";
import { callbackOf, type ManagedPolicy, managedPolicy, managedPolicyName } from "../model/iam/knowledge";
import { classicToken } from "../model/native";
import { KINDS } from "../model/stack";
import { Undetermined } from "../model/values";
import { matchesWildcard } from "../model/wildcard";

const isNamed = (globs: readonly string[], name: string): boolean => globs.some((glob) => matchesWildcard(glob, name));

/** Written for auditors: what counts as a write in them reads. */
const READERS: ReadonlySet<string> = new Set(["ReadOnlyAccess", "SecurityAudit", "ViewOnlyAccess"]);

/** Prescribed to nodes, clusters and instances by the guides of Amazon EKS, ECS and Systems Manager, outside the path for service roles. */
const PRESCRIBED =
    /^(?:AmazonEKS|AmazonSSMManagedInstanceCore$|CloudWatchAgentServerPolicy$|AmazonEC2ContainerRegistry(?:PullOnly|ReadOnly)$)/;

/** AWS prescribes these to the roles of its own services and publishes nothing narrower. */
const isPrescribed = (arn: string, name: string): boolean =>
    (arn.includes(":policy/service-role/") && !name.startsWith("AWSLambda")) || PRESCRIBED.test(name);

/** What makes a policy broad, the worst first. */
function faultOf({ name, risks, execution }: ManagedPolicy): "admin" | "services" | "inverted" | "escalation" | "writes" | undefined {
    if (execution) return undefined;
    if (risks.has("admin")) return "admin";
    if (risks.has("inverted")) return "inverted";
    if (risks.has("serviceWildcard")) return "services";
    if (risks.has("escalation")) return "escalation";
    return risks.has("writesAnywhere") && !READERS.has(name) ? "writes" : undefined;
}

export default resourceRule({
    name: "access-no-broad-managed-policies",
    description: "AWS-managed policies that grant whole services, or write access to every resource, must not be attached.",
    severity: "high",
    level: "mandatory",
    checklist: ["A1", "B1"],
    why: "AWS's managed policies are written for everybody: they name no resource of yours, and AWS widens them without asking.",
    fix: [
        "attach a policy with the actions and resources that are needed.",
        "To an `aws.lambda.CallbackFunction` pass `role` or `policies`: without them it attaches nine managed policies, most of them `…FullAccess`.",
    ],
    notes: [
        "What a policy grants is read from a table of the pack with a date; an AWS-managed policy that is not in it is not judged.",
        "The policies that AWS publishes for execution roles of Lambda functions (`AWSLambdaBasicExecutionRole`, `AWSLambdaVPCAccessExecutionRole`, `AWSXRayDaemonWriteAccess`, …) are never reported.",
        "A policy that AWS prescribes to the role of a service of its own (under `service-role/`, or to nodes of Amazon EKS, ECS and Systems Manager) is an advisory, unless it allows everything or by exception: nothing narrower is published.",
    ],
    config: object({
        allow: strings({ default: [], about: `Names of AWS-managed policies that may be attached, ${WILDCARDS}.` }),
        deny: strings({
            default: [],
            about: `Names of AWS-managed policies, ${WILDCARDS}, that are refused although they grant no whole service. With none, those are refused that write to, or invoke, any resource although the actions can be held to some, or that open an escalation path.`,
        }),
    }),
    on: ATTACHMENT_CARRIERS,
    messages: {
        admin: (d: { name: Text }) => text`${d.name} allows every action on every resource.`,
        inverted: (d: { name: Text }) => text`${d.name} allows by exception (\`NotAction\` or \`NotResource\`): whatever it does not name.`,
        services: (d: { name: Text; services: Text }) => text`${d.name} allows every action of ${d.services}.`,
        callback: (d: { name: Text; services: Text }) =>
            text`${d.name} allows every action of ${d.services}; an aws.lambda.CallbackFunction attaches it to the role that it makes unless \`role\` or \`policies\` is passed.`,
        escalation: (d: { name: Text; paths: Text }) => text`${d.name} opens an escalation path (${d.paths}).`,
        writes: (d: { name: Text }) =>
            text`${d.name} allows writing to, or invoking, any resource of the account, although the actions can be restricted to some.`,
        denied: (d: { name: Text }) => text`${d.name} is refused by the configuration.`,
    },
    example: {
        good: {
            type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            inputs: { role: "orders", policyArn: "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole" },
        },
        bad: {
            type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            inputs: { role: "orders", policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
        },
    },
    *check(resource, { config, each, found, at, sharing }) {
        yield* each(attachedArns(resource.type, resource), function* (place) {
            // A policy that the stack makes is no AWS-managed one, whatever its ARN will be.
            const origins = place.isUnknown ? resource.madeFrom(place.path) : [];
            if (origins.length > 0 && origins.every((type) => KINDS.policy.tokens.includes(classicToken(type)))) return;
            const arn = place.asString() ?? "";
            const written = managedPolicyName(arn);
            if (written === undefined || isNamed(config.allow, written)) return;
            const policy = managedPolicy(arn);
            if (policy === undefined || policy === "unknown") {
                if (isNamed(config.deny, written)) yield found("denied", place, { name: literal("the policy") });
                else throw new Undetermined(place.path, "unresolved");
                return;
            }
            // A name of the table is AWS's own.
            const name = vouched(policy.name, "table");
            const fault = faultOf(policy);
            if (fault === "services") {
                const callback = callbackOf(resource, policy.name);
                const services = enumerate(policy.services.map((service) => vouched(service, "table")));
                const outcome = found(callback === undefined ? "services" : "callback", place, { name, services });
                const told = callback === undefined ? outcome : sharing(callback, outcome);
                yield isPrescribed(arn, policy.name) ? at("advisory", told) : told;
            } else if (fault === "admin" || fault === "inverted") yield found(fault, place, { name });
            else if (config.deny.length > 0) {
                if (isNamed(config.deny, policy.name)) yield found("denied", place, { name });
            } else if (fault !== undefined) {
                const outcome =
                    fault === "escalation"
                        ? found(fault, place, { name, paths: enumerate(policy.escalations.map((path) => vouched(path, "table"))) })
                        : found(fault, place, { name });
                yield isPrescribed(arn, policy.name) ? at("advisory", outcome) : outcome;
            }
        });
    },
});
