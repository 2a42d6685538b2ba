/** The other places of one mistake, as SARIF tells them. */
import type { Location, Result } from "sarif";
import { shown } from "../../policies/kit/shown";
import type { Finding } from "../check";

/** So many places are linked: GitHub shows no more than 100 of a result, and a message stays readable with few. */
const MOST = 10;

type LocationOf = (finding: Finding) => Location;

/**
 * Where else each finding's mistake shows, such as the other functions of a role that they share: linked from the message by number
 * (SARIF 2.1.0, section 3.11.6).
 */
export class Related {
    private readonly byCause = new Map<string, Finding[]>();

    constructor(
        findings: readonly Finding[],
        private readonly locationOf: LocationOf,
    ) {
        for (const finding of findings) {
            if (finding.cause === null) continue;
            const known = this.byCause.get(finding.cause);
            if (known === undefined) this.byCause.set(finding.cause, [finding]);
            else known.push(finding);
        }
    }

    /** The links, to be put behind the words of a message, and the places that they lead to; nothing of a finding that stands alone. */
    of(finding: Finding): { readonly words: string; readonly locations: Pick<Result, "relatedLocations"> } {
        const all = finding.cause === null ? [] : (this.byCause.get(finding.cause) ?? []);
        const told: Finding[] = [];
        for (const other of all) {
            if (told.length === MOST) break;
            if (other !== finding) told.push(other);
        }
        if (told.length === 0) return { words: "", locations: {} };
        const links = told.map(({ name }, index) => `[${linked(name)}](${index + 1})`);
        const more = all.length - 1 - told.length;
        return {
            words: ` The same mistake: ${links.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`,
            locations: {
                relatedLocations: told.map((other, index) => ({
                    ...this.locationOf(other),
                    id: index + 1,
                    message: { text: shown(other.name) || "-" },
                })),
            },
        };
    }
}

/** The text of a link: brackets in it are escaped. */
const linked = (name: string): string => (shown(name) || "-").replace(/[\\[\]]/g, "\\$&");
