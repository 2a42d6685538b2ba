/**
 * A server on the loopback interface that answers the query protocol of STS and IAM (form-encoded requests, XML answers), for tests that
 * look a deployer up: point `AWS_ENDPOINT_URL` at it.
 */
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** One request: the parameters of the query protocol, and the key id and region of its signature. */
export interface AwsRequest {
    readonly action: string;
    readonly parameters: URLSearchParams;
    readonly accessKeyId: string | undefined;
    readonly region: string | undefined;
}

/** What an action is answered with. */
export type AwsReply =
    | { readonly result: string } // the inner XML of <ActionResult>
    | { readonly error: string; readonly status?: number; readonly message?: string }
    | { readonly body: string; readonly status?: number } // anything at all
    | "hang";

export type AwsReplies = Readonly<Record<string, AwsReply | ((request: AwsRequest) => AwsReply)>>;

/** The running server. */
export interface AwsEndpoint {
    readonly url: string;
    /** All requests so far, in order. */
    readonly requests: readonly AwsRequest[];
    /** How often an action was asked for. */
    count(action: string): number;
    /** Replaces what is answered, and forgets the requests. */
    answer(replies: AwsReplies): void;
    close(): Promise<void>;
}

const XMLNS = { sts: "https://sts.amazonaws.com/doc/2011-06-15/", iam: "https://iam.amazonaws.com/doc/2010-05-08/" };

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The answer of `sts:GetCallerIdentity` for an ARN. */
export const callerIs = (arn: string, account = "123456789012"): AwsReply => ({
    result: `<Arn>${escaped(arn)}</Arn><UserId>AIDACKCEVSQ6C2EXAMPLE</UserId><Account>${account}</Account>`,
});

/** The answer of `iam:GetRole`: AWS percent-encodes the document. */
export const roleWith = (arn: string, trust: unknown): AwsReply => {
    const document = encodeURIComponent(typeof trust === "string" ? trust : JSON.stringify(trust));
    const name = arn.split("/").at(-1) ?? "";
    const created = "<CreateDate>2026-01-01T00:00:00Z</CreateDate>";
    return {
        result: `<Role><Path>/</Path><RoleName>${name}</RoleName><RoleId>AROADBQP57FF2AEXAMPLE</RoleId><Arn>${arn}</Arn>${created}<AssumeRolePolicyDocument>${document}</AssumeRolePolicyDocument></Role>`,
    };
};

/** The answer of `iam:ListMFADevices` with so many devices. */
export const devices = (count: number): AwsReply => {
    const device =
        "<member><UserName>user</UserName><SerialNumber>arn:aws:iam::123456789012:mfa/user</SerialNumber><EnableDate>2026-01-01T00:00:00Z</EnableDate></member>";
    return { result: `<MFADevices>${device.repeat(count)}</MFADevices><IsTruncated>false</IsTruncated>` };
};

/** The answer of `sts:AssumeRole` and its relatives, with credentials that no provider issues. */
export const session = (tag: string): AwsReply => ({
    result: `<Credentials><AccessKeyId>${"ASIA" + tag}</AccessKeyId><SecretAccessKey>${"wJalr" + tag}</SecretAccessKey><SessionToken>token-${tag}</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials><AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/probe/p</Arn><AssumedRoleId>AROADBQP57FF2AEXAMPLE:p</AssumedRoleId></AssumedRoleUser>`,
});

/** The answer of `iam:GetAccountSummary`. */
export const summary = (values: Readonly<Record<string, number>>): AwsReply => {
    const entries = Object.entries(values).map(([key, value]) => `<entry><key>${key}</key><value>${value}</value></entry>`);
    return { result: `<SummaryMap>${entries.join("")}</SummaryMap>` };
};

/** The answer of `iam:ListOrganizationsFeatures`. */
export const features = (...names: string[]): AwsReply => ({
    result: `<EnabledFeatures>${names.map((name) => `<member>${name}</member>`).join("")}</EnabledFeatures><OrganizationId>o-a1b2c3d4e5</OrganizationId>`,
});

/** AWS's answer to what is not permitted. Its text quotes the caller's ARN, as the real one does. */
export const denied = (message = "User is not authorized to perform this action"): AwsReply => ({
    error: "AccessDenied",
    status: 403,
    message,
});

function reply(response: ServerResponse, request: AwsRequest, answer: AwsReply): void {
    if (answer === "hang") return;
    const send = (status: number, body: string): void => {
        response.writeHead(status, { "content-type": "text/xml" });
        response.end(body);
    };
    const service = request.parameters.get("Version") === "2010-05-08" ? "iam" : "sts";
    const metadata = "<ResponseMetadata><RequestId>00000000-0000-4000-8000-000000000000</RequestId></ResponseMetadata>";
    if ("result" in answer) {
        const { action } = request;
        send(
            200,
            `<${action}Response xmlns="${XMLNS[service]}"><${action}Result>${answer.result}</${action}Result>${metadata}</${action}Response>`,
        );
    } else if ("error" in answer) {
        const error = `<Error><Type>Sender</Type><Code>${answer.error}</Code><Message>${escaped(answer.message ?? answer.error)}</Message></Error>`;
        send(answer.status ?? 400, `<ErrorResponse xmlns="${XMLNS[service]}">${error}<RequestId>0</RequestId></ErrorResponse>`);
    } else send(answer.status ?? 200, answer.body);
}

async function read(request: IncomingMessage): Promise<AwsRequest> {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const parameters = new URLSearchParams(body);
    const [, accessKeyId, region] = /Credential=([^/,]{1,128})\/\d{8}\/([a-z0-9-]{1,32})\//.exec(request.headers.authorization ?? "") ?? [];
    return { action: parameters.get("Action") ?? `${request.method ?? ""} ${request.url ?? ""}`, parameters, accessKeyId, region };
}

/** Starts a server that answers what is not in `replies` with AccessDenied. */
export async function startAwsEndpoint(replies: AwsReplies = {}): Promise<AwsEndpoint> {
    let current = replies;
    let requests: AwsRequest[] = [];
    const server = createServer((incoming, response) => {
        void read(incoming).then((request) => {
            requests.push(request);
            const answer = Object.hasOwn(current, request.action) ? current[request.action] : undefined;
            reply(response, request, typeof answer === "function" ? answer(request) : (answer ?? denied()));
        });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        get requests() {
            return requests;
        },
        count: (action) => requests.filter((request) => request.action === action).length,
        answer(next) {
            current = next;
            requests = [];
        },
        async close() {
            server.closeAllConnections();
            server.close();
            await once(server, "close");
        },
    };
}
