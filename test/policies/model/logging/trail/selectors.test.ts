import assert from "node:assert/strict";
import { invocation } from "../../../../../policies/model/logging/trail/event";
import { recorded } from "../../../../../policies/model/logging/trail/selectors";
import type { TrailEvent } from "../../../../../policies/model/logging/trail/event";
import { View } from "../../../../../policies/model/values";

const orders = "arn:aws:lambda:eu-west-1:123456789012:function:orders";
const bills = "arn:aws:lambda:eu-west-1:123456789012:function:bills";
const says = (trail: object, event: TrailEvent): string => recorded(new View(trail), event).verdict;
const field = (name: string, more: object): object => ({ field: name, ...more });
const lambda = [field("eventCategory", { equals: ["Data"] }), field("resources.type", { equals: ["AWS::Lambda::Function"] })];
const advanced = (...more: readonly object[]): object => ({ advancedEventSelectors: [{ fieldSelectors: [...lambda, ...more] }] });
const classic = (values: readonly string[], more: object = {}): object => ({
    eventSelectors: [{ dataResources: [{ type: "AWS::Lambda::Function", values }], ...more }],
});
const invoke: TrailEvent = { ...invocation(orders), eventName: "Invoke" };
const key: TrailEvent = {
    eventCategory: "Management",
    readOnly: false,
    eventName: "ScheduleKeyDeletion",
    eventSource: "kms.amazonaws.com",
};

describe("Is an Invoke of the function orders recorded?", () => {
    const questions: readonly (readonly [string, object, string])[] = [
        ["by a trail without selectors: no", {}, "none"],
        ["by a classic selector of all functions: yes", classic(["arn:aws:lambda"]), "all"],
        ["by a classic selector of this function: yes", classic([orders]), "all"],
        ["by a classic selector of another function: no", classic([bills]), "none"],
        ["by a classic selector of both: yes", classic([bills, orders]), "all"],
        ["by a classic selector of read events: no", classic([orders], { readWriteType: "ReadOnly" }), "none"],
        ["by an advanced selector of all functions: yes", advanced(), "all"],
        ["by an advanced selector of Invoke: yes", advanced(field("eventName", { equals: ["Invoke"] })), "all"],
        ["by an advanced selector of all but Invoke: no", advanced(field("eventName", { notEquals: ["Invoke"] })), "none"],
        ["by an advanced selector of its ARN: yes", advanced(field("resources.ARN", { equals: [orders] })), "all"],
        ["by an advanced selector of ARNs that end otherwise: no", advanced(field("resources.ARN", { endsWith: [":bills"] })), "none"],
        [
            "by a selector that takes and leaves out: what is left out wins",
            advanced(field("resources.ARN", { startsWith: ["arn:aws:lambda"], notEndsWith: [":orders"] })),
            "none",
        ],
        ["by a selector of some callers: of theirs", advanced(field("userIdentity.arn", { startsWith: ["arn:aws:iam::"] })), "some"],
        ["by a selector without a category, which AWS refuses: no", { advancedEventSelectors: [{ fieldSelectors: [] }] }, "none"],
        [
            "by two selectors, one of which does: yes",
            {
                advancedEventSelectors: [
                    { fieldSelectors: [...lambda, field("readOnly", { equals: ["true"] })] },
                    { fieldSelectors: lambda },
                ],
            },
            "all",
        ],
    ];
    for (const [title, trail, expected] of questions) it(title, () => assert.equal(says(trail, invoke), expected));
});

describe("Is the deletion of a key recorded?", () => {
    const management = field("eventCategory", { equals: ["Management"] });
    const questions: readonly (readonly [string, object, string])[] = [
        ["by a trail without selectors: yes", {}, "all"],
        ["by a classic selector: yes, unless it says otherwise", { eventSelectors: [{}] }, "all"],
        ["by a classic selector without management events: no", { eventSelectors: [{ includeManagementEvents: false }] }, "none"],
        [
            "by a classic selector that leaves KMS out: no",
            { eventSelectors: [{ excludeManagementEventSources: ["kms.amazonaws.com"] }] },
            "none",
        ],
        ["by a classic selector of read events: no", { eventSelectors: [{ readWriteType: "ReadOnly" }] }, "none"],
        ["by an advanced selector of functions: no", advanced(), "none"],
        ["by an advanced selector of management events: yes", { advancedEventSelectors: [{ fieldSelectors: [management] }] }, "all"],
        [
            "by one that leaves KMS out: no",
            { advancedEventSelectors: [{ fieldSelectors: [management, field("eventSource", { notEquals: ["kms.amazonaws.com"] })] }] },
            "none",
        ],
    ];
    for (const [title, trail, expected] of questions) it(title, () => assert.equal(says(trail, key), expected));
});
