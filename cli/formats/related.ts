/** The other places of one mistake, as SARIF tells them. */
import type { Location, Result } from "sarif";
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
        const causes = new Set(findingsOf(alert).map(({ cause }) => cause));
        const told: Alert[] = [];
        let count = 0;
        for (const cause of causes) {
            const all = cause === null ? undefined : this.byCause.get(cause);
            if (all === undefined) continue;
            count += all.size - 1;
            for (const other of all) {
                if (told.length === MOST) break;
                if (other !== alert) told.push(other);
            }
        }
        if (told.length === 0) return { words: "", locations: {} };
        const links = told.map(({ head }, index) => `[${linked(head.name)}](${index + 1})`);
        const more = count - told.length;
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
}

/** Words in which no name of a document makes a link: SARIF makes one of `[words](address)` (section 3.11.6). */
export const unlinked = (words: string): string => words.replaceAll("](", "] (");

/** The text of a link: brackets in it are escaped. */
const linked = (name: string): string => (shown(name) || "-").replace(/[\\[\]]/g, "\\$&");
