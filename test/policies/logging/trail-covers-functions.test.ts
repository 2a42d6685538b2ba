import rule from "../../../policies/logging/trail-covers-functions";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const every = { type: "AWS::Lambda::Function", values: ["arn:aws:lambda"] };
const one = "arn:aws:lambda:eu-west-1:123456789012:function:orders";
const field = (name: string, more: object): object => ({ field: name, ...more });
const lambda = [field("eventCategory", { equals: ["Data"] }), field("resources.type", { equals: ["AWS::Lambda::Function"] })];
const advanced = (...more: readonly object[]): Record<string, unknown> => ({
    advancedEventSelectors: [{ fieldSelectors: [...lambda, ...more] }],
});

testResourceRule(rule, {
    compliant: [
        { title: "classic, all functions", inputs: { eventSelectors: [{ readWriteType: "All", dataResources: [every] }] } },
        { title: "classic, read and write by default", inputs: { eventSelectors: [{ dataResources: [every] }] } },
        {
            title: "classic, an invocation is a write event",
            inputs: { eventSelectors: [{ readWriteType: "WriteOnly", dataResources: [every] }] },
        },
        { title: "another partition", inputs: { eventSelectors: [{ dataResources: [{ ...every, values: ["arn:aws-us-gov:lambda"] }] }] } },
        { title: "advanced, all functions", inputs: advanced() },
        { title: "advanced, write events", inputs: advanced(field("readOnly", { equals: ["false"] })) },
        { title: "advanced, ARNs that begin as all do", inputs: advanced(field("resources.ARN", { startsWith: ["arn:aws:lambda"] })) },
        { title: "advanced, the service itself", inputs: advanced(field("eventSource", { equals: ["lambda.amazonaws.com"] })) },
        {
            title: "one selector records all, another one is not known",
            inputs: { advancedEventSelectors: [{ fieldSelectors: UNKNOWN }, { fieldSelectors: lambda }] },
        },
        { title: "aws-native", type: "aws-native:cloudtrail:Trail", inputs: advanced() },
    ],
    violating: [
        { title: "no selector records management events alone", inputs: { s3BucketName: "trail" }, found: ["none@eventSelectors"] },
        {
            title: "objects of buckets only",
            inputs: { eventSelectors: [{ dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }] }] },
            found: ["none@eventSelectors"],
        },
        {
            title: "classic, read events only",
            inputs: { eventSelectors: [{ readWriteType: "ReadOnly", dataResources: [every] }] },
            found: ["readOnly@eventSelectors"],
        },
        {
            title: "classic, one function",
            inputs: { eventSelectors: [{ dataResources: [{ ...every, values: [one] }] }] },
            found: ["someFunctions@eventSelectors"],
        },
        {
            title: "classic, no value",
            inputs: { eventSelectors: [{ dataResources: [{ ...every, values: [] }] }] },
            found: ["none@eventSelectors"],
        },
        {
            title: "advanced, management events only",
            inputs: { advancedEventSelectors: [{ fieldSelectors: [field("eventCategory", { equals: ["Management"] })] }] },
            found: ["none@advancedEventSelectors"],
        },
        {
            title: "advanced, read events only",
            inputs: advanced(field("readOnly", { equals: ["true"] })),
            found: ["readOnly@advancedEventSelectors"],
        },
        {
            title: "advanced, one operation",
            inputs: advanced(field("eventName", { equals: ["Invoke"] })),
            found: ["operations@advancedEventSelectors"],
        },
        {
            title: "advanced, all but one operation",
            inputs: advanced(field("eventName", { notEquals: ["Invoke"] })),
            found: ["operations@advancedEventSelectors"],
        },
        {
            title: "advanced, some functions",
            inputs: advanced(field("resources.ARN", { startsWith: [one] })),
            found: ["someFunctions@advancedEventSelectors"],
        },
        {
            title: "advanced, all but one function",
            inputs: advanced(field("resources.ARN", { notEquals: [one] })),
            found: ["someFunctions@advancedEventSelectors"],
        },
        {
            title: "advanced, not those that a role calls",
            inputs: advanced(field("userIdentity.arn", { notStartsWith: ["arn:aws:sts::"] })),
            found: ["someCallers@advancedEventSelectors"],
        },
        { title: "aws-native", type: "aws-native:cloudtrail:Trail", inputs: {}, found: ["none@eventSelectors"] },
    ],
    unknown: [
        { title: "the selectors", inputs: { eventSelectors: UNKNOWN }, undetermined: ["eventSelectors"] },
        {
            title: "a value",
            inputs: { eventSelectors: [{ dataResources: [{ ...every, values: [UNKNOWN] }] }] },
            undetermined: ["eventSelectors[0].dataResources[0].values[0]"],
        },
        {
            title: "a field's value",
            inputs: advanced(field("readOnly", { equals: [UNKNOWN] })),
            undetermined: ["advancedEventSelectors[0].fieldSelectors[2].equals[0]"],
        },
        {
            title: "a function that is not known yet is read only all the same",
            inputs: { eventSelectors: [{ readWriteType: "ReadOnly", dataResources: [{ ...every, values: [UNKNOWN] }] }] },
            undetermined: [],
            found: ["none@eventSelectors"],
        },
    ],
    secret: [{ title: "the selectors are masked", inputs: { advancedEventSelectors: MASKED }, undetermined: ["advancedEventSelectors"] }],
});
