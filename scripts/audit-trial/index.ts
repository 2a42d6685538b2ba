/**
 * Tries examples/audit as it would be deployed: the package as it is published, packed and installed beside the function, the folder read-only
 * as Lambda's, the AWS SDK where Lambda's runtime has it, S3 and Security Hub on the loopback interface. Needs the npm registry.
 */
import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { standIn } from "./stand-in";

const ROOT = join(__dirname, "..", "..");
/** What Lambda takes of an unpacked function (AWS Lambda developer guide, "Lambda quotas"). */
const LARGEST = 262_144_000;
const KEY = ".pulumi/stacks/orders-insecure/dev.json";
const FOLDER = "reports/orders-insecure/dev";

const npm = (folder: string, ...args: readonly string[]): string =>
    execFileSync("npm", [...args, "--no-audit", "--no-fund"], {
        cwd: folder,
        encoding: "utf8",
        timeout: 300_000,
        stdio: ["ignore", "pipe", "pipe"],
    });

const sizeOf = (path: string): number =>
    statSync(path).isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : statSync(path).size;

const say = (words: string): void => void process.stdout.write(`${words}\n`);

function demand(isSo: boolean, words: string): void {
    say(`${isSo ? "ok  " : "FAIL"} ${words}`);
    if (!isSo) process.exitCode = 1;
}

/** The checkpoint that a self-managed backend holds, of a recorded state; with the first resource alone where `isMended`. */
function checkpoint(isMended: boolean): Buffer {
    const file = join(ROOT, "examples", "insecure", "recorded", "state.json");
    const { deployment } = JSON.parse(readFileSync(file, "utf8")) as { deployment: { resources: readonly object[] } };
    const latest = { ...deployment, resources: isMended ? deployment.resources.slice(0, 1) : deployment.resources };
    return Buffer.from(JSON.stringify({ version: 3, checkpoint: { stack: "organization/orders-insecure/dev", latest } }));
}

/** The notification of S3 in a message of SQS, as Lambda gets it. */
const event = (name: string): object => ({
    Records: [
        {
            messageId: "1",
            body: JSON.stringify({ Records: [{ eventName: name, s3: { bucket: { name: "states" }, object: { key: KEY, size: 1 } } }] }),
        },
    ],
});

async function trial(scratch: string): Promise<void> {
    const task = join(scratch, "task");
    const [packed] = JSON.parse(npm(ROOT, "pack", "--json", "--pack-destination", scratch)) as readonly { readonly filename: string }[];
    cpSync(join(ROOT, "examples", "audit", "function"), task, { recursive: true });
    npm(task, "install", "--omit=dev", join(scratch, packed?.filename ?? ""));
    const runtime = join(scratch, "runtime");
    mkdirSync(runtime);
    writeFileSync(join(runtime, "package.json"), "{}");
    npm(runtime, "install", "@aws-sdk/client-s3", "@aws-sdk/client-securityhub", "@aws-sdk/client-sqs");
    const size = sizeOf(task);
    demand(size < LARGEST, `the unpacked function has ${Math.round(size / 1e6)} MB; Lambda takes ${Math.round(LARGEST / 1e6)} MB`);
    execFileSync("chmod", ["-R", "a-w", task]);
    const aws = await standIn();
    const call = async (name: string): Promise<{ readonly batchItemFailures: readonly object[] }> => {
        const script = `require(${JSON.stringify(join(task, "index.js"))}).audit(${JSON.stringify(event(name))}, { getRemainingTimeInMillis: () => 800000 }).then((answer) => console.log(JSON.stringify(answer)))`;
        const env = {
            PATH: process.env["PATH"],
            NODE_PATH: join(runtime, "node_modules"),
            TMPDIR: scratch,
            AWS_ENDPOINT_URL: aws.url,
            AWS_REGION: "eu-west-1",
            AWS_ACCESS_KEY_ID: "AKIA" + "IOSFODNN7EXAMPLE",
            AWS_SECRET_ACCESS_KEY: "none",
            STATE_BUCKET: "states",
            REPORT_BUCKET: "reports",
            PRODUCT_ARN: "arn:aws:securityhub:eu-west-1:123456789012:product/123456789012/default",
            PRESET: "baseline",
        };
        const { stdout } = await promisify(execFile)(process.execPath, ["-e", script], { cwd: scratch, env, timeout: 180_000 });
        const lines = stdout.trim().split("\n");
        say(`     ${lines.slice(0, -1).join(" ")}`);
        return JSON.parse(lines.at(-1) ?? "{}") as { readonly batchItemFailures: readonly object[] };
    };
    try {
        aws.objects.set(`states/${KEY}`, checkpoint(false));
        demand((await call("ObjectCreated:Put")).batchItemFailures.length === 0, "a written checkpoint is judged");
        const active = aws.imports.flat();
        demand(
            active.length > 50 && active.every(({ RecordState }) => RecordState === "ACTIVE"),
            `${active.length} findings are active in Security Hub`,
        );
        demand(
            aws.imports.every(({ length }) => length <= 100),
            `sent in ${aws.imports.length} requests of at most 100`,
        );
        const report = JSON.parse(aws.objects.get(`reports/${FOLDER}/report.json`)?.toString() ?? "{}") as {
            violations?: readonly object[];
        };
        demand(report.violations?.length === active.length, "the report in the bucket has the same findings");
        demand(
            aws.objects.get(`reports/${FOLDER}/report.html`)?.toString().startsWith("<!DOCTYPE html>") === true,
            "and is there as a page",
        );
        const told = aws.imports.length;
        aws.objects.set(`states/${KEY}`, checkpoint(true));
        demand((await call("ObjectCreated:Put")).batchItemFailures.length === 0, "the next checkpoint, with all of it mended, is judged");
        const archived = aws.imports
            .slice(told)
            .flat()
            .filter(({ RecordState }) => RecordState === "ARCHIVED");
        demand(archived.length > 50, `${archived.length} findings are archived`);
        aws.objects.delete(`states/${KEY}`);
        demand((await call("ObjectRemoved:Delete")).batchItemFailures.length === 0, "a removed stack is taken note of");
        aws.objects.set(`states/${KEY}`, Buffer.from("{"));
        demand((await call("ObjectCreated:Put")).batchItemFailures.length === 1, "a damaged checkpoint is given back to the queue");
    } finally {
        aws.close();
    }
}

const scratch = mkdtempSync(join(tmpdir(), "lambda-safeguard-"));
function cleared(): void {
    execFileSync("chmod", ["-R", "u+w", scratch]);
    rmSync(scratch, { recursive: true });
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => {
        cleared();
        process.exit(1);
    });
void trial(scratch).finally(cleared);
