import rule from "../../../policies/transport/no-tls-bypass";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const PROVIDER = "pulumi:providers:aws";
const INTEGRATION = "aws:apigateway/integration:Integration";
const variables = (values: Record<string, unknown>): Record<string, unknown> => ({ environment: { variables: values } });
const body = (integration: object): string =>
    JSON.stringify({ swagger: "2.0", paths: { "/orders": { get: { "x-amazon-apigateway-integration": integration } } } });

testResourceRule(rule, {
    compliant: [
        {
            title: "certificates are checked by default",
            inputs: variables({ NODE_TLS_REJECT_UNAUTHORIZED: "1", PYTHONHTTPSVERIFY: "1", NPM_CONFIG_STRICT_SSL: "true" }),
        },
        {
            title: "a connection string that demands TLS",
            inputs: variables({ DB: "postgres://db.internal/orders?sslmode=verify-full", MONGO: "mongodb://m/?tls=true" }),
        },
        { title: "a sentence that speaks of a parameter", inputs: variables({ HELP: "never write sslmode=disable here" }) },
        { title: "the newest protocol as a minimum", inputs: variables({ NODE_OPTIONS: "--tls-min-v1.2 --enable-source-maps" }) },
        { title: "a provider as usual", type: PROVIDER, inputs: { insecure: "false", region: "eu-west-1" } },
        { title: "an integration that checks", type: INTEGRATION, inputs: { tlsConfig: { insecureSkipVerification: false } } },
        { title: "no environment", inputs: {} },
        { title: "a variable that Node.js does not know, for its case", inputs: variables({ node_tls_reject_unauthorized: "0" }) },
        {
            title: "checks that are demanded in JSON, and a sentence on them",
            inputs: variables({ KAFKA: '{"ssl":{"rejectUnauthorized":true}}', HELP: "never write rejectUnauthorized: false" }),
        },
        {
            title: "a database on loopback needs no TLS",
            inputs: variables({
                DB: "postgres://app@localhost:5432/orders?sslmode=disable",
                MONGO: "mongodb://127.0.0.1,[::1]/?tls=false",
            }),
        },
        {
            title: "new protocols of the JDK, and checks switched on",
            inputs: variables({
                JAVA_TOOL_OPTIONS: "-Dhttps.protocols=TLSv1.2,TLSv1.3 -Dcom.amazonaws.sdk.disableCertChecking=false",
                GODEBUG: "http2client=0,tls10default=0",
            }),
        },
        {
            title: "an OpenAPI body whose integrations check",
            type: "aws:apigateway/restApi:RestApi",
            inputs: { body: body({ tlsConfig: { insecureSkipVerification: false } }) },
        },
    ],
    violating: [
        {
            title: "Node.js",
            inputs: variables({ NODE_TLS_REJECT_UNAUTHORIZED: "0" }),
            found: ["variable@environment.variables.NODE_TLS_REJECT_UNAUTHORIZED"],
        },
        {
            title: "a number is text in the environment",
            inputs: variables({ NODE_TLS_REJECT_UNAUTHORIZED: 0 }),
            found: ["variable@environment.variables.NODE_TLS_REJECT_UNAUTHORIZED"],
        },
        {
            title: "Python and Git",
            inputs: variables({ PYTHONHTTPSVERIFY: "0", GIT_SSL_NO_VERIFY: "" }),
            found: ["variable@environment.variables.GIT_SSL_NO_VERIFY", "variable@environment.variables.PYTHONHTTPSVERIFY"],
        },
        {
            title: "npm, written in small letters",
            inputs: variables({ npm_config_strict_ssl: "false" }),
            found: ["variable@environment.variables.npm_config_strict_ssl"],
        },
        { title: "libpq", inputs: variables({ PGSSLMODE: "disable" }), found: ["variable@environment.variables.PGSSLMODE"] },
        {
            title: "node-postgres",
            inputs: variables({ PGSSLMODE: "no-verify" }),
            found: ["variable@environment.variables.PGSSLMODE"],
        },
        {
            title: "an option of Node.js",
            inputs: variables({ NODE_OPTIONS: "--tls-min-v1.0" }),
            found: ["option@environment.variables.NODE_OPTIONS"],
        },
        {
            title: "a property of the JDK",
            inputs: variables({ JAVA_TOOL_OPTIONS: "-Djdk.internal.httpclient.disableHostnameVerification" }),
            found: ["option@environment.variables.JAVA_TOOL_OPTIONS"],
        },
        ...[
            "-Dhttps.protocols=TLSv1",
            "-Xmx64m -Djdk.tls.client.protocols=TLSv1.2,TLSv1.1",
            "-Dcom.amazonaws.sdk.disableCertChecking",
            "-Dcom.amazonaws.sdk.disableCertChecking=true",
        ].map((options) => ({
            title: `a property of the JDK or of AWS's SDK: ${options}`,
            inputs: variables({ JAVA_TOOL_OPTIONS: options }),
            found: ["option@environment.variables.JAVA_TOOL_OPTIONS"] as [string],
        })),
        {
            title: "a setting of Go",
            inputs: variables({ GODEBUG: "http2client=0,tls10default=1" }),
            found: ["option@environment.variables.GODEBUG"],
        },
        {
            title: "OpenLDAP and Elastic APM",
            inputs: variables({ LDAPTLS_REQCERT: "never", ELASTIC_APM_VERIFY_SERVER_CERT: "false" }),
            found: ["variable@environment.variables.ELASTIC_APM_VERIFY_SERVER_CERT", "variable@environment.variables.LDAPTLS_REQCERT"],
        },
        ...[
            "postgres://db/orders?sslmode=no-verify",
            "jdbc:postgresql://db/orders?sslfactory=org.postgresql.ssl.NonValidatingFactory",
            "Server=db; Encrypt = False; Trust Server Certificate = True",
            "mongodb://localhost,db.example.com/?tls=false",
            'mysql://db/orders?ssl={"rejectUnauthorized":false}',
            '{"brokers":["b-1:9094"],"ssl":{"rejectUnauthorized": false}}',
        ].map((value) => ({
            title: `a connection string: ${value}`,
            inputs: variables({ DB: value }),
            found: ["parameter@environment.variables.DB"] as [string],
        })),
        {
            title: "a web function's revision",
            type: "aws:lambdaweb/functionRevision:FunctionRevision",
            inputs: { serviceConfig: { environmentVariables: { PYTHONHTTPSVERIFY: "0" } } },
            found: ["variable@serviceConfig.environmentVariables.PYTHONHTTPSVERIFY"],
        },
        {
            title: "an integration of an OpenAPI body",
            type: "aws:apigateway/restApi:RestApi",
            inputs: { body: body({ tlsConfig: { insecureSkipVerification: true } }) },
            found: ["integration@body.paths./orders.get.x-amazon-apigateway-integration.tlsConfig.insecureSkipVerification"],
        },
        {
            title: "an aws-native provider",
            type: "pulumi:providers:aws-native",
            inputs: { insecure: "true" },
            found: ["provider@insecure"],
        },
        {
            title: "PostgreSQL",
            inputs: variables({ DB: "postgres://db/orders?sslmode=disable" }),
            found: ["parameter@environment.variables.DB"],
        },
        { title: "JDBC", inputs: variables({ DB: "jdbc:mysql://db/orders?useSSL=false" }), found: ["parameter@environment.variables.DB"] },
        {
            title: "ADO.NET",
            inputs: variables({ DB: "Server=db;Database=orders;TrustServerCertificate=True;" }),
            found: ["parameter@environment.variables.DB"],
        },
        {
            title: "MongoDB",
            inputs: variables({ DB: "mongodb://m/?tlsAllowInvalidCertificates=true" }),
            found: ["parameter@environment.variables.DB"],
        },
        {
            title: "a libpq key-value string",
            inputs: variables({ DB: "host=db dbname=orders sslmode=disable" }),
            found: ["parameter@environment.variables.DB"],
        },
        {
            title: "an integration",
            type: INTEGRATION,
            inputs: { tlsConfig: { insecureSkipVerification: true } },
            found: ["integration@tlsConfig.insecureSkipVerification"],
        },
        { title: "a provider, as the engine encodes it", type: PROVIDER, inputs: { insecure: "true" }, found: ["provider@insecure"] },
    ],
    unknown: [
        {
            title: "one variable of two",
            inputs: variables({ A: UNKNOWN, PYTHONHTTPSVERIFY: "0" }),
            undetermined: ["environment.variables.A"],
            found: ["variable@environment.variables.PYTHONHTTPSVERIFY"],
        },
        { title: "the whole environment", inputs: { environment: UNKNOWN }, undetermined: ["environment"] },
    ],
    secret: [
        {
            title: "one variable of two is masked",
            inputs: variables({ A: MASKED, PYTHONHTTPSVERIFY: "0" }),
            undetermined: ["environment.variables.A"],
            found: ["variable@environment.variables.PYTHONHTTPSVERIFY"],
        },
    ],
});
