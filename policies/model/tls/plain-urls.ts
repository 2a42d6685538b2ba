/** URLs whose scheme sends everything in clear. Source: the schemes' own specifications (RFC 9110, 6455, 959, 4516, …). */
import data from "../../data/url-identifiers.json";

/** Schemes without TLS that have a sibling with it (https, wss, ftps, amqps, rediss, mqtts, ldaps, …). */
export const PLAIN_SCHEMES = ["http", "ws", "ftp", "amqp", "redis", "mqtt", "stomp", "ldap", "telnet", "coap"] as const;
export type PlainScheme = (typeof PLAIN_SCHEMES)[number];

/** One URL in a text, by what may be said of it. */
export interface PlainUrl {
    readonly scheme: PlainScheme;
    /** Whether user information with a password stands before the host. */
    readonly hasPassword: boolean;
}

/**
 * Whether a variable names a proxy: `http://` is then how one speaks to the proxy itself, and TLS goes through it from end to end (curl
 * and libcurl, "Proxies"; RFC 9110, CONNECT). Tools put their own name before it: `GLOBAL_AGENT_HTTP_PROXY`, `npm_config_proxy`.
 */
export const namesProxy = (variable: string): boolean => /(?:^|_)(?:https?|all|ftp|grpc|npm_config)_?proxy$/i.test(variable);

/**
 * Whether a variable names an identifier, which has the form of a URL and is compared, not fetched: the audience of a token (RFC 7519,
 * section 4.1.3), an entity of SAML (SAML 2.0 core, section 8.3.6), an XML namespace.
 */
export const namesIdentifier = (variable: string): boolean => /(?:^|_)(?:audience|aud|entity_?id|namespace|xmlns)$/i.test(variable);

const URL_START = /(?<![A-Za-z0-9+.-])(https?|ws|ftp|amqp|redis|mqtt|stomp|ldap|telnet|coap):\/\/([^\s"'<>`\\|,;(){}]{1,2048})/gi;

/** The URLs in `text` that send in clear to another machine: not loopback, not link-local, not mere identifiers. */
export function plainUrls(text: string): readonly PlainUrl[] {
    if (!text.includes("://")) return [];
    const found: PlainUrl[] = [];
    for (const [, scheme = "", rest = ""] of text.matchAll(URL_START)) {
        const lower = scheme.toLowerCase();
        if (lower === "https") continue;
        const authority = rest.split(/[/?#]/, 1)[0] ?? "";
        const at = authority.lastIndexOf("@");
        const host = hostOf(authority.slice(at + 1));
        if (host === "" || isLocal(host) || isIdentifier(rest)) continue;
        found.push({ scheme: lower as PlainScheme, hasPassword: at > 0 && authority.slice(0, at).includes(":") });
    }
    return found;
}

/** The host of `host:port`, in lower case and without the dot that ends a full domain name. */
function hostOf(authority: string): string {
    if (authority.startsWith("[")) return authority.slice(1, authority.indexOf("]")).toLowerCase();
    return (authority.split(":", 1)[0] ?? "").toLowerCase().replace(/\.$/, "");
}

/**
 * Hosts that never leave the execution environment: loopback (RFC 1122, 4291, 6761), link-local addresses (RFC 3927: the metadata
 * and credentials endpoints) and what AWS uses for the same over IPv6 (Amazon EC2 User Guide, "Instance metadata": `fd00:ec2::254`),
 * and the Lambda telemetry host.
 */
function isLocal(host: string): boolean {
    if (host === "localhost" || host.endsWith(".localhost") || host === "sandbox" || host === "sandbox.localdomain") return true;
    if (host === "::1" || host === "::" || host === "0.0.0.0" || /^(?:fe80|fd00:ec2):/.test(host)) return true;
    return /^(?:127|169\.254)\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?$/.test(host);
}

/** Whether a URL or a list of hosts (`a:27017,b:27017`) leads to loopback alone. */
export function isLoopback(connection: string): boolean {
    const [, authority = ""] = /:\/\/([^/?#\s]{1,2048})/.exec(connection) ?? [];
    const hosts = authority.slice(authority.lastIndexOf("@") + 1).split(",");
    return authority !== "" && hosts.every((host) => isLocal(hostOf(host)));
}

const isIdentifier = (rest: string): boolean => data.prefixes.some((prefix) => rest.startsWith(prefix));
