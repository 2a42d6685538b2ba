/** Settings that make a program skip TLS, or skip checking whom it speaks to. */
import data from "../../data/tls-bypass.json";
import { isLoopback } from "./plain-urls";

/** How a variable switches TLS off: by its own meaning, by a command-line option it holds, or by a parameter of a connection string. */
export type Bypass = { readonly kind: "variable"; readonly program: string } | { readonly kind: "option" } | { readonly kind: "parameter" };

const VARIABLES = new Map(data.variables.map((variable) => [variable.name, variable]));

/** Node.js: --tls-min-v1.0, --tls-min-v1.1. */
const NODE = /--tls-min-v1\.[01](?![\d.])/;

/**
 * JDK: the properties that switch host name checks off, and those that name the protocols, with one before TLS 1.2 among them ("Java
 * Security Standard Algorithm Names"). AWS SDK for Java 1.x: `com.amazonaws.sdk.disableCertChecking`.
 */
const JAVA =
    /-D(?:jdk\.internal\.httpclient\.disableHostnameVerification|com\.sun\.jndi\.ldap\.object\.disableEndpointIdentification|com\.amazonaws\.sdk\.disableCertChecking)(?!=false)|-D(?:https\.protocols|jdk\.tls\.client\.protocols)=(?:[A-Za-z0-9.]{1,16},){0,8}(?:SSLv2Hello|SSLv3|TLSv1(?:\.1)?)(?![\d.])/;

/** Go: settings that bring TLS 1.0 or signatures with SHA-1 back (package documentation of crypto/tls and crypto/x509). */
const GO = /(?:^|,)(?:tls10default|tls10server|x509sha1)=1(?=$|,)/;

/** Variables whose value is a command line, or a list of settings, of a runtime. */
const OPTIONS: ReadonlyMap<string, RegExp> = new Map([
    ["NODE_OPTIONS", NODE],
    ["JAVA_TOOL_OPTIONS", JAVA],
    ["_JAVA_OPTIONS", JAVA],
    ["JDK_JAVA_OPTIONS", JAVA],
    ["GODEBUG", GO],
]);

/**
 * Parameters of connection strings. Sources: PostgreSQL libpq (`sslmode`), node-postgres (`no-verify`), pgJDBC (`sslfactory`), MySQL
 * (`ssl-mode`, Connector/J `sslMode`, `useSSL`), MongoDB (`tls`, `tlsInsecure`, `tlsAllowInvalid…`), Microsoft SQL Server (`Encrypt`,
 * `TrustServerCertificate`), redis-py (`ssl_cert_reqs`).
 */
const PARAMETERS =
    /(?:^|[?&;\s])(?:ssl-?_?mode\s?=\s?(?:disabled?|allow|no-verify)|sslfactory=org\.postgresql\.ssl\.nonvalidatingfactory|usessl=false|requiressl=false|verifyservercertificate=false|(?:tls|ssl)=false|tlsinsecure=true|tlsallowinvalid(?:certificates|hostnames)=true|encrypt\s?=\s?(?:false|no|optional)|trust ?server ?certificate\s?=\s?(?:true|yes)|ssl_cert_reqs=(?:none|cert_none))(?=$|[&;\s])/i;

/** Node.js: the option of `tls.connect` in JSON, as settings of clients hold it, or as a parameter of a URL. */
const UNCHECKED = /[{,?&]\s?"?rejectUnauthorized"?\s?[:=]\s?false\b/i;

/** What a connection string looks like: a URL, JDBC, or `key=value` pairs that name a host. */
const CONNECTION = /:\/\/|^jdbc:|(?:^|[;\s])(?:server|data source|host|hostaddr|dbname|database|addr|address)\s?=/i;

/** npm's configuration counts in any case, every other variable as it is written. */
const canonical = (name: string): string => (/^npm_config_/i.test(name) ? name.toUpperCase() : name);

/** How an environment variable switches TLS off, if it does. What stays on loopback needs none. */
export function tlsBypass(name: string, value: string): Bypass | undefined {
    const variable = VARIABLES.get(canonical(name));
    if (variable !== undefined) {
        const isOff = variable.off.includes("*") || variable.off.includes(value.trim().toLowerCase());
        return isOff ? { kind: "variable", program: variable.program } : undefined;
    }
    const options = OPTIONS.get(name);
    if (options !== undefined) return options.test(value) ? { kind: "option" } : undefined;
    const isOff = UNCHECKED.test(value) || (CONNECTION.test(value) && PARAMETERS.test(value));
    return isOff && !isLoopback(value) ? { kind: "parameter" } : undefined;
}
