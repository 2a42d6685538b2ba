import { EDGE_IN_STACK, edgeFunctions, edgeNote, isAtTheEdge } from "../kit/edge";
import { object } from "../kit/options";
import { resourceRule } from "../kit/rule";

export default resourceRule({
    name: "logging-function-tracing",
    description: "Lambda functions must send traces to AWS X-Ray.",
    severity: "low",
    level: "advisory",
    checklist: ["B3"],
    why: "A log shows what one function did; a trace shows which call of which service was slow or failed, across all that took part.",
    fix: [
        'set `tracingConfig.mode` to "Active"; the execution role needs `xray:PutTraceSegments` and `xray:PutTelemetryRecords`.',
        "The AWS-managed policy AWSXRayDaemonWriteAccess grants both: attach it first.",
    ],
    notes: [
        "`PassThrough`, the default, traces a call only if its caller decided so: it is a finding.",
        edgeNote("Lambda@Edge does not trace."),
    ],
    config: object({ edgeFunctions: edgeFunctions() }),
    on: ["aws:lambda/function:Function", "aws-native:lambda:Function"],
    messages: {
        off: "tracing is not set, so calls are traced only where the caller decides so.",
        passThrough: "tracing passes through, so calls are traced only where the caller decides so.",
    },
    example: {
        good: { inputs: { runtime: "nodejs24.x", tracingConfig: { mode: "Active" } } },
        bad: { inputs: { runtime: "nodejs24.x" } },
    },
    inStack: EDGE_IN_STACK,
    *check(fn, { config, found }) {
        const view = fn.as();
        const mode = view.object("tracingConfig")?.string("mode");
        if (mode === "Active") return;
        if (isAtTheEdge(fn, config.edgeFunctions)) return;
        yield found(mode === undefined ? "off" : "passThrough", "tracingConfig.mode".split("."));
    },
    remedy(inputs) {
        inputs.tracingConfig = { mode: "Active" };
    },
});
