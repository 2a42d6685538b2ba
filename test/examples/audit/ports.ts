/** What the function of examples/audit is made of, for tests: a state bucket, a report bucket and a Security Hub in memory. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";

export const ROOT = join(__dirname, "..", "..", "..");
export const FUNCTION = join(ROOT, "examples", "audit", "function");

export type Finding = Readonly<Record<string, unknown>> & { readonly Id: string; readonly RecordState?: string };

export interface Judged {
    readonly report: { readonly undetermined: readonly { readonly policy: string; readonly urn: string }[] };
    readonly findings: readonly Finding[];
    readonly html: string;
}

export interface Settings {
    readonly stateBucket: string;
    readonly prefix: string;
    readonly reportBucket: string;
    readonly queueUrl: string;
    readonly productArn: string;
    readonly preset: string;
    readonly maximumBytes: number;
    readonly checkMilliseconds: number;
    readonly checkMegabytes: number;
}

export const SETTINGS: Settings = {
    stateBucket: "states",
    prefix: "",
    reportBucket: "reports",
    queueUrl: "https://sqs.example/queue",
    productArn: "arn:aws:securityhub:eu-west-1:123456789012:product/123456789012/default",
    preset: "strict",
    maximumBytes: 1_000_000,
    checkMilliseconds: 60_000,
    checkMegabytes: 512,
};

/** What the audit is given of the outside. */
export interface Ports {
    readonly objects: (start: string) => AsyncIterable<{ readonly key: string; readonly size: number; readonly modified: number }>;
    readonly download: (key: string, file: string) => Promise<void>;
    readonly read: (key: string) => Promise<{ readonly text: string; readonly etag: string } | undefined>;
    readonly write: (key: string, text: string, type: string, etag?: string | null) => Promise<string>;
    readonly tell: (findings: readonly Finding[]) => Promise<readonly { readonly ErrorCode?: string }[]>;
    readonly check: (file: string) => Promise<Judged>;
    readonly settings: Settings;
    readonly now: () => Date;
    readonly log: (line: string) => void;
}

interface Answer {
    readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

export const { auditing } = require(join(FUNCTION, "audit.js")) as {
    readonly auditing: (ports: Ports) => (event: object, context?: object) => Promise<Answer>;
};
export const { spawnedCheck } = require(join(FUNCTION, "check.js")) as {
    readonly spawnedCheck: (settings: Settings, command: string) => Ports["check"];
};

/** A finding of a stack as far as the audit reads it. */
export const finding = (name: string, stack = "urn:pulumi:dev::shop", more: object = {}): Finding => ({
    Id: `lambda-safeguard/${name}`,
    CreatedAt: "2026-11-01T00:00:00.000Z",
    RecordState: "ACTIVE",
    Compliance: { Status: "FAILED" },
    ProductFields: { "lambda-safeguard/policy": "test-names" },
    Resources: [{ Details: { Other: { urn: `${stack}::t::${name}` } } }],
    ...more,
});

/** The outside in memory. */
export class World {
    readonly states = new Map<string, { text: string; modified: number }>();
    readonly reports = new Map<string, { text: string; etag: string }>();
    readonly told: Finding[][] = [];
    readonly logs: string[] = [];
    /** What Security Hub refuses, by Id. */
    readonly refused = new Set<string>();
    readonly checked: string[] = [];
    findings: readonly Finding[] = [];
    undetermined: Judged["report"]["undetermined"] = [];
    private writes = 0;

    put(key: string, text = "{}", modified = this.states.size): void {
        this.states.set(key, { text, modified });
    }

    ports(more: Partial<Ports> = {}): Ports {
        const { states, reports } = this;
        return {
            objects: async function* (start) {
                for (const [key, { text, modified }] of states) if (key.startsWith(start)) yield { key, size: text.length, modified };
            },
            download: async (key, file) => writeFileSync(file, states.get(key)?.text ?? ""),
            read: async (key) => reports.get(key),
            write: async (key, text, _type, etag) => {
                const before = reports.get(key)?.etag ?? null;
                if (etag !== undefined && etag !== before) throw new Error("PreconditionFailed");
                const next = String(++this.writes);
                reports.set(key, { text, etag: next });
                return next;
            },
            tell: async (findings) => {
                this.told.push([...findings]);
                return findings.filter(({ Id }) => this.refused.has(Id)).map(() => ({ ErrorCode: "InvalidInput" }));
            },
            check: async (file) => {
                this.checked.push(file);
                return { report: { undetermined: this.undetermined }, findings: this.findings, html: "<html>" };
            },
            settings: SETTINGS,
            now: () => new Date("2026-11-21T12:00:00Z"),
            log: (line) => void this.logs.push(line),
            ...more,
        };
    }

    /** Runs the audit on messages of the queue; gives those that failed. */
    async run(bodies: readonly string[], more: Partial<Ports> = {}, context: object = {}): Promise<readonly string[]> {
        const Records = bodies.map((body, index) => ({ messageId: String(index), body }));
        const { batchItemFailures } = await auditing(this.ports(more))({ Records }, context);
        return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    }

    /** What was told since the last time, by Id. */
    take(): readonly (readonly [string, string | undefined])[] {
        return this.told
            .splice(0)
            .flat()
            .map(({ Id, RecordState }) => [Id.split("/")[1] ?? "", RecordState] as const);
    }
}

/** A message of S3 about keys. */
export const message = (...keys: readonly string[]): string => messageOf("states", ...keys);
export const messageOf = (bucket: string, ...keys: readonly string[]): string =>
    JSON.stringify({
        Records: keys.map((key) => ({
            eventSource: "aws:s3",
            s3: { bucket: { name: bucket }, object: { key: encodeURIComponent(key).replaceAll("%20", "+") } },
        })),
    });
