import type { FormatOptions } from "../format";
import { jsonList, jsonObject } from "../json";
import { all, elements, indented } from "./large";
import type { Large } from "./large";

const LISTS = ["violations", "exempted", "undetermined"] as const;

/** The same object as the format `json` makes, key by key; `summary` counts all findings. */
export function* json({ total, counts, parts }: Large, options: FormatOptions): Generator<string> {
    const whole = jsonObject(total, options);
    let separator = "{\n";
    for (const [key, value] of Object.entries({ ...whole, summary: { ...whole.summary, ...counts } })) {
        yield `${separator}${JSON.stringify(key)}: `;
        separator = ",\n";
        const list = LISTS.find((name) => name === key);
        if (list === undefined) yield indented(value);
        else {
            yield "[\n";
            yield* elements(all(parts(), (part) => jsonList[list](part, options)));
            yield "\n]";
        }
    }
    yield "\n}\n";
}
