/**
 * A backend on the loopback interface that knows every stack: a backend of files refuses other organizations and stacks that it does not
 * have. It answers what a preview asks of Pulumi Cloud's API (pulumi: pkg/backend/httpstate/client), and keeps nothing.
 */
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import type { Deployment } from "./deployment";

/** Gives the deployment of a stack by its whole name, `acme/network/prod`; null for one that has none. */
export type Stacks = (name: string) => Promise<Deployment | null>;

type Answer = Readonly<Record<string, unknown>>;

const UPDATE = "rehearsal";
const USER = "rehearsal";
const HOUR = 3600;

/** Listens on 127.0.0.1 at a port that the system chooses, and answers only calls with its token. */
export class Service {
    private constructor(
        private readonly server: Server,
        /** What the engine is to send with each call. */
        readonly token: string,
        readonly url: string,
    ) {}

    static async start(stacks: Stacks): Promise<Service> {
        const token = randomBytes(16).toString("hex");
        const server = createServer((request, response) => {
            const chunks: Buffer[] = [];
            request.on("data", (chunk: Buffer) => chunks.push(chunk));
            request.on("end", () => void reply({ request, body: Buffer.concat(chunks) }, response, token, stacks));
        });
        await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
        return new Service(server, token, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    }

    stop(): void {
        this.server.close();
        this.server.closeAllConnections();
    }
}

interface Call {
    readonly request: IncomingMessage;
    readonly body: Buffer;
}

async function reply(call: Call, response: ServerResponse, token: string, stacks: Stacks): Promise<void> {
    const send = (status: number, body: Answer): void => {
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    // The engine gives the token of the user, or within a run the token of the run, which is the same here.
    const isKnown = [`token ${token}`, `update-token ${token}`].includes(call.request.headers.authorization ?? "");
    if (!isKnown) return send(401, { code: 401, message: "who asks is not known" });
    try {
        const body = await answerTo(call, token, stacks);
        send(body === undefined ? 404 : 200, body ?? { code: 404, message: "there is no such thing" });
    } catch {
        send(500, { code: 500, message: "the stack cannot be read" });
    }
}

async function answerTo(call: Call, token: string, stacks: Stacks): Promise<Answer | undefined> {
    const path = (call.request.url ?? "").split("?")[0] ?? "";
    const [, , organization = "", project = "", stack = "", ...rest] = path.split("/").slice(1).map(decodeURIComponent);
    const what = rest.join("/");
    if (path === "/api/user") return { githubLogin: USER, name: USER, organizations: [{ githubLogin: USER, name: USER }] };
    if (path === "/api/user/organizations/default") return { GitHubLogin: USER };
    if (path === "/api/capabilities") return { capabilities: [] };
    if (!path.startsWith("/api/stacks/") || stack === "") return undefined;
    switch (what) {
        case "":
            return { orgName: organization, projectName: project, stackName: stack, activeUpdate: "", tags: {}, version: 0 };
        case "export":
            return { version: 3, deployment: await stacks(`${organization}/${project}/${stack}`) };
        case "preview":
            return { updateID: UPDATE };
        // What is sealed here ends with the run.
        case "encrypt":
            return { ciphertext: contentOf(call)["plaintext"] };
        case "decrypt":
            return { plaintext: contentOf(call)["ciphertext"] };
        case `update/${UPDATE}`:
        case `preview/${UPDATE}`:
            return { version: 1, token, tokenExpiration: Math.floor(Date.now() / 1000) + HOUR };
        default:
            return what.includes(UPDATE) ? {} : undefined;
    }
}

function contentOf({ request, body }: Call): Answer {
    const text = request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body;
    return JSON.parse(text.toString("utf8")) as Answer;
}
