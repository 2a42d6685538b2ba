import { ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { zonesOf } from "../model/lambda/zones";

const FUNCTION = "aws:lambda/function:Function";
const SUBNET = "aws:ec2/subnet:Subnet";
const subnet = (name: string, availabilityZone: string) =>
    ({ type: SUBNET, name, inputs: { vpcId: "vpc-0a1b", availabilityZone } }) as const;
const inside = (...names: readonly string[]) =>
    ({
        type: FUNCTION,
        name: "orders",
        inputs: { vpcConfig: { subnetIds: names.map((name) => ref(name, "id")), securityGroupIds: ["sg-0a1b"] } },
    }) as const;

export default stackRule({
    name: "runtime-multi-az",
    description: "Lambda functions in a VPC must have subnets in at least two Availability Zones.",
    severity: "low",
    level: "disabled",
    checklist: ["A5"],
    why: "A function whose subnets all lie in one Availability Zone stops with that zone.",
    fix: ["add a subnet of another Availability Zone to `vpcConfig.subnetIds`."],
    notes: ["The zones of subnets outside the stack are not known: such a function is judged only where it has a single subnet."],
    messages: {
        single: "the function has one subnet, so it stops with the subnet's Availability Zone.",
        sameZone: "all subnets of the function lie in one Availability Zone.",
    },
    example: {
        good: [subnet("a", "eu-west-1a"), subnet("b", "eu-west-1b"), inside("a", "b")],
        bad: [subnet("a", "eu-west-1a"), inside("a")],
    },
    applies: (stack) => stack.functions.length > 0,
    *check(stack, { each, found }) {
        yield* each(stack.functions, function* (fn) {
            const { subnets, zones, path } = zonesOf(fn);
            if (subnets === 1) yield found("single", [fn, path]);
            else if (subnets > 1 && zones === 1) yield found("sameZone", [fn, path]);
        });
    },
});
