import rule from "../../../policies/authorization/layer-permission";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const share = (more: object) => ({
    inputs: { layerName: "l", versionNumber: 1, statementId: "s", action: "lambda:GetLayerVersion", ...more },
});

testResourceRule(rule, {
    compliant: [
        { title: "one account", ...share({ principal: "123456789012" }) },
        { title: "one organisation", ...share({ principal: "*", organizationId: "o-a1b2c3d4e5" }) },
    ],
    violating: [
        { title: "everybody", ...share({ principal: "*" }), found: ["everybody@principal"] },
        { title: "everybody, an empty organisation", ...share({ principal: "*", organizationId: "" }), found: ["everybody@principal"] },
        { title: "everybody, for good", ...share({ principal: "*", skipDestroy: true }), found: ["lasting@principal"] },
        {
            title: "aws-native",
            type: "aws-native:lambda:LayerVersionPermission",
            inputs: {
                action: "lambda:GetLayerVersion",
                layerVersionArn: "arn:aws:lambda:eu-west-1:123456789012:layer:l:1",
                principal: "*",
            },
            found: ["everybody@principal"],
        },
    ],
    unknown: [
        { title: "the principal", ...share({ principal: UNKNOWN }), undetermined: ["principal"] },
        { title: "the organisation", ...share({ principal: "*", organizationId: UNKNOWN }), undetermined: ["organizationId"] },
    ],
    secret: [{ title: "the principal", ...share({ principal: MASKED }), undetermined: ["principal"] }],
});
