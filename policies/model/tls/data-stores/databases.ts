/** Databases: RDS and Aurora, Redshift, DocumentDB and Neptune, nearly all of which are set by a parameter group. */
import { Undetermined } from "../../values";
import type { View } from "../../values";
import { demandsByDefault, demandsTls, isKnownDocumentDb, parameterIn } from "../parameter-groups";
import type { GroupShape } from "../parameter-groups";
import { unless } from "./store";
import type { DataStore, Fault } from "./store";

const RDS: GroupShape = { family: "family", parameters: "parameters", name: "name", value: "value" };
const REDSHIFT_NATIVE: GroupShape = {
    family: "parameterGroupFamily",
    parameters: "parameters",
    name: "parameterName",
    value: "parameterValue",
};
const WORKGROUP: GroupShape = { family: "", parameters: "configParameters", name: "parameterKey", value: "parameterValue" };

const group = (shape: GroupShape) => (inputs: View) => {
    const found = demandsTls(inputs, shape);
    if (found === undefined || found.demands === "on") return undefined;
    return { kind: found.demands === "off" ? ("plain" as const) : ("default" as const), where: found.where };
};

const DEFAULTS = "the pack's dated table of defaults by engine version, each with its page";

/** A database with its engine's own parameter group. */
const byEngine =
    (property: string) =>
    (inputs: View): Fault | undefined =>
        demandsByDefault(inputs, property) === false ? { kind: "default", where: inputs.child(property) } : undefined;

/** `enabled` still accepts TLS 1.0 (Amazon DocumentDB Developer Guide, Managing cluster TLS settings). */
function documentDb(inputs: View): Fault | undefined {
    const tls = parameterIn(inputs, "tls", RDS);
    const value = tls?.asString()?.toLowerCase();
    const where = tls ?? inputs.child("parameters");
    if (value === undefined && !isKnownDocumentDb(inputs.string("family"))) throw new Undetermined(["family"], "unresolved");
    switch (value ?? "enabled") {
        case "disabled":
            return { kind: "plain", where };
        case "enabled":
            return { kind: "accepts", where, version: "1.0", policy: undefined };
        case "tls1.2+":
        case "fips-140-3":
            return { kind: "accepts", where, version: "1.2", policy: undefined };
        case "tls1.3+":
            return undefined;
    }
    throw new Undetermined(where.path, "shape");
}

export const DATABASES: readonly DataStore[] = [
    {
        tokens: [
            "aws:rds/parameterGroup:ParameterGroup",
            "aws:rds/clusterParameterGroup:ClusterParameterGroup",
            "aws-native:rds:DbParameterGroup",
            "aws-native:rds:DbClusterParameterGroup",
            "aws:redshift/parameterGroup:ParameterGroup",
        ],
        source: DEFAULTS,
        readings: [group(RDS)],
    },
    {
        tokens: ["aws:rds/instance:Instance"],
        source: DEFAULTS,
        readings: [byEngine("parameterGroupName")],
    },
    {
        tokens: ["aws-native:rds:DbInstance"],
        source: DEFAULTS,
        readings: [(inputs) => (inputs.has("dbClusterIdentifier") ? undefined : byEngine("dbParameterGroupName")(inputs))],
    },
    {
        tokens: ["aws:rds/cluster:Cluster", "aws-native:rds:DbCluster"],
        source: DEFAULTS,
        readings: [byEngine("dbClusterParameterGroupName")],
    },
    {
        tokens: ["aws-native:redshift:ClusterParameterGroup"],
        source: "Amazon Redshift Management Guide, Amazon Redshift parameter groups",
        readings: [group(REDSHIFT_NATIVE)],
    },
    {
        tokens: ["aws:redshiftserverless/workgroup:Workgroup", "aws-native:redshiftserverless:Workgroup"],
        source: "Amazon Redshift Management Guide, Configuring security settings for connections: require_ssl, true by default",
        readings: [
            (inputs) => {
                const value = parameterIn(inputs, "require_ssl", WORKGROUP);
                return value?.asString()?.toLowerCase() === "false" ? { kind: "plain", where: value } : undefined;
            },
        ],
    },
    {
        tokens: ["aws:rds/proxy:Proxy", "aws-native:rds:DbProxy"],
        source: "Amazon RDS API reference, CreateDBProxy: RequireTLS, off by default",
        readings: [(inputs) => unless(inputs.child("requireTls"), true, "plain")],
    },
    {
        tokens: ["aws:docdb/clusterParameterGroup:ClusterParameterGroup", "aws-native:docdb:DbClusterParameterGroup"],
        source: "Amazon DocumentDB Developer Guide, Managing Amazon DocumentDB cluster TLS settings",
        readings: [documentDb],
    },
    {
        tokens: ["aws:neptune/clusterParameterGroup:ClusterParameterGroup", "aws-native:neptune:DbClusterParameterGroup"],
        source: "Amazon Neptune User Guide, Parameters that you can use to configure Amazon Neptune: neptune_enforce_ssl",
        readings: [
            (inputs) => {
                const value = parameterIn(inputs, "neptune_enforce_ssl", RDS);
                return value?.asString() === "0" ? { kind: "plain", where: value } : undefined;
            },
        ],
    },
];
