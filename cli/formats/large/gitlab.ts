import { withOnly } from "../../kept/packed";
import { gitlabIssues } from "../gitlab";
import { all, listOf } from "./large";
import type { LargeFormat } from "./large";

/** GitLab's Code Quality report: a list with each fingerprint once. */
export const gitlab: LargeFormat = ({ parts }, options) =>
    listOf(
        all(parts(), (part) => gitlabIssues(withOnly(part, "violations"), options)),
        ({ fingerprint }) => fingerprint,
    );
