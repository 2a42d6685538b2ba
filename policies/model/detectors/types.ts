/** What the detectors find, and what a caller may ask of them. */
import type { PersonalKind } from "./personal/kinds";

/**
 * The kinds of credentials, each with the words that stand for it in a message. The words never hold a value.
 * `service-token` covers the long tail of services whose tokens have a prefix of their own.
 */
export const CREDENTIAL_LABELS = {
    "aws-access-key-id": "an AWS access key id",
    "aws-secret-access-key": "an AWS secret access key",
    "aws-session-token": "an AWS session token",
    "aws-bedrock-key": "an Amazon Bedrock API key",
    "private-key": "a private key",
    jwt: "a JSON web token",
    "connection-string": "a connection string with a password",
    "url-password": "a URL with a password",
    "url-token": "a URL with a credential in its query or fragment",
    "presigned-url": "a presigned URL",
    "webhook-url": "a webhook URL that is itself a secret",
    "authorization-header": "an authorization header",
    "github-token": "a GitHub token",
    "gitlab-token": "a GitLab token",
    "bitbucket-token": "a Bitbucket token",
    "atlassian-token": "an Atlassian API token",
    "slack-token": "a Slack token",
    "discord-token": "a Discord bot token",
    "telegram-token": "a Telegram bot token",
    "stripe-key": "a Stripe API key",
    "square-token": "a Square access token",
    "paypal-token": "a PayPal or Braintree access token",
    "shopify-token": "a Shopify token",
    "twilio-key": "a Twilio API key",
    "sendgrid-key": "a SendGrid API key",
    "mailgun-key": "a Mailgun API key",
    "mailchimp-key": "a Mailchimp API key",
    "google-api-key": "a Google API key",
    "google-oauth": "a Google OAuth secret or token",
    "azure-storage-key": "an Azure storage or service bus key",
    "azure-client-secret": "an Azure client secret",
    "digitalocean-token": "a DigitalOcean token",
    "cloudflare-token": "a Cloudflare key or token",
    "heroku-key": "a Heroku API key",
    "openai-key": "an OpenAI API key",
    "anthropic-key": "an Anthropic API key",
    "groq-key": "a Groq API key",
    "huggingface-token": "a Hugging Face token",
    "new-relic-key": "a New Relic key",
    "sentry-token": "a Sentry token",
    "grafana-token": "a Grafana token",
    "dynatrace-token": "a Dynatrace token",
    "npm-token": "an npm token",
    "pypi-token": "a PyPI token",
    "rubygems-key": "a RubyGems API key",
    "nuget-key": "a NuGet API key",
    "docker-token": "a Docker Hub token",
    "pulumi-token": "a Pulumi access token",
    "terraform-token": "an HCP Terraform token",
    "vault-token": "a Vault token",
    "doppler-token": "a Doppler token",
    "databricks-token": "a Databricks token",
    "notion-token": "a Notion token",
    "linear-key": "a Linear API key",
    "figma-token": "a Figma token",
    "service-token": "an access token of an online service",
    "written-password": "a password or key in a statement or call",
    "named-secret": "a literal value under a name that says secret",
} as const;

/** A kind of credential. */
export type CredentialKind = keyof typeof CREDENTIAL_LABELS;

export type { PersonalKind };

/** A kind of credential or of personal data. */
export type DetectorKind = CredentialKind | PersonalKind;

/** One place in a text that holds a credential or personal data. It never holds the text itself. */
export interface Detection {
    readonly kind: DetectorKind;
    readonly category: "credential" | "personal";
    /** What was found, in words that are safe to print: "an AWS access key id". */
    readonly label: string;
    /** Offset of the first UTF-16 code unit. */
    readonly start: number;
    /** Offset after the last UTF-16 code unit. */
    readonly end: number;
}

/** What a caller knows about the text, and what it wants to be told. */
export interface DetectOptions {
    /** The name of the variable, tag or property that holds the text: for name-based detection and as context words. */
    readonly name?: string;
    /** The kinds to report; the default is every kind except those that are off by default (IP addresses). */
    readonly kinds?: ReadonlySet<DetectorKind>;
    /** Domains whose e-mail addresses are mailboxes of teams, not of persons: `example.com` allows that domain alone. */
    readonly allowedEmailDomains?: readonly string[];
}
