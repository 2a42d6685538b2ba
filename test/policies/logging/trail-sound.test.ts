import rule from "../../../policies/logging/trail-sound";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const NATIVE = "aws-native:cloudtrail:Trail";
const sound = { isMultiRegionTrail: true, enableLogFileValidation: true };

testResourceRule(rule, {
    compliant: [
        { title: "logging and global events are on by default", inputs: sound },
        { title: "all said", inputs: { ...sound, enableLogging: true, includeGlobalServiceEvents: true } },
        { title: "an organization's trail", inputs: { ...sound, isOrganizationTrail: true } },
        { title: "aws-native, in all Regions", type: NATIVE, inputs: { ...sound, isLogging: true } },
        { title: "advanced selectors", inputs: { ...sound, advancedEventSelectors: [{ fieldSelectors: [] }] } },
    ],
    violating: [
        { title: "one Region, which is the default", inputs: { enableLogFileValidation: true }, found: ["oneRegion@isMultiRegionTrail"] },
        {
            title: "no validation, which is the default",
            inputs: { isMultiRegionTrail: true },
            found: ["noValidation@enableLogFileValidation"],
        },
        { title: "not logging", inputs: { ...sound, enableLogging: false }, found: ["off@enableLogging"] },
        { title: "not logging in aws-native", type: NATIVE, inputs: { ...sound, isLogging: false }, found: ["off@isLogging"] },
        {
            title: "without global events",
            inputs: { ...sound, includeGlobalServiceEvents: false },
            found: ["noGlobalEvents@includeGlobalServiceEvents"],
        },
        {
            title: "the Regions of an organization's trail are not mended",
            inputs: { isOrganizationTrail: true, enableLogFileValidation: true },
            found: ["oneRegion@isMultiRegionTrail"],
            mended: false,
        },
        {
            title: "a fault beside what is not known",
            inputs: { isMultiRegionTrail: UNKNOWN, enableLogFileValidation: false },
            found: ["noValidation@enableLogFileValidation"],
            undetermined: ["isMultiRegionTrail"],
        },
    ],
    unknown: [
        { title: "the Regions", inputs: { ...sound, isMultiRegionTrail: UNKNOWN }, undetermined: ["isMultiRegionTrail"] },
        {
            title: "what aws-native does without a word on global events",
            type: NATIVE,
            inputs: { enableLogFileValidation: true, isMultiRegionTrail: false },
            found: ["oneRegion@isMultiRegionTrail"],
            undetermined: ["includeGlobalServiceEvents"],
        },
    ],
    secret: [{ title: "masked", inputs: { ...sound, enableLogging: MASKED }, undetermined: ["enableLogging"] }],
});
