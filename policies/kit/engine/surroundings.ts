/** What the policies of one process share: its surroundings, the register of exemptions, and the documents that wait. */
import { isDeployment } from "../../model/identity/environment";
import { parseUrn } from "../../model/urn";
import { Register } from "../exemptions/register";
import type { Environment } from "../judgement";
import { programFolder } from "../project";
import { WaitingDocuments } from "../waiting";

/** The surroundings of the pack's process: injected by tests. */
export const surroundings: { now: () => Date; env: Readonly<Record<string, string | undefined>>; log: (line: string) => void } = {
    now: () => new Date(),
    env: process.env,
    log: (line) => process.stderr.write(`${line}\n`),
};

export const register = new Register();
export const waiting = new WaitingDocuments();

/** What rules may ask besides the resource; `urn`, of any resource of the stack, tells the project whose folder is looked for. */
export function environmentNow(urn: string): Environment {
    return {
        now: surroundings.now(),
        // A getter: it is looked for on disk, and hardly any rule asks.
        get program() {
            // A deployment reads what the program names, wherever it lies; a recorded state is anybody's document.
            const outside = isDeployment(surroundings.env);
            return { folder: programFolder(surroundings.env["PWD"], parseUrn(urn)?.project), outside };
        },
        deployer: { env: surroundings.env, asked: isDeployment(surroundings.env) },
        register,
    };
}
