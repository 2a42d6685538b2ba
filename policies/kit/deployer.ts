/** What a rule on the deployer's identity gets: the environment to look the caller up in. Tests and `check --identity` inject theirs. */
export interface Deployer {
    readonly env: Readonly<Record<string, string | undefined>>;
    /** Whether AWS may be asked who deploys: in a deployment, or where the user wants it. Otherwise no rule on the deployer runs. */
    readonly asked: boolean;
}
