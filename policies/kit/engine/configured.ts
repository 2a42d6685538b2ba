/** The configuration of one policy, as the engine sends it with each call. */
import { readSettings } from "../settings";
import type { Settings } from "../settings";
import type { Rule } from "../rule";
import { register } from "./surroundings";

/** Reads a policy's configuration once per distinct one, and says once what is wrong with it. */
export class Configured {
    private source: string | undefined;
    private settings: Settings | undefined;
    private complained = false;

    constructor(private readonly rule: Rule) {}

    read(raw: Readonly<Record<string, unknown>>): Settings {
        const source = JSON.stringify(raw);
        if (this.settings === undefined || source !== this.source) {
            this.settings = readSettings(this.rule, raw);
            this.source = source;
            this.complained = false;
            register.note(this.rule.name, this.settings.exemptions);
        }
        const shared = register.sharedWith(this.rule.name);
        if (this.settings.shared !== shared) this.settings = { ...this.settings, shared };
        return this.settings;
    }

    complaints(): readonly string[] {
        if (this.complained) return [];
        this.complained = true;
        return this.settings?.problems.map((problem) => problem.message) ?? [];
    }
}
