import assert from "node:assert/strict";
import { stackSource } from "../../../../../policies/model/identity/credentials/provider-source";
import type { AwsEndpoint, AwsReplies } from "../../../../support/aws-endpoint";
import { callerIs, denied, features, startAwsEndpoint, summary } from "../../../../support/aws-endpoint";
import { ACCOUNT, Surroundings, lookUp, session, temporaryKeys } from "../surroundings";

const GetCallerIdentity = callerIs(session("deploy"));
const notManaging = { error: "AccountNotManagementOrDelegatedAdministratorException" };
const off = summary({ AccountMFAEnabled: 0 });

const ROWS: readonly (readonly [title: string, verdict: string, replies: AwsReplies, managed?: boolean])[] = [
    ["is on where the summary says so", "on", { GetAccountSummary: summary({ AccountMFAEnabled: 1, Users: 3 }) }],
    ["is off in an account that manages no organisation", "off", { GetAccountSummary: off, ListOrganizationsFeatures: notManaging }],
    ["is off where the organisation's features may not be listed", "off", { GetAccountSummary: off, ListOrganizationsFeatures: denied() }],
    [
        "is off where the organisation manages root sessions only",
        "off",
        { GetAccountSummary: off, ListOrganizationsFeatures: features("RootSessions") },
    ],
    [
        "is not applicable where the organisation manages root credentials",
        "not-applicable",
        { GetAccountSummary: off, ListOrganizationsFeatures: features("RootCredentialsManagement", "RootSessions") },
    ],
    [
        "is off in the management account, whose root user has a password",
        "off",
        {
            GetAccountSummary: summary({ AccountMFAEnabled: 0, AccountPasswordPresent: 1 }),
            ListOrganizationsFeatures: features("RootCredentialsManagement"),
        },
    ],
    [
        "is not applicable where the root user has no credentials, whoever manages them",
        "not-applicable",
        { GetAccountSummary: summary({ AccountMFAEnabled: 0, AccountPasswordPresent: 0, AccountAccessKeysPresent: 0 }) },
    ],
    [
        "is off where the root user has an access key and no password",
        "off",
        {
            GetAccountSummary: summary({ AccountMFAEnabled: 0, AccountPasswordPresent: 0, AccountAccessKeysPresent: 1 }),
            ListOrganizationsFeatures: denied(),
        },
    ],
    [
        "is not applicable in GovCloud, where nobody signs in as the root user",
        "not-applicable",
        { GetCallerIdentity: callerIs(session("deploy", "aws-us-gov")), GetAccountSummary: off },
    ],
    ["is not applicable where the configuration says so, without a question", "not-applicable", { GetAccountSummary: "hang" }, true],
    ["is unverifiable where the summary is denied", "unverifiable", { GetAccountSummary: denied() }],
    ["is unverifiable where the summary does not speak of it", "unverifiable", { GetAccountSummary: summary({ Users: 1 }) }],
    ["is unverifiable where nobody is known", "unverifiable", { GetCallerIdentity: denied() }],
];

describe("MFA of the account's root user", () => {
    const surroundings = new Surroundings();
    let aws: AwsEndpoint;
    before(async () => {
        aws = await startAwsEndpoint();
    });
    after(() => aws.close());
    beforeEach(() => surroundings.enter({ AWS_ENDPOINT_URL: aws.url, ...temporaryKeys }));
    afterEach(() => surroundings.leave());

    for (const [title, verdict, replies, managed] of ROWS) {
        it(title, async () => {
            aws.answer({ GetCallerIdentity, ...replies });
            const result = await lookUp().accountMfa(stackSource(process.env), managed);
            assert.equal(result.verdict, verdict);
            assert.equal(result.account, title.endsWith("nobody is known") ? undefined : ACCOUNT);
        });
    }
});
