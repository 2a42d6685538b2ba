/** One of several threads that judge: it is sent files and answers with verdicts, one at a time. */
import { parentPort, workerData } from "node:worker_threads";
import type { Input } from "../inputs/inputs";
import { optionsOf, enforcedOf } from "./plan";
import type { Plan } from "./plan";
import { judgesOf, verdictOf } from "./verdict-of";
import { Cache } from "./cache";

const plan = workerData as Plan;
const options = optionsOf(plan);
const judges = judgesOf(enforcedOf(plan), options, plan.changed);
const cache = plan.cache === undefined ? undefined : new Cache(plan.cache.folder, plan.cache.setting);

parentPort?.on("message", ({ index, input }: { readonly index: number; readonly input: Input }) => {
    void verdictOf(input, judges, options, cache).then((verdict) => parentPort?.postMessage({ index, verdict }));
});
