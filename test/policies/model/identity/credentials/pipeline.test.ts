import assert from "node:assert/strict";
import { pipelineOf } from "../../../../../policies/model/identity/credentials/pipeline";

describe("What says that a pipeline deploys", () => {
    for (const [title, env, origin, expected] of [
        ["the variable of a build service", { BUILDKITE: "true" }, "environment-keys", /^Buildkite$/],
        ["the variable that Pulumi Deployments sets", { PULUMI_CI_SYSTEM: "Pulumi" }, "environment-keys", /^Pulumi Deployments/],
        ["the most telling variable of several", { CI: "true", PULUMI_CI_SYSTEM: "GitHub", GITHUB_ACTIONS: "true" }, "profile", /^GitHub/],
        ["an older name of a build service's variable", { HUDSON_URL: "http://ci.internal" }, "profile", /^Jenkins$/],
        ["what Pulumi tells CodeBuild by", { CODEBUILD_BUILD_ARN: "arn:aws:codebuild:eu-west-1:123456789012:build/p" }, "profile", /^AWS/],
        ["Harness", { HARNESS_BUILD_ID: "7" }, "profile", /^Harness$/],
        ["Bamboo", { bamboo_planKey: "ORD-MAIN" }, "profile", /^Bamboo$/],
        ["Codefresh", { CF_BUILD_ID: "99f5d825" }, "profile", /^Codefresh$/],
        ["GoCD", { GO_PIPELINE_LABEL: "7" }, "profile", /^GoCD$/],
        ["any pipeline's CI", { CI: "1" }, "profile", /^a pipeline/],
        ["container credentials", {}, "container", /^container credentials$/],
        ["container credentials of another environment of AWS", { AWS_EXECUTION_ENV: "AWS_ECS_FARGATE" }, "container", /^container/],
        ["instance credentials, whatever the environment calls itself", { AWS_EXECUTION_ENV: "CloudShell" }, "instance", /^instance/],
    ] as const) {
        it(`is ${title}`, () => assert.match(pipelineOf(env, origin) ?? "", expected));
    }
    for (const [title, env, origin] of [
        ["a profile", {}, "profile"],
        ["a variable that is switched off", { CI: "false", PULUMI_CI_SYSTEM: "" }, "environment-keys"],
        ["a variable that is off", { CI: "off" }, "environment-keys"],
        ["what only begins like a variable of a build service", { CI_REGISTRY: "r", GITHUB_TOKEN: "t", CODESPACES: "true" }, "profile"],
        ["AWS CloudShell, whose container holds the credentials of a person", { AWS_EXECUTION_ENV: "CloudShell" }, "container"],
    ] as const) {
        it(`is not ${title}`, () => assert.equal(pipelineOf(env, origin), undefined));
    }
});
