import { ref } from "../kit/example";
import { statementText } from "../kit/policy-documents";
import { stackRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import * as vms from "../model/lambda/microvms";
import type { RoleNode } from "../model/stack";

const IMAGE = "aws:lambda/microvmsImage:MicrovmsImage";
const TRUST = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
        {
            Effect: "Allow",
            Principal: { Service: "lambda.amazonaws.com" },
            Action: "sts:AssumeRole",
            Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
        },
    ],
});
const role = { type: "aws:iam/role:Role", name: "build", inputs: { assumeRolePolicy: TRUST } } as const;
const image = (more: object) =>
    ({
        type: IMAGE,
        name: "sandbox",
        inputs: {
            baseImageArn: "arn:aws:lambda:eu-west-1:aws:microvm-image:al2023",
            buildRoleArn: ref("build", "arn"),
            egressNetworkConnectors: ["arn:aws:lambda:eu-west-1:123456789012:network-connector:private"],
            ...more,
        },
    }) as const;

export default stackRule({
    name: "runtime-microvm",
    description: "Lambda MicroVMs must run with few capabilities, through a network of one's own and under a role of their own.",
    severity: "medium",
    level: "advisory",
    checklist: ["A5"],
    why: "A MicroVM is made for code that is not trusted: with every capability, the open internet or the role that builds its image such code reaches further than it should.",
    fix: [
        "leave `ALL` out of `additionalOsCapabilities`, set `egressNetworkConnectors`, give the MicroVM an execution role of its own, and hold both roles' trust to `aws:SourceAccount`.",
    ],
    notes: ["Without an egress connector AWS gives a MicroVM access to the public internet."],
    messages: {
        capabilities: "programs of the image get every capability of the operating system.",
        internet: "no egress connector is set; AWS's default is the public internet.",
        buildRole: "the MicroVM runs under the role that its image is built with.",
        trust: (d: { statement: Text }) => text`${d.statement} lets Lambda assume the role on behalf of any customer.`,
    },
    example: {
        good: [role, image({})],
        bad: [role, image({ additionalOsCapabilities: ["ALL"] })],
    },
    applies: (stack) => vms.microvmImages(stack).length + vms.microvms(stack).length > 0,
    *check(stack, { each, found }) {
        const images = vms.microvmImages(stack);
        const machines = vms.microvms(stack);
        yield* each(images, function* (node) {
            if (vms.hasEveryCapability(node)) yield found("capabilities", [node, "additionalOsCapabilities"]);
        });
        const roles = new Set<RoleNode>();
        yield* each([...images, ...machines], function* (node) {
            if (vms.hasOpenEgress(node)) yield found("internet", [node, "egressNetworkConnectors"]);
        });
        yield* each([...images, ...machines], function* (node) {
            const used = vms.roleOf(node);
            if (used !== undefined) roles.add(used);
        });
        yield* each(machines, function* (machine) {
            if (vms.runsUnderBuildRole(machine)) yield found("buildRole", [machine, "executionRoleArn"]);
        });
        yield* each(roles, function* (used) {
            for (const statement of vms.trustsWithoutCustomer(used))
                yield found("trust", [used, statement], { statement: statementText(statement) });
        });
    },
});
