import { resourceRule } from "../kit/rule";
import { isPublishedByAws, layerName } from "../model/lambda/layers";
import { isContainerImage } from "../model/lambda/package";
import { Undetermined } from "../model/values";

export default resourceRule({
    name: "logging-function-insights",
    description: "Lambda functions must use CloudWatch Lambda Insights.",
    severity: "low",
    level: "disabled",
    checklist: ["B3"],
    why: "Lambda Insights shows memory, CPU and network use of each call, so that a leak or a theft of computing time is seen.",
    fix: [
        "add the layer `LambdaInsightsExtension` (or `LambdaInsightsExtension-Arm64`) of AWS's account in the function's Region.",
        "Attach the AWS-managed policy `CloudWatchLambdaInsightsExecutionRolePolicy` to the execution role.",
    ],
    notes: [
        "Container images carry the extension inside and are not judged.",
        "AWS publishes the layer from another account in some Regions: by a table with a date.",
    ],
    on: ["aws:lambda/function:Function", "aws-native:lambda:Function"],
    messages: {
        none: "the function has no Lambda Insights layer.",
    },
    example: {
        good: { inputs: { layers: ["arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension:60"] } },
        bad: { inputs: { layers: ["arn:aws:lambda:eu-west-1:123456789012:layer:orders-shared:3"] } },
    },
    applies: (fn) => !isContainerImage(fn.as()),
    *check(fn, { found }) {
        const view = fn.as();
        if (isContainerImage(view)) return;
        let doubt: Undetermined | undefined;
        for (const layer of view.list("layers")) {
            try {
                const arn = layer.asString();
                const name = arn === undefined ? undefined : layerName(arn);
                if (name === undefined || !/^LambdaInsightsExtension(?:-Arm64)?$/.test(name.name)) continue;
                if (isPublishedByAws(name) === true) return;
                // The table has a date: AWS may have opened a Region since.
                doubt ??= new Undetermined(layer.path, "unresolved");
            } catch (error) {
                if (!(error instanceof Undetermined)) throw error;
                doubt ??= error;
            }
        }
        if (doubt !== undefined) throw doubt;
        yield found("none", "layers");
    },
});
