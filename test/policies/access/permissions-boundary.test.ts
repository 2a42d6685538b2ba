import rule from "../../../policies/access/permissions-boundary";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const boundary = "arn:aws:iam::123456789012:policy/team/boundary";
const config = { boundaryArns: ["arn:aws:iam::*:policy/team/*"] };

testResourceRule(rule, {
    compliant: [
        { title: "any boundary", inputs: { permissionsBoundary: boundary } },
        { title: "the right boundary", inputs: { permissionsBoundary: boundary }, config },
        { title: "aws-native", type: "aws-native:iam:Role", inputs: { permissionsBoundary: boundary } },
    ],
    violating: [
        {
            title: "none",
            inputs: { assumeRolePolicy: "{}" },
            found: ["missing@permissionsBoundary"],
        },
        {
            title: "an empty one",
            inputs: { permissionsBoundary: "" },
            silentWhenHidden: {
                permissionsBoundary: "whatever the boundary will be, there is one: an ARN that a resource gives is never empty",
            },
            found: ["missing@permissionsBoundary"],
        },
        { title: "none, where one is named", inputs: { permissionsBoundary: null }, config, found: ["missing@permissionsBoundary"] },
        {
            title: "another one",
            inputs: { permissionsBoundary: "arn:aws:iam::aws:policy/AdministratorAccess" },
            config,
            found: ["other@permissionsBoundary"],
        },
    ],
    unknown: [
        { title: "a boundary known after the deployment is a boundary", inputs: { permissionsBoundary: UNKNOWN }, undetermined: [] },
        { title: "which one", inputs: { permissionsBoundary: UNKNOWN }, config, undetermined: ["permissionsBoundary"] },
    ],
    secret: [{ title: "which one", inputs: { permissionsBoundary: MASKED }, config, undetermined: ["permissionsBoundary"] }],
});
