/** Settings that make a program skip TLS, or skip checking whom it speaks to. */
import data from "../data/tls-bypass.json";

/** How a variable switches TLS off: by its own meaning, by a command-line option it holds, or by a parameter of a connection string. */
export type Bypass = { readonly kind: "variable"; readonly program: string } | { readonly kind: "option" } | { readonly kind: "parameter" };

const VARIABLES = new Map(data.variables.map((variable) => [variable.name, variable]));

/** Variables whose value is a command line of a runtime. */
const COMMAND_LINES = new Set(["NODE_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"]);

/** Node.js: --tls-min-v1.0, --tls-min-v1.1; JDK: the two properties that switch host name checks off. */
const OPTIONS =
    /--tls-min-v1\.[01](?![\d.])|-Djdk\.internal\.httpclient\.disableHostnameVerification(?!=false)|-Dcom\.sun\.jndi\.ldap\.object\.disableEndpointIdentification(?!=false)/;

/**
 * Parameters of connection strings. Sources: PostgreSQL libpq (`sslmode`), MySQL (`ssl-mode`, Connector/J `sslMode`, `useSSL`), MongoDB
 * (`tls`, `tlsInsecure`, `tlsAllowInvalid…`), Microsoft SQL Server (`Encrypt`, `TrustServerCertificate`), redis-py (`ssl_cert_reqs`).
 */
const PARAMETERS =
    /(?:^|[?&;\s])(?:ssl-?_?mode=(?:disabled?|allow)|usessl=false|requiressl=false|verifyservercertificate=false|(?:tls|ssl)=false|tlsinsecure=true|tlsallowinvalid(?:certificates|hostnames)=true|encrypt=(?:false|no|optional)|trustservercertificate=(?:true|yes)|ssl_cert_reqs=(?:none|cert_none))(?=$|[&;\s])/i;

/** What a connection string looks like: a URL, JDBC, or `key=value` pairs that name a host. */
const CONNECTION = /:\/\/|^jdbc:|(?:^|[;\s])(?:server|data source|host|hostaddr|dbname|database|addr|address)\s?=/i;

/** How an environment variable switches TLS off, if it does. */
export function tlsBypass(name: string, value: string): Bypass | undefined {
    const variable = VARIABLES.get(name.toUpperCase());
    if (variable !== undefined) {
        const isOff = variable.off.includes("*") || variable.off.includes(value.trim().toLowerCase());
        return isOff ? { kind: "variable", program: variable.program } : undefined;
    }
    if (COMMAND_LINES.has(name)) return OPTIONS.test(value) ? { kind: "option" } : undefined;
    return CONNECTION.test(value) && PARAMETERS.test(value) ? { kind: "parameter" } : undefined;
}
