import flow from "../../../policies/authorization/identity-pool-flow";
import guests from "../../../policies/authorization/identity-pool-guests";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const NATIVE = "aws-native:cognito:IdentityPool";

testResourceRule(guests, {
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

testResourceRule(flow, {
    compliant: [
        { title: "the enhanced flow", inputs: { identityPoolName: "orders", allowClassicFlow: false } },
        { title: "AWS's default", inputs: { identityPoolName: "orders" } },
    ],
    violating: [
        { title: "the classic flow", inputs: { allowClassicFlow: true }, found: ["classic@allowClassicFlow"] },
        { title: "aws-native", type: NATIVE, inputs: { allowClassicFlow: true }, found: ["classic@allowClassicFlow"] },
    ],
    unknown: [{ title: "the switch", inputs: { allowClassicFlow: UNKNOWN }, undetermined: ["allowClassicFlow"] }],
    secret: [{ title: "masked", inputs: { allowClassicFlow: MASKED }, undetermined: ["allowClassicFlow"] }],
});
