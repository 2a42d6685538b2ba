/** The code of functions: where it lies, how much of it is read, what it holds. Loaded when a function is judged, not at boot. */
export { codeItems, itemsAt } from "./assets";
export { Limits } from "./limits";
export { packageItems } from "./package";
export { scanCode } from "./scan";
