/** What the engine and Pulumi Cloud are told of the pack and of each policy, besides what a policy does. */
import { checklistRow } from "../model/catalogue/checklist";
import { controlTagsOf } from "../model/catalogue/control-tags";
import type { Rule } from "./rule";

/** Where the project lives: package.json names it too, and a test holds the two together. */
export const REPOSITORY = "https://github.com/lambda-safeguard/lambda-safeguard";

/** The page of a policy. */
export const urlOf = (rule: Pick<Rule, "name">): string => `${REPOSITORY}/blob/main/docs/policies/${rule.name}.md`;

/** The policy's topic: the folder of its file. */
export const topicOf = (rule: Pick<Rule, "name">): string => rule.name.split("-")[0] ?? "";

/** Words that are not written as they are in a policy's name. */
const SPELLED: Readonly<Record<string, string>> = {
    api: "API",
    az: "AZ",
    cloudfront: "CloudFront",
    cors: "CORS",
    fips: "FIPS",
    graphql: "GraphQL",
    http: "HTTP",
    mfa: "MFA",
    microvm: "MicroVM",
    openapi: "OpenAPI",
    rest: "REST",
    tls: "TLS",
    url: "URL",
    urls: "URLs",
};

/** A name for people: "Transport: API default endpoint TLS" of `transport-api-default-endpoint-tls`. */
export function displayNameOf(rule: Pick<Rule, "name">): string {
    const [topic = "", ...words] = rule.name.split("-");
    return `${capital(topic)}: ${words
        .map((word) => SPELLED[word] ?? word)
        .join(" ")
        .replace(HYPHENATED, "$1-$2")}`;
}

/** Pairs that are written with a hyphen. */
const HYPHENATED = /\b(cross|multi|self) (account|AZ|sign)\b/;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** What people filter policies by: the topic, the rows of the checklist, the controls. */
export const tagsOf = (rule: Pick<Rule, "name" | "checklist">): string[] => [topicOf(rule), ...rule.checklist, ...controlTagsOf(rule.name)];

/** The checklist that the policy belongs to, and the rows that it serves. */
export const frameworkOf = (
    rule: Pick<Rule, "checklist">,
): { name: string; version: string; reference: string; specification: string } => ({
    name: "AWS Lambda security checklist",
    version: "1",
    reference: rule.checklist.join(", "),
    specification: rule.checklist.map((row) => checklistRow(row) ?? "").join(" "),
});

/** What is said of the pack as a whole. */
export const PACK = {
    description: "Enforces the AWS Lambda security checklist at preview and update.",
    displayName: "AWS Lambda Safeguard",
    provider: "aws",
    tags: ["aws", "lambda", "serverless", "security"],
    repository: REPOSITORY,
    readme: [
        "# AWS Lambda Safeguard",
        "",
        "Enforces the AWS Lambda security checklist at preview and update: least privilege, multi-factor authentication, TLS, logging,",
        "no credentials or personal data where they do not belong. A value that is not known yet is never taken for a good one.",
        "",
        `Each policy has a page that says why it is there, how to mend what it finds, and its options: ${REPOSITORY}/tree/main/docs/policies.`,
        `Presets to start from: ${REPOSITORY}/tree/main/presets.`,
        "",
    ].join("\n"),
} as const;
