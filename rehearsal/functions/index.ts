/** What the providers' functions answer. */
import type { Context } from "../context";
import { canonical, type Properties } from "../wire";
import { BY_REGION } from "./by-region";
import { lookUp, meant } from "./look-ups";
import { PURE } from "./pure";
import { Resources, type Registered } from "./resources";

export interface Answer {
    readonly values: Properties;
    /** Whether the function is known here: an unknown one is named to the user, once, and answered from its declared type. */
    readonly isKnown: boolean;
    /** The resource of this run that a look-up means. */
    readonly found?: Registered | undefined;
}

/**
 * Answers a function of a provider. `args` are plain (no secrets) and may hold unknown values; `resources` are those of this run.
 */
export function answer(token: string, args: Properties, context: Context, resources = new Resources()): Answer {
    const exactly = Object.hasOwn(PURE, token) ? PURE[token] : Object.hasOwn(BY_REGION, token) ? BY_REGION[token] : undefined;
    const values = exactly?.(args, context);
    return values === undefined ? lookUp(token, args, context, resources) : { values, isKnown: true };
}

/** A question with its answer. */
export interface Asked extends Answer {
    readonly token: string;
    readonly args: Properties;
    readonly context: Context;
}

/**
 * Whether a question would be answered otherwise by now. As long as the same resource of the run is meant, or none, the answer cannot be
 * another, and nothing of it is made anew.
 */
export const isOutdated = ({ token, args, context, values, found }: Asked, resources: Resources): boolean =>
    meant(token, args, context, resources) !== found && canonical(answer(token, args, context, resources).values) !== canonical(values);
