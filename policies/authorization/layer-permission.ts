import { resourceRule } from "../kit/rule";

const permission = { layerName: "shared", versionNumber: 1, statementId: "share", action: "lambda:GetLayerVersion" };

export default resourceRule({
    name: "authorization-layer-permission",
    description: "A layer must not be shared with everybody.",
    severity: "high",
    level: "mandatory",
    checklist: ["B1"],
    why: "A layer that is shared with `*` gives its code, and whatever was packed with it, to every AWS account.",
    fix: ["name the account as `principal`, or keep `*` and set `organizationId`."],
    notes: ["A permission with `skipDestroy` stays after the stack is gone: withdraw it by hand."],
    on: ["aws:lambda/layerVersionPermission:LayerVersionPermission", "aws-native:lambda:LayerVersionPermission"],
    messages: {
        everybody: "every AWS account may take the layer.",
        lasting: "every AWS account may take the layer, and `skipDestroy` leaves it so after the stack is gone.",
    },
    example: {
        good: { inputs: { ...permission, principal: "*", organizationId: "o-a1b2c3d4e5" } },
        bad: { inputs: { ...permission, principal: "*" } },
    },
    *check(permission, { found }) {
        const inputs = permission.as();
        if (inputs.string("principal") !== "*" || (inputs.string("organizationId") ?? "") !== "") return;
        yield found(inputs.child("skipDestroy").isOneOf(true) ? "lasting" : "everybody", "principal");
    },
});
