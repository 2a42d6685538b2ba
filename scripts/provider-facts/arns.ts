/** Which ARN format of the Service Authorization Reference a resource type of a Pulumi package has. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";

/** Service prefixes that no module is named after, by module in lower case. The first that has a fitting resource type is taken. */
const SERVICES: Readonly<Record<string, readonly string[]>> = {
    alb: ["elasticloadbalancing"],
    amazonmq: ["mq"],
    amp: ["aps"],
    apigatewayv2: ["apigateway"],
    appautoscaling: ["application-autoscaling"],
    bcmdata: ["bcm-data-exports"],
    certificatemanager: ["acm"],
    cfg: ["config"],
    chimesdkmediapipelines: ["chime"],
    cloudhsmv2: ["cloudhsm"],
    cloudwatch: ["cloudwatch", "events", "logs", "internetmonitor"],
    cognito: ["cognito-idp", "cognito-identity"],
    configuration: ["config"],
    costexplorer: ["ce"],
    customerprofiles: ["profile"],
    directoryservice: ["ds"],
    docdb: ["rds"],
    ec2clientvpn: ["ec2"],
    ec2transitgateway: ["ec2"],
    efs: ["elasticfilesystem"],
    elasticloadbalancingv2: ["elasticloadbalancing"],
    elasticsearch: ["es"],
    elb: ["elasticloadbalancing"],
    emr: ["elasticmapreduce"],
    eventschemas: ["schemas"],
    greengrassv2: ["greengrass"],
    healthimaging: ["medical-imaging"],
    inspectorv2: ["inspector2"],
    keyspaces: ["cassandra"],
    kinesis: ["kinesis", "firehose", "kinesisvideo", "kinesisanalytics"],
    kinesisanalyticsv2: ["kinesisanalytics"],
    kinesisfirehose: ["firehose"],
    lb: ["elasticloadbalancing"],
    location: ["geo"],
    macie: ["macie2"],
    mailmanager: ["ses"],
    msk: ["kafka"],
    mskconnect: ["kafkaconnect"],
    mwaa: ["airflow"],
    neptune: ["rds", "neptune-db"],
    nimblestudio: ["nimble"],
    opensearch: ["es", "opensearch", "aoss"],
    opensearchingest: ["osis"],
    opensearchserverless: ["aoss"],
    opensearchservice: ["es"],
    pinpoint: ["mobiletargeting"],
    resourceexplorer: ["resource-explorer-2"],
    resourceexplorer2: ["resource-explorer-2"],
    route53: ["route53", "route53resolver", "route53profiles"],
    route53recoverycontrol: ["route53-recovery-control-config"],
    s3control: ["s3"],
    sesv2: ["ses"],
    sfn: ["states"],
    smsvoice: ["sms-voice"],
    ssoadmin: ["sso"],
    stepfunctions: ["states"],
    systemsmanagersap: ["ssm-sap"],
    timestreamquery: ["timestream"],
    timestreamwrite: ["timestream"],
    vpc: ["ec2"],
    workspacesthinclient: ["thinclient"],
};

/** Names that differ from those of the reference beyond spaces, case and the name of the service. */
const NAMES: Readonly<Record<string, string>> = {
    "cloudwatch:eventrule": "rule-on-default-event-bus",
    "cloudwatch:eventbus": "event-bus",
    "cloudwatch:eventarchive": "archive",
    "cloudwatch:eventconnection": "connection",
    "cloudwatch:eventapidestination": "api-destination",
    "cloudwatch:metricalarm": "alarm",
    "cloudwatch:compositealarm": "alarm",
    "cloudwatch:logdestination": "destination",
    "events:rule": "rule-on-default-event-bus",
    "iam:openidconnectprovider": "oidc-provider",
    "iam:oidcprovider": "oidc-provider",
    "iam:managedpolicy": "policy",
    "kinesis:firehosedeliverystream": "deliverystream",
    "kinesis:streamconsumer": "consumer",
    "lambda:layerversion": "layer version",
    "lambda:alias": "function alias",
    "lb:loadbalancer": "loadbalancer/app/",
    "alb:loadbalancer": "loadbalancer/app/",
    "elasticloadbalancingv2:loadbalancer": "loadbalancer/app/",
    "lb:listener": "listener/app",
    "alb:listener": "listener/app",
    "rds:instance": "db",
    "rds:clusterinstance": "db",
    "docdb:clusterinstance": "db",
    "neptune:clusterinstance": "db",
    "rds:subnetgroup": "subgrp",
    "rds:dbinstance": "db",
    "rds:parametergroup": "pg",
    "rds:clusterparametergroup": "cluster-pg",
    "rds:optiongroup": "og",
    "s3:bucketv2": "bucket",
    "s3:directorybucket": "bucket",
    "secretsmanager:secret": "Secret",
    "sfn:statemachine": "statemachine",
    "ssm:parameter": "parameter",
};

type Formats = ReadonlyMap<string, readonly (readonly [name: string, format: string])[]>;

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");

/** The ARN formats of each service, from policies/data/service-authorization.json. */
export function arnFormats(root: string): Formats {
    const file = JSON.parse(readFileSync(join(root, "policies/data/service-authorization.json"), "utf8")) as { readonly data: string };
    const { services } = JSON.parse(brotliDecompressSync(Buffer.from(file.data, "base64")).toString("utf8")) as {
        readonly services: Readonly<Record<string, string>>;
    };
    return new Map(
        Object.entries(services).map(([prefix, text]) => {
            const { r } = JSON.parse(text) as { readonly r: readonly (readonly [string, string, unknown])[] };
            return [prefix, r.map(([name, format]) => [name, format] as const)] as const;
        }),
    );
}

/** The format of a type, `undefined` where the reference knows none by that name; then the sample of an import may say it. */
export function arnFormatOf(type: string, sample: string, formats: Formats): string {
    const module = (type.split(":")[1]?.split("/")[0] ?? "").toLowerCase();
    const name = plain(type.split(":").at(-1) ?? "");
    const named = NAMES[`${module}:${name}`];
    const services = servicesOf(module, formats);
    const wanted = new Set([named === undefined ? name : plain(named), ...services.flatMap((service) => shorter(name, plain(service)))]);
    for (const service of services) {
        const found = formats.get(service)?.find(([known]) => wanted.has(plain(known)) || (named !== undefined && known === named));
        if (found !== undefined) return found[1].replace(/\$\{([^}]+)\}/g, (_, part: string) => `\${${part.replace(/[^A-Za-z0-9]/g, "")}}`);
    }
    const shown = /^arn:aws[\w-]*:([a-z0-9-]+):([a-z0-9-]*):(\d*):([^,#\d][^,#]*?)(?:([/:])[^/:,#]+)?$/.exec(sample);
    if (shown !== null) {
        const [, service, region, account, kind, separator] = shown;
        return `arn:\${Partition}:${service ?? ""}:${region === "" ? "" : "${Region}"}:${account === "" ? "" : "${Account}"}:${separator === undefined ? "" : `${kind ?? ""}${separator}`}\${Id}`;
    }
    const service = services[0] ?? module;
    return `arn:\${Partition}:${service}:\${Region}:\${Account}:${kebab(type.split(":").at(-1) ?? "")}/\${Id}`;
}

function servicesOf(module: string, formats: Formats): readonly string[] {
    const known = SERVICES[module];
    if (known !== undefined) return known;
    return [...formats.keys()].filter((prefix) => plain(prefix) === module);
}

/** `DbCluster` of `rds` is `cluster`, `EventBus` of `events` is `bus`. */
const shorter = (name: string, service: string): readonly string[] =>
    [service, service.replace(/s$/, ""), "db", "ec2", "vpc"].flatMap((prefix) =>
        name.startsWith(prefix) && name.length > prefix.length ? [name.slice(prefix.length)] : [],
    );

const kebab = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
