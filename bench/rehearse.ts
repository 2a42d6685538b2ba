/** A rehearsal of an example beside a plain preview of it with the same stand-ins, and how long a stand-in takes to start. Needs `pulumi`. */
import { join } from "node:path";
import { StandIn } from "../rehearsal/server/stand-in";
import { engineVersion, Workspace } from "../scripts/engine";
import { inPairs, median, medianRatio, ROOT, run, runNode } from "./measure";
import type { Benchmark, Row, Run } from "./measure";

const PAIRS = 3;
const STARTS = 7;

const RATIO = "rehearsal of examples/secure ÷ pulumi preview with the same stand-ins";
const START = "start of the stand-ins' process ÷ start of node";

async function preview(workspace: Workspace, providers: string): Promise<Run> {
    const start = process.hrtime.bigint();
    const { status, stdout, stderr } = await workspace.pulumi(["preview", "--json", "--show-sames"], { PULUMI_DEBUG_PROVIDERS: providers });
    if (status !== 0) throw new Error(`pulumi preview: ${stderr.slice(0, 2000)}`);
    return { status, seconds: Number(process.hrtime.bigint() - start) / 1e9, peak: 0, processor: 0, output: stdout };
}

async function rehearsal(workspace: Workspace): Promise<Run> {
    const done = await runNode(join(ROOT, "dist", "cli", "main.js"), ["rehearse", workspace.program, "--quiet"]);
    if (done.status > 1) throw new Error(`rehearse: ${done.output.slice(0, 2000)}`);
    return done;
}

async function ratio(workspace: Workspace): Promise<Row> {
    const role = { account: "123456789012", region: "eu-west-1", foresees: true };
    const standIns = [
        await StandIn.start({ ...role, package: "aws", version: "7.48.0" }),
        await StandIn.start({ ...role, package: "aws-native", version: "1.79.0" }),
    ];
    try {
        const providers = standIns.map(({ address }) => address).join(",");
        const pairs = await inPairs(
            PAIRS,
            () => rehearsal(workspace),
            () => preview(workspace, providers),
        );
        const seconds = (index: 0 | 1): string => median(pairs.map((pair) => pair[index].seconds)).toFixed(1);
        const value = medianRatio(pairs, (one) => one.seconds);
        return { what: RATIO, measured: `${value.toFixed(2)} (${seconds(0)} s ÷ ${seconds(1)} s)`, budget: { limit: 1.3, value } };
    } finally {
        for (const standIn of standIns) standIn.stop();
    }
}

/** Ends as soon as both listen. */
const SERVE = `
const { StandIn } = require(${JSON.stringify(join(ROOT, "dist", "rehearsal", "server", "stand-in.js"))});
const role = { account: "000000000000", region: "us-east-1", foresees: true };
Promise.all([["aws", "7.48.0"], ["aws-native", "1.79.0"]].map(([name, version]) => StandIn.start({ ...role, package: name, version })))
    .then(() => process.exit(0), () => process.exit(1));
`;

async function start(code: string): Promise<Run> {
    const done = await run(process.execPath, ["-e", code]);
    if (done.status !== 0) throw new Error(`a stand-in does not start: ${done.output.slice(0, 2000)}`);
    return done;
}

async function startUp(): Promise<Row> {
    const pairs = await inPairs(
        STARTS,
        () => start(SERVE),
        () => start(""),
    );
    const ms = (index: 0 | 1): string => (median(pairs.map((pair) => pair[index].seconds)) * 1000).toFixed(0);
    return { what: START, measured: `${medianRatio(pairs, ({ seconds }) => seconds).toFixed(2)} (${ms(0)} ms ÷ ${ms(1)} ms)` };
}

export const rehearseBenchmark: Benchmark = async (tell) => {
    const version = engineVersion();
    if (version === undefined) return [RATIO, START].map((what) => ({ what, measured: "not run: no `pulumi` on the PATH" }));
    tell(`rehearse: pulumi ${version}, ${PAIRS} pairs; ${STARTS} pairs of starts`);
    const workspace = await Workspace.open("secure");
    try {
        return [await ratio(workspace), await startUp()];
    } finally {
        await workspace.close();
    }
};
