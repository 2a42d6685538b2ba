import rule from "../../../policies/logging/function-insights";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const insights = "arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension:60";
const own = "arn:aws:lambda:eu-west-1:123456789012:layer:shared:3";

testResourceRule(rule, {
    compliant: [
        { title: "the layer", inputs: { layers: [own, insights] } },
        { title: "for arm64", inputs: { layers: ["arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension-Arm64:20"] } },
        { title: "a layer that is not known yet beside it", inputs: { layers: [UNKNOWN, insights] } },
        { title: "an image carries it inside", inputs: { packageType: "Image" } },
        { title: "aws-native", type: "aws-native:lambda:Function", inputs: { layers: [insights] } },
    ],
    violating: [
        { title: "no layer", inputs: { runtime: "nodejs24.x" }, found: ["none@layers"] },
        { title: "other layers", inputs: { layers: [own] }, found: ["none@layers"] },
        { title: "aws-native", type: "aws-native:lambda:Function", inputs: {}, found: ["none@layers"] },
    ],
    unknown: [
        { title: "a layer", inputs: { layers: [own, UNKNOWN] }, undetermined: ["layers[1]"] },
        { title: "the layers", inputs: { layers: UNKNOWN }, undetermined: ["layers"] },
        {
            title: "the layer from an account that the table does not have",
            inputs: { layers: ["arn:aws:lambda:eu-west-1:123456789012:layer:LambdaInsightsExtension:1"] },
            undetermined: ["layers[0]"],
        },
    ],
    secret: [{ title: "a layer is masked", inputs: { layers: [MASKED] }, undetermined: ["layers[0]"] }],
});
