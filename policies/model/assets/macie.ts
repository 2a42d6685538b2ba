/**
 * Whether Amazon Macie looks for personal data in a bucket. Source: Amazon Macie API reference, ClassificationJob (`s3JobDefinition`) and
 * Macie session.
 */
import { hiddenName, KINDS, viewAt } from "../stack";
import type { BucketNode, Node, NodeOf, Stack } from "../stack";
import { matchesWildcard } from "../wildcard";
import { Undetermined } from "../values";
import type { View } from "../values";
import { taggedOf } from "./node";
import { tagValue } from "./tags";
import { push } from "../grouping";

const MACIE_ACCOUNT = "aws:macie2/account:Account";
const SESSION = "aws-native:macie:Session";
const JOB = "aws:macie2/classificationJob:ClassificationJob";

type Session = NodeOf<typeof MACIE_ACCOUNT | typeof SESSION>;

/** The sessions of Macie that the stack manages. */
export const sessions = (stack: Stack): readonly Session[] => stack.ofType(MACIE_ACCOUNT, SESSION);

/** Whether a session is on; ENABLED where nothing is set. */
export const isOn = (session: Session): boolean => (viewAt(session.inputs, ["status"]).asString() || "ENABLED") === "ENABLED";

/** Whether a session discovers by itself, in all buckets; only a deployed state says so. */
export const discoversAll = (session: Session): boolean => viewAt(session.inputs, ["automatedDiscoveryStatus"]).asString() === "ENABLED";

/**
 * Whether a job of the stack examines the bucket.
 * @throws Undetermined where a job that cannot be read may
 */
export function isExamined(stack: Stack, bucket: BucketNode): boolean {
    let unclear: Undetermined | undefined;
    const { naming, open, leadsOut } = jobsOf(stack);
    for (const job of [...(naming.get(bucket) ?? []), ...open]) {
        try {
            if (!covers(stack, job, bucket)) continue;
            const elsewhere = [job, bucket].find((node) => node.hasHiddenRegion);
            if (elsewhere === undefined) return true;
            unclear ??= new Undetermined(["region"], "unknown", elsewhere);
        } catch (error) {
            if (!(error instanceof Undetermined)) throw error;
            unclear ??= new Undetermined(error.path, error.reason, error.owner ?? job);
        }
    }
    if (unclear !== undefined) throw unclear;
    const hidden = leadsOut ? hiddenName(bucket, KINDS.bucket) : undefined;
    if (hidden !== undefined) throw new Undetermined(hidden.path, hidden.reason);
    return false;
}

type Job = NodeOf<typeof JOB>;

interface Jobs {
    /** Those that say which buckets they examine, by bucket. */
    readonly naming: ReadonlyMap<Node, readonly Job[]>;
    /** Those that may examine any bucket. */
    readonly open: readonly Job[];
    /** Whether one names a bucket that the stack has not, by what it shows. */
    readonly leadsOut: boolean;
}

const jobs = new WeakMap<Stack, Jobs>();

/** The jobs of a stack, so that a bucket is compared with those alone that may be about it. */
function jobsOf(stack: Stack): Jobs {
    const known = jobs.get(stack);
    if (known !== undefined) return known;
    const naming = new Map<Node, Job[]>();
    const open: Job[] = [];
    let leadsOut = false;
    for (const job of stack.ofType(JOB)) {
        const named = bucketsNamed(stack, job);
        if (named === undefined) open.push(job);
        else leadsOut ||= joinedBuckets(stack, job).leadsOut;
        for (const bucket of named ?? []) push(naming, bucket, job);
    }
    const found = { naming, open, leadsOut };
    jobs.set(stack, found);
    return found;
}

/** The buckets that a job names; undefined where it may be about others too. */
function bucketsNamed(stack: Stack, job: Job): ReadonlySet<Node> | undefined {
    try {
        const { nodes, unresolved } = joinedBuckets(stack, job);
        const criteria = viewAt(job.inputs, ["s3JobDefinition", "bucketCriteria"]).raw;
        return unresolved.length > 0 || (criteria !== undefined && criteria !== null) ? undefined : nodes;
    } catch (error) {
        if (error instanceof Undetermined) return undefined;
        throw error;
    }
}

interface Joined {
    readonly nodes: ReadonlySet<Node>;
    readonly unresolved: ReturnType<Stack["joinAll"]>["unresolved"];
    readonly leadsOut: boolean;
}

const joined = new WeakMap<Node, Joined>();

/** Where the lists of buckets of a job lead. */
function joinedBuckets(stack: Stack, job: Job): Joined {
    let known = joined.get(job);
    if (known === undefined) {
        const definitions = viewAt(job.inputs, ["s3JobDefinition", "bucketDefinitions"]);
        const lists = definitions.asList().map((definition) => definition.child("buckets"));
        const { nodes, unresolved, outside } = stack.joinAll(job, lists, KINDS.bucket);
        known = { nodes: new Set(nodes.map(({ node }) => node)), unresolved, leadsOut: outside.length > 0 };
        joined.set(job, known);
    }
    return known;
}

function covers(stack: Stack, job: Job, bucket: BucketNode): boolean {
    // A paused job examines nothing, and is cancelled after 30 days (Macie API reference, DescribeClassificationJob: USER_PAUSED).
    if (["CANCELLED", "USER_PAUSED"].includes(viewAt(job.inputs, ["jobStatus"]).asString() ?? "")) return false;
    // Macie works in one Region.
    if (job.region !== undefined && bucket.region !== undefined && job.region !== bucket.region) return false;
    const { nodes, unresolved } = joinedBuckets(stack, job);
    if (nodes.has(bucket)) return true;
    const criteria = viewAt(job.inputs, ["s3JobDefinition", "bucketCriteria"]);
    if (criteria.raw !== undefined && criteria.raw !== null) return meets(criteria.as(), bucket);
    const open = unresolved.find(({ candidates }) => candidates.length === 0 || candidates.includes(bucket));
    if (open !== undefined) throw new Undetermined(open.path, open.reason, open.node);
    return false;
}

/** Whether a bucket meets the criteria of a job: all that it includes and nothing that it excludes. */
function meets(criteria: View, bucket: BucketNode): boolean {
    const terms = (part: string): readonly View[] => criteria.object(part)?.list("ands") ?? [];
    if (terms("excludes").length > 0 && terms("excludes").every((term) => holds(term, bucket))) return false;
    return terms("includes").every((term) => holds(term, bucket));
}

function holds(term: View, bucket: BucketNode): boolean {
    const simple = term.object("simpleCriterion");
    if (simple !== undefined) {
        if (simple.string("key") !== "S3_BUCKET_NAME") throw new Undetermined(term.path, "unresolved");
        const name = viewAt(bucket.inputs, ["bucket"]).asString();
        if (name === undefined) throw new Undetermined(term.path, "unresolved");
        const values = simple.list("values").map((value) => value.asString() ?? "");
        switch (simple.string("comparator")) {
            case "EQ":
                return values.includes(name);
            case "NE":
                return !values.includes(name);
            case "STARTS_WITH":
                return values.some((value) => name.startsWith(value));
            case "CONTAINS":
                return values.some((value) => matchesWildcard(`*${value}*`, name));
            default:
                throw new Undetermined(term.path, "unresolved");
        }
    }
    const tag = term.object("tagCriterion");
    if (tag === undefined) throw new Undetermined(term.path, "unresolved");
    const matched = tag
        .list("tagValues")
        .some((pair) => tagValue(taggedOf(bucket), pair.as().string("key") ?? "") === pair.as().string("value"));
    return tag.string("comparator") === "NE" ? !matched : matched;
}
