/** Every family of documents. */
import { ORDINARY } from "./documents";
import type { Family } from "./family";
import { NAMESAKES } from "./namesakes";
import { POLICY_DOCUMENTS } from "./policies";
import { RELATIONS } from "./relations";
import { SHAPES } from "./shapes";

export const DOCUMENTS: readonly Family[] = [...ORDINARY, ...SHAPES, ...POLICY_DOCUMENTS, ...RELATIONS, ...NAMESAKES];
