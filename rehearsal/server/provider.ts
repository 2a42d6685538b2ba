/** A provider that knows everything and changes nothing: what the engine asks a provider, answered out of facts about AWS. */
import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { partitionOf, typeOf, type Context, type Package } from "../context";
import { answer, isOutdated, type Asked } from "../functions";
import { Resources } from "../functions/resources";
import { namedBy, outputsOf, replacedBy } from "../values";
import { isRegion } from "../region";
import { UNKNOWN, containsUnknown, known, plain, type Properties } from "../wire";
import { checked } from "./check";
import { diffOf } from "./diff";
import { autonamingOf, properties, struct } from "./messages";
import { schemaOf } from "./schema";
import { NO_SETTINGS, settingsOf, type Settings } from "./settings";
import { type State, type Notes, noNotes, forget, type Answers } from "./answers";

/** What the stand-in of one package is to be. */
export interface Role {
    readonly package: Package;
    /** Twelve digits: where a provider does not assume a role of another account. */
    readonly account: string;
    /** Where neither the resource nor its provider names one. */
    readonly region: string;
    /** Of the package, such as `7.48.0`. */
    readonly version: string;
    /** Whether a preview gets the values that AWS would give. Without, outputs are unknown at preview, as AWS's own provider has it. */
    readonly foresees: boolean;
    /**
     * Whether answers of functions mark no secrets. AWS's own provider marks none (pulumi-terraform-bridge: pkg/tfbridge/provider.go, Invoke),
     * and the SDK of Go takes no marked answer where a program waits for it (pulumi: sdk/go/pulumi/context.go, InvokePackage).
     */
    readonly marksNothing?: boolean;
}

/** A Region that AWS cannot have ends the run here, as it ends an update: no ARN could be made of it. */
function oddRegion(inputs: Properties): proto.CheckFailure[] {
    const region = plain(inputs["region"] ?? null);
    if (typeof region !== "string" || region === "" || containsUnknown(region) || isRegion(region)) return [];
    const failure = new proto.CheckFailure();
    failure.setProperty("region");
    failure.setReason("AWS has no Region of this name; one is eu-west-1");
    return [failure];
}

/** Answers for `@pulumi/aws` or `@pulumi/aws-native`, as its role says; each configured provider of a program has settings of its own. */
export class Provider implements Answers {
    readonly notes: Notes = noNotes();
    private readonly settings = new Map<string, Settings>();
    /** Of this preview and of the one before it. */
    private made = new Resources();
    private asked: Asked[] = [];

    constructor(private readonly role: Role) {}

    /** The package that it stands in for. */
    get name(): Package {
        return this.role.package;
    }

    begin(isRepeated: boolean): void {
        this.made = Resources.of(isRepeated ? this.notes.states : []);
        this.asked = [];
        forget(this.notes);
    }

    /** The engine registers resources and calls functions in an order that may change from run to run. */
    isUnsettled(): boolean {
        return this.asked.some((asked) => isOutdated(asked, this.made));
    }

    configure(request: proto.ConfigureRequest, caller: string): proto.ConfigureResponse {
        this.settings.set(caller, settingsOf(request));
        const response = new proto.ConfigureResponse();
        response.setAcceptsecrets(true);
        response.setSupportspreview(true);
        response.setSupportsAutonamingConfiguration(true);
        return response;
    }

    handshake(): proto.ProviderHandshakeResponse {
        const response = new proto.ProviderHandshakeResponse();
        response.setAcceptSecrets(true);
        response.setSupportsAutonamingConfiguration(true);
        return response;
    }

    checkConfig(request: proto.CheckRequest): proto.CheckResponse {
        const response = new proto.CheckResponse();
        response.setInputs(request.getNews());
        response.setFailuresList(oddRegion(properties(request.getNews())));
        return response;
    }

    check(request: proto.CheckRequest, caller: string): proto.CheckResponse {
        const news = properties(request.getNews());
        const autonaming = autonamingOf(request);
        const context = { ...this.context(request.getUrn(), news, caller), ...(autonaming === undefined ? {} : { autonaming }) };
        const response = new proto.CheckResponse();
        response.setInputs(struct(checked(typeOf(request.getUrn()), properties(request.getOlds()), news, this.of(caller), context)));
        if (this.role.package === "aws") response.setFailuresList(oddRegion(news));
        return response;
    }

    diff(request: proto.DiffRequest): proto.DiffResponse {
        return diffOf(
            properties(request.getOldInputs()),
            properties(request.getNews()),
            request.getIgnorechangesList(),
            replacedBy(typeOf(request.getUrn())),
        );
    }

    create(request: proto.CreateRequest, caller: string): proto.CreateResponse {
        const isHidden = request.getPreview() && !this.role.foresees;
        const { id, state } = this.state(request.getUrn(), properties(request.getProperties()), caller, isHidden);
        const response = new proto.CreateResponse();
        response.setId(isHidden ? "" : id);
        response.setProperties(struct(state));
        return response;
    }

    /** What the resource has already stays as it is. */
    update(request: proto.UpdateRequest, caller: string): proto.UpdateResponse {
        const news = properties(request.getNews());
        const { state } = this.state(request.getUrn(), news, caller, false);
        const id = request.getId();
        const olds = properties(request.getOlds());
        const inputs = new Set([...Object.keys(properties(request.getOldInputs())), ...Object.keys(news)]);
        const had = Object.entries(olds).filter(([key]) => key in state && !inputs.has(key));
        const response = new proto.UpdateResponse();
        response.setProperties(struct(this.note(request.getUrn(), news, { ...state, ...Object.fromEntries(had) }, id)));
        return response;
    }

    /** A resource that exists already (`.get()`, import) is what its id and its given state say. */
    read(request: proto.ReadRequest, caller: string): proto.ReadResponse {
        const urn = request.getUrn();
        const given = properties(request.getProperties());
        const name = namedBy(typeOf(urn), this.context(urn, given, caller).generation);
        const inputs = name === undefined || given[name] !== undefined ? given : { ...given, [name]: request.getId() };
        const response = new proto.ReadResponse();
        response.setId(request.getId());
        const { state } = this.state(urn, inputs, caller, false);
        response.setProperties(struct({ ...this.note(urn, inputs, state, request.getId()), ...given }));
        response.setInputs(struct(inputs));
        return response;
    }

    invoke(request: proto.InvokeRequest, caller: string): proto.InvokeResponse {
        const args = plain(properties(request.getArgs())) as Properties;
        const token = request.getTok();
        const context = this.context("", args, caller);
        const answered = answer(token, args, context, this.made);
        const { values, isKnown } = answered;
        this.asked.push({ token, args, context, ...answered });
        if (!isKnown) this.notes.unknownFunctions.add(token);
        const response = new proto.InvokeResponse();
        response.setReturn(struct(this.role.marksNothing === true ? (plain(values) as Properties) : values));
        return response;
    }

    info(): plugin.PluginInfo {
        const response = new plugin.PluginInfo();
        response.setVersion(this.role.version);
        return response;
    }

    schema(): proto.GetSchemaResponse {
        const response = new proto.GetSchemaResponse();
        response.setSchema(schemaOf(this.role.package, this.role.version));
        return response;
    }

    private of(caller: string): Settings {
        return this.settings.get(caller) ?? NO_SETTINGS;
    }

    private context(urn: string, inputs: Properties, caller: string): Context {
        const { role } = this;
        const settings = this.of(caller);
        const own = known(inputs)["region"];
        const region = typeof own === "string" && own !== "" ? own : (settings.region ?? role.region);
        return {
            package: role.package,
            account: settings.account ?? role.account,
            region,
            partition: partitionOf(region),
            generation: settings.generation ?? Number(role.version.split(".")[0]),
            urn,
        };
    }

    /** The inputs and what AWS adds to them, which may be hidden as at a preview of AWS's own provider. */
    private state(urn: string, inputs: Properties, caller: string, isHidden: boolean): { id: string; state: Properties } {
        const { id, outputs } = outputsOf(typeOf(urn), plain(inputs) as Properties, this.context(urn, inputs, caller));
        const { __defaults: _, ...state } = inputs;
        // Bridged providers repeat the id among the outputs; `aws-native` does not.
        const made = this.role.package === "aws" ? { ...outputs, id } : outputs;
        for (const [key, value] of Object.entries(made)) state[key] = isHidden ? UNKNOWN : value;
        return { id, state: this.note(urn, inputs, state, isHidden ? undefined : id) };
    }

    private note(urn: string, inputs: Properties, outputs: Properties, id: string | undefined): Properties {
        const state: State = { id, inputs, outputs };
        this.notes.states.set(urn, state);
        this.made.note(urn, state);
        return outputs;
    }
}
