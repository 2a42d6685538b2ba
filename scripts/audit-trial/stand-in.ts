/** S3 and Security Hub on the loopback interface, as far as the function of examples/audit asks them. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface Imported {
    readonly Id: string;
    readonly RecordState: string;
}

export interface StandIn {
    readonly url: string;
    /** What the buckets hold, by `bucket/key`. */
    readonly objects: Map<string, Buffer>;
    /** The requests to import findings, each with its findings. */
    readonly imports: readonly (readonly Imported[])[];
    close(): void;
}

const escaped = (words: string): string => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const etagOf = (body: Buffer): string => `"${createHash("md5").update(body).digest("hex")}"`;

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    return Buffer.concat(pieces);
}

/** S3's REST API with the bucket in the path: ListObjectsV2, GetObject, PutObject with its conditions. */
function store(objects: Map<string, Buffer>, request: IncomingMessage, body: Buffer, answer: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const [, bucket = "", ...rest] = pathname.split("/").map(decodeURIComponent);
    const key = `${bucket}/${rest.join("/")}`;
    if (searchParams.get("list-type") === "2") {
        const start = `${bucket}/${searchParams.get("prefix") ?? ""}`;
        const contents = [...objects]
            .filter(([name]) => name.startsWith(start))
            .map(([name, { length }]) => {
                const inside = escaped(name.slice(bucket.length + 1));
                return `<Contents><Key>${inside}</Key><Size>${length}</Size><LastModified>2026-11-01T00:00:00.000Z</LastModified></Contents>`;
            });
        answer.end(`<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join("")}</ListBucketResult>`);
        return;
    }
    const known = objects.get(key);
    if (request.method === "PUT") {
        const { "if-match": match, "if-none-match": none } = request.headers;
        const isRaced = (none === "*" && known !== undefined) || (match !== undefined && (known === undefined || etagOf(known) !== match));
        if (isRaced) answer.writeHead(412).end("<Error><Code>PreconditionFailed</Code></Error>");
        else {
            objects.set(key, body);
            answer.setHeader("ETag", etagOf(body)).end();
        }
        return;
    }
    if (known === undefined) answer.writeHead(404).end("<Error><Code>NoSuchKey</Code></Error>");
    else answer.setHeader("ETag", etagOf(known)).end(known);
}

/** Starts the stand-in on a free port. */
export async function standIn(): Promise<StandIn> {
    const objects = new Map<string, Buffer>();
    const imports: (readonly Imported[])[] = [];
    const server = createServer((request, answer) => {
        void bodyOf(request).then((body) => {
            if (request.url === "/findings/import") {
                const { Findings } = JSON.parse(body.toString("utf8")) as { Findings: readonly Imported[] };
                imports.push(Findings);
                answer.setHeader("Content-Type", "application/json");
                answer.end(JSON.stringify({ FailedCount: 0, SuccessCount: Findings.length, FailedFindings: [] }));
            } else store(objects, request, body, answer);
        });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, objects, imports, close: () => void server.close() };
}
