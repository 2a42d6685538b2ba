/** Outputs of a form that neither names nor types tell: URLs, endpoints and what belongs to them, by type. */
import { nameOf } from "../context";
import { isObject, type Properties } from "../wire";
import { uuid } from "./making";
import type { Subject } from "./subject";

type Outputs = (subject: Subject, id: string) => Properties;

/**
 * Sources, by service: the AWS General Reference ("Service endpoints") and each service's user guide ("Endpoints", "Connecting to …").
 * Texts of the partition `aws`; the caller moves them to another.
 */
export const ENDPOINTS: Readonly<Record<string, Outputs>> = {
    "aws:acm/certificate:Certificate": (s) => {
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
    "aws:appsync/eventApi:EventApi": (s) => ({ dns: { HTTP: `${s.hash(26)}.appsync-api.${s.region}.amazonaws.com` } }),
    "aws:cognito/userPoolDomain:UserPoolDomain": (s) => ({
        cloudfrontDistribution: `d${s.hash(13)}.cloudfront.net`,
        cloudfrontDistributionArn: `d${s.hash(13)}.cloudfront.net`,
        cloudfrontDistributionZoneId: "Z2FDTNDATAQYW2",
        awsAccountId: s.account,
    }),
    "aws:docdb/cluster:Cluster": (s, id) => ({
        endpoint: `${id}.cluster-${s.hash(12)}.${s.region}.docdb.amazonaws.com`,
        readerEndpoint: `${id}.cluster-ro-${s.hash(12)}.${s.region}.docdb.amazonaws.com`,
    }),
    "aws:dynamodb/table:Table": (s, id) => ({
        // Only a table with a stream has one.
        ...(s.inputs["streamEnabled"] === true
            ? {
                  streamArn: `arn:aws:dynamodb:${s.region}:${s.account}:table/${id}/stream/2026-01-01T00:00:00.000`,
                  streamLabel: "2026-01-01T00:00:00.000",
              }
            : { streamArn: "", streamLabel: "" }),
    }),
    "aws:ecr/repository:Repository": (s, id) => ({
        repositoryUrl: `${s.account}.dkr.ecr.${s.region}.amazonaws.com/${id}`,
        registryId: s.account,
    }),
    "aws:ecrpublic/repository:Repository": (s, id) => ({ repositoryUri: `public.ecr.aws/${s.hash(8)}/${id}` }),
    "aws:efs/fileSystem:FileSystem": (s, id) => ({ dnsName: `${id}.efs.${s.region}.amazonaws.com` }),
    "aws:eks/cluster:Cluster": (s) => {
        const own = s.hash(32).toUpperCase();
        return {
            endpoint: `https://${own}.gr7.${s.region}.eks.amazonaws.com`,
            identities: [{ oidcs: [{ issuer: `https://oidc.eks.${s.region}.amazonaws.com/id/${own}` }] }],
            certificateAuthority: { data: Buffer.from(`made-up-${s.hash(16)}`).toString("base64") },
            status: "ACTIVE",
        };
    },
    "aws:elasticache/cluster:Cluster": (s, id) => ({
        clusterAddress: `${id}.${s.hash(6)}.cfg.${s.region}.cache.amazonaws.com`,
        configurationEndpoint: `${id}.${s.hash(6)}.cfg.${s.region}.cache.amazonaws.com:11211`,
        cacheNodes: [
            {
                id: "0001",
                address: `${id}.${s.hash(6)}.0001.${s.region}.cache.amazonaws.com`,
                port: 6379,
                availabilityZone: `${s.region}a`,
                outpostArn: "",
            },
        ],
    }),
    "aws:elasticache/replicationGroup:ReplicationGroup": (s, id) => ({
        primaryEndpointAddress: `master.${id}.${s.hash(6)}.${s.region}.cache.amazonaws.com`,
        readerEndpointAddress: `replica.${id}.${s.hash(6)}.${s.region}.cache.amazonaws.com`,
        configurationEndpointAddress: `clustercfg.${id}.${s.hash(6)}.${s.region}.cache.amazonaws.com`,
    }),
    "aws:elb/loadBalancer:LoadBalancer": (s, id) => ({ dnsName: `${id}-${s.hash(9)}.${s.region}.elb.amazonaws.com` }),
    "aws:iot/domainConfiguration:DomainConfiguration": (s) => ({
        domainType: s.text("domainName") === "" ? "AWS_MANAGED" : "CUSTOMER_MANAGED",
    }),
    "aws:mq/broker:Broker": (s) => ({
        instances: [
            {
                consoleUrl: `https://b-${uuid(s.urn)}-1.mq.${s.region}.amazonaws.com:8162`,
                endpoints: [`ssl://b-${uuid(s.urn)}-1.mq.${s.region}.amazonaws.com:61617`],
                ipAddress: "10.0.0.10",
            },
        ],
    }),
    "aws:msk/cluster:Cluster": (s, id) => {
        const brokers = (port: number): string =>
            [1, 2, 3]
                .map((n) => `b-${n}.${id.split("/")[1] ?? "cluster"}.${s.hash(6)}.c2.kafka.${s.region}.amazonaws.com:${port}`)
                .join(",");
        return {
            bootstrapBrokers: brokers(9092),
            bootstrapBrokersTls: brokers(9094),
            bootstrapBrokersSaslIam: brokers(9098),
            bootstrapBrokersSaslScram: brokers(9096),
        };
    },
    "aws:neptune/cluster:Cluster": (s, id) => ({
        endpoint: `${id}.cluster-${s.hash(12)}.${s.region}.neptune.amazonaws.com`,
        readerEndpoint: `${id}.cluster-ro-${s.hash(12)}.${s.region}.neptune.amazonaws.com`,
    }),
    "aws:opensearch/domain:Domain": (s, id) => domain(s, id),
    "aws:elasticsearch/domain:Domain": (s, id) => domain(s, id),
    "aws:rds/cluster:Cluster": (s, id) => ({
        endpoint: `${id}.cluster-${s.hash(12)}.${s.region}.rds.amazonaws.com`,
        readerEndpoint: `${id}.cluster-ro-${s.hash(12)}.${s.region}.rds.amazonaws.com`,
        port: portOf(s),
        masterUserSecrets: managedSecret(s),
    }),
    "aws:rds/instance:Instance": (s, id) => {
        const address = `${id}.${s.hash(12)}.${s.region}.rds.amazonaws.com`;
        return { address, endpoint: `${address}:${portOf(s)}`, port: portOf(s), status: "available", masterUserSecrets: managedSecret(s) };
    },
    "aws:rds/proxy:Proxy": (s, id) => ({ endpoint: `${id}.proxy-${s.hash(12)}.${s.region}.rds.amazonaws.com` }),
    "aws:redshift/cluster:Cluster": (s, id) => ({
        endpoint: `${id}.${s.hash(12)}.${s.region}.redshift.amazonaws.com:5439`,
        dnsName: `${id}.${s.hash(12)}.${s.region}.redshift.amazonaws.com`,
    }),
    "aws:route53/record:Record": (s) => ({ fqdn: s.text("name") }),
    "aws:route53/zone:Zone": (s) => ({
        nameServers: ["ns-1.awsdns-00.com", "ns-2.awsdns-00.net", "ns-3.awsdns-00.org", "ns-4.awsdns-00.co.uk"],
        primaryNameServer: "ns-1.awsdns-00.com",
        arn: `arn:aws:route53:::hostedzone/${zone(s)}`,
        zoneId: zone(s),
    }),
    "aws:secretsmanager/secretVersion:SecretVersion": (s) => ({
        arn: s.text("secretId"),
        secretArn: s.text("secretId"),
        versionId: uuid(s.urn),
    }),
    "aws-native:apigateway:RestApi": (s) => ({ restApiId: s.hash(10), rootResourceId: s.hash(11).slice(1) }),
    "aws-native:dynamodb:Table": (s, id) => ({
        ...(isObject(s.inputs["streamSpecification"])
            ? { streamArn: `arn:aws:dynamodb:${s.region}:${s.account}:table/${id}/stream/2026-01-01T00:00:00.000` }
            : {}),
    }),
    "aws-native:lambda:Url": (s) => ({ functionUrl: `https://${s.hash(32)}.lambda-url.${s.region}.on.aws/` }),
    "aws-native:s3:Bucket": (s, id) => ({
        domainName: `${id}.s3.amazonaws.com`,
        dualStackDomainName: `${id}.s3.dualstack.${s.region}.amazonaws.com`,
        regionalDomainName: `${id}.s3.${s.region}.amazonaws.com`,
        websiteUrl: `http://${id}.s3-website.${s.region}.amazonaws.com`,
    }),
    "aws-native:sqs:Queue": (s) => ({ queueUrl: `https://sqs.${s.region}.amazonaws.com/${s.account}/${s.text("queueName")}` }),
    "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration": (s) => website(s),
    "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2": (s) => website(s),
};

export const ENDPOINT_IDS: Readonly<Record<string, (subject: Subject) => string>> = {
    "aws:route53/zone:Zone": (s) => zone(s),
    "aws-native:apigateway:RestApi": (s) => s.hash(10),
    "aws-native:sqs:Queue": (s) => `https://sqs.${s.region}.amazonaws.com/${s.account}/${s.text("queueName")}`,
};

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : []);
const zone = (s: Subject): string => `Z${s.hash(20).toUpperCase()}`;

const website = (s: Subject): Properties => ({
    websiteDomain: `s3-website.${s.region}.amazonaws.com`,
    websiteEndpoint: `${s.text("bucket")}.s3-website.${s.region}.amazonaws.com`,
});

const domain = (s: Subject, id: string): Properties => {
    const name = s.text("domainName") || id.split("/").at(-1) || nameOf(s.urn);
    return { endpoint: `search-${name}-${s.hash(26)}.${s.region}.es.amazonaws.com`, domainId: `${s.account}/${name}` };
};

/** The default ports of the engines (Amazon RDS User Guide, "Settings for DB instances"; Aurora's are those of its engine). */
function portOf(s: Subject): number {
    const port = s.inputs["port"];
    if (typeof port === "number") return port;
    const engine = s.text("engine");
    return [
        ["postgres", 5432],
        ["sqlserver", 1433],
        ["oracle", 1521],
        ["db2", 50000],
    ].reduce<number>((found, [name, number]) => (engine.includes(String(name)) ? Number(number) : found), 3306);
}

/** Only where AWS manages the password there is a secret of it. */
const managedSecret = (s: Subject): Properties[] =>
    s.inputs["manageMasterUserPassword"] === true && !isObject(s.inputs["masterUserSecrets"])
        ? [
              {
                  kmsKeyId: `arn:aws:kms:${s.region}:${s.account}:key/${uuid(s.urn)}`,
                  secretArn: `arn:aws:secretsmanager:${s.region}:${s.account}:secret:rds!${uuid(s.urn)}-${s.hash(6)}`,
                  secretStatus: "active",
              },
          ]
        : [];
