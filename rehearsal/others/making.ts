/** How the values of a provider that is none of AWS's are made. */
import type { Properties } from "../wire";

export interface Making {
    /** Without secret markers, and without those that are unknown. */
    readonly inputs: Properties;
    /** What the digits are drawn from: the URN, or a function with its arguments. */
    readonly seed: string;
}

export interface Made {
    readonly id: string;
    /** Only what the provider adds. */
    readonly outputs: Properties;
}

/** `undefined` where an input that the values are made of is missing. */
export type Maker = (making: Making) => Made | undefined;
