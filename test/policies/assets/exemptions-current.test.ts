import assert from "node:assert/strict";
import rule from "../../../policies/assets/exemptions-current";
import { Register } from "../../../policies/kit/exemptions/register";
import { judgeStack } from "../../../policies/kit/judge";
import type { Judgement } from "../../../policies/kit/judgement";
import { readSettings } from "../../../policies/kit/settings";
import { Stack } from "../../../policies/model/stack";
import { rules } from "../../../policies";
import { NOW } from "../../support/rule-tests";

const ROOT = { urn: "urn:pulumi:t::p::pulumi:pulumi:Stack::p-t", type: "pulumi:pulumi:Stack", name: "p-t" };
const DAY = 86_400_000;
const inDays = (days: number): string => new Date(NOW.getTime() + days * DAY).toISOString().slice(0, 10);
const entry = { resource: "*::legacy", reason: "moves out next year", owner: "platform", expires: inDays(100) };

function judged(exemptions: readonly unknown[], config: Record<string, unknown> = {}): Judgement {
    const register = new Register();
    for (const known of rules) register.declare(known);
    register.note("logging-log-group-retention", exemptions);
    const environment = { now: NOW, program: { folder: undefined }, deployer: { env: {}, asked: false }, register };
    return judgeStack(rule, Stack.of([]), ROOT, readSettings(rule, config), environment);
}

const said = (exemptions: readonly unknown[], config: Record<string, unknown> = {}): readonly string[] =>
    judged(exemptions, config).violations.map(({ id, message, level }) => `${id} ${level ?? "own"} ${message.split(" Fix:")[0]}`);

const OF = "exemption 1 of logging-log-group-retention";

describe("assets-exemptions-current", () => {
    it("says nothing of a complete exemption that holds", () => {
        assert.deepEqual(said([entry]), []);
    });
    const faulty: readonly (readonly [title: string, raw: unknown, words: string])[] = [
        ["an entry that is no object", "everything", `shape own ${OF} is not an object.`],
        ["an entry without an owner", { ...entry, owner: " " }, `incomplete own ${OF} has no owner.`],
        ["an entry without a resource", { ...entry, resource: undefined }, `incomplete own ${OF} has no resource.`],
        [
            "a field too many",
            { ...entry, note: "T-1" },
            `unknownField own ${OF} has a field that is none of resource, reason, owner, expires, ticket and approver.`,
        ],
        ["an empty ticket", { ...entry, ticket: " " }, `incomplete own ${OF} has a ticket that is no text.`],
        ["an approver that is no text", { ...entry, approver: null }, `incomplete own ${OF} has an approver that is no text.`],
        [
            "a resource that no URN is like",
            { ...entry, resource: "legacy" },
            `matchesNothing own ${OF} matches nothing: no URN (urn:pulumi:STACK::PROJECT::TYPE::NAME) can be of the form of its resource.`,
        ],
        [
            "a type that the policy does not judge",
            { ...entry, resource: "*::aws:sqs/queue:Queue::legacy" },
            `matchesNothing own ${OF} matches nothing: the policy judges no resource of the type that it names.`,
        ],
        [
            "a day that the calendar lacks",
            { ...entry, expires: "2027-02-30" },
            `date own ${OF} has a last day that is no date of the form YYYY-MM-DD.`,
        ],
        ["a day that has passed", { ...entry, expires: inDays(-1) }, `expired own ${OF} expired 1 day ago.`],
        ["days that have passed", { ...entry, expires: inDays(-20) }, `expired own ${OF} expired 20 days ago.`],
    ];
    for (const [title, raw, words] of faulty) {
        it(`reports ${title}`, () => {
            assert.deepEqual(said([raw]), [words]);
        });
    }
    it("reports an exemption that runs for too long", () => {
        assert.deepEqual(said([{ ...entry, expires: inDays(400) }]), [`tooLong own ${OF} runs for another 400 days, more than 365.`]);
        assert.deepEqual(said([entry], { maximumDays: 30 }), [`tooLong own ${OF} runs for another 100 days, more than 30.`]);
    });
    it("mentions one that is about to end, as an advisory, its last day included", () => {
        assert.deepEqual(said([{ ...entry, expires: inDays(0) }]), [`ending advisory ${OF} ends today.`]);
        assert.deepEqual(said([{ ...entry, expires: inDays(1) }]), [`ending advisory ${OF} ends in 1 day.`]);
        assert.deepEqual(said([{ ...entry, expires: inDays(1) }], { warnDays: 0 }), []);
    });
    it("takes a ticket and an approver", () => {
        assert.deepEqual(said([{ ...entry, ticket: "RISK-12", approver: "CISO" }]), []);
    });
    it("judges the entries of its own register, which name several policies", () => {
        const shared = { ...entry, policies: ["logging-log-group-retention", "access-role-per-function"] };
        assert.deepEqual(said([], { register: [shared] }), []);
        assert.deepEqual(
            said([], {
                register: [
                    { ...shared, policies: ["nobody-knows"] },
                    entry,
                    { ...shared, expires: inDays(-2) },
                    { ...shared, expires: inDays(2) },
                    { ...shared, expires: inDays(400) },
                ],
            }),
            [
                "ending advisory exemption 4 of the register ends in 2 days.",
                "expired own exemption 3 of the register expired 2 days ago.",
                "incomplete own exemption 2 of the register has no list of policies that it holds for.",
                "tooLong own exemption 5 of the register runs for another 400 days, more than 365.",
                "unknownPolicy own exemption 1 of the register names as policy 1 one that the pack does not have.",
            ],
        );
    });
    it("counts the entries of a policy from one", () => {
        assert.deepEqual(said([entry, 7]), ["shape own exemption 2 of logging-log-group-retention is not an object."]);
    });
    it("repeats nothing that the configuration says", () => {
        const secret = "Tr0ub4dor" + "&3";
        const { violations } = judged([{ ...entry, expires: secret, reason: secret }, { [secret]: 1 }, secret]);
        assert.equal(violations.length, 3);
        assert.ok(!JSON.stringify(violations).includes(secret));
    });
});
