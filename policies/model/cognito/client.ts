/** App clients of Cognito user pools. Source: Amazon Cognito API reference, CreateUserPoolClient. */
import type { View } from "../values";

const SECONDS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;

/** How many seconds an access token is valid; an hour where nothing is set. `undefined` for a unit that AWS does not document. */
export function accessTokenSeconds(client: View): number | undefined {
    const validity = client.number("accessTokenValidity");
    if (validity === undefined || validity === 0) return SECONDS.hours;
    const unit = client.object("tokenValidityUnits")?.string("accessToken") ?? "hours";
    return Object.hasOwn(SECONDS, unit) ? validity * SECONDS[unit as keyof typeof SECONDS] : undefined;
}

/** Flows in which the client sends the password itself, in today's and in the earlier names. */
export const PASSWORD_FLOWS: ReadonlySet<string> = new Set(["ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH"]);
/** The same, from a server with AWS credentials. */
export const ADMIN_PASSWORD_FLOWS: ReadonlySet<string> = new Set(["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"]);

/**
 * Whether a callback or logout URL sends what it carries in clear: `http:` to another machine. Loopback addresses and the schemes of
 * installed apps are what RFC 8252 (sections 7.1 and 7.3) recommends to them.
 */
export function isPlainRedirect(url: string): boolean {
    const [, host] = /^http:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i.exec(url.trim()) ?? [];
    return host !== undefined && !/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(host);
}
