import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { typeOf } from "../../../rehearsal/context";
import { properties, struct } from "../../../rehearsal/server/messages";
import { StandIn } from "../../../rehearsal/server/stand-in";
import { canonical, containsUnknown, plain, type Properties } from "../../../rehearsal/wire";
import type { Call } from "../../../scripts/record-calls";

const { data } = JSON.parse(readFileSync(join(__dirname, "../../fixtures/engine-calls.json"), "utf8")) as { data: string };
const RECORDED = JSON.parse(brotliDecompressSync(Buffer.from(data, "base64")).toString("utf8")) as Record<string, readonly Call[]>;

interface Answer {
    readonly id: string;
    readonly values: Properties;
}

type Done<Response> = (error: grpc.ServiceError | null, response: Response) => void;

/** Asks over a connection of its own for each provider of the program, as the engine does. */
class Engine {
    private readonly clients = new Map<number, ResourceProviderClient>();

    constructor(private readonly ports: Readonly<Record<string, string>>) {}

    ask(call: Call): Promise<Answer> {
        const client = this.client(call);
        switch (call.method) {
            case "configure": {
                const request = new proto.ConfigureRequest();
                request.setArgs(struct(call.args));
                return answered<proto.ConfigureResponse>(
                    (done) => client.configure(request, done),
                    () => ({ id: "", values: {} }),
                );
            }
            case "check": {
                const request = new proto.CheckRequest();
                request.setUrn(call.urn ?? "");
                request.setNews(struct(call.args));
                return answered<proto.CheckResponse>(
                    (done) => client.check(request, done),
                    (response) => ({ id: "", values: properties(response.getInputs()) }),
                );
            }
            case "create": {
                const request = new proto.CreateRequest();
                request.setUrn(call.urn ?? "");
                request.setProperties(struct(call.args));
                request.setPreview(true);
                return answered<proto.CreateResponse>(
                    (done) => client.create(request, done),
                    (response) => ({ id: response.getId(), values: properties(response.getProperties()) }),
                );
            }
            case "read": {
                const request = new proto.ReadRequest();
                request.setUrn(call.urn ?? "");
                request.setId(call.id ?? "");
                request.setProperties(struct(call.args));
                return answered<proto.ReadResponse>(
                    (done) => client.read(request, done),
                    (response) => ({ id: response.getId(), values: properties(response.getProperties()) }),
                );
            }
            case "invoke": {
                const request = new proto.InvokeRequest();
                request.setTok(call.token ?? "");
                request.setArgs(struct(call.args));
                return answered<proto.InvokeResponse>(
                    (done) => client.invoke(request, done),
                    (response) => ({ id: "", values: properties(response.getReturn()) }),
                );
            }
        }
    }

    close(): void {
        for (const client of this.clients.values()) client.close();
    }

    private client({ caller, package: name }: Call): ResourceProviderClient {
        const known = this.clients.get(caller);
        if (known !== undefined) return known;
        const client = new ResourceProviderClient(`127.0.0.1:${this.ports[name] ?? ""}`, grpc.credentials.createInsecure(), {
            "grpc.use_local_subchannel_pool": 1,
        });
        this.clients.set(caller, client);
        return client;
    }
}

const answered = <Response>(ask: (done: Done<Response>) => void, read: (response: Response) => Answer): Promise<Answer> =>
    new Promise((resolve, reject) => ask((error, response) => (error === null ? resolve(read(response)) : reject(error))));

describe("The stand-ins, asked as the engine asked them", () => {
    const standIns: StandIn[] = [];
    let ports: Record<string, string> = {};
    before(async () => {
        const role = { account: "000000000000", region: "eu-west-1", foresees: true } as const;
        standIns.push(await StandIn.start({ ...role, package: "aws", version: "7.48.0" }));
        standIns.push(await StandIn.start({ ...role, package: "aws-native", version: "1.79.0" }));
        ports = Object.fromEntries(standIns.map(({ address }) => address.split(":") as [string, string]));
    });
    after(() => {
        for (const standIn of standIns) standIn.stop();
    });

    for (const [example, calls] of Object.entries(RECORDED)) {
        describe(`by examples/${example}`, () => {
            let answers: Answer[] = [];
            before(async () => {
                const engine = new Engine(ports);
                answers = [];
                for (const call of calls) answers.push(await engine.ask(call));
                engine.close();
            });
            const of = (...methods: string[]): (readonly [Call, Answer])[] =>
                calls.flatMap((call, index) => {
                    const answer = answers[index];
                    return methods.includes(call.method) && answer !== undefined ? [[call, answer] as const] : [];
                });

            it("answer every call, and leave nothing unknown that the program does not", () => {
                assert.ok(calls.length > 100, String(calls.length));
                for (const [{ urn, token, args }, { values }] of of("check", "create", "read", "invoke"))
                    if (!containsUnknown(args)) assert.equal(containsUnknown(values), false, urn ?? token);
            });

            it("keep every input of the program as it is", () => {
                for (const [{ urn, args }, { values }] of of("check", "create"))
                    for (const [key, value] of Object.entries(args).filter(([name]) => !name.startsWith("__")))
                        assert.equal(canonical(plain(values[key] ?? null)), canonical(plain(value)), `${urn ?? ""} ${key}`);
            });

            it("give each resource an id and an ARN that no other of its type has", () => {
                const created = of("create");
                assert.ok(created.length > 20);
                const seen = new Map<string, string>();
                for (const [{ urn = "" }, { id, values }] of created) {
                    assert.notEqual(id, "", urn);
                    const { arn } = values;
                    if (typeof arn !== "string" || arn === "") continue;
                    assert.match(arn, /^arn:aws[\w-]*:[\w-]+:/, urn);
                    const key = `${typeOf(urn)} ${arn}`;
                    assert.ok((seen.get(key) ?? urn) === urn, `${urn} and ${seen.get(key) ?? ""}`);
                    seen.set(key, urn);
                }
            });

            it("answer the same when asked again", async () => {
                const engine = new Engine(ports);
                for (const [index, call] of calls.entries())
                    assert.deepEqual(await engine.ask(call), answers[index], call.urn ?? call.token);
                engine.close();
            });
        });
    }

    it("are asked nothing that leads to a machine or a person", () => {
        const text = JSON.stringify(RECORDED);
        assert.deepEqual(text.match(/\/(?:home|root|tmp|work|Users)\/[^"\\]*/g) ?? [], []);
        // AWS's documented example is the one key that a recording may hold.
        assert.deepEqual([...new Set(text.match(/AKIA[A-Z0-9]{16}/g) ?? [])], ["AKIA" + "IOSFODNN7EXAMPLE"]);
    });
});
