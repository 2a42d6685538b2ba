import { stackRule } from "../kit/rule";
import type { NodeOf } from "../model/stack";

const DETECTOR = ["aws:guardduty/detector:Detector", "aws-native:guardduty:Detector"] as const;
const FEATURES = ["aws:guardduty/detectorFeature:DetectorFeature", "aws:guardduty/memberDetectorFeature:MemberDetectorFeature"] as const;
const ORGANIZATION = "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature";
const LAMBDA = "LAMBDA_NETWORK_LOGS";

export default stackRule({
    name: "logging-threat-detection",
    description: "Where the stack manages Amazon GuardDuty, it must be enabled and watch the network traffic of Lambda functions.",
    severity: "medium",
    level: "advisory",
    checklist: ["B3"],
    why: "GuardDuty sees from the traffic of a function that its code was taken over: it calls a command server or mines coins.",
    fix: ["leave `enable` on, and set the feature `LAMBDA_NETWORK_LOGS` to ENABLED (for an organisation, `autoEnable` to ALL or NEW)."],
    notes: [
        "A new detector watches Lambda by default, so a feature that is not named is on.",
        "A stack without GuardDuty is not judged: it is usually enabled once for the organisation.",
    ],
    messages: {
        disabled: "the detector is switched off.",
        feature: "Lambda Protection (LAMBDA_NETWORK_LOGS) is switched off.",
        members: "Lambda Protection (LAMBDA_NETWORK_LOGS) is switched on for no member account.",
    },
    example: {
        good: [{ type: "aws:guardduty/detector:Detector", name: "detector", inputs: { enable: true } }],
        bad: [{ type: "aws:guardduty/detector:Detector", name: "detector", inputs: { enable: false } }],
    },
    applies: (stack) => stack.ofType(...DETECTOR, ...FEATURES, ORGANIZATION).length > 0,
    *check(stack, { each, found }) {
        yield* each(stack.ofType(...DETECTOR), function* (detector) {
            if (detector.inputs.boolean("enable") === false) yield found("disabled", [detector, "enable"]);
            else yield* each(featuresOf(detector), (feature) => off(feature.status, () => found("feature", [detector, feature.path])));
        });
        yield* each(stack.ofType(...FEATURES), function* (feature) {
            if (!isLambda(feature)) return;
            yield* off(feature.inputs.string("status"), () => found("feature", [feature, "status"]));
        });
        yield* each(stack.ofType(ORGANIZATION), function* (feature) {
            if (isLambda(feature) && feature.inputs.string("autoEnable") === "NONE") yield found("members", [feature, "autoEnable"]);
        });
    },
});

const isLambda = ({ inputs }: NodeOf<(typeof FEATURES)[number] | typeof ORGANIZATION>): boolean => inputs.string("name") === LAMBDA;

function* off<F>(status: string | undefined, finding: () => F): Generator<F> {
    if (status === "DISABLED") yield finding();
}

/** What `aws-native` writes inside the detector. */
const featuresOf = ({
    inputs,
}: NodeOf<(typeof DETECTOR)[number]>): readonly { readonly status: string | undefined; readonly path: readonly (string | number)[] }[] =>
    inputs
        .list("features")
        .filter((feature) => feature.string("name") === LAMBDA)
        .map((feature) => ({ status: feature.string("status"), path: [...feature.path, "status"] }));
