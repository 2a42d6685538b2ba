/** Files that options name: configurations, baselines. */
import { TooLong, bytesOf } from "./content";
import { UsageProblem } from "../problem";
import { refusal } from "../../policies/model/system";

/**
 * The text of such a file, in UTF-8. A device without end is read no further than a document is.
 * @throws UsageProblem where it cannot be read, or is longer than `longest` bytes.
 */
export function textOfOption(file: string, longest?: number): string {
    try {
        return bytesOf(file, longest).toString("utf8");
    } catch (error) {
        if (error instanceof TooLong) throw new UsageProblem(`${file}: is larger than any file that this option takes`);
        throw new UsageProblem(`${file}: cannot be read: ${refusal(error)}`);
    }
}
