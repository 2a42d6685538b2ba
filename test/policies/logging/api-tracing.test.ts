import rule from "../../../policies/logging/api-tracing";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

testResourceRule(rule, {
    compliant: [
        { title: "on", inputs: { stageName: "live", xrayTracingEnabled: true } },
        { title: "on, as text", inputs: { xrayTracingEnabled: "true" } },
        { title: "on in aws-native", type: "aws-native:apigateway:Stage", inputs: { tracingEnabled: true } },
    ],
    violating: [
        { title: "absent means off", inputs: { stageName: "live" }, found: ["off@xrayTracingEnabled"] },
        { title: "switched off", inputs: { xrayTracingEnabled: false }, found: ["off@xrayTracingEnabled"] },
        {
            title: "absent in aws-native",
            type: "aws-native:apigateway:Stage",
            inputs: { stageName: "live" },
            found: ["off@tracingEnabled"],
        },
    ],
    unknown: [{ title: "known after the deployment", inputs: { xrayTracingEnabled: UNKNOWN }, undetermined: ["xrayTracingEnabled"] }],
    secret: [{ title: "masked", inputs: { xrayTracingEnabled: MASKED }, undetermined: ["xrayTracingEnabled"] }],
});
