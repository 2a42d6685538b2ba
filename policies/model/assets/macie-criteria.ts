/** The criteria by which a job of Amazon Macie chooses buckets. Source: Amazon Macie API reference, ClassificationJob (`bucketCriteria`). */
import { lazy } from "../lazy";
import { viewAt } from "../stack";
import type { BucketNode } from "../stack";
import { knownText, Undetermined } from "../values";
import type { View } from "../values";
import { matchesWildcard } from "../wildcard";
import { taggedOf } from "./node";
import { tagValue } from "./tags";

/** Whether a bucket is meant; throws `Undetermined` where that cannot be read. */
export type Criterion = (bucket: BucketNode) => boolean;

/** A criterion that is read with the first bucket; where it cannot be read, each bucket is told so. */
export function readLater(read: () => Criterion): Criterion {
    const criterion = lazy(read);
    return (bucket) => criterion()(bucket);
}

/** The buckets that meet the criteria of a job: all that it includes and nothing that it excludes. */
export function criteriaIn(criteria: View): Criterion {
    const terms = (part: string): readonly Criterion[] =>
        (criteria.object(part)?.list("ands") ?? []).map((term) => readLater(() => criterionIn(term)));
    const excludes = terms("excludes");
    const includes = lazy(() => terms("includes"));
    return (bucket) =>
        !(excludes.length > 0 && excludes.every((excludes) => excludes(bucket))) && includes().every((includes) => includes(bucket));
}

function criterionIn(term: View): Criterion {
    const simple = term.object("simpleCriterion");
    if (simple !== undefined) return nameIn(simple, term);
    const tag = term.object("tagCriterion");
    if (tag === undefined) throw new Undetermined(term.path, "unresolved");
    return (bucket) => {
        const matched = tag
            .list("tagValues")
            .some((pair) => tagValue(taggedOf(bucket), pair.as().string("key") ?? "") === pair.as().string("value"));
        return tag.string("comparator") === "NE" ? !matched : matched;
    };
}

function nameIn(simple: View, term: View): Criterion {
    if (simple.string("key") !== "S3_BUCKET_NAME") throw new Undetermined(term.path, "unresolved");
    const comparator = simple.string("comparator") ?? "";
    const holds = Object.hasOwn(COMPARATORS, comparator) ? COMPARATORS[comparator] : undefined;
    const values = lazy(() => new Set(simple.list("values").map((value) => value.asString() ?? "")));
    return (bucket) => {
        const name = viewAt(bucket.inputs, ["bucket"]).asString();
        if (name === undefined || holds === undefined) throw new Undetermined(term.path, "unresolved");
        return holds(values(), name);
    };
}

const COMPARATORS: Readonly<Record<string, (values: ReadonlySet<string>, name: string) => boolean>> = {
    EQ: (values, name) => values.has(name),
    NE: (values, name) => !values.has(name),
    STARTS_WITH: (values, name) => [...values].some((value) => name.startsWith(value)),
    CONTAINS: (values, name) => [...values].some((value) => matchesWildcard(`*${value}*`, name)),
};

/**
 * The names that a bucket must have to meet the criteria, where these begin with a list of names; undefined where they begin otherwise or
 * cannot be read, so that any bucket may meet them.
 */
export function namesIn(criteria: View): ReadonlySet<string> | undefined {
    try {
        const [first] = criteria.object("includes")?.list("ands") ?? [];
        const simple = first?.object("simpleCriterion");
        if (simple === undefined || (criteria.object("excludes")?.list("ands") ?? []).length > 0) return undefined;
        if (simple.string("key") !== "S3_BUCKET_NAME" || simple.string("comparator") !== "EQ") return undefined;
        return new Set(simple.list("values").map((value) => value.asString() ?? ""));
    } catch (error) {
        if (!(error instanceof Undetermined)) throw error;
        return undefined;
    }
}

/** The name of a bucket, where it can be seen. */
export const nameSeen = (bucket: BucketNode): string | undefined => knownText(viewAt(bucket.inputs, ["bucket"]).raw);
