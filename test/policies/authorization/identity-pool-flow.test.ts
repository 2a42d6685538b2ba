import rule from "../../../policies/authorization/identity-pool-flow";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const NATIVE = "aws-native:cognito:IdentityPool";

testResourceRule(rule, {
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
