/** The pipelines of docs/pipelines: as text, as data, and as the shell commands that they run. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT } from "../support/pack";

const FOLDER = join(ROOT, "docs", "pipelines");

/** A piece of shell as its system runs it: each piece in a shell of its own, in this folder of the repository. */
export interface Piece {
    readonly name: string;
    readonly shell: string;
    readonly folder: string;
    readonly env: Readonly<Record<string, string>>;
    /** Whether it runs after a piece before it failed. */
    readonly runsAlways: boolean;
}

export interface Pipeline {
    readonly file: string;
    readonly schema: string;
    /** Whether the system reads each number and truth value as the word that it is, and its schema says so. */
    readonly isAllWords?: boolean;
    pieces(data: unknown): readonly Piece[];
}

export const textOf = ({ file }: Pipeline): string => readFileSync(join(FOLDER, file), "utf8");

export const dataOf = (pipeline: Pipeline): unknown =>
    parse(textOf(pipeline), { schema: pipeline.isAllWords === true ? "failsafe" : "core" });

interface GitHub {
    readonly env: Record<string, string>;
    readonly jobs: Record<string, { readonly steps: readonly GitHubStep[] }>;
}

export interface GitHubStep {
    readonly name?: string;
    readonly run?: string;
    readonly uses?: string;
    readonly if?: string;
    readonly env?: Record<string, string>;
    readonly "working-directory"?: string;
}

export const stepsOf = (data: unknown): readonly GitHubStep[] => Object.values((data as GitHub).jobs).flatMap(({ steps }) => steps);

function github(data: unknown): readonly Piece[] {
    const { env } = data as GitHub;
    return stepsOf(data).flatMap((step, index) => {
        if (step.run === undefined) return [];
        const folder = step["working-directory"] === undefined ? "" : (env["PROJECT"] ?? "");
        const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, value.startsWith("$") ? "7" : value]));
        const runsAlways = step.if?.includes("!cancelled()") === true;
        return [{ name: step.name ?? `step ${index}`, shell: step.run, folder, env: { ...env, ...own }, runsAlways }];
    });
}

function gitlab(data: unknown): readonly Piece[] {
    const jobs = Object.entries(data as Record<string, { script: readonly string[]; variables: Record<string, string> }>);
    return jobs.map(([name, { script, variables }]) => ({
        name,
        shell: script.join("\n"),
        folder: "",
        env: variables,
        runsAlways: false,
    }));
}

function bitbucket(data: unknown): readonly Piece[] {
    type Step = { readonly step: { readonly name: string; readonly script: readonly string[] } };
    const { definitions } = data as { readonly definitions: { readonly steps: readonly Step[] } };
    return definitions.steps.map(({ step }) => ({
        name: step.name,
        shell: step.script.join("\n"),
        folder: "",
        env: {},
        runsAlways: false,
    }));
}

function azure(data: unknown): readonly Piece[] {
    type Step = { readonly bash?: string; readonly displayName?: string; readonly workingDirectory?: string };
    const { variables, jobs } = data as { variables: Record<string, string>; jobs: readonly { readonly steps: readonly Step[] }[] };
    const steps = jobs.flatMap((job) => job.steps);
    return steps.flatMap((step) =>
        step.bash === undefined
            ? []
            : [
                  {
                      name: step.displayName ?? "",
                      shell: step.bash,
                      folder: step.workingDirectory === undefined ? "" : (variables["PROJECT"] ?? ""),
                      env: variables,
                      runsAlways: false,
                  },
              ],
    );
}

export const PIPELINES = {
    rehearse: { file: "github/rehearse.yml", schema: "github-workflow.json", pieces: github },
    preview: { file: "github/preview.yml", schema: "github-workflow.json", pieces: github },
    gitlab: { file: "gitlab/.gitlab-ci.yml", schema: "gitlab-ci.json", pieces: gitlab },
    bitbucket: { file: "bitbucket/bitbucket-pipelines.yml", schema: "bitbucket-pipelines.json", pieces: bitbucket },
    azure: { file: "azure/azure-pipelines.yml", schema: "azure-pipelines.json", isAllWords: true, pieces: azure },
} satisfies Record<string, Pipeline>;
