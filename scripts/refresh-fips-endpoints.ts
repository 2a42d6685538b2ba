/**
 * Writes policies/data/fips-endpoints.json: in which Regions a service has a FIPS endpoint.
 *
 *     node -r ./test/support/register.cjs scripts/refresh-fips-endpoints.ts [endpoints.json]
 *
 * Source: botocore's endpoints.json (`pip install botocore`), by default that of the Python on the PATH. Same input, same output but for the day.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

interface Endpoints {
    readonly partitions: readonly {
        readonly services: Readonly<Record<string, { readonly endpoints: Readonly<Record<string, Endpoint>> }>>;
    }[];
}
interface Endpoint {
    readonly deprecated?: boolean;
    readonly variants?: readonly { readonly tags: readonly string[] }[];
}

/** The services that functions and what stands around them speak to. */
const SERVICES = [
    "apigateway",
    "cloudformation",
    "cognito-identity",
    "cognito-idp",
    "dynamodb",
    "ec2",
    "elasticfilesystem",
    "events",
    "guardduty",
    "kinesis",
    "kms",
    "lambda",
    "logs",
    "macie2",
    "monitoring",
    "rds",
    "redshift",
    "s3",
    "secretsmanager",
    "sns",
    "sqs",
    "ssm",
    "states",
    "sts",
    "xray",
];

const source = process.argv[2] ?? join(python("import botocore; print(botocore.__path__[0])"), "data", "endpoints.json");
const version = /botocore/.test(dirname(source)) ? python("import botocore; print(botocore.__version__)") : basename(source);

function python(code: string): string {
    return execFileSync("python3", ["-c", code], { encoding: "utf8" }).trim();
}

function regionsOf(service: string, { partitions }: Endpoints): readonly string[] {
    const regions = partitions.flatMap(({ services }) =>
        Object.entries(services[service]?.endpoints ?? {}).flatMap(([region, { deprecated, variants = [] }]) =>
            deprecated !== true && variants.some(({ tags }) => tags.length === 1 && tags[0] === "fips") ? [region] : [],
        ),
    );
    return regions.sort();
}

const endpoints = JSON.parse(readFileSync(source, "utf8")) as Endpoints;
const services = Object.fromEntries(SERVICES.map((service) => [service, regionsOf(service, endpoints)]));
const table = {
    updated: new Date().toISOString().slice(0, 10),
    source: `botocore ${version}, data/endpoints.json: endpoints with a variant of the tag fips, in all partitions`,
    services,
};
writeFileSync(join(__dirname, "..", "policies", "data", "fips-endpoints.json"), `${JSON.stringify(table, undefined, 2)}\n`);
process.stdout.write(`${Object.values(services).flat().length} Regions of ${SERVICES.length} services\n`);
