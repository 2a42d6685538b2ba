import { object, strings } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { isOnCapacityProvider, runsAtTheEdge } from "../model/lambda/package";
import { regionAt } from "../model/region";

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
        "Lambda@Edge refuses a VPC. A published function in us-east-1 that Lambda@Edge would accept is not judged unless `edgeFunctions` says that it runs at the edge.",
    ],
    config: object({
        edgeFunctions: strings({
            default: [],
            about: "Functions that run at the edge: their names in AWS or in the program, `*` for any characters.",
        }),
    }),
    on: ["aws:lambda/function:Function", "aws-native:lambda:Function"],
    messages: { outside: "the function is not in a VPC, so nothing controls where its traffic goes." },
    example: {
        good: { inputs: { runtime: "nodejs24.x", vpcConfig: { subnetIds: ["subnet-0a1b"], securityGroupIds: ["sg-0a1b"] } } },
        bad: { inputs: { runtime: "nodejs24.x" } },
    },
    *check(fn, { config, found }) {
        const view = fn.as();
        const subnets = view.object("vpcConfig")?.list("subnetIds") ?? [];
        if (subnets.length > 0 || isOnCapacityProvider(view)) return;
        const physicalName = view.string(fn.is("aws-native:lambda:Function") ? "functionName" : "name");
        const region = regionAt(view, fn.provider?.inputs);
        if (runsAtTheEdge({ inputs: view, name: fn.name, physicalName, region }, config.edgeFunctions)) return;
        yield found("outside", "vpcConfig");
    },
});
