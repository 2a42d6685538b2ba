/** What the providers' functions answer. */
import type { Context } from "../context";
import type { Properties } from "../wire";
import { BY_REGION } from "./by-region";
import { lookUp } from "./look-ups";
import type { Registered } from "./registered";
import { PURE } from "./pure";

export interface Answer {
    readonly values: Properties;
    /** Whether the function is known here: an unknown one is named to the user, once, and answered from its declared type. */
    readonly isKnown: boolean;
}

/**
 * Answers a function of a provider. `args` are plain (no secrets) and may hold unknown values; `states` are the resources of this run, by
 * their URNs.
 */
export function answer(token: string, args: Properties, context: Context, states: ReadonlyMap<string, Registered> = new Map()): Answer {
    const exactly = Object.hasOwn(PURE, token) ? PURE[token] : Object.hasOwn(BY_REGION, token) ? BY_REGION[token] : undefined;
    const values = exactly?.(args, context);
    return values === undefined ? lookUp(token, args, context, states) : { values, isKnown: true };
}
