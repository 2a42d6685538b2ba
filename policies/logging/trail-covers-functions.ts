import { resourceRule } from "../kit/rule";
import { invocation } from "../model/logging/trail/event";
import { recorded } from "../model/logging/trail/selectors";

export default resourceRule({
    name: "logging-trail-covers-functions",
    description: "A CloudTrail trail must record every invocation of every Lambda function.",
    severity: "medium",
    level: "advisory",
    checklist: ["A4", "B4"],
    why: "Invocations are data events, which a trail leaves out unless it is told otherwise: who called a function, with which credentials, is then recorded nowhere.",
    fix: [
        "add a data resource of type `AWS::Lambda::Function` with the value `arn:aws:lambda` to a selector, or an advanced selector with `eventCategory` Data and `resources.type` `AWS::Lambda::Function` and no other field.",
    ],
    notes: [
        "An invocation is a write event, so a selector of read events records none.",
        "Selectors that let only some functions, operations or callers through are findings that say so: exempt the trail where another one records the rest.",
        "Data events are charged for.",
    ],
    on: ["aws:cloudtrail/trail:Trail", "aws-native:cloudtrail:Trail"],
    messages: {
        none: "no selector records the invocations of functions.",
        readOnly: "only read events of functions are recorded, and an invocation is a write event.",
        operations: "only some operations of functions are recorded, chosen by `eventName`.",
        someFunctions: "only the invocations of the functions that the selectors name are recorded.",
        someCallers: "only some invocations are recorded, chosen by a field other than the function.",
    },
    example: {
        good: {
            inputs: {
                s3BucketName: "acme-trail",
                eventSelectors: [{ readWriteType: "All", dataResources: [{ type: "AWS::Lambda::Function", values: ["arn:aws:lambda"] }] }],
            },
        },
        bad: { inputs: { s3BucketName: "acme-trail" } },
    },
    *check(trail, { found }) {
        const view = trail.as();
        const result = recorded(view, invocation());
        const where = view.has("advancedEventSelectors") ? "advancedEventSelectors" : "eventSelectors";
        if (result.verdict === "none") yield found(result.because === "readOnly" ? "readOnly" : "none", where);
        if (result.verdict !== "some") return;
        if (result.by.has("eventName")) yield found("operations", where);
        else yield found(result.by.has("other") ? "someCallers" : "someFunctions", where);
    },
});
