/** What the environment of the pack's process says of how it runs. */

/** The environment of the pack's process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether the pack runs under `pulumi preview` or `up`: the engine names the stack only then. `lambda-safeguard check` and
 * `pulumi policy analyze` leave the network alone.
 */
export function isDeployment(env: Environment = process.env): boolean {
    return (env["PULUMI_NODEJS_STACK"] ?? "") !== "";
}
