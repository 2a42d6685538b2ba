import { resourceRule } from "../kit/rule";

export default resourceRule({
    name: "authorization-identity-pool-flow",
    description: "Cognito identity pools must give credentials by the enhanced flow only.",
    severity: "medium",
    level: "mandatory",
    checklist: ["B7"],
    why: "In the classic flow the client itself asks STS for the credentials of any role that trusts the pool; in the enhanced flow (`GetCredentialsForIdentity`) Cognito chooses the role and narrows the credentials.",
    fix: ["set `allowClassicFlow` to false, or leave it out."],
    on: ["aws:cognito/identityPool:IdentityPool", "aws-native:cognito:IdentityPool"],
    messages: { classic: "the classic flow is allowed, in which the client chooses the role." },
    example: {
        good: { inputs: { identityPoolName: "orders", allowClassicFlow: false } },
        bad: { inputs: { identityPoolName: "orders", allowClassicFlow: true } },
    },
    *check(pool, { found }) {
        if (pool.boolean("allowClassicFlow") === true) yield found("classic", "allowClassicFlow");
    },
});
