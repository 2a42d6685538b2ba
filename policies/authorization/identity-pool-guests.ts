import { resourceRule } from "../kit/rule";

export default resourceRule({
    name: "authorization-identity-pool-guests",
    description: "Cognito identity pools must not give AWS credentials to guests.",
    severity: "high",
    level: "mandatory",
    checklist: ["B7"],
    why: "With guests allowed, anybody who knows the pool's id gets AWS credentials, without signing in.",
    fix: ["set `allowUnauthenticatedIdentities` to false and let users sign in."],
    notes: ["A pool that serves guests on purpose is exempted by its URN; the guest role then decides what everybody may do."],
    on: ["aws:cognito/identityPool:IdentityPool", "aws-native:cognito:IdentityPool"],
    messages: { guests: "everybody gets AWS credentials from the pool, without signing in." },
    example: {
        good: { inputs: { identityPoolName: "orders", allowUnauthenticatedIdentities: false } },
        bad: { inputs: { identityPoolName: "orders", allowUnauthenticatedIdentities: true } },
    },
    *check(pool, { found }) {
        if (pool.boolean("allowUnauthenticatedIdentities") === true) yield found("guests", "allowUnauthenticatedIdentities");
    },
});
