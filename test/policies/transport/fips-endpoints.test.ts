import rule from "../../../policies/transport/fips-endpoints";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const PROVIDER = "pulumi:providers:aws";
const FUNCTION = "aws:lambda/function:Function";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const DOMAIN = "aws:apigateway/domainName:DomainName";
const API = "aws:apigateway/restApi:RestApi";
const LISTENER = "aws:lb/listener:Listener";
const on = { AWS_USE_FIPS_ENDPOINT: "true" };
const endpoints = (urls: object): Record<string, unknown> => ({
    region: "us-east-1",
    useFipsEndpoint: "true",
    endpoints: JSON.stringify([urls]),
});
const parameters = (name: string, value: string): Record<string, unknown> => ({ parameters: [{ name, value }] });

testResourceRule(rule, {
    compliant: [
        { title: "a provider that uses them", type: PROVIDER, inputs: { region: "us-east-1", useFipsEndpoint: "true" } },
        { title: "in GovCloud", type: PROVIDER, inputs: { region: "us-gov-west-1", useFipsEndpoint: true } },
        { title: "a Region by its older name", type: PROVIDER, inputs: { region: "fips-us-east-1" } },
        { title: "a Region that the environment names", type: PROVIDER, inputs: { useFipsEndpoint: "true" } },
        {
            title: "overrides that are FIPS endpoints",
            type: PROVIDER,
            inputs: endpoints({ kms: "https://kms-fips.us-east-1.amazonaws.com", s3: "https://s3-fips.dualstack.us-east-1.amazonaws.com" }),
        },
        { title: "a function that sets it", type: FUNCTION, inputs: { environment: { variables: { ...on, TABLE: UNKNOWN } } } },
        {
            title: "an endpoint of PrivateLink",
            type: ENDPOINT,
            inputs: { vpcEndpointType: "Interface", serviceName: "com.amazonaws.us-east-1.kms-fips" },
        },
        { title: "a gateway endpoint has no other", type: ENDPOINT, inputs: { serviceName: "com.amazonaws.us-east-1.s3" } },
        {
            title: "a service of somebody else",
            type: ENDPOINT,
            inputs: { vpcEndpointType: "Interface", serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-0a1b2c3d4e5f60001" },
        },
        { title: "a domain", type: DOMAIN, inputs: { securityPolicy: "SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09" } },
        { title: "a REST API", type: API, inputs: { securityPolicy: "SecurityPolicy_TLS13_1_3_FIPS_2025_09" } },
        { title: "a REST API whose own endpoint is disabled", type: API, inputs: { disableExecuteApiEndpoint: true } },
        {
            title: "a listener",
            type: LISTENER,
            inputs: { port: 443, protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04" },
        },
        { title: "a listener that passes TCP through", type: LISTENER, inputs: { port: 443, protocol: "TCP" } },
        {
            title: "a search domain",
            type: "aws:opensearch/domain:Domain",
            inputs: { domainEndpointOptions: { tlsSecurityPolicy: "Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08" } },
        },
        { title: "Redshift", type: "aws:redshift/parameterGroup:ParameterGroup", inputs: parameters("use_fips_ssl", "true") },
        { title: "DocumentDB", type: "aws:docdb/clusterParameterGroup:ClusterParameterGroup", inputs: parameters("tls", "fips-140-3") },
    ],
    violating: [
        { title: "a provider that does not say so", type: PROVIDER, inputs: { region: "us-east-1" }, found: ["provider@useFipsEndpoint"] },
        {
            title: "a provider that says no",
            type: PROVIDER,
            inputs: { region: "us-east-1", useFipsEndpoint: "false" },
            found: ["provider@useFipsEndpoint"],
        },
        {
            title: "a Region that has none",
            type: PROVIDER,
            inputs: { region: "eu-west-1", useFipsEndpoint: "true" },
            found: ["unavailable@region"],
        },
        {
            title: "one override of two",
            type: PROVIDER,
            inputs: endpoints({ kms: "https://kms.us-east-1.amazonaws.com", sts: "https://sts-fips.us-east-1.amazonaws.com" }),
            found: ["endpoint@endpoints[0].kms"],
        },
        {
            title: "a word of the path is no host",
            type: PROVIDER,
            inputs: endpoints({ s3: "https://s3.example.com/fips." }),
            found: ["endpoint@endpoints[0].s3"],
        },
        {
            title: "a function without the variable",
            type: FUNCTION,
            inputs: { environment: { variables: { TABLE: "orders" } } },
            found: ["functionUnset@environment"],
        },
        {
            title: "a function without an environment",
            type: "aws-native:lambda:Function",
            inputs: {},
            found: ["functionUnset@environment"],
        },
        {
            title: "a function that switches it off",
            type: FUNCTION,
            inputs: { environment: { variables: { AWS_USE_FIPS_ENDPOINT: "false" } } },
            found: ["functionOff@environment.variables.AWS_USE_FIPS_ENDPOINT"],
        },
        {
            title: "the ordinary service of PrivateLink",
            type: ENDPOINT,
            inputs: { vpcEndpointType: "Interface", serviceName: "com.amazonaws.us-east-1.kms" },
            found: ["vpcEndpoint@serviceName"],
        },
        {
            title: "a service by another name",
            type: ENDPOINT,
            inputs: { vpcEndpointType: "Interface", serviceName: "com.amazonaws.us-west-2.kinesis-streams" },
            found: ["vpcEndpoint@serviceName"],
        },
        {
            title: "a service that has none in the Region",
            type: ENDPOINT,
            inputs: { vpcEndpointType: "Interface", serviceName: "com.amazonaws.eu-west-1.sqs" },
            found: ["unavailable@serviceName"],
        },
        {
            title: "a service of another Region",
            type: ENDPOINT,
            inputs: { vpcEndpointType: "Interface", serviceName: "com.amazonaws.us-east-1.sns", serviceRegion: "us-east-1" },
            found: ["vpcEndpoint@serviceName"],
        },
        { title: "a domain", type: DOMAIN, inputs: { securityPolicy: "TLS_1_2" }, found: ["policy@securityPolicy"] },
        { title: "a REST API", type: API, inputs: {}, found: ["policy@securityPolicy"] },
        {
            title: "a listener",
            type: LISTENER,
            inputs: { port: 443, protocol: "TLS", sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06" },
            found: ["policy@sslPolicy"],
        },
        { title: "a search domain", type: "aws-native:opensearchservice:Domain", inputs: {}, found: ["policy@domainEndpointOptions"] },
        {
            title: "Redshift",
            type: "aws:redshift/parameterGroup:ParameterGroup",
            inputs: { family: "redshift-2.0" },
            found: ["parameter@parameters"],
        },
        {
            title: "DocumentDB",
            type: "aws:docdb/clusterParameterGroup:ClusterParameterGroup",
            inputs: parameters("tls", "tls1.3+"),
            found: ["parameter@parameters[0].value"],
        },
    ],
    unknown: [
        {
            title: "a Region known after the deployment",
            type: PROVIDER,
            inputs: { region: UNKNOWN, useFipsEndpoint: "true" },
            undetermined: ["region"],
        },
        {
            title: "a provider",
            type: PROVIDER,
            inputs: { region: "us-east-1", useFipsEndpoint: UNKNOWN },
            undetermined: ["useFipsEndpoint"],
        },
        {
            title: "all overrides",
            type: PROVIDER,
            inputs: { region: "us-east-1", useFipsEndpoint: "true", endpoints: UNKNOWN },
            undetermined: ["endpoints"],
        },
        { title: "an environment", type: FUNCTION, inputs: { environment: UNKNOWN }, undetermined: ["environment"] },
        {
            title: "a variable",
            type: FUNCTION,
            inputs: { environment: { variables: { AWS_USE_FIPS_ENDPOINT: UNKNOWN } } },
            undetermined: ["environment.variables.AWS_USE_FIPS_ENDPOINT"],
        },
        {
            title: "a service that the table does not have",
            type: ENDPOINT,
            inputs: { vpcEndpointType: "Interface", serviceName: "com.amazonaws.us-east-1.execute-api" },
            undetermined: ["serviceName"],
        },
        { title: "a REST API whose document may say it", type: API, inputs: { body: UNKNOWN }, undetermined: ["body"] },
    ],
    secret: [
        { title: "a policy that the document masks", type: DOMAIN, inputs: { securityPolicy: MASKED }, undetermined: ["securityPolicy"] },
    ],
});
