/** The environment of the engine and of the program: nothing in it leads to an account, a service or the real state. */
import { join } from "node:path";

export type Variables = Readonly<Record<string, string | undefined>>;

/** Variables that lead to an account, to an endpoint or to another engine's state. */
const FOREIGN = /^(?:AWS_|PULUMI_)/;
/** No credential and no address. */
const HARMLESS = new Set(["AWS_REGION", "AWS_DEFAULT_REGION", "PULUMI_PYTHON_CMD", "PULUMI_NODEJS_TRANSPILE_ONLY"]);
export const PASSPHRASE = "throw-away";

/** The variables for both: those of `given` that are harmless, and the engine's own, which lead into `folder`. */
export function environment(given: Variables, folder: string): NodeJS.ProcessEnv {
    const kept = Object.entries(given).filter(([name, value]) => value !== undefined && (!FOREIGN.test(name) || HARMLESS.has(name)));
    return {
        ...Object.fromEntries(kept),
        PULUMI_HOME: join(folder, "home"),
        PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
        PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: "true",
        // A preview of a program in Python shall leave no compiled files in the project.
        PYTHONDONTWRITEBYTECODE: "1",
        // What the program says on its way out is shown in a report: without colours.
        NO_COLOR: "1",
        FORCE_COLOR: "0",
        AWS_EC2_METADATA_DISABLED: "true",
        AWS_SHARED_CREDENTIALS_FILE: join(folder, "no-credentials"),
        AWS_CONFIG_FILE: join(folder, "no-config"),
        // Port 9 is "discard": whoever asks AWS for something is refused at once.
        AWS_ENDPOINT_URL: "http://127.0.0.1:9",
    };
}
