/** What detectors found, as text: kinds only, never what was found. */
import type { Detection } from "../model/detectors";
import { enumerate, vouched } from "./text";
import type { Text } from "./text";

/** The kinds of several detections, each once: "an e-mail address and a phone number". */
export const kindsText = (detections: readonly Detection[]): Text =>
    enumerate([...new Set(detections.map(({ label }) => label))].map((label) => vouched(label, "table")));
