/**
 * The table that every rule on the deployer is tested by, against a server on the loopback interface that answers as AWS does. Its type
 * demands cases of all four kinds: pass, violation, unverifiable, and no secret. The harness adds what holds for all of them: nobody is
 * asked where nobody wants it, nothing of the caller is repeated, each message is used.
 */
import assert from "node:assert/strict";
import { toPolicy } from "../../policies/kit/engine/adapter";
import { surroundings as ofPack } from "../../policies/kit/engine/surroundings";
import type { Environment, Judgement } from "../../policies/kit/judgement";
import { judgeResource } from "../../policies/kit/judge";
import { ResourceView } from "../../policies/kit/rule";
import type { Rule } from "../../policies/kit/rule";
import { readSettings } from "../../policies/kit/settings";
import { CANARIES, LONG_LIVED, Surroundings, TEMPORARY } from "../policies/model/identity/surroundings";
import { startAwsEndpoint } from "./aws-endpoint";
import type { AwsEndpoint, AwsReplies } from "./aws-endpoint";

type Loose = Readonly<Record<string, unknown>>;
type NonEmpty<T> = readonly [T, ...T[]];

export interface DeployerCase {
    readonly title: string;
    readonly config?: Loose;
    /** What AWS answers, by action; AccessDenied to everything else. */
    readonly replies: AwsReplies;
    /** The environment, credentials included. */
    readonly env: Readonly<Record<string, string>>;
    /** A provider's inputs: the rule is asked about it in place of the root stack resource. */
    readonly provider?: Loose;
    /** The provider's type, if not that of `aws`. */
    readonly providerType?: string;
    /** Whether `check --identity` asks rather than a deployment. */
    readonly checked?: boolean;
}
/** `id`, or `id (advisory)` where the finding has that level of its own. */
interface Found {
    readonly found: NonEmpty<string>;
}
interface Unverified {
    readonly found?: readonly string[];
    /** Whether the judgement is withheld without a word. */
    readonly undetermined?: boolean;
}

export interface DeployerCases {
    readonly pass: NonEmpty<DeployerCase>;
    readonly violation: NonEmpty<DeployerCase & Found>;
    readonly unverifiable: NonEmpty<DeployerCase & Unverified>;
    /** Cases in which AWS's answers and the environment are full of what must not be repeated. */
    readonly noSecret: NonEmpty<DeployerCase & Unverified>;
}

const SECRETS = [CANARIES.person, CANARIES.secret, CANARIES.token, LONG_LIVED, TEMPORARY];

/** Tests a rule on the deployer. */
export function testDeployerRule(rule: Rule, cases: DeployerCases): void {
    if (rule.kind !== "deployer") throw new TypeError("not a rule on the deployer");
    const surroundings = new Surroundings();
    const all: readonly (DeployerCase & Unverified)[] = [...cases.pass, ...cases.violation, ...cases.unverifiable, ...cases.noSecret];
    let aws: AwsEndpoint;

    const judge = async (subject: DeployerCase, asked = true): Promise<Judgement> => {
        aws.answer(subject.replies);
        surroundings.set(subject.env);
        const settings = readSettings(rule, subject.config ?? {});
        assert.deepEqual(settings.problems, [], "the case's configuration is not legal");
        const type = subject.provider === undefined ? "pulumi:pulumi:Stack" : (subject.providerType ?? "pulumi:providers:aws");
        assert.ok((rule.on as readonly string[]).includes(type), "the rule is not asked about this type");
        const view = new ResourceView(subject.provider ?? {}, `urn:pulumi:test::example::${type}::subject`, type, "subject", undefined, {
            protect: false,
        });
        // What was found out is remembered by the environment: each case has its own.
        const environment: Environment = {
            now: new Date("2026-11-21T12:00:00Z"),
            program: { folder: undefined },
            deployer: { env: { ...process.env, ...(subject.checked === true ? {} : { PULUMI_NODEJS_STACK: "dev" }) }, asked },
            register: { entries: () => [] },
        };
        const judgement = await judgeResource(rule, view, settings, environment);
        assert.equal(judgement.failure, undefined);
        const output = JSON.stringify([judgement.violations.map(({ message, property }) => [message, property]), judgement.undetermined]);
        for (const secret of SECRETS) assert.ok(!output.includes(secret), "something of the caller is repeated");
        return judgement;
    };

    describe(rule.name, () => {
        before(async () => {
            aws = await startAwsEndpoint();
        });
        after(() => aws.close());
        beforeEach(() => surroundings.enter({ AWS_ENDPOINT_URL: aws.url }));
        afterEach(() => surroundings.leave());

        for (const kind of ["pass", "violation", "unverifiable", "noSecret"] as const) {
            for (const subject of cases[kind] as NonEmpty<DeployerCase & Unverified>) {
                it(`${kind === "noSecret" ? "no secret" : kind}: ${subject.title}`, async () => {
                    const judgement = await judge(subject);
                    const found = judgement.violations.map(({ id, level }) => (level === undefined ? id : `${id} (${level})`));
                    assert.deepEqual(found, subject.found ?? []);
                    assert.equal(judgement.undetermined.length > 0, subject.undetermined ?? false);
                });
            }
        }

        it("asks nobody where nobody wants it, and is then not applicable", async () => {
            for (const subject of all) {
                const { applicable, violations, undetermined } = await judge(subject, false);
                assert.deepEqual([applicable, violations, undetermined, aws.requests], [false, [], [], []], subject.title);
            }
        });

        it("speaks through the engine in a deployment alone", async () => {
            const [subject] = cases.violation;
            aws.answer(subject.replies);
            surroundings.set(subject.env);
            const saved = ofPack.env;
            try {
                ofPack.env = { ...process.env };
                assert.deepEqual([await askPolicy(rule, subject), aws.requests.length], ["not applicable", 0]);
                ofPack.env = { ...process.env, PULUMI_NODEJS_STACK: "dev" };
                assert.equal((await askPolicy(rule, subject)).length, 1);
            } finally {
                ofPack.env = saved;
            }
        });

        it("uses each of its messages in some case", () => {
            const used = new Set(all.flatMap(({ found }) => (found ?? []).map((id) => id.split(" ")[0])));
            assert.deepEqual(
                Object.keys(rule.messages).filter((id) => !used.has(id)),
                [],
            );
        });
    });
}

/** What the Pulumi policy itself reports, with the arguments that the SDK would build. */
async function askPolicy(rule: Rule, subject: DeployerCase): Promise<unknown[] | "not applicable"> {
    class NotApplicable extends Error {}
    const reports: unknown[] = [];
    const type = subject.provider === undefined ? "pulumi:pulumi:Stack" : "pulumi:providers:aws";
    const policy = toPolicy(rule) as { validateResource: (args: unknown, report: (message: unknown) => void) => unknown };
    const args = {
        type,
        props: subject.provider ?? {},
        urn: `urn:pulumi:test::example::${type}::subject`,
        name: "subject",
        opts: { protect: false },
        getConfig: () => subject.config ?? {},
        notApplicable: () => {
            throw new NotApplicable();
        },
    };
    try {
        await policy.validateResource(args, (message) => void reports.push(message));
        return reports;
    } catch (error) {
        if (error instanceof NotApplicable) return "not applicable";
        throw error;
    }
}
