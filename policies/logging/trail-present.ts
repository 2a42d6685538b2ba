import { flag, object } from "../kit/options";
import { stackRule } from "../kit/rule";
import { anyOf, orDoubt } from "../model/doubts";
import type { NodeOf } from "../model/stack";
import { Undetermined } from "../model/values";

export default stackRule({
    name: "logging-trail-present",
    description: "The stack must have an active CloudTrail trail of all Regions.",
    severity: "high",
    level: "disabled",
    checklist: ["A4", "B4"],
    why: "Without a trail nobody can say who did what in the account: the event history of the console forgets after 90 days.",
    fix: [
        "create a trail with `isMultiRegionTrail` true that logs, or enable this policy only for the stack that holds the account's trail.",
    ],
    notes: [
        "For the stacks of a landing zone: disabled by default, because one trail serves an account or an organisation.",
        "CloudTrail Lake takes no new customers since 2026-05-31; an event data store counts only with `countEventDataStores`.",
    ],
    config: object({
        countEventDataStores: flag({ default: false, about: "Whether an event data store of CloudTrail Lake counts as a trail." }),
    }),
    messages: {
        none: "the stack has no trail.",
        inactive: "the stack has a trail, but none that logs all Regions.",
    },
    example: {
        good: [{ type: "aws:cloudtrail/trail:Trail", name: "activity", inputs: { s3BucketName: "acme-trail", isMultiRegionTrail: true } }],
        bad: [{ type: "aws:cloudtrail/trail:Trail", name: "activity", inputs: { s3BucketName: "acme-trail" } }],
    },
    // A stack without AWS resources holds no account's record.
    applies: (stack) => stack.nodes.some(({ type }) => type.startsWith("aws")),
    *check(stack, { config, each, found }) {
        const stores = stack.ofType("aws:cloudtrail/eventDataStore:EventDataStore", "aws-native:cloudtrail:EventDataStore");
        if (config.countEventDataStores && stores.length > 0) return;
        const [root] = [...stack.ofType("pulumi:pulumi:Stack"), ...stack.nodes];
        if (root === undefined) return;
        yield* each([root], function* () {
            const hasActive = orDoubt(() => anyOf(stack.trails, isActive));
            if (hasActive === true) return;
            if (hasActive instanceof Undetermined) throw new Undetermined([], hasActive.reason);
            const [trail] = stack.trails;
            yield trail === undefined ? found("none", root) : found("inactive", trail);
        });
    },
});

const isActive = ({ inputs }: NodeOf<"aws:cloudtrail/trail:Trail">): boolean =>
    [inputs.boolean("enableLogging") !== false, inputs.boolean("isMultiRegionTrail") === true].every(Boolean);
