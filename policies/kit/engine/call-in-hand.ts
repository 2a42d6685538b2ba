/**
 * The call of the engine in hand, so that its policies share what each of them would make anew.
 *
 * The SDK deserialises a resource for every policy that names more than one type, and the whole stack for every policy on it: with
 * 139 policies that is the largest cost of the pack in the engine. Two things spare it. The type that the SDK compares, `__pulumiType`
 * on a policy's function, is a getter that knows the type of the call in hand. And once a policy has kept what it made of the request,
 * the SDK finds the request empty, and the next policies take what was kept. At a preview it also notes what was written of each resource.
 *
 * Without a call in hand (a test, an SDK that serves in another way) every policy takes what it is given, and judges the same.
 * `test/protocol/call-in-hand.test.ts` pins what this relies on, against the exact version of the SDK.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { createRequire } from "node:module";
import { grow } from "./small-start";
import { withWholeAssets } from "./whole-assets";
import { noteWritten } from "./written";
import type { Struct } from "./written";

interface Call {
    /** The type of the resource asked about; undefined where the call is about the whole stack. */
    readonly type: string | undefined;
    /** What the first policy made of the request. */
    kept: unknown;
}

const inHand = new AsyncLocalStorage<Call>();

/** What the policies of a call share: made by the first that asks. A call is about one resource or about one stack, and of each all policies make the same. */
export function keptInCall<T extends object>(make: () => T): T {
    const call = inHand.getStore();
    if (call === undefined) return make();
    call.kept ??= make();
    return call.kept as T;
}

/**
 * Says of a policy's function which types it is for, so that the SDK passes it over at no cost elsewhere.
 * @param tokens the types; undefined for every type
 */
export function forTypes<F extends object>(tokens: readonly string[] | undefined, run: F): F {
    if (tokens === undefined) return run;
    const concerned = new Set(tokens);
    const alone = tokens.length === 1 ? tokens[0] : undefined;
    // The SDK puts it into a sentence: "Policy only applies to resources of type '…'".
    const [first = "", ...more] = tokens;
    const named = more.length === 0 ? first : `${first} (and ${more.length} more)`;
    const get = (): string | undefined => {
        const type = inHand.getStore()?.type;
        if (type === undefined) return alone;
        return concerned.has(type) ? type : named;
    };
    return Object.defineProperty(run, "__pulumiType", { get });
}

/**
 * Runs `construct`, which makes the policy pack; what it serves meanwhile knows the call in hand. Where the SDK's gRPC package is not
 * found, the pack is served as the SDK does it.
 */
export function servingCalls<T>(construct: () => T): T {
    const prototype = serverPrototype();
    if (prototype === undefined) return construct();
    const addService = prototype.addService;
    prototype.addService = function (this: unknown, definition, service) {
        addService.call(this, definition, withCalls(service));
    };
    try {
        return construct();
    } finally {
        prototype.addService = addService;
    }
}

type Handler = (call: { readonly request: Request }, callback: unknown) => unknown;
type Service = Readonly<Record<string, Handler>>;
interface ServerPrototype {
    addService(definition: unknown, service: Service): void;
}

/** The messages AnalyzeRequest, RemediateRequest and AnalyzeStackRequest, as far as the SDK reads their content. */
interface Request {
    getType(): string;
    getUrn(): string;
    getProperties(): Struct;
    getProvider(): object | undefined;
    getResourcesList(): readonly Holder[];
}
interface Holder {
    getProperties(): Struct;
}

/** What holds properties, with others in their place. */
const withProperties = <H extends Holder>(holder: H, properties: Struct): H =>
    Object.create(holder, { getProperties: { value: () => properties } }) as H;

/** The SDK's own copy of the package: the pack does not depend on it. */
function serverPrototype(): ServerPrototype | undefined {
    try {
        const sdk = createRequire(require.resolve("@pulumi/policy"));
        return (sdk("@grpc/grpc-js") as { Server: { prototype: ServerPrototype } }).Server.prototype;
    } catch {
        return undefined;
    }
}

function withCalls(service: Service): Service {
    const { analyze, remediate, analyzeStack } = service;
    if (analyze === undefined || remediate === undefined || analyzeStack === undefined) return service;
    const about =
        (handle: Handler, typeOf: (request: Request) => string | undefined, sparing: (request: Request, call: Call) => Request): Handler =>
        (rpc, callback) => {
            grow();
            const call: Call = { type: typeOf(rpc.request), kept: undefined };
            return inHand.run(call, () =>
                handle(Object.create(rpc, { request: { value: sparing(rpc.request, call) } }) as typeof rpc, callback),
            );
        };
    return {
        ...service,
        analyze: about(analyze, (request) => request.getType(), sparedResource),
        // A remediation sees what the ones before it wrote: nothing is kept, and the SDK deserialises once by itself.
        remediate: about(
            remediate,
            (request) => request.getType(),
            (request) => withProperties(request, withWholeAssets(request.getProperties())),
        ),
        analyzeStack: about(analyzeStack, () => undefined, sparedStack),
    };
}

function sparedResource(request: Request, call: Call): Request {
    const properties = request.getProperties();
    // After a deployment everything is known.
    if (process.env["PULUMI_NODEJS_DRY_RUN"] === "true") noteWritten(request.getUrn(), properties);
    const none = new (properties.constructor as new () => object)();
    const given = withWholeAssets(properties);
    return Object.create(request, {
        getProperties: { value: () => (call.kept === undefined ? given : none) },
        getProvider: { value: () => (call.kept === undefined ? request.getProvider() : undefined) },
    }) as Request;
}

/** The SDK goes through the list once for each policy, and asks it besides whether it has a resource of a type. */
function sparedStack(request: Request, call: Call): Request {
    const resources = request.getResourcesList().map((resource) => withProperties(resource, withWholeAssets(resource.getProperties())));
    const all = resources[Symbol.iterator].bind(resources);
    const spared = Object.defineProperty(resources, Symbol.iterator, {
        value: () => (call.kept === undefined ? all() : [][Symbol.iterator]()),
    });
    return Object.create(request, { getResourcesList: { value: () => spared } }) as Request;
}
