/** The other places of one mistake, as SARIF tells them. */
import type { Location, Result } from "sarif";
import { compare } from "../../policies/kit/order";
import { shown } from "../../policies/kit/shown";
import { findingsOf } from "./alerts";
import type { Alert } from "./alerts";

/** So many places are linked: GitHub shows no more than 100 of a result, and a message stays readable with few. */
const MOST = 10;

type LocationOf = (alert: Alert) => Location;

/**
 * Where else the mistakes of an alert show, such as the other functions of a role that they share: linked from the message by number
 * (SARIF 2.1.0, section 3.11.6).
 */
export class Related {
    private readonly byCause = new Map<string, Set<Alert>>();
    /** How many alerts share one of some causes: counted once for the alerts that have the same. */
    private readonly sizes = new Map<string, number>();

    constructor(
        alerts: readonly Alert[],
        private readonly locationOf: LocationOf,
    ) {
        for (const alert of alerts) {
            for (const { cause } of findingsOf(alert)) {
                if (cause === null) continue;
                const known = this.byCause.get(cause);
                if (known === undefined) this.byCause.set(cause, new Set([alert]));
                else known.add(alert);
            }
        }
    }

    /** The links, to be put behind the words of a message, and the places that they lead to; nothing of an alert that stands alone. */
    of(alert: Alert): { readonly words: string; readonly locations: Pick<Result, "relatedLocations"> } {
        const causes = [...new Set(findingsOf(alert).flatMap(({ cause }) => cause ?? []))].filter((cause) => this.sharing(cause).size > 1);
        const others = new Set<Alert>();
        for (const cause of causes) {
            for (const other of this.sharing(cause)) {
                if (others.size === MOST) break;
                if (other !== alert) others.add(other);
            }
        }
        if (others.size === 0) return { words: "", locations: {} };
        const told = [...others];
        const links = told.map(({ head }, index) => `[${linked(head.name)}](${index + 1})`);
        const more = this.sizeOf(causes) - 1 - told.length;
        return {
            words: ` The same mistake: ${links.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`,
            locations: {
                relatedLocations: told.map((other, index) => ({
                    ...this.locationOf(other),
                    id: index + 1,
                    message: { text: unlinked(shown(other.head.name)) || "-" },
                })),
            },
        };
    }

    private readonly sharing = (cause: string): ReadonlySet<Alert> => this.byCause.get(cause) ?? new Set();

    /** The alerts that share one of the causes, each counted once. The largest set is not gone through. */
    private sizeOf(causes: readonly string[]): number {
        const key = JSON.stringify(causes.toSorted(compare));
        const known = this.sizes.get(key);
        if (known !== undefined) return known;
        const [largest, ...rest] = causes.map(this.sharing).sort((a, b) => b.size - a.size);
        const more = new Set<Alert>();
        for (const all of rest) for (const alert of all) if (largest?.has(alert) !== true) more.add(alert);
        const size = (largest?.size ?? 0) + more.size;
        this.sizes.set(key, size);
        return size;
    }
}

/** Words in which no name of a document makes a link: SARIF makes one of `[words](address)` (section 3.11.6). */
export const unlinked = (words: string): string => words.replaceAll("](", "] (");

/** The text of a link: brackets in it are escaped. */
const linked = (name: string): string => (shown(name) || "-").replace(/[\\[\]]/g, "\\$&");
