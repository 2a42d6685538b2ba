import assert from "node:assert/strict";
import { normaliseDocument } from "../../scripts/recorded";
import { normaliseTrace } from "../../scripts/recorded-trace";
import { recordingOrder, type Json } from "../../scripts/recording-order";

const STACK = "urn:pulumi:dev::p::pulumi:pulumi:Stack::p-dev";
const PROVIDER = "urn:pulumi:dev::p::pulumi:providers:aws::default";
const A = "urn:pulumi:dev::p::aws:sns/topic:Topic::a";
const B = "urn:pulumi:dev::p::aws:sns/topic:Topic::b";

function state(id: string, time: string, reversed: boolean): Json {
    const resources: Json[] = [
        { urn: STACK, type: "pulumi:pulumi:Stack", created: time },
        { urn: PROVIDER, id, modified: time },
        {
            urn: B,
            provider: `${PROVIDER}::${id}`,
            parent: STACK,
            dependencies: reversed ? [PROVIDER, STACK] : [STACK, PROVIDER],
            stackTrace: [],
        },
        {
            urn: A,
            provider: `${PROVIDER}::${id}`,
            parent: STACK,
            propertyDependencies: { x: [B] },
            outputs: { password: { ciphertext: time } },
            sourcePosition: `project:///../../..${reversed ? "/elsewhere" : "/here"}/node_modules/m/index.ts#1,2`,
        },
    ];
    return { deployment: { manifest: { time }, secrets_providers: { state: { salt: time } }, resources } };
}

describe("What is recorded", () => {
    it("puts the root first and what a resource needs before it, then goes by the alphabet", () => {
        const order = recordingOrder(state("id", "now", false));
        assert.deepEqual([...order.keys()], [STACK, PROVIDER, B, A]);
    });

    it("refuses a circle", () => {
        const circle: Json = {
            deployment: {
                resources: [
                    { urn: A, dependencies: [B] },
                    { urn: B, dependencies: [A] },
                ],
            },
        };
        assert.throws(() => recordingOrder(circle), /circle/);
    });

    it("is the same for two deployments of the same program", () => {
        const first = state("0a1b2c3d-0000-4000-8000-000000000001", "2026-01-02T03:04:05Z", false);
        const second = state("0a1b2c3d-0000-4000-8000-000000000002", "2027-01-02T03:04:05Z", true);
        const order = recordingOrder(first);
        const normalised = normaliseDocument(first, order, "/tmp/a");
        assert.deepEqual(normalised, normaliseDocument(second, order, "/tmp/b"));
        assert.ok(JSON.stringify(normalised).includes("project:///../../node_modules/m/index.ts#1,2"));
    });

    it("keeps of the calls that led to a resource what says where the program called a package", () => {
        const frames = ["../../node_modules/m/index.ts#1,2", "functions.ts#3,4", "index.ts#5,6"].map((place) => ({
            sourcePosition: `project:///${place}`,
        }));
        const made = (sourcePosition: string): Json => ({ deployment: { resources: [{ urn: A, sourcePosition, stackTrace: frames }] } });
        const traceOf = (document: Json): unknown =>
            (normaliseDocument(document, new Map(), "/tmp/a") as { deployment: { resources: { stackTrace?: unknown }[] } }).deployment
                .resources[0]?.stackTrace;
        assert.deepEqual(traceOf(made("project:///../../node_modules/m/index.ts#1,2")), frames.slice(0, 2));
        assert.equal(traceOf(made("project:///functions.ts#3,4")), undefined);
    });

    it("keeps the sentinel of an unknown provider id", () => {
        const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
        const preview: Json = { steps: [{ urn: A, provider: `${PROVIDER}::${unknown}` }] };
        assert.ok(JSON.stringify(normaliseDocument(preview, new Map(), "/tmp/a")).includes(unknown));
    });

    it("refuses a trace with a path of the temporary folder", () => {
        const request = Buffer.from("\n\u0006/tmp/a").toString("base64");
        assert.throws(
            () => normaliseTrace(`${JSON.stringify({ method: "getPluginInfo", request })}\n`, new Map(), "/tmp/a"),
            /temporary folder/,
        );
    });
});
