/**
 * Whether Amazon Macie looks for personal data in a bucket. Source: Amazon Macie API reference, ClassificationJob (`s3JobDefinition`) and
 * Macie session.
 */
import { hiddenName, KINDS, viewAt } from "../stack";
import type { BucketNode, Node, NodeOf, Stack } from "../stack";
import { Undetermined } from "../values";
import { criteriaIn, nameSeen, namesIn, readLater } from "./macie-criteria";
import type { Criterion } from "./macie-criteria";
import { push } from "../grouping";
import { lazy } from "../lazy";

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
    const jobs = jobsOf(stack);
    const name = nameSeen(bucket);
    for (const job of jobsFor(bucket, name, jobs)) {
        // Of a bucket whose name nobody can see, all jobs that choose by the name say the same.
        if (name === undefined && unclear !== undefined && jobs.choosing.has(job)) break;
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
    const hidden = jobs.leadsOut ? hiddenName(bucket, KINDS.bucket) : undefined;
    if (hidden !== undefined) throw new Undetermined(hidden.path, hidden.reason);
    return false;
}

type Job = NodeOf<typeof JOB>;

interface Jobs {
    /** Those that say which buckets they examine, by bucket. */
    readonly naming: ReadonlyMap<Node, readonly Job[]>;
    /** Those that choose by the name, by that. */
    readonly byName: ReadonlyMap<string, readonly Job[]>;
    /** The same, all of them. */
    readonly choosing: ReadonlySet<Job>;
    /** Those that may examine any bucket. */
    readonly open: readonly Job[];
    /** Whether one names a bucket that the stack has not, by what it shows. */
    readonly leadsOut: boolean;
}

/** The jobs that may examine a bucket: those that name it, those that may examine any, and those that choose its name. */
function* jobsFor(bucket: BucketNode, name: string | undefined, { naming, open, byName, choosing }: Jobs): Generator<Job> {
    yield* naming.get(bucket) ?? [];
    yield* open;
    yield* name === undefined ? choosing : (byName.get(name) ?? []);
}

const jobs = new WeakMap<Stack, Jobs>();

/** The jobs of a stack, so that a bucket is compared with those alone that may be about it. */
function jobsOf(stack: Stack): Jobs {
    const known = jobs.get(stack);
    if (known !== undefined) return known;
    const naming = new Map<Node, Job[]>();
    const byName = new Map<string, Job[]>();
    const open: Job[] = [];
    let leadsOut = false;
    for (const job of stack.ofType(JOB)) {
        const names = namesChosen(stack, job);
        const named = names === undefined ? bucketsNamed(stack, job) : joinedBuckets(stack, job).nodes;
        if (named === undefined) open.push(job);
        else if (names === undefined) leadsOut ||= joinedBuckets(stack, job).leadsOut;
        for (const bucket of named ?? []) push(naming, bucket, job);
        for (const name of names ?? []) push(byName, name, job);
    }
    const found = { naming, byName, choosing: new Set([...byName.values()].flat()), open, leadsOut };
    jobs.set(stack, found);
    return found;
}

/** The names that a bucket must have for a job to examine it, if the job does not name the bucket itself; undefined where it may have another. */
function namesChosen(stack: Stack, job: Job): ReadonlySet<string> | undefined {
    try {
        joinedBuckets(stack, job);
        reachOf(job).isOver();
        return namesIn(viewAt(job.inputs, ["s3JobDefinition", "bucketCriteria"]).as());
    } catch (error) {
        if (error instanceof Undetermined) return undefined;
        throw error;
    }
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
    const { isOver, criteria } = reachOf(job);
    if (isOver()) return false;
    // Macie works in one Region.
    if (job.region !== undefined && bucket.region !== undefined && job.region !== bucket.region) return false;
    const { nodes, unresolved } = joinedBuckets(stack, job);
    if (nodes.has(bucket)) return true;
    if (criteria !== undefined) return criteria(bucket);
    const open = unresolved.find(({ candidates }) => candidates.length === 0 || candidates.includes(bucket));
    if (open !== undefined) throw new Undetermined(open.path, open.reason, open.node);
    return false;
}

interface Reach {
    /** Whether the job examines nothing any more. */
    readonly isOver: () => boolean;
    readonly criteria: Criterion | undefined;
}

const reaches = new WeakMap<Job, Reach>();

/** What a job says of all buckets alike, read once: many jobs are compared with many buckets. */
function reachOf(job: Job): Reach {
    const known = reaches.get(job);
    if (known !== undefined) return known;
    const criteria = viewAt(job.inputs, ["s3JobDefinition", "bucketCriteria"]);
    const reach = {
        // A paused job examines nothing, and is cancelled after 30 days (Macie API reference, DescribeClassificationJob: USER_PAUSED).
        isOver: lazy(() => ["CANCELLED", "USER_PAUSED"].includes(viewAt(job.inputs, ["jobStatus"]).asString() ?? "")),
        criteria: criteria.raw === undefined || criteria.raw === null ? undefined : readLater(() => criteriaIn(criteria.as())),
    };
    reaches.set(job, reach);
    return reach;
}
