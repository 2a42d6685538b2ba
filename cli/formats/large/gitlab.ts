import { withOnly } from "../../packed";
import type { FormatOptions } from "../format";
import { gitlabIssues } from "../gitlab";
import { all, elements } from "./large";
import type { Large } from "./large";

export function* gitlab({ parts }: Large, options: FormatOptions): Generator<string> {
    const seen = new Set<string>();
    const unseen = function* (): Generator<unknown> {
        for (const issue of all(parts(), (part) => gitlabIssues(withOnly(part, "violations"), options))) {
            if (!seen.has(issue.fingerprint)) yield issue;
            seen.add(issue.fingerprint);
        }
    };
    yield "[\n";
    yield* elements(unseen());
    yield "\n]\n";
}
