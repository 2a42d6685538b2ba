/** APIs, their domains and certificates, and what stands before them. */
import type { Subject } from "../subject";
import { byInput, joined, short, uuidOf, zoneOf, type Table } from "./table";

const apiHost = (subject: Subject, api: string): string => `${api}.execute-api.${subject.region}.amazonaws.com`;
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : []);

export const API: Table = {
    "aws-native:apigateway:RestApi": {
        id: (s) => s.hash(10),
        computed: (s) => ({ restApiId: s.hash(10), rootResourceId: s.hash(11).slice(1) }),
    },
    "aws-native:apigatewayv2:Api": {
        id: short,
        computed: (s, id) => ({
            apiId: id,
            apiEndpoint: `${s.text("protocolType") === "WEBSOCKET" ? "wss" : "https"}://${apiHost(s, id)}`,
            executeApiArn: `arn:aws:execute-api:${s.region}:${s.account}:${id}`,
        }),
    },
    "aws:acm/certificate:Certificate": {
        computed: (s) => {
            const names = [s.text("domainName"), ...texts(s.inputs["subjectAlternativeNames"])].filter((name) => name !== "");
            return {
                status: "PENDING_VALIDATION",
                type: "AMAZON_ISSUED",
                renewalSummaries: [],
                validationEmails: [],
                domainValidationOptions: [...new Set(names)].map((name) => ({
                    domainName: name,
                    resourceRecordName: `_${s.hash(32)}.${name.replace(/^\*\./, "")}.`,
                    resourceRecordType: "CNAME",
                    resourceRecordValue: `_${s.hash(31)}0.acm-validations.aws.`,
                })),
            };
        },
    },
    "aws:apigateway/authorizer:Authorizer": {
        id: short,
        computed: (s, id) => ({ arn: `arn:aws:apigateway:${s.region}::/restapis/${s.text("restApi")}/authorizers/${id}` }),
    },
    "aws:apigateway/basePathMapping:BasePathMapping": { id: joined("domainName", "basePath") },
    "aws:apigateway/deployment:Deployment": {
        id: short,
        // Up to @pulumi/aws 6 a deployment could make its stage, and showed what the stage does.
        computed: (s) => ({
            createdDate: "2026-01-01T00:00:00Z",
            executionArn: `arn:aws:execute-api:${s.region}:${s.account}:${s.text("restApi")}/${s.text("stageName")}`,
            invokeUrl: `https://${apiHost(s, s.text("restApi"))}/${s.text("stageName")}`,
        }),
    },
    "aws:apigateway/domainName:DomainName": {
        tagged: true,
        id: byInput("domainName"),
        computed: (s, id) => ({
            arn: `arn:aws:apigateway:${s.region}::/domainnames/${id}`,
            regionalDomainName: `d-${s.hash(10)}.execute-api.${s.region}.amazonaws.com`,
        }),
    },
    "aws:apigateway/integration:Integration": { id: (s) => `agi-${s.hash(10)}` },
    "aws:apigateway/method:Method": { id: (s) => `agm-${s.hash(10)}` },
    "aws:apigateway/methodSettings:MethodSettings": { id: joined("restApi", "stageName", "methodPath") },
    "aws:apigateway/resource:Resource": { id: (s) => s.hash(6), computed: (s) => ({ path: `/${s.text("pathPart")}` }) },
    "aws:apigateway/restApi:RestApi": {
        tagged: true,
        id: short,
        computed: (s, id) => ({
            arn: `arn:aws:apigateway:${s.region}::/restapis/${id}`,
            executionArn: `arn:aws:execute-api:${s.region}:${s.account}:${id}`,
            rootResourceId: s.hash(11).slice(1),
        }),
    },
    "aws:apigateway/stage:Stage": {
        tagged: true,
        id: (s) => `ags-${s.text("restApi")}-${s.text("stageName")}`,
        computed: (s) => ({
            arn: `arn:aws:apigateway:${s.region}::/restapis/${s.text("restApi")}/stages/${s.text("stageName")}`,
            executionArn: `arn:aws:execute-api:${s.region}:${s.account}:${s.text("restApi")}/${s.text("stageName")}`,
            invokeUrl: `https://${apiHost(s, s.text("restApi"))}/${s.text("stageName")}`,
        }),
    },
    "aws:apigatewayv2/api:Api": {
        replaces: ["protocolType"],
        tagged: true,
        id: short,
        computed: (s, id) => ({
            arn: `arn:aws:apigateway:${s.region}::/apis/${id}`,
            executionArn: `arn:aws:execute-api:${s.region}:${s.account}:${id}`,
            apiEndpoint: `${s.text("protocolType") === "WEBSOCKET" ? "wss" : "https"}://${apiHost(s, id)}`,
        }),
    },
    "aws:apigatewayv2/apiMapping:ApiMapping": { id: short },
    "aws:apigatewayv2/authorizer:Authorizer": { id: short },
    "aws:apigatewayv2/domainName:DomainName": {
        tagged: true,
        id: byInput("domainName"),
        computed: (s, id) => ({
            arn: `arn:aws:apigateway:${s.region}::/domainnames/${id}`,
            apiMappingSelectionExpression: "$request.basepath",
        }),
    },
    "aws:apigatewayv2/integration:Integration": { id: short },
    "aws:apigatewayv2/route:Route": { id: short },
    "aws:apigatewayv2/stage:Stage": {
        tagged: true,
        id: byInput("name"),
        computed: (s) => ({
            arn: `arn:aws:apigateway:${s.region}::/apis/${s.text("apiId")}/stages/${s.text("name")}`,
            executionArn: `arn:aws:execute-api:${s.region}:${s.account}:${s.text("apiId")}/${s.text("name")}`,
            invokeUrl: `https://${apiHost(s, s.text("apiId"))}/${s.text("name")}`,
        }),
    },
    "aws:appsync/api:Api": { computed: (s) => ({ dns: { HTTP: `${s.hash(26)}.appsync-api.${s.region}.amazonaws.com` } }) },
    "aws:appsync/graphQLApi:GraphQLApi": {
        tagged: true,
        id: (s) => s.hash(26),
        computed: (s, id) => ({
            arn: `arn:aws:appsync:${s.region}:${s.account}:apis/${id}`,
            uris: { GRAPHQL: `https://${id}.appsync-api.${s.region}.amazonaws.com/graphql` },
        }),
    },
    "aws:cloudfront/distribution:Distribution": {
        tagged: true,
        id: (s) => `E${s.hash(13).toUpperCase()}`,
        computed: (s, id) => ({
            arn: `arn:aws:cloudfront::${s.account}:distribution/${id}`,
            domainName: `d${s.hash(13)}.cloudfront.net`,
            hostedZoneId: "Z2FDTNDATAQYW2",
        }),
    },
    "aws:cloudfront/originAccessControl:OriginAccessControl": { id: (s) => `E${s.hash(13).toUpperCase()}` },
    "aws:route53/record:Record": { computed: (s) => ({ fqdn: s.text("name") }) },
    "aws:route53/zone:Zone": {
        id: (s) => zoneOf(s),
        computed: (s) => ({
            nameServers: ["ns-1.awsdns-00.com", "ns-2.awsdns-00.net", "ns-3.awsdns-00.org", "ns-4.awsdns-00.co.uk"],
            primaryNameServer: "ns-1.awsdns-00.com",
            arn: `arn:aws:route53:::hostedzone/${zoneOf(s)}`,
            zoneId: zoneOf(s),
        }),
    },
    "aws:wafv2/webAcl:WebAcl": {
        tagged: true,
        id: uuidOf,
        computed: (s, id) => ({
            arn: `arn:aws:wafv2:${s.region}:${s.account}:${s.text("scope").toLowerCase()}/webacl/${s.text("name")}/${id}`,
            capacity: 25,
        }),
    },
    "aws:wafv2/webAclAssociation:WebAclAssociation": { id: joined("webAclArn", "resourceArn") },
};
