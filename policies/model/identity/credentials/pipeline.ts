/** Recognising that nobody sits at the keyboard. */
import type { Environment } from "../environment";
import type { CredentialOrigin } from "./credentials";

/**
 * Variables that build services set, and their names. Each service's own documentation of predefined variables, and those by which Pulumi
 * itself (`sdk/go/common/util/ciutil`) and the list it follows (`ci-info`) tell them; `PULUMI_CI_SYSTEM` is what Pulumi Deployments sets,
 * and what Pulumi asks others to set (Pulumi documentation, "Continuous delivery").
 */
const SERVICES: readonly (readonly [variable: string, service: string])[] = [
    ["GITHUB_ACTIONS", "GitHub Actions"],
    ["GITLAB_CI", "GitLab CI/CD"],
    ["CODEBUILD_BUILD_ID", "AWS CodeBuild"],
    ["CODEBUILD_BUILD_ARN", "AWS CodeBuild"],
    ["JENKINS_URL", "Jenkins"],
    ["HUDSON_URL", "Jenkins"],
    ["CIRCLECI", "CircleCI"],
    ["TF_BUILD", "Azure Pipelines"],
    ["BITBUCKET_BUILD_NUMBER", "Bitbucket Pipelines"],
    ["BITBUCKET_COMMIT", "Bitbucket Pipelines"],
    ["BUILDKITE", "Buildkite"],
    ["TRAVIS", "Travis CI"],
    ["TEAMCITY_VERSION", "TeamCity"],
    ["DRONE", "Drone"],
    ["SEMAPHORE", "Semaphore"],
    ["APPVEYOR", "AppVeyor"],
    ["bamboo_planKey", "Bamboo"],
    ["CF_BUILD_ID", "Codefresh"],
    ["CF_BUILD_URL", "Codefresh"],
    ["GO_PIPELINE_LABEL", "GoCD"],
    ["CIRRUS_CI", "Cirrus CI"],
    ["HARNESS_BUILD_ID", "Harness"],
    ["PROW_JOB_ID", "Prow"],
    ["BUILDER_OUTPUT", "Google Cloud Build"],
    ["CI_NAME", "a pipeline (CI_NAME is set)"],
    ["PULUMI_CI_SYSTEM", "Pulumi Deployments or another pipeline (PULUMI_CI_SYSTEM is set)"],
    ["CI", "a pipeline (CI is set)"],
];

const isOn = (value: string | undefined): boolean =>
    value !== undefined && value !== "" && !["false", "0", "no", "off"].includes(value.toLowerCase());

const MACHINES: Partial<Record<CredentialOrigin, string>> = {
    "web-identity-token": "a web identity token",
    container: "container credentials",
    instance: "instance credentials",
};

/** AWS CloudShell hands the credentials of the console's session, of a person that is, to a container. */
const inCloudShell = (env: Environment, origin: CredentialOrigin): boolean =>
    origin === "container" && env["AWS_EXECUTION_ENV"] === "CloudShell";

/**
 * What says that a pipeline or a machine deploys, in words for a message, or `undefined` for a person. A variable speaks for the whole
 * process; a token file, a container's or an instance's credentials speak only where the credentials came from them.
 */
export function pipelineOf(env: Environment, origin: CredentialOrigin): string | undefined {
    const service = SERVICES.find(([variable]) => isOn(env[variable]))?.[1];
    if (service !== undefined) return service;
    const machine = inCloudShell(env, origin) ? undefined : MACHINES[origin];
    if (machine !== undefined) return machine;
    const inFunction = origin === "environment-keys" && (env["AWS_LAMBDA_FUNCTION_NAME"] ?? "") !== "";
    return inFunction ? "a Lambda function's role" : undefined;
}
