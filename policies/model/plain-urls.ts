/** URLs whose scheme sends everything in clear. Source: the schemes' own specifications (RFC 9110, 6455, 959, 4516, …). */
import data from "../data/url-identifiers.json";

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
 * and libcurl, "Proxies"; RFC 9110, CONNECT).
 */
export const namesProxy = (variable: string): boolean => /^(?:https?|all|ftp|grpc|npm_config_(?:https_)?)_?proxy$/i.test(variable);

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

function hostOf(authority: string): string {
    if (authority.startsWith("[")) return authority.slice(1, authority.indexOf("]")).toLowerCase();
    return (authority.split(":", 1)[0] ?? "").toLowerCase();
}

/**
 * Hosts that never leave the execution environment: loopback (RFC 1122, 4291, 6761), link-local addresses (RFC 3927: the metadata
 * and credentials endpoints), and the Lambda telemetry host.
 */
function isLocal(host: string): boolean {
    if (host === "localhost" || host.endsWith(".localhost") || host === "sandbox" || host === "sandbox.localdomain") return true;
    if (host === "::1" || host === "::" || host === "0.0.0.0" || host.startsWith("fe80:")) return true;
    return /^(?:127|169\.254)\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?$/.test(host);
}

const isIdentifier = (rest: string): boolean => data.prefixes.some((prefix) => rest.startsWith(prefix));
