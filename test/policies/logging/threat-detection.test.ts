import type { ExampleResource } from "../../../policies/kit/example";
import rule from "../../../policies/logging/threat-detection";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const detector = (inputs: object, type = "aws:guardduty/detector:Detector"): ExampleResource => ({
    type,
    name: "detector",
    inputs: { ...inputs },
});
const feature = (inputs: object, type = "aws:guardduty/detectorFeature:DetectorFeature"): ExampleResource => ({
    type,
    name: "feature",
    inputs: { detectorId: "d", ...inputs },
});
const MEMBER = "aws:guardduty/memberDetectorFeature:MemberDetectorFeature";
const ORGANIZATION = "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature";
const NATIVE = "aws-native:guardduty:Detector";
const LAMBDA = { name: "LAMBDA_NETWORK_LOGS" };

testStackRule(rule, {
    compliant: [
        { title: "a new detector watches Lambda by default", resources: [detector({})] },
        { title: "the feature on", resources: [detector({ enable: true }), feature({ ...LAMBDA, status: "ENABLED" })] },
        { title: "another feature off", resources: [detector({}), feature({ name: "EKS_AUDIT_LOGS", status: "DISABLED" })] },
        { title: "new members", resources: [feature({ ...LAMBDA, autoEnable: "NEW" }, ORGANIZATION)] },
        {
            title: "aws-native, a list of other features",
            resources: [detector({ enable: true, features: [{ name: "S3_DATA_EVENTS", status: "DISABLED" }] }, NATIVE)],
        },
        { title: "a stack without GuardDuty", resources: [{ type: "aws:s3/bucket:Bucket", name: "b", inputs: {} }] },
    ],
    violating: [
        { title: "the detector off", resources: [detector({ enable: false })], found: ["disabled@enable"] },
        { title: "the feature off", resources: [detector({}), feature({ ...LAMBDA, status: "DISABLED" })], found: ["feature@status"] },
        {
            title: "the feature of a member off",
            resources: [feature({ ...LAMBDA, status: "DISABLED" }, MEMBER)],
            found: ["feature@status"],
        },
        { title: "no member", resources: [feature({ ...LAMBDA, autoEnable: "NONE" }, ORGANIZATION)], found: ["members@autoEnable"] },
        {
            title: "aws-native",
            resources: [detector({ enable: true, features: [{ ...LAMBDA, status: "DISABLED" }] }, NATIVE)],
            found: ["feature@features[0].status"],
        },
    ],
    unknown: [
        { title: "whether it is on", resources: [detector({ enable: UNKNOWN })], undetermined: ["enable"] },
        { title: "which feature", resources: [feature({ name: UNKNOWN, status: "DISABLED" })], undetermined: ["name"] },
        { title: "the features", resources: [detector({ enable: true, features: UNKNOWN }, NATIVE)], undetermined: ["features"] },
    ],
    secret: [{ title: "the status is masked", resources: [feature({ ...LAMBDA, status: MASKED })], undetermined: ["status"] }],
});
