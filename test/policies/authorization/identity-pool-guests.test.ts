import rule from "../../../policies/authorization/identity-pool-guests";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const NATIVE = "aws-native:cognito:IdentityPool";

testResourceRule(rule, {
    compliant: [
        { title: "no guests", inputs: { identityPoolName: "orders", allowUnauthenticatedIdentities: false } },
        { title: "AWS's default", inputs: { identityPoolName: "orders" } },
        { title: "aws-native", type: NATIVE, inputs: { allowUnauthenticatedIdentities: false } },
    ],
    violating: [
        { title: "guests", inputs: { allowUnauthenticatedIdentities: true }, found: ["guests@allowUnauthenticatedIdentities"] },
        {
            title: "a truth value as text",
            inputs: { allowUnauthenticatedIdentities: "true" },
            found: ["guests@allowUnauthenticatedIdentities"],
        },
        {
            title: "aws-native",
            type: NATIVE,
            inputs: { allowUnauthenticatedIdentities: true },
            found: ["guests@allowUnauthenticatedIdentities"],
        },
    ],
    unknown: [
        { title: "the switch", inputs: { allowUnauthenticatedIdentities: UNKNOWN }, undetermined: ["allowUnauthenticatedIdentities"] },
    ],
    secret: [{ title: "masked", inputs: { allowUnauthenticatedIdentities: MASKED }, undetermined: ["allowUnauthenticatedIdentities"] }],
});
