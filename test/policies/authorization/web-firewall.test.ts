import rule from "../../../policies/authorization/web-firewall";
import { ref } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";
import { api, of, rest, stage } from "./apis";

const live = stage("live", { restApi: ref("shop", "id"), stageName: "live" });
const nameless = stage("live", { restApi: ref("shop", "id"), stageName: MASKED }, { id: MASKED, arn: MASKED });
const graph = (more: object = {}) => of("aws:appsync/graphQLApi:GraphQLApi")("graph", { authenticationType: "AWS_IAM", ...more });
const pool = of("aws:cognito/userPool:UserPool")("pool", { name: "pool" });
const acl = (resourceArn: unknown, name = "acl", type = "aws:wafv2/webAclAssociation:WebAclAssociation") =>
    of(type)(name, { resourceArn, webAclArn: "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/w/1" });
const ARN = "arn:aws:apigateway:eu-west-1::/restapis/rest1a2b3c/stages/live";

testStackRule(rule, {
    compliant: [
        {
            title: "each has one",
            resources: [rest(), live, graph(), pool, acl(ref("live", "arn")), acl(ref("graph", "arn"), "b"), acl(ref("pool", "arn"), "c")],
        },
        {
            title: "of the older WAF",
            resources: [rest(), live, acl(ref("live", "arn"), "a", "aws:wafregional/webAclAssociation:WebAclAssociation")],
        },
        { title: "of aws-native", resources: [graph(), acl(ref("graph", "arn"), "a", "aws-native:wafv2:WebAclAssociation")] },
        {
            title: "by the ARN",
            resources: [rest(), live, acl(ARN)],
            modes: ["deployed", "document"],
        },
        {
            title: "private APIs",
            resources: [rest({ endpointConfiguration: { types: ["PRIVATE"] } }), live, graph({ visibility: "PRIVATE" })],
        },
        {
            title: "an HTTP API, which cannot have one",
            resources: [api(), of("aws:apigatewayv2/stage:Stage")("s", { apiId: ref("web", "id"), name: "s" })],
        },
    ],
    violating: [
        { title: "a stage", resources: [rest(), live], found: ["none"] },
        { title: "a GraphQL API", resources: [graph()], found: ["none"] },
        { title: "a user pool", resources: [pool], found: ["none"] },
        { title: "aws-native", resources: [of("aws-native:cognito:UserPool")("p", { userPoolName: "p" })], found: ["none"] },
        { title: "the association is another's", resources: [graph(), pool, acl(ref("pool", "arn"))], found: ["none"] },
        {
            title: "a stage of another API, where nobody sees the name of this one",
            resources: [rest(), nameless, acl("arn:aws:apigateway:eu-west-1::/restapis/zzz999/stages/prod")],
            modes: ["deployed", "document"],
            found: ["none"],
        },
        {
            title: "another stage of the same API",
            resources: [rest(), live, stage("test", { restApi: ref("shop", "id"), stageName: "test" }), acl(ref("live", "arn"))],
            found: ["none"],
        },
    ],
    unknown: [
        { title: "what is associated", resources: [pool, acl(UNKNOWN)], undetermined: [""] },
        {
            title: "an ARN that is put together from the API",
            resources: [rest(), live, acl(ref("shop", "id", "arn:x/restapis/", "/stages/live"))],
            modes: ["preview"],
            undetermined: [""],
        },
        { title: "where the API can be reached", resources: [rest({ endpointConfiguration: UNKNOWN }), live], undetermined: ["restApi"] },
        { title: "the API is not in the stack", resources: [stage("s", { restApi: "a1b2c3", stageName: "s" })], undetermined: ["restApi"] },
        { title: "where a GraphQL API can be reached", resources: [graph({ visibility: UNKNOWN })], undetermined: ["visibility"] },
    ],
    secret: [
        { title: "what is associated", resources: [pool, acl(MASKED)], undetermined: [""] },
        {
            title: "the name of a stage that the ARN of one of its API may mean",
            resources: [rest(), nameless, acl(ARN)],
            modes: ["deployed", "document"],
            undetermined: ["stageName"],
        },
    ],
});
