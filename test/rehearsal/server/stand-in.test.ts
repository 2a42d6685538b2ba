import assert from "node:assert/strict";
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { properties, struct } from "../../../rehearsal/server/messages";
import { StandIn } from "../../../rehearsal/server/stand-in";
import { UNKNOWN, containsUnknown, secret, type Properties, type Value } from "../../../rehearsal/wire";
import { mustBeText } from "../../support/must-be-text";

const urn = (type: string, name: string): string => `urn:pulumi:dev::orders::${type}::${name}`;
const TOPIC = urn("aws:sns/topic:Topic", "news");

/** Asks a stand-in as the engine does: each provider of a program over a connection of its own. */
class Connection {
    private readonly client: ResourceProviderClient;

    constructor(standIn: StandIn) {
        const port = standIn.address.split(":")[1] ?? "";
        this.client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
            "grpc.use_local_subchannel_pool": 1,
        });
    }

    configure(args: Properties): Promise<proto.ConfigureResponse> {
        const request = new proto.ConfigureRequest();
        request.setArgs(struct(args));
        return new Promise((resolve, reject) => {
            this.client.configure(request, (error, response) => (error === null ? resolve(response) : reject(error)));
        });
    }

    async check(
        of: string,
        news: Properties,
        olds: Properties = {},
        naming?: { mode: proto.CheckRequest.AutonamingOptions.Mode; name?: string },
    ): Promise<Properties> {
        const request = new proto.CheckRequest();
        if (naming !== undefined) {
            const autonaming = new proto.CheckRequest.AutonamingOptions();
            autonaming.setMode(naming.mode);
            autonaming.setProposedName(naming.name ?? "");
            request.setAutonaming(autonaming);
        }
        request.setUrn(of);
        request.setNews(struct(news));
        request.setOlds(struct(olds));
        return new Promise((resolve, reject) => {
            this.client.check(request, (error, response) => (error === null ? resolve(properties(response.getInputs())) : reject(error)));
        });
    }

    /** What is wrong with the inputs of a resource, or with the configuration of a provider. */
    async failures(of: string, news: Properties): Promise<string[]> {
        const request = new proto.CheckRequest();
        request.setUrn(of);
        request.setNews(struct(news));
        const response = await new Promise<proto.CheckResponse>((resolve, reject) => {
            const done = (error: grpc.ServiceError | null, answer: proto.CheckResponse): void =>
                error === null ? resolve(answer) : reject(error);
            if (of.includes("pulumi:providers:")) this.client.checkConfig(request, done);
            else this.client.check(request, done);
        });
        return response.getFailuresList().map((failure) => `${failure.getProperty()}: ${failure.getReason()}`);
    }

    async create(of: string, inputs: Properties, preview = true): Promise<{ id: string; outputs: Properties }> {
        const request = new proto.CreateRequest();
        request.setUrn(of);
        request.setProperties(struct(inputs));
        request.setPreview(preview);
        return new Promise((resolve, reject) => {
            this.client.create(request, (error, response) =>
                error === null ? resolve({ id: response.getId(), outputs: properties(response.getProperties()) }) : reject(error),
            );
        });
    }

    async update(of: string, olds: Properties, oldInputs: Properties, news: Properties): Promise<Properties> {
        const request = new proto.UpdateRequest();
        request.setUrn(of);
        request.setOlds(struct(olds));
        request.setOldInputs(struct(oldInputs));
        request.setNews(struct(news));
        request.setPreview(true);
        return new Promise((resolve, reject) => {
            this.client.update(request, (error, response) =>
                error === null ? resolve(properties(response.getProperties())) : reject(error),
            );
        });
    }

    async diff(olds: Properties, news: Properties, ignored: string[] = []): Promise<proto.DiffResponse> {
        const request = new proto.DiffRequest();
        request.setUrn(urn("aws:iam/role:Role", "r"));
        request.setOldInputs(struct(olds));
        request.setNews(struct(news));
        request.setIgnorechangesList(ignored);
        return new Promise((resolve, reject) => {
            this.client.diff(request, (error, response) => (error === null ? resolve(response) : reject(error)));
        });
    }

    async invoke(token: string, args: Properties): Promise<Properties> {
        const request = new proto.InvokeRequest();
        request.setTok(token);
        request.setArgs(struct(args));
        return new Promise((resolve, reject) => {
            this.client.invoke(request, (error, response) => (error === null ? resolve(properties(response.getReturn())) : reject(error)));
        });
    }

    async read(of: string, id: string, state: Properties = {}): Promise<Properties> {
        const request = new proto.ReadRequest();
        request.setUrn(of);
        request.setId(id);
        request.setProperties(struct(state));
        return new Promise((resolve, reject) => {
            this.client.read(request, (error, response) =>
                error === null ? resolve(properties(response.getProperties())) : reject(error),
            );
        });
    }

    close(): void {
        this.client.close();
    }
}

const ROLE = { package: "aws", account: "000000000000", region: "eu-west-1", version: "7.48.0" } as const;

describe("The stand-in for the AWS provider", () => {
    let standIn: StandIn;
    let real: StandIn;
    const connections: Connection[] = [];
    const connect = async (config: Properties = {}, to = standIn): Promise<Connection> => {
        const connection = new Connection(to);
        connections.push(connection);
        await connection.configure(config);
        return connection;
    };

    before(async () => {
        standIn = await StandIn.start({ ...ROLE, foresees: true });
        real = await StandIn.start({ ...ROLE, foresees: false });
    });
    after(() => {
        for (const connection of connections) connection.close();
        standIn.stop();
        real.stop();
    });

    it("listens on the loopback interface, under the name of its package", () => {
        assert.match(standIn.address, /^aws:\d+$/);
    });

    it("tells at a preview what AWS would give", async () => {
        const { id, outputs } = await (await connect()).create(TOPIC, { name: "news" });
        assert.equal(id, "arn:aws:sns:eu-west-1:000000000000:news");
        assert.equal(outputs["arn"], id);
        assert.equal(outputs["name"], "news");
    });

    it("leaves that unknown where it is to be as AWS's own provider, until the update", async () => {
        const connection = await connect({}, real);
        const preview = await connection.create(TOPIC, { name: "news" });
        assert.deepEqual([preview.id, preview.outputs["arn"]], ["", UNKNOWN]);
        const update = await connection.create(TOPIC, { name: "news" }, false);
        assert.equal(containsUnknown(update.outputs), false);
    });

    it("gives the same values each time", async () => {
        const [one, two] = [await connect(), await connect()];
        const key = urn("aws:kms/key:Key", "k");
        assert.deepEqual(await one.create(key, {}), await two.create(key, {}));
    });

    it("keeps the regions of two providers apart, and lets a resource have its own", async () => {
        const [paris, ohio] = [await connect({ region: "eu-west-3" }), await connect({ region: "us-east-2" })];
        const arn = async (of: Connection, inputs: Properties): Promise<unknown> => (await of.create(TOPIC, inputs)).outputs["arn"];
        assert.equal(await arn(paris, { name: "n" }), "arn:aws:sns:eu-west-3:000000000000:n");
        assert.equal(await arn(ohio, { name: "n" }), "arn:aws:sns:us-east-2:000000000000:n");
        assert.equal(await arn(ohio, { name: "n", region: "eu-north-1" }), "arn:aws:sns:eu-north-1:000000000000:n");
    });

    it("shows of a resource what the generation of the program's package shows", async () => {
        const [six, seven] = [await connect({ version: "6.83.4" }), await connect({ version: "7.48.0" })];
        const bucket = urn("aws:s3/bucket:Bucket", "b");
        const regions = async (of: Connection): Promise<unknown[]> => {
            const { outputs } = await of.create(bucket, { bucket: "b" });
            return [outputs["region"], outputs["bucketRegion"]];
        };
        assert.deepEqual(await regions(six), ["eu-west-1", undefined]);
        assert.deepEqual(await regions(seven), ["eu-west-1", "eu-west-1"]);
        const topic = async (of: Connection): Promise<unknown> => (await of.create(TOPIC, { name: "n" })).outputs["region"];
        assert.deepEqual([await topic(six), await topic(seven)], [undefined, "eu-west-1"]);
    });

    it("works in the account of the role that a provider assumes", async () => {
        const assumed = await connect({ assumeRoles: JSON.stringify([{ roleArn: "arn:aws:iam::111122223333:role/deployer" }]) });
        const identity = await assumed.invoke("aws:index/getCallerIdentity:getCallerIdentity", {});
        assert.equal(identity["accountId"], "111122223333");
        const allowed = await connect({ allowedAccountIds: JSON.stringify(["444455556666"]) });
        assert.equal((await allowed.create(TOPIC, { name: "n" })).id, "arn:aws:sns:eu-west-1:444455556666:n");
    });

    it("merges the provider's tags under the resource's own, without the ignored ones", async () => {
        const connection = await connect({
            defaultTags: JSON.stringify({ tags: { team: "a", stage: "dev" } }),
            ignoreTags: JSON.stringify({ keyPrefixes: ["aws:"] }),
        });
        const inputs = await connection.check(TOPIC, { tags: { team: "b", "aws:x": "y" } });
        assert.deepEqual(inputs["tagsAll"], { team: "b", stage: "dev" });
        assert.equal((await connection.check(TOPIC, { tags: { team: UNKNOWN } }))["tagsAll"], UNKNOWN);
        assert.equal((await (await connect()).check(TOPIC, {}))["tagsAll"], undefined);
    });

    it("chooses a name where the program has none, and keeps the one that was chosen", async () => {
        const connection = await connect();
        const first = await connection.check(TOPIC, {});
        assert.match(mustBeText(first["name"]), /^news-[0-9a-f]{7}$/);
        assert.deepEqual(first["__defaults"], ["name"]);
        const kept = await connection.check(TOPIC, {}, { name: "news-deployed", __defaults: ["name"] });
        assert.equal(kept["name"], "news-deployed");
        assert.equal((await connection.check(TOPIC, { name: "mine" }))["name"], "mine");
    });

    it("names as `pulumi:autonaming` asks, and tells the engine that it does", async () => {
        const { PROPOSE, ENFORCE, DISABLE } = proto.CheckRequest.AutonamingOptions.Mode;
        const connection = await connect();
        assert.equal((await connection.configure({})).getSupportsAutonamingConfiguration(), true);
        const fifo = { fifoTopic: true };
        assert.equal((await connection.check(TOPIC, fifo, {}, { mode: PROPOSE, name: "shop-news" }))["name"], "shop-news.fifo");
        const enforced = await connection.check(TOPIC, fifo, {}, { mode: ENFORCE, name: "shop-news" });
        assert.deepEqual([enforced["name"], enforced["__defaults"]], ["shop-news", ["name"]]);
        assert.equal((await connection.check(TOPIC, { name: "mine" }, {}, { mode: ENFORCE, name: "shop-news" }))["name"], "mine");
        assert.equal((await connection.check(TOPIC, { name: "mine" }, {}, { mode: DISABLE }))["name"], "mine");
        await assert.rejects(
            connection.check(TOPIC, {}, {}, { mode: DISABLE }),
            /automatic naming is disabled, and the resource has no `name`/,
        );
    });

    it("passes secrets and unknown values through", async () => {
        const parameter = urn("aws:ssm/parameter:Parameter", "p");
        const { outputs } = await (await connect()).create(parameter, { name: "p", value: secret("x"), description: UNKNOWN });
        assert.deepEqual([outputs["value"], outputs["description"]], [secret("x"), UNKNOWN]);
    });

    it("leaves what is deployed as it is on an update", async () => {
        const deployed = { name: "n", arn: "arn:aws:sns:eu-west-1:111122223333:n", displayName: "old" };
        const state = await (await connect()).update(TOPIC, deployed, { name: "n", displayName: "old" }, { name: "n" });
        assert.equal(state["arn"], deployed.arn);
        assert.equal(state["displayName"], undefined);
    });

    it("says what changes, without what the program ignores, and what that replaces", async () => {
        const connection = await connect();
        const changed = await connection.diff({ name: "a", path: "/x" }, { name: "b", path: "/y" }, ["path"]);
        assert.deepEqual([changed.getDiffsList(), changed.getReplacesList()], [["name"], ["name"]]);
        const same = await connection.diff({ name: "a" }, { name: secret("a") });
        assert.equal(same.getChanges(), proto.DiffResponse.DiffChanges.DIFF_NONE);
    });

    it("reads what exists already by its id", async () => {
        const bucket = await (await connect()).read(urn("aws:s3/bucket:Bucket", "b"), "acme-logs");
        assert.deepEqual([bucket["bucket"], bucket["arn"]], ["acme-logs", "arn:aws:s3:::acme-logs"]);
    });

    it("writes a policy document that is given as an object as text, and leaves one with an unknown in it as it is", async () => {
        const connection = await connect();
        const role = urn("aws:iam/role:Role", "r");
        const document = { Statement: [], Version: "2012-10-17" };
        const given = async (value: Properties): Promise<unknown> =>
            (await connection.check(role, { assumeRolePolicy: value }))["assumeRolePolicy"];
        assert.equal(await given(document), JSON.stringify(document));
        assert.deepEqual(await given(secret(document)), secret(JSON.stringify(document)));
        assert.deepEqual(await given({ Version: secret("x") }), secret(JSON.stringify({ Version: "x" })));
        assert.deepEqual(await given({ Version: UNKNOWN }), { Version: UNKNOWN });
    });

    it("refuses a Region that AWS cannot have, of a provider and of a resource", async () => {
        const connection = await connect();
        const refused = (region: Value): Promise<string[]> => connection.failures(TOPIC, { region });
        assert.deepEqual(await refused("Paris"), ["region: AWS has no Region of this name; one is eu-west-1"]);
        for (const region of ["eu-west-1", "us-gov-west-1", UNKNOWN, secret("eu-west-1")]) assert.deepEqual(await refused(region), []);
        assert.deepEqual(await connection.failures(urn("pulumi:providers:aws", "p"), { region: "moon" }), [
            "region: AWS has no Region of this name; one is eu-west-1",
        ]);
    });

    it("looks up what it made", async () => {
        const connection = await connect();
        const role = urn("aws:iam/role:Role", "ci");
        await connection.create(role, { name: "ci", description: "of this run" });
        assert.equal((await connection.invoke("aws:iam/getRole:getRole", { name: "ci" }))["description"], "of this run");
    });

    it("notes what it gave, and names the functions that it does not know", async () => {
        const connection = await connect();
        await connection.create(TOPIC, { name: "noted" });
        assert.equal(standIn.notes.states.get(TOPIC)?.outputs["arn"], "arn:aws:sns:eu-west-1:000000000000:noted");
        await connection.invoke("aws:none/such:such", {});
        assert.ok(standIn.notes.unknownFunctions.has("aws:none/such:such"));
    });
});
