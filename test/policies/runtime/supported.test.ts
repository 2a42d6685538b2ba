import rule from "../../../policies/runtime/supported";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

// The harness's clock stands at 2026-11-21.
testResourceRule(rule, {
    compliant: [
        { title: "a runtime with years to go", inputs: { runtime: "nodejs24.x" } },
        { title: "Amazon Linux 2023 under one's own runtime", inputs: { runtime: "provided.al2023" } },
        { title: "Java on Amazon Linux 2023", inputs: { runtime: "java17.al2023" } },
        { title: "a function without a runtime", inputs: { handler: "index.handler" } },
        { title: "a container image beside a stale runtime", inputs: { packageType: "Image", runtime: "python2.7" } },
        { title: "an image without a package type", inputs: { imageUri: "registry/orders@sha256:0", runtime: "python2.7" } },
        { title: "a runtime near its end, outside the days to warn", inputs: { runtime: "nodejs22.x" }, config: { warnDays: 30 } },
        { title: "aws-native", type: "aws-native:lambda:Function", inputs: { runtime: "python3.13" } },
    ],
    violating: [
        { title: "deprecated, not yet blocked", inputs: { runtime: "nodejs18.x" }, found: ["deprecated@runtime"] },
        { title: "deprecated eleven days ago", inputs: { runtime: "dotnet8" }, found: ["deprecated@runtime"] },
        { title: "no function can be created on it", inputs: { runtime: "python2.7" }, found: ["blocked@runtime"] },
        { title: "the Go runtime", inputs: { runtime: "go1.x", packageType: "Zip" }, found: ["blocked@runtime"] },
        { title: "deprecated within 180 days", inputs: { runtime: "ruby3.3" }, found: ["ending@runtime"] },
        { title: "a public preview", inputs: { runtime: "nodejs26.x" }, found: ["preview@runtime"] },
        { title: "aws-native", type: "aws-native:lambda:Function", inputs: { runtime: "python3.8" }, found: ["deprecated@runtime"] },
    ],
    unknown: [
        { title: "known after the deployment", inputs: { runtime: UNKNOWN }, undetermined: ["runtime"] },
        { title: "whether it is an image", inputs: { runtime: "python3.8", packageType: UNKNOWN }, undetermined: ["packageType"] },
        { title: "a runtime newer than the table", inputs: { runtime: "nodejs30.x" }, undetermined: ["runtime"] },
        { title: "a runtime that a customer publishes", inputs: { runtime: "custom" }, undetermined: ["runtime"] },
    ],
    secret: [{ title: "masked", inputs: { runtime: MASKED }, undetermined: ["runtime"] }],
});
