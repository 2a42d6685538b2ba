import { asffFindings } from "../asff";
import type { SecurityFinding } from "../asff/finding";
import { listOf } from "./large";
import type { LargeFormat } from "./large";

/** What is mended is known of all documents together alone. */
export const asff: LargeFormat = ({ total, parts }, options) => {
    const told = function* (): Generator<SecurityFinding> {
        for (const part of parts()) {
            const { baseline: _, ...own } = part;
            yield* asffFindings({ ...own, undetermined: [] }, options);
        }
        yield* asffFindings({ ...total, violations: [], exempted: [] }, options);
    };
    return listOf(told(), ({ Id }) => Id);
};
