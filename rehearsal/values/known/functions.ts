/** Functions, what invokes them and what watches them. */
import { isObject, type Properties, type Value } from "../../wire";
import { readableYamlIn } from "../../yaml";
import { digits } from "../making";
import type { Subject } from "../subject";
import { arn, byInput, uuidOf, type Table } from "./table";

function functionOutputs(subject: Subject): Properties {
    const own = `arn:aws:lambda:${subject.region}:${subject.account}:function:${subject.text("name")}`;
    return {
        arn: own,
        invokeArn: `arn:aws:apigateway:${subject.region}:lambda:path/2015-03-31/functions/${own}/invocations`,
        qualifiedArn: `${own}:$LATEST`,
        qualifiedInvokeArn: `arn:aws:apigateway:${subject.region}:lambda:path/2015-03-31/functions/${own}:$LATEST/invocations`,
        responseStreamingInvokeArn: `arn:aws:apigateway:${subject.region}:lambda:path/2021-11-15/functions/${own}/response-streaming-invocations`,
        signingJobArn: "",
        signingProfileVersionArn: "",
        version: "$LATEST",
        lastModified: "2026-01-01T00:00:00.000+0000",
    };
}

/** What the template of the stack names as its outputs (AWS CloudFormation User Guide, "Outputs"), in JSON or YAML. */
function outputsIn(s: Subject): Properties {
    let template: unknown;
    try {
        template = readableYamlIn(s.text("templateBody"));
    } catch {
        return {};
    }
    const outputs = isObject(template as Value) ? (template as Properties)["Outputs"] : undefined;
    return Object.fromEntries(
        Object.keys(isObject(outputs) ? outputs : {}).map((key) => [key, `made-up-${digits(`${s.urn} ${key}`, 10)}`]),
    );
}

export const FUNCTIONS: Table = {
    "aws-native:lambda:Url": { computed: (s) => ({ functionUrl: `https://${s.hash(32)}.lambda-url.${s.region}.on.aws/` }) },
    "aws:cloudformation/stack:Stack": { computed: (s) => ({ outputs: outputsIn(s) }) },
    "aws:cloudtrail/trail:Trail": {
        tagged: true,
        id: byInput("name"),
        computed: (s, id) => ({ arn: `arn:aws:cloudtrail:${s.region}:${s.account}:trail/${id}`, homeRegion: s.region }),
    },
    "aws:cloudwatch/eventApiDestination:EventApiDestination": {
        id: byInput("name"),
        computed: arn("events", (s) => `api-destination/${s.text("name")}/${uuidOf(s)}`),
    },
    "aws:cloudwatch/eventConnection:EventConnection": {
        id: byInput("name"),
        computed: arn("events", (s) => `connection/${s.text("name")}/${uuidOf(s)}`),
    },
    "aws:cloudwatch/eventRule:EventRule": {
        tagged: true,
        id: byInput("name"),
        computed: arn("events", (s) => `rule/${s.text("name")}`),
    },
    "aws:cloudwatch/eventTarget:EventTarget": { id: (s) => `${s.text("rule")}-${s.hash(7)}` },
    "aws:cloudwatch/logGroup:LogGroup": {
        replaces: ["name"],
        tagged: true,
        id: byInput("name"),
        computed: arn("logs", (s) => `log-group:${s.text("name")}`),
    },
    "aws:cloudwatch/metricAlarm:MetricAlarm": {
        tagged: true,
        id: byInput("name"),
        computed: arn("cloudwatch", (s) => `alarm:${s.text("name")}`),
    },
    "aws:lambda/eventSourceMapping:EventSourceMapping": {
        tagged: true,
        id: uuidOf,
        computed: (s, id) => ({ arn: `arn:aws:lambda:${s.region}:${s.account}:event-source-mapping:${id}`, uuid: id, state: "Enabled" }),
    },
    "aws:lambda/function:Function": { replaces: ["name"], tagged: true, id: byInput("name"), computed: functionOutputs },
    "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": { id: byInput("functionName") },
    "aws:lambda/functionUrl:FunctionUrl": {
        id: byInput("functionName"),
        computed: (s) => ({
            functionArn: `arn:aws:lambda:${s.region}:${s.account}:function:${s.text("functionName")}`,
            functionUrl: `https://${s.hash(32)}.lambda-url.${s.region}.on.aws/`,
            urlId: s.hash(32),
        }),
    },
    "aws:lambda/layerVersion:LayerVersion": {
        id: (s) => `arn:aws:lambda:${s.region}:${s.account}:layer:${s.text("layerName")}:1`,
        computed: (_s, id) => ({ arn: id, layerArn: id.slice(0, -2), version: "1", createdDate: "2026-01-01T00:00:00Z" }),
    },
    "aws:lambda/layerVersionPermission:LayerVersionPermission": { id: (s) => `${s.text("layerName")},1` },
    "aws:lambda/permission:Permission": { id: byInput("statementId") },
};
