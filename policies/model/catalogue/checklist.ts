/** The AWS Lambda security checklist: policies/data/checklist.json. */
import checklist from "../../data/checklist.json";

/** The sentence of a row such as "B2". */
export const checklistRow = (row: string): string | undefined => checklist.rows.find(([name]) => name === row)?.[1];
