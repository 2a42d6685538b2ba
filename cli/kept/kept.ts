/** The reports on documents, kept in their order: each list of findings by itself, so that who asks for one reads no other. */
import { LISTS, countsOf } from "./packed";
import type { Packed } from "./packed";
import type { Report } from "../report/report";
import { Spool } from "./spool";

/** So many characters stay in memory, of two bytes each. */
const IN_MEMORY = 16_000_000;

/** In memory up to `limit` characters, in files beyond. */
export class Kept {
    private readonly heads = new Spool();
    private readonly lists = LISTS.map(() => new Spool());
    private readonly identities = new Spool();
    private characters = 0;
    private spilled = false;

    constructor(private readonly limit = IN_MEMORY) {}

    /** Whether they grew over what stays in memory. */
    get isLarge(): boolean {
        return this.spilled;
    }

    /** Takes a report as `packed` wrote it. */
    put(index: number, text: string): void {
        const [head = "", ...lists] = text.split("\n");
        this.heads.put(index, head);
        for (const [at, spool] of this.lists.entries()) spool.put(index, lists[at] ?? "[]");
        this.identities.put(index, lists[LISTS.length] ?? "null");
        this.characters += text.length;
        if (this.spilled || this.characters <= this.limit) return;
        this.spilled = true;
        for (const spool of this.spools()) spool.spill();
    }

    /** The places of the reports, in order. */
    indexes(): readonly number[] {
        return this.heads.indexes();
    }

    /** A report whose lists are read when they are asked for. */
    get(index: number): Packed {
        const report = JSON.parse(this.heads.get(index)) as Packed;
        for (const [at, name] of LISTS.entries()) {
            const get = (): unknown => JSON.parse(this.lists[at]?.get(index) ?? "[]");
            Object.defineProperty(report, name, { get, enumerable: true, configurable: true });
        }
        return report;
    }

    /** What the stack of a document says of itself to the others. */
    identitiesOf(index: number): Report["identities"] {
        return (JSON.parse(this.identities.get(index)) as Report["identities"] | null) ?? undefined;
    }

    close(): void {
        for (const spool of this.spools()) spool.close();
    }

    private spools(): readonly Spool[] {
        return [this.heads, ...this.lists, this.identities];
    }
}

/** A report as one of those that are kept. */
export const counted = (report: Report): Packed => ({ ...report, counts: countsOf(report) });
