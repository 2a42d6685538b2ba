/** What is deployed, as the project's own backend has it: read, never changed. */
import { isObject, type Value } from "../../wire";
import { pulumi } from "../engine";
import type { Variables } from "../environment";
import { parsed } from "../failure";
import { RehearsalProblem } from "../problem";
import type { Project } from "../project";
import { withoutSecrets, type Deployment } from "./deployment";

export interface Deployed {
    readonly deployment: Deployment | null;
    /** How many secrets became placeholders. */
    readonly secrets: number;
}

/** The caller's own environment: the backend, its token and what opens it are the user's. */
const environmentOf = (env: Variables): NodeJS.ProcessEnv => ({ ...env, PULUMI_SKIP_UPDATE_CHECK: "true" });

/** The stack that is selected in the project's folder; throws one line where none is. */
export async function selectedStack({ folder }: Project, env: Variables): Promise<string> {
    const { status, stdout } = await pulumi(["stack", "--show-name"], folder, environmentOf(env));
    const name = stdout.trim();
    if (status !== 0 || name === "") throw new RehearsalProblem("--deployed: no stack is selected in the project: name it with --stack");
    return name;
}

/** The deployment of a stack; `undefined` where the backend gives none. Secrets stay sealed: none is asked for. */
export async function deployedOf(stack: string, { folder }: Project, env: Variables): Promise<Deployed | undefined> {
    const { status, stdout } = await pulumi(["stack", "export", "--stack", stack], folder, environmentOf(env));
    const deployment = status === 0 ? (parsed(stdout)?.["deployment"] as Value | undefined) : undefined;
    if (deployment === undefined) return undefined;
    return isObject(deployment) ? withoutSecrets(deployment) : { deployment: null, secrets: 0 };
}

/** As `deployedOf`, for the stack that is rehearsed: throws where there is none. */
export async function deployedFor(stack: string, project: Project, env: Variables): Promise<Deployed> {
    const found = await deployedOf(stack, project, env);
    if (found !== undefined) return found;
    throw new RehearsalProblem(
        `--deployed: the project's backend has no stack ${stack} that can be read: log in with \`pulumi login\`, or name another with --stack`,
    );
}
