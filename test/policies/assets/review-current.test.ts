import rule from "../../../policies/assets/review-current";
import { testResourceRule } from "../../support/rule-tests";

const review = (lastReview?: string, more: object = {}): Readonly<Record<string, unknown>> => ({
    owner: "platform team",
    ...(lastReview === undefined ? {} : { lastReview }),
    ...more,
});

// The harness's clock stands at 2026-11-21.
testResourceRule(rule, {
    compliant: [
        { title: "a review in this year", inputs: {}, config: review("2026-01-15") },
        { title: "a review of today", inputs: {}, config: review("2026-11-21") },
        { title: "within the configured days", inputs: {}, config: review("2026-11-01", { reviewEveryDays: 30 }) },
    ],
    violating: [
        { title: "nothing is said", inputs: {}, found: ["noOwner", "noReview"] },
        { title: "an owner of blanks", inputs: {}, config: { owner: " ", lastReview: "2026-11-01" }, found: ["noOwner"] },
        { title: "a review of years ago", inputs: {}, config: review("2024-02-29"), found: ["overdue"] },
        { title: "a day that the calendar does not have", inputs: {}, config: review("2026-02-30"), found: ["date"] },
        { title: "a date of another form", inputs: {}, config: review("1 November 2026"), found: ["date"] },
        { title: "a review that is still to come", inputs: {}, config: review("2027-01-01"), found: ["future"] },
    ],
    unknown: { notPossible: "the configuration is known before anything runs" },
    secret: { notPossible: "the configuration of a policy holds no secret" },
});
