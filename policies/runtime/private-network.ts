import { EDGE_IN_STACK, edgeFunctions, edgeNote, isAtTheEdge } from "../kit/edge";
import { object } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { isOnCapacityProvider } from "../model/lambda/package";

export default resourceRule({
    name: "runtime-private-network",
    description: "Lambda functions must be connected to a VPC.",
    severity: "low",
    level: "disabled",
    checklist: ["A5"],
    why: "Outside a VPC a function reaches the whole internet, and nothing can control or log where its data goes.",
    fix: ["set `vpcConfig` with `subnetIds` and `securityGroupIds`, and reach AWS services through VPC endpoints."],
    notes: [
        "An empty `subnetIds` takes the function out of the VPC and is a finding.",
        "Functions on a capacity provider run in its VPC and are not judged.",
        edgeNote("Lambda@Edge refuses a VPC."),
    ],
    config: object({ edgeFunctions: edgeFunctions() }),
    on: ["aws:lambda/function:Function", "aws-native:lambda:Function"],
    messages: { outside: "the function is not in a VPC, so nothing controls where its traffic goes." },
    example: {
        good: { inputs: { runtime: "nodejs24.x", vpcConfig: { subnetIds: ["subnet-0a1b"], securityGroupIds: ["sg-0a1b"] } } },
        bad: { inputs: { runtime: "nodejs24.x" } },
    },
    inStack: EDGE_IN_STACK,
    *check(fn, { config, found }) {
        const view = fn.as();
        const subnets = view.object("vpcConfig")?.list("subnetIds") ?? [];
        if (subnets.length > 0 || isOnCapacityProvider(view)) return;
        if (isAtTheEdge(fn, config.edgeFunctions)) return;
        yield found("outside", "vpcConfig");
    },
});
