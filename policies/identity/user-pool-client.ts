import { flag, integer, object } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { plural, text } from "../kit/text";
import { accessTokenSeconds, ADMIN_PASSWORD_FLOWS, isPlainRedirect, PASSWORD_FLOWS } from "../model/cognito/client";
import { Undetermined } from "../model/values";

export default resourceRule({
    name: "identity-user-pool-client",
    description: "App clients of Cognito user pools must keep passwords, tokens and the existence of users to themselves.",
    severity: "medium",
    level: "advisory",
    checklist: ["A2", "B7"],
    why: "An app client decides how a password travels, how long a token is good for, and whether an attacker can ask which users there are.",
    fix: [
        "set `preventUserExistenceErrors` to `ENABLED`, keep token revocation on, use the authorization code flow and SRP, and give `https` callback URLs.",
    ],
    notes: [
        "`http` callbacks to the own machine and the schemes of installed apps pass (RFC 8252).",
        "AWS's defaults: users' existence is told (`LEGACY`), tokens can be revoked, access tokens are valid for an hour.",
    ],
    config: object({
        maximumAccessTokenMinutes: integer({
            default: 60,
            minimum: 5,
            maximum: 1440,
            about: "The longest validity of an access token, in minutes.",
        }),
        allowAdminPasswordFlow: flag({
            default: false,
            about: "Whether a server may sign users in with their password (`ALLOW_ADMIN_USER_PASSWORD_AUTH`).",
        }),
    }),
    on: [
        "aws:cognito/userPoolClient:UserPoolClient",
        "aws:cognito/managedUserPoolClient:ManagedUserPoolClient",
        "aws-native:cognito:UserPoolClient",
    ],
    fixes: {
        existence: "set `preventUserExistenceErrors` to `ENABLED`.",
        existenceByDefault: "set `preventUserExistenceErrors` to `ENABLED`.",
        revocation: "leave `enableTokenRevocation` on.",
        implicit: "use the authorization code flow (`code`) with PKCE.",
        password: "use SRP (`ALLOW_USER_SRP_AUTH`) or the hosted sign-in pages.",
        adminPassword: "use SRP (`ALLOW_USER_SRP_AUTH`) or the hosted sign-in pages.",
        plainUrl: "give the URL the scheme `https`.",
        longToken: "lower `accessTokenValidity`, and mind the unit in `tokenValidityUnits.accessToken`.",
    },
    messages: {
        existence: "errors tell an attacker whether a user exists.",
        existenceByDefault: "`preventUserExistenceErrors` is not set; AWS's default tells an attacker whether a user exists.",
        revocation: "tokens cannot be revoked.",
        implicit: "the implicit flow puts tokens into the address of a page.",
        password: "the client sends the password itself; with SRP it never leaves the device.",
        adminPassword: "a server sends users' passwords itself.",
        plainUrl: "tokens or codes are sent to this URL in clear.",
        longToken: (d: { minutes: number; maximum: number }) =>
            text`access tokens are valid for ${plural(d.minutes, "minute")}, more than ${d.maximum}.`,
    },
    example: {
        good: { inputs: { userPoolId: "eu-west-1_abc", preventUserExistenceErrors: "ENABLED" } },
        bad: { inputs: { userPoolId: "eu-west-1_abc", preventUserExistenceErrors: "LEGACY" } },
    },
    *check(resource, { config, each, found }) {
        const client = resource.as();
        const flows = client.has("allowedOAuthFlows") ? "allowedOAuthFlows" : "allowedOauthFlows";
        const usesFlows = client.has("allowedOAuthFlowsUserPoolClient")
            ? "allowedOAuthFlowsUserPoolClient"
            : "allowedOauthFlowsUserPoolClient";
        yield* each(["preventUserExistenceErrors"], function* (property) {
            const errors = client.string(property) || undefined;
            if (errors !== "ENABLED") yield found(errors === undefined ? "existenceByDefault" : "existence", property);
        });
        yield* each(["enableTokenRevocation"], function* (property) {
            if (client.boolean(property) === false) yield found("revocation", property);
        });
        yield* each(client.list(flows), function* (flow) {
            if (flow.asString() !== "implicit") return;
            // Without the switch the pool's OAuth endpoints do not serve the client.
            if (client.boolean(usesFlows) === true) yield found("implicit", flow);
        });
        yield* each(client.list("explicitAuthFlows"), function* (flow) {
            const name = flow.asString() ?? "";
            if (PASSWORD_FLOWS.has(name)) yield found("password", flow);
            else if (ADMIN_PASSWORD_FLOWS.has(name) && !config.allowAdminPasswordFlow) yield found("adminPassword", flow);
        });
        for (const property of ["callbackUrls", "callbackUrLs", "logoutUrls", "logoutUrLs", "defaultRedirectUri"]) {
            yield* each([property], function* () {
                if (!client.has(property)) return;
                const listed = property === "defaultRedirectUri" ? [client.child(property)] : client.list(property);
                yield* each(listed, function* (url) {
                    if (isPlainRedirect(url.asString() ?? "")) yield found("plainUrl", url);
                });
            });
        }
        yield* each(["accessTokenValidity"], function* (property) {
            const seconds = accessTokenSeconds(client);
            if (seconds === undefined) throw new Undetermined(["tokenValidityUnits", "accessToken"], "shape");
            const minutes = Math.ceil(seconds / 60);
            if (minutes > config.maximumAccessTokenMinutes)
                yield found("longToken", property, { minutes, maximum: config.maximumAccessTokenMinutes });
        });
    },
});
