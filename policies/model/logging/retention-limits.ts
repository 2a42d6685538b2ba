/** How long a log group must keep its logs, by the classification of its data. */
import { byClassification } from "../assets/classification";
import type { Tagged } from "../assets/tags";
import { largest } from "../lists";

/** What the configuration asks for. */
export interface RetentionLimits {
    readonly minimumDays: number;
    readonly maximumDays: number | undefined;
    readonly minimumDaysByClassification: Readonly<Record<string, number>>;
    readonly classificationTag: string;
}

/** The limits of one group: the longest retention allowed is never less than the shortest that its data ask for. */
export function limitsOf(group: Tagged, config: RetentionLimits): { readonly minimum: number; readonly maximum: number | undefined } {
    const special = byClassification(config.minimumDaysByClassification, group, config.classificationTag);
    const { minimumDays, maximumDays } = config;
    if (special === undefined) return { minimum: minimumDays, maximum: maximumDays };
    return { minimum: special, maximum: maximumDays === undefined ? undefined : Math.max(maximumDays, special) };
}

/** Whether a retention is right whatever the classification, which then need not be known. */
export const isWithinAll = (days: number, { minimumDays, maximumDays = days, minimumDaysByClassification }: RetentionLimits): boolean =>
    days >= largest(Object.values(minimumDaysByClassification), minimumDays) && days <= maximumDays;
