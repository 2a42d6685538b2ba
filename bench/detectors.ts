/**
 * How many strings a second the detectors read on one core: `npm run bench detectors`.
 *
 * The ordinary strings are those of cloud programs: names, ARNs, URLs, descriptions, settings, documents. Each is made different in
 * every round, so that the cache does not answer. Time is the processor's, not the clock's: other programs do not count.
 */
import { CREDENTIAL_KINDS, detect, type DetectOptions } from "../policies/model/detectors";
import type { Benchmark, Row } from "./measure";

const ORDINARY: readonly string[] = [
    "orders-prod",
    "index.handler",
    "nodejs22.x",
    "production",
    "Team: payments",
    "rate(5 minutes)",
    "10.0.0.0/16",
    "eu-west-1",
    "arn:aws:lambda:eu-west-1:123456789012:function:orders",
    "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
    "Handles the refunds of the orders service",
    "https://sqs.eu-west-1.amazonaws.com/123456789012/orders",
    "0f8fad5b-d9cb-469f-a165-70867728950e",
    "s3://bucket/path/to/file.json",
    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"lambda.amazonaws.com"}}]}',
];
const ROUNDS = 20_000;

function speed(title: string, options: DetectOptions): Row {
    let round = 0;
    const run = (rounds: number): void => {
        for (const end = round + rounds; round < end; round++) for (const text of ORDINARY) detect(`${text} ${round}`, options);
    };
    run(ROUNDS / 10);
    const start = process.cpuUsage();
    run(ROUNDS);
    const seconds = process.cpuUsage(start).user / 1e6;
    return { what: `detectors: ${title}`, measured: `${Math.round((ROUNDS * ORDINARY.length) / seconds).toLocaleString("en")} strings/s` };
}

const HOSTILE = [
    ["spaces", " "],
    ["beginnings of tokens", "sk-"],
    ["beginnings of web tokens", "eyJhbGciOi-"],
    ["open quotes", 'password: "'],
    ["URLs without end", "https://x?token="],
] as const;

/** The slowest of the hostile texts of a megabyte. */
function hostile(): Row {
    let worst = { title: "", ms: -1 };
    for (const [title, piece] of HOSTILE) {
        const text = piece.repeat(Math.ceil((1 << 20) / piece.length));
        const start = process.cpuUsage();
        detect(text);
        const ms = process.cpuUsage(start).user / 1000;
        if (ms > worst.ms) worst = { title, ms };
    }
    return { what: "detectors: 1 MB of hostile text, the slowest", measured: `${worst.ms.toFixed(0)} ms (${worst.title})` };
}

export const detectorsBenchmark: Benchmark = (tell) => {
    tell("detectors");
    return Promise.resolve([
        speed("credentials", { kinds: new Set(CREDENTIAL_KINDS) }),
        speed("credentials, with a name", { kinds: new Set(CREDENTIAL_KINDS), name: "TABLE_NAME" }),
        speed("credentials and personal data", {}),
        hostile(),
    ]);
};
