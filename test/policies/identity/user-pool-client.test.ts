import rule from "../../../policies/identity/user-pool-client";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const NATIVE = "aws-native:cognito:UserPoolClient";
const SOUND = { preventUserExistenceErrors: "ENABLED" };

testResourceRule(rule, {
    compliant: [
        { title: "AWS's defaults, and silence about users", inputs: SOUND },
        {
            title: "the code flow, with https, a loopback address and an app's own scheme",
            inputs: {
                ...SOUND,
                allowedOauthFlows: ["code"],
                allowedOauthFlowsUserPoolClient: true,
                callbackUrls: [
                    "https://app.example.com/in",
                    "http://localhost:3000/in",
                    "http://127.0.0.1/in",
                    "http://[::1]:8080/in",
                    "shop://in",
                ],
                logoutUrls: ["https://app.example.com/out"],
            },
        },
        {
            title: "the implicit flow that the switch keeps off",
            inputs: { ...SOUND, allowedOauthFlows: ["implicit"], allowedOauthFlowsUserPoolClient: false },
        },
        { title: "SRP", inputs: { ...SOUND, explicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] } },
        {
            title: "a server that signs users in, where that is allowed",
            inputs: { ...SOUND, explicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH"] },
            config: { allowAdminPasswordFlow: true },
        },
        {
            title: "a token for an hour, in minutes",
            inputs: { ...SOUND, accessTokenValidity: 60, tokenValidityUnits: { accessToken: "minutes" } },
        },
        { title: "zero stands for the default", inputs: { ...SOUND, accessTokenValidity: 0 } },
        { title: "aws-native", type: NATIVE, inputs: { ...SOUND, callbackUrLs: ["https://app.example.com"] } },
    ],
    violating: [
        {
            title: "users' existence is told",
            inputs: { preventUserExistenceErrors: "LEGACY" },
            found: ["existence@preventUserExistenceErrors"],
        },
        { title: "by default too", inputs: { userPoolId: "p" }, found: ["existenceByDefault@preventUserExistenceErrors"] },
        { title: "no revocation", inputs: { ...SOUND, enableTokenRevocation: false }, found: ["revocation@enableTokenRevocation"] },
        {
            title: "the implicit flow",
            inputs: { ...SOUND, allowedOauthFlows: ["code", "implicit"], allowedOauthFlowsUserPoolClient: true },
            found: ["implicit@allowedOauthFlows[1]"],
        },
        {
            title: "aws-native, the implicit flow and a plain URL",
            type: NATIVE,
            inputs: {
                ...SOUND,
                allowedOAuthFlows: ["implicit"],
                allowedOAuthFlowsUserPoolClient: true,
                logoutUrLs: ["http://app.example.com"],
            },
            found: ["implicit@allowedOAuthFlows[0]", "plainUrl@logoutUrLs[0]"],
        },
        {
            title: "passwords from the client and from a server, by today's names and by earlier ones",
            inputs: { ...SOUND, explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"] },
            found: ["adminPassword@explicitAuthFlows[1]", "password@explicitAuthFlows[0]"],
        },
        {
            title: "a plain callback, and one that only looks like the own machine",
            inputs: { ...SOUND, callbackUrls: ["http://app.example.com/in", "http://localhost@app.example.com/"] },
            found: ["plainUrl@callbackUrls[0]", "plainUrl@callbackUrls[1]"],
        },
        {
            title: "the redirect that is taken by default",
            inputs: { ...SOUND, defaultRedirectUri: "http://app.example.com/in" },
            found: ["plainUrl@defaultRedirectUri"],
        },
        {
            title: "a token for a day, in hours by default",
            inputs: { ...SOUND, accessTokenValidity: 24 },
            found: ["longToken@accessTokenValidity"],
        },
        {
            title: "a managed client",
            type: "aws:cognito/managedUserPoolClient:ManagedUserPoolClient",
            inputs: { namePrefix: "AmazonOpenSearchService" },
            found: ["existenceByDefault@preventUserExistenceErrors"],
        },
    ],
    unknown: [
        {
            title: "one URL beside a plain one",
            inputs: { ...SOUND, callbackUrls: [UNKNOWN, "http://app.example.com"] },
            undetermined: ["callbackUrls[0]"],
            found: ["plainUrl@callbackUrls[1]"],
        },
        { title: "all URLs", inputs: { ...SOUND, logoutUrls: UNKNOWN }, undetermined: ["logoutUrls"] },
        {
            title: "whether flows are served",
            inputs: { ...SOUND, allowedOauthFlows: ["implicit"], allowedOauthFlowsUserPoolClient: UNKNOWN },
            undetermined: ["allowedOauthFlowsUserPoolClient"],
        },
        {
            title: "the unit",
            inputs: { ...SOUND, accessTokenValidity: 5, tokenValidityUnits: UNKNOWN },
            undetermined: ["tokenValidityUnits"],
        },
        {
            title: "a unit that AWS does not document",
            inputs: { ...SOUND, accessTokenValidity: 5, tokenValidityUnits: { accessToken: "weeks" } },
            undetermined: ["tokenValidityUnits.accessToken"],
        },
    ],
    secret: [{ title: "masked", inputs: { preventUserExistenceErrors: MASKED }, undetermined: ["preventUserExistenceErrors"] }],
});
