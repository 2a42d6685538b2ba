/**
 * Queries of CloudWatch Metrics Insights, as far as they say which metric they select. Source: CloudWatch User Guide, "Metrics Insights
 * query components and syntax": `SELECT FUNCTION(metric) FROM namespace | SCHEMA(namespace, key, …) [WHERE …] [GROUP BY …] …`.
 */

/** What a query selects. */
export interface InsightsQuery {
    readonly namespace: string;
    readonly metricName: string;
    /** The dimensions of `SCHEMA`: a metric has these and no other. Without it, every metric of the name. */
    readonly schema: readonly string[] | undefined;
    /** Whether a condition or a limit leaves some of them out. */
    readonly narrowed: boolean;
}

const NAME = String.raw`(?:"([^"]{1,255})"|([A-Za-z_][\w.]{0,254}))`;
const QUERY = new RegExp(String.raw`^\s*SELECT\s+(?:AVG|COUNT|MAX|MIN|SUM)\s*\(\s*${NAME}\s*\)\s+FROM\s+(.*)$`, "is");
const SCHEMA = new RegExp(String.raw`^SCHEMA\s*\(\s*${NAME}((?:\s*,\s*${NAME})*)\s*\)(.*)$`, "is");
const FROM = new RegExp(String.raw`^${NAME}(?:\s(.*))?$`, "is");

/** The longest query that CloudWatch takes is shorter than any text that this refuses. */
const LIMIT = 4096;

/** Reads a query; `undefined` where the text is none, or one that is not understood. */
export function insightsQuery(text: string): InsightsQuery | undefined {
    const select = text.length > LIMIT ? null : QUERY.exec(text);
    const from = select?.[3] ?? "";
    const metricName = select?.[1] ?? select?.[2];
    const schema = SCHEMA.exec(from);
    const [namespace, keys, rest] = schema === null ? plain(FROM.exec(from)) : [schema[1] ?? schema[2], schema[3] ?? "", schema[6] ?? ""];
    if (metricName === undefined || namespace === undefined) return undefined;
    return {
        namespace,
        metricName,
        schema: keys?.split(",").flatMap((key) => key.trim().replace(/^"|"$/g, "") || []),
        narrowed: /\b(?:WHERE|LIMIT)\b/i.test(rest),
    };
}

const plain = (from: RegExpExecArray | null): [string | undefined, undefined, string] => [
    from?.[1] ?? from?.[2],
    undefined,
    from?.[3] ?? "",
];
