/** How much of what is asked about a selector lets through. */

/** The fields of selectors that let only some of the events in question through. */
export type Narrowing = "eventName" | "resources.ARN" | "other";

/** Whether events are recorded: all of them; some, by what; none, by what where it is only that. */
export type Recorded =
    | { readonly verdict: "all" }
    | { readonly verdict: "some"; readonly by: ReadonlySet<Narrowing> }
    | { readonly verdict: "none"; readonly because: "readOnly" | undefined };

export const NONE: Recorded = { verdict: "none", because: undefined };
