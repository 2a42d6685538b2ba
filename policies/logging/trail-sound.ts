import { resourceRule } from "../kit/rule";
import { trailFaults } from "../model/logging/trail/settings";

const NATIVE = "aws-native:cloudtrail:Trail";

export default resourceRule({
    name: "logging-trail-sound",
    description: "A CloudTrail trail must log, in all Regions, with global service events and with log file validation.",
    severity: "high",
    level: "mandatory",
    checklist: ["A4", "B4"],
    why: "A trail of one Region misses what an intruder does in another, one without global events misses IAM, and without validation nobody can prove that the record was not changed.",
    fix: [
        "set `isMultiRegionTrail` and `enableLogFileValidation` to true, and leave `enableLogging` (aws-native: `isLogging`) and `includeGlobalServiceEvents` on.",
        "The remediation leaves `isMultiRegionTrail` of an organisation trail alone: it can be changed in its home Region only.",
    ],
    notes: ["What `aws-native` does where `includeGlobalServiceEvents` is left out is not documented: it is undetermined."],
    on: ["aws:cloudtrail/trail:Trail", NATIVE],
    fixes: {
        off: "leave `enableLogging` (aws-native: `isLogging`) on.",
        oneRegion: "set `isMultiRegionTrail` to true.",
        noGlobalEvents: "leave `includeGlobalServiceEvents` on.",
        noValidation: "set `enableLogFileValidation` to true.",
    },
    messages: {
        off: "the trail is created but does not log.",
        oneRegion: "the trail records one Region only.",
        noGlobalEvents: "events of global services, IAM and STS above all, are left out.",
        noValidation: "log files are not validated, so a changed or deleted one is not noticed.",
    },
    example: {
        good: { inputs: { s3BucketName: "acme-trail", isMultiRegionTrail: true, enableLogFileValidation: true } },
        bad: { inputs: { s3BucketName: "acme-trail", isMultiRegionTrail: true } },
    },
    *check(trail, { each, found }) {
        yield* each(trailFaults(trail.as(), trail.is(NATIVE)), function* ({ id, property, isFaulty }) {
            if (isFaulty()) yield found(id, property);
        });
    },
    remedy(inputs, { resource }) {
        const isOrganizations = resource.has("isOrganizationTrail") && !resource.child("isOrganizationTrail").isOneOf(false);
        for (const { property, isFaulty } of trailFaults(resource.as(), resource.is(NATIVE))) {
            if (property === "isMultiRegionTrail" && isOrganizations) continue;
            if (certainly(isFaulty)) (inputs as Record<string, unknown>)[property] = true;
        }
    },
});

/** What nobody knows is left as it is. */
function certainly(question: () => boolean): boolean {
    try {
        return question();
    } catch {
        return false;
    }
}
