import assert from "node:assert/strict";
import {
    awsPrincipal,
    federatedPrincipal,
    issuerOf,
    principalsIn,
    servicePrincipal,
} from "../../../../../policies/model/iam/language/principals";
import { UNKNOWN } from "../../../../../policies/model/values";

describe("principals", () => {
    const aws: readonly (readonly [string, string, string | undefined])[] = [
        ["*", "everybody", undefined],
        ["111122223333", "account", "111122223333"],
        ["arn:aws:iam::111122223333:root", "account", "111122223333"],
        ["arn:aws-cn:iam::111122223333:root", "account", "111122223333"],
        ["arn:aws:iam::111122223333:user/team/alice", "user", "111122223333"],
        ["arn:aws-us-gov:iam::111122223333:role/deploy", "role", "111122223333"],
        ["arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/y", "role", "111122223333"],
        ["arn:aws:sts::111122223333:assumed-role/deploy/session", "session", "111122223333"],
        ["arn:aws:sts::111122223333:federated-user/alice", "federatedUser", "111122223333"],
        ["AIDA" + "EXAMPLE0000000000", "deleted", undefined],
        ["AROA" + "EXAMPLE0000000000", "deleted", undefined],
        ["arn:aws:iam::111122223333:role/*", "wildcard", "111122223333"],
        ["arn:aws:iam::*:root", "wildcard", undefined],
        ["arn:aws:s3:::bucket", "other", undefined],
        ["1111", "other", undefined],
        [UNKNOWN, "unknown", undefined],
    ];
    for (const [written, kind, account] of aws) {
        it(`of the AWS kind read as ${kind}: ${written === UNKNOWN ? "not known yet" : written.slice(0, 44)}`, () => {
            const principal = awsPrincipal(written);
            assert.equal(principal.kind, kind);
            assert.equal("account" in principal ? principal.account : undefined, account);
        });
    }

    const services: readonly (readonly [string, string, string | undefined])[] = [
        ["lambda.amazonaws.com", "lambda", undefined],
        ["edgelambda.amazonaws.com", "edgelambda", undefined],
        ["lambda.amazonaws.com.cn", "lambda", undefined],
        ["logs.us-east-1.amazonaws.com", "logs", "us-east-1"],
        ["logs.cn-north-1.amazonaws.com.cn", "logs", "cn-north-1"],
        ["states.us-gov-west-1.amazonaws.com", "states", "us-gov-west-1"],
        ["batchoperations.s3.amazonaws.com", "batchoperations.s3", undefined],
        ["streams.metrics.cloudwatch.amazonaws.com", "streams.metrics.cloudwatch", undefined],
        ["alexa-appkit.amazon.com", "alexa-appkit", undefined],
    ];
    for (const [written, service, region] of services) {
        it(`of the service kind are named without Region and domain: ${written}`, () => {
            assert.deepEqual(servicePrincipal(written), { kind: "service", written, service, region });
        });
    }

    it("of the service kind may be everybody, a pattern or unknown", () => {
        assert.equal(servicePrincipal("*").kind, "everybody");
        assert.equal(servicePrincipal("*.amazonaws.com").kind, "wildcard");
        assert.deepEqual(servicePrincipal(UNKNOWN), { kind: "unknown", written: UNKNOWN, among: "service" });
    });

    const federated: readonly (readonly [string, string, string | undefined])[] = [
        ["arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com", "oidc", "token.actions.githubusercontent.com"],
        [
            "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC",
            "oidc",
            "oidc.eks.eu-west-1.amazonaws.com/id/abc",
        ],
        ["accounts.google.com", "oidc", "accounts.google.com"],
        ["cognito-identity.amazonaws.com", "oidc", "cognito-identity.amazonaws.com"],
        ["cognito-identity-us-gov.amazonaws.com", "oidc", "cognito-identity-us-gov.amazonaws.com"],
        ["arn:aws:iam::111122223333:saml-provider/corp", "saml", undefined],
        ["example.com", "other", undefined],
        ["*", "everybody", undefined],
    ];
    for (const [written, kind, issuer] of federated) {
        it(`of the federated kind read as ${kind}: ${written}`, () => {
            const principal = federatedPrincipal(written);
            assert.equal(principal.kind, kind);
            assert.equal(principal.kind === "oidc" ? principal.issuer : undefined, issuer);
        });
    }

    it("of all kinds come out of one element", () => {
        const kinds = principalsIn({
            everybody: true,
            aws: ["*"],
            service: ["lambda.amazonaws.com"],
            federated: ["accounts.google.com"],
            canonicalUser: ["0123abcd", "*", UNKNOWN],
        }).map(({ kind }) => kind);
        assert.deepEqual(kinds, ["everybody", "service", "oidc", "canonicalUser", "everybody", "unknown"]);
    });

    it("have issuers without scheme and closing slash", () => assert.equal(issuerOf("https://GitLab.com/"), "gitlab.com"));
});
