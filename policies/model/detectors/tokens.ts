/**
 * The shapes of tokens that say by a prefix whose they are. Lengths and alphabets are those that the services document or issue,
 * and those that the public rule sets of gitleaks and secretlint agree on. What a service publishes by design (publishable keys,
 * application and account ids) is no credential and not listed.
 */
import { ALPHANUMERIC, BASE32, BASE64, BASE64URL, DOTTED, HEX, LOWER_HEX, UPPER_ALPHANUMERIC, alphabet, type Alphabet } from "./alphabet";
import { type CredentialKind } from "./types";

/** A prefix, and what must follow it. */
export interface TokenShape {
    readonly prefix: string;
    readonly kind: CredentialKind;
    /** The characters of the rest of the token. */
    readonly body: Alphabet;
    /** How many of them there are at least, and at most. A longer run is no token of this shape. */
    readonly min: number;
    readonly max: number;
    /** What the whole token must look like, where its parts matter; anchored at both ends, bounded. */
    readonly whole?: RegExp;
}

const shape = (kind: CredentialKind, prefix: string, body: Alphabet, min: number, max = min, whole?: RegExp): TokenShape => ({
    prefix,
    kind,
    body,
    min,
    max,
    ...(whole === undefined ? {} : { whole }),
});

/** The longest body of a token whose length its service does not fix. */
const LONG = 2048;

const several = (kind: CredentialKind, prefixes: string, body: Alphabet, min: number, max = min): TokenShape[] =>
    prefixes.split(" ").map((prefix) => shape(kind, prefix, body, min, max));

/** Shapes of the credentials of clouds, platforms and infrastructure. */
const INFRASTRUCTURE: readonly TokenShape[] = [
    // Unique identifiers of users, roles and the like (AIDA, AROA, AGPA …) are names, not credentials (IAM User Guide, "Unique identifiers").
    ...several("aws-access-key-id", "AKIA ASIA ABIA ACCA", BASE32, 16),
    shape("aws-access-key-id", "A3T", UPPER_ALPHANUMERIC, 17),
    // Base 64 of what every session token of AWS STS begins with.
    ...several("aws-session-token", "IQoJb3JpZ2lu FwoGZXIvYXdz FQoGZXIvYXdz", alphabet("A-Za-z0-9+/=_-"), 80, 4096),
    shape("aws-bedrock-key", "ABSK", alphabet("A-Za-z0-9+/="), 100, 300),
    shape("aws-bedrock-key", "bedrock-api-key-", alphabet("A-Za-z0-9+/="), 28, LONG),
    ...several("service-token", "da1- da2-", alphabet("a-z0-9"), 26), // AWS AppSync
    shape("service-token", "amzn.mws.", alphabet("a-f0-9-"), 36), // Amazon Marketplace
    shape("service-token", "amzn1.oa2-cs.v1.", LOWER_HEX, 64), // Login with Amazon
    shape("service-token", "Atzr|", BASE64URL, 100, LONG),
    shape("google-api-key", "AIza", BASE64URL, 35),
    shape("google-oauth", "GOCSPX-", BASE64URL, 28),
    shape("google-oauth", "ya29.", BASE64URL, 20, LONG),
    shape("google-oauth", "1//0", BASE64URL, 40, 200),
    shape("digitalocean-token", "dop_v1_", LOWER_HEX, 64),
    shape("digitalocean-token", "doo_v1_", LOWER_HEX, 64),
    shape("digitalocean-token", "dor_v1_", LOWER_HEX, 64),
    shape("cloudflare-token", "v1.0-", alphabet("a-f0-9-"), 171, 171),
    ...several("cloudflare-token", "cfut_ cfat_ cfk_", ALPHANUMERIC, 40, 64),
    shape("heroku-key", "HRKU-", BASE64URL, 36, 64),
    shape("service-token", "LTAI", ALPHANUMERIC, 12, 24), // Alibaba Cloud
    shape("service-token", "AKID", ALPHANUMERIC, 32, 32, /^AKID(?=[A-Za-z]{0,31}\d)(?=[A-Z\d]{0,31}[a-z])[A-Za-z0-9]{32}$/u), // Tencent Cloud
    shape("pulumi-token", "pul-", LOWER_HEX, 40),
    shape("vault-token", "hvs.", BASE64URL, 24, 300),
    shape("vault-token", "hvb.", BASE64URL, 100, 400),
    shape("vault-token", "hvr.", BASE64URL, 24, 300),
    shape("vault-token", "s.", ALPHANUMERIC, 24, 24, /^s\.(?=[A-Za-z]{0,23}\d)(?=[A-Z\d]{0,23}[a-z])[A-Za-z0-9]{24}$/u),
    shape("vault-token", "s.CAESI", BASE64URL, 80, 300), // of the cloud
    ...several("doppler-token", "dp.pt. dp.st. dp.ct. dp.sa. dp.scim. dp.audit.", alphabet("A-Za-z0-9._-"), 40, 80),
    shape("databricks-token", "dapi", alphabet("a-f0-9-"), 32, 34, /^dapi[a-f0-9]{32}(?:-\d)?$/u),
    shape("databricks-token", "dkea", alphabet("a-f0-9-"), 32, 34, /^dkea[a-f0-9]{32}(?:-\d)?$/u),
    shape("databricks-token", "dose", alphabet("a-f0-9"), 32),
    ...several("service-token", "pscale_tkn_ pscale_oauth_ pscale_pw_", DOTTED, 32, 64), // PlanetScale
    shape("service-token", "tskey-", BASE64URL, 20, 100), // Tailscale
    shape("service-token", "fo1_", BASE64URL, 43), // Fly.io
    ...several("service-token", "fm1a_ fm1r_ fm2_", alphabet("A-Za-z0-9+/="), 100, LONG),
    ...several("service-token", "vcp_ vci_ vca_ vcr_ vck_", ALPHANUMERIC, 24, 64), // Vercel
    shape("service-token", "nfp_", ALPHANUMERIC, 36, 64), // Netlify
    shape("service-token", "vercel_blob_rw_", alphabet("A-Za-z0-9_"), 30, 80),
    shape("service-token", "tk-us-", BASE64URL, 48), // Scalingo
    shape("service-token", "sha256~", BASE64URL, 43), // OpenShift
    shape("service-token", "4b1d", ALPHANUMERIC, 38), // ClickHouse Cloud
    shape("service-token", "AQVN", BASE64URL, 35, 38), // Yandex Cloud
    shape("service-token", "ops_eyJ", BASE64, 200, LONG), // 1Password service accounts
    shape(
        "service-token",
        "A3-",
        alphabet("A-Z0-9-"),
        30,
        40,
        /^A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}$/u,
    ), // 1Password
    ...several("service-token", "sbp_ sb_secret_", BASE64URL, 20, 80), // Supabase
    shape("service-token", "mdb_sa_sk_", BASE64URL, 40), // MongoDB Atlas
    shape("service-token", "SWMTKN-1-", alphabet("a-z0-9-"), 40, 90, /^SWMTKN-1-[a-z0-9]{40,52}-[a-z0-9]{20,28}$/u), // Docker Swarm
    shape("service-token", "AstraCS:", alphabet("A-Za-z0-9:"), 80, 110), // DataStax
    shape("service-token", "CCDB1_", alphabet("A-Za-z0-9_"), 40, 80), // CockroachDB
    shape("service-token", "napi_", ALPHANUMERIC, 60, 70), // Neon
    shape("service-token", "rnd_", ALPHANUMERIC, 28, 40), // Render
    shape("service-token", "ucat_", ALPHANUMERIC, 26, 40), // UpCloud
    shape("service-token", "SCW", UPPER_ALPHANUMERIC, 17), // Scaleway
    shape("service-token", "y0_", BASE64URL, 50, 80), // Yandex
    shape("google-api-key", "AQ.", BASE64URL, 45, 60, /^AQ\.Ab[A-Za-z0-9_-]{43,58}$/u), // of the kind that Google makes since 2025
    ...["SU", "SA", "SO", "SN", "SC", "SX"].map((prefix) => shape("private-key", prefix, BASE32, 56)), // seeds of NATS
];

/** Shapes of the credentials of places where code and packages live. */
const DEVELOPMENT: readonly TokenShape[] = [
    ...several("github-token", "ghp_ gho_ ghu_ ghs_ ghr_", alphabet("A-Za-z0-9_"), 36, 255),
    shape("github-token", "github_pat_", alphabet("A-Za-z0-9_"), 60, 255),
    ...several(
        "gitlab-token",
        "glpat- gldt- glft- glsoat- glrt- glrtr- glcbt- glptt- glimt- glagent- gloas- glffct- glwt-",
        alphabet("A-Za-z0-9_.-"),
        20,
        320,
    ),
    shape("gitlab-token", "GR1348941", BASE64URL, 20, 60),
    shape("gitlab-token", "_gitlab_session=", alphabet("a-z0-9"), 32),
    shape("bitbucket-token", "ATBB", alphabet("A-Za-z0-9_=.-"), 28, 64),
    shape("bitbucket-token", "BBDC-", BASE64, 40, 64),
    shape("atlassian-token", "ATATT3xFfGF0", alphabet("A-Za-z0-9_=-"), 60, 300),
    shape("atlassian-token", "ATCTT3xFfG", alphabet("A-Za-z0-9_=-"), 60, 300),
    shape("npm-token", "npm_", ALPHANUMERIC, 36),
    shape("pypi-token", "pypi-AgEIcHlwaS5vcmc", BASE64URL, 50, LONG),
    shape("pypi-token", "pypi-AgENdGVzdC5weXBpLm9yZw", BASE64URL, 50, LONG),
    shape("rubygems-key", "rubygems_", LOWER_HEX, 48),
    shape("nuget-key", "oy2", alphabet("a-z0-9"), 43),
    shape("docker-token", "dckr_pat_", BASE64URL, 27, 60),
    shape("docker-token", "dckr_oat_", BASE64URL, 27, 60),
    shape("service-token", "AKCp", ALPHANUMERIC, 60, 72), // Artifactory
    shape("service-token", "cmVmd", ALPHANUMERIC, 59), // Artifactory, base 64 of "ref"
    shape("service-token", "CLOJARS_", alphabet("a-z0-9"), 60),
    shape("service-token", "PMAK-", alphabet("A-Fa-f0-9-"), 59, 59), // Postman
    shape("service-token", "pnu_", ALPHANUMERIC, 36), // Prefect
    shape("service-token", "ico-", ALPHANUMERIC, 32), // Infracost
    shape("service-token", "rdme_", alphabet("a-z0-9"), 70), // ReadMe
    shape("service-token", "API-", UPPER_ALPHANUMERIC, 26), // Octopus Deploy
    ...several("service-token", "packagist_ort_ packagist_out_ packagist_uut_ packagist_ack_", HEX, 68),
    shape("service-token", "odt_", ALPHANUMERIC, 32, 255), // Dependency-Track
    shape("service-token", "slk_", LOWER_HEX, 64), // Sourcegraph
    shape("service-token", "sgp_", ALPHANUMERIC, 64), // Segment
    shape("service-token", "sgp_", alphabet("A-Fa-f0-9_local"), 40, 60, /^sgp_(?:(?:[A-Fa-f0-9]{16}|local)_)?[A-Fa-f0-9]{40}$/u), // Sourcegraph
    shape("service-token", "sqp_", LOWER_HEX, 40), // SonarQube
    ...several("service-token", "squ_ sqa_", LOWER_HEX, 40),
    ...several("service-token", "CCIPAT_ CCIPRJ_", alphabet("A-Za-z0-9_"), 40, 80), // CircleCI
    shape("service-token", "bkua_", alphabet("a-z0-9"), 40), // Buildkite
    shape("service-token", "cio", ALPHANUMERIC, 32), // crates.io
    ...several("service-token", "sm_aat_ sm_pat_ sm_sat_", ALPHANUMERIC, 16), // SettleMint
    shape("service-token", "p8e-", alphabet("a-z0-9"), 32), // Adobe
    shape("figma-token", "figd_", BASE64URL, 36, 80),
    shape("figma-token", "figo_", BASE64URL, 36, 80),
    shape("figma-token", "figu_", BASE64URL, 36, 80),
    shape("figma-token", "figr_", BASE64URL, 36, 80),
    shape("service-token", "phx_", BASE64URL, 40, 64), // PostHog
    shape("service-token", "CFPAT-", BASE64URL, 43), // Contentful
    ...several("service-token", "sdk- api-", alphabet("a-f0-9-"), 36, 36), // LaunchDarkly
    ...several("service-token", "pat. sat.", alphabet("A-Za-z0-9._-"), 68, 68), // Harness
    ...several("service-token", "phs_ phr_", BASE64URL, 40, 64), // PostHog
    ...several("service-token", "bkct_ bkpat_ bkar_", alphabet("A-Za-z0-9_"), 32, 80), // Buildkite
    ...several("service-token", "snyk_uat. snyk_sat.", DOTTED, 40, 200),
    shape("service-token", "e2b_", LOWER_HEX, 40),
    shape("service-token", "sk_car_", ALPHANUMERIC, 20, 40), // Cartesia
    shape("service-token", "bb_live_", BASE64URL, 24, 60), // Browserbase
    shape("service-token", "as-", ALPHANUMERIC, 22, 22, /^as-(?=[A-Za-z]{0,21}\d)(?=[A-Z\d]{0,21}[a-z])[A-Za-z0-9]{22}$/u), // Modal
    shape("service-token", "esecret_", ALPHANUMERIC, 24, 40), // Anyscale
    ...several("service-token", "statsig- secret-", ALPHANUMERIC, 40, 64), // Statsig
    shape("service-token", "ser.", ALPHANUMERIC, 20, 30), // Flagsmith
];

/** Shapes of the credentials of chat, mail, payment and business services. */
const BUSINESS: readonly TokenShape[] = [
    ...several("slack-token", "xoxb- xoxp- xoxs- xoxo- xoxc- xoxd- xoxe-", alphabet("A-Za-z0-9%-"), 24, 400),
    ...several("slack-token", "xoxa- xoxr-", alphabet("A-Za-z0-9-"), 10, 400),
    shape("slack-token", "xoxe.xox", BASE64URL, 40, 400),
    shape("slack-token", "xapp-", BASE64URL, 30, 200),
    shape("slack-token", "xwfp-", BASE64URL, 30, 200),
    ...several("stripe-key", "sk_live_ sk_test_ rk_live_ rk_test_ sk_prod_ rk_prod_", ALPHANUMERIC, 10, 247),
    shape("stripe-key", "whsec_", alphabet("A-Za-z0-9+/="), 32, 80),
    ...several("square-token", "sq0atp- sq0csp-", BASE64URL, 22, 64),
    shape("square-token", "EAAA", BASE64URL, 60),
    shape("paypal-token", "access_token$production$", alphabet("a-z0-9$"), 40, 80),
    shape("paypal-token", "access_token$sandbox$", alphabet("a-z0-9$"), 40, 80),
    ...several("shopify-token", "shpat_ shpca_ shppa_ shpss_ shptka_", ALPHANUMERIC, 32, 38),
    shape("twilio-key", "SK", HEX, 32),
    shape("sendgrid-key", "SG.", DOTTED, 60, 80),
    shape("mailgun-key", "key-", alphabet("a-z0-9"), 32),
    shape("service-token", "xkeysib-", alphabet("a-zA-Z0-9-"), 81, 81), // Brevo
    shape("service-token", "xsmtpsib-", alphabet("a-zA-Z0-9-"), 81, 81),
    shape("service-token", "EAAC", ALPHANUMERIC, 100, 300), // Facebook
    shape("service-token", "EAAM", ALPHANUMERIC, 100, 300),
    shape("notion-token", "ntn_", ALPHANUMERIC, 40, 60),
    shape("notion-token", "secret_", ALPHANUMERIC, 43),
    shape("linear-key", "lin_api_", ALPHANUMERIC, 40, 64),
    shape("linear-key", "lin_oauth_", ALPHANUMERIC, 40, 64),
    ...several("service-token", "pat-na1- pat-eu1- pat-na2- pat-ap1-", alphabet("a-f0-9-"), 36, 36), // HubSpot
    ...several("service-token", "shippo_live_ shippo_test_", HEX, 40),
    ...several("service-token", "EZAK EZTK", ALPHANUMERIC, 54), // EasyPost
    ...several("service-token", "duffel_test_ duffel_live_", alphabet("A-Za-z0-9_=-"), 43),
    ...several("service-token", "FLWSECK_TEST- FLWSECK-", alphabet("a-zA-Z0-9-"), 12, 40), // Flutterwave
    ...several("service-token", "test_ live_", LOWER_HEX, 35),
    // Mollie's keys have 30 characters, GoCardless's 40, and Twitch's stream keys begin with the number of the channel.
    shape("service-token", "live_", ALPHANUMERIC, 30, 30, /^live_(?=[A-Za-z]{0,29}\d)(?=[A-Z\d]{0,29}[a-z])[A-Za-z0-9]{30}$/u),
    shape("service-token", "live_", BASE64URL, 40, 40, /^live_(?=[A-Za-z_-]{0,39}\d)(?=[a-z\d_-]{0,39}[A-Z])[A-Za-z0-9_-]{40}$/u),
    shape("service-token", "live_", alphabet("A-Za-z0-9_"), 37, 44, /^live_\d{6,12}_[A-Za-z0-9]{28,36}$/u),
    shape("service-token", "pk_", LOWER_HEX, 34), // Klaviyo
    shape("service-token", "pk_", alphabet("A-Z0-9_"), 38, 44, /^pk_\d{5,10}_[A-Z0-9]{32}$/u), // ClickUp
    shape("service-token", "dG9rO", alphabet("A-Za-z0-9+/="), 50, 64), // Intercom, base 64 of "tok:"
    ...several("service-token", "secret-live- secret-test-", alphabet("A-Za-z0-9_=-"), 36), // Stytch
    shape("service-token", "ramp_sec_", ALPHANUMERIC, 48),
    shape("service-token", "shltm_", BASE64URL, 40), // Flexport
    shape("service-token", "tkn.v1_", alphabet("A-Za-z0-9+/="), 60, 80), // Teamwork
    shape("service-token", "sl.", BASE64URL, 130, LONG), // Dropbox
    shape("service-token", "sl.u.", BASE64URL, 130, LONG),
    shape("service-token", "fio-u-", alphabet("A-Za-z0-9_=-"), 64), // Frame.io
    shape("service-token", "tfp_", alphabet("A-Za-z0-9_.=-"), 40, 64), // Typeform
    shape("service-token", "dnkey-", alphabet("a-z0-9_=-"), 70, 100),
    ...several("service-token", "access-sandbox- access-development- access-production-", alphabet("a-f0-9-"), 36), // Plaid
    ...several("service-token", "s-s4t2ud- s-s4t2af-", LOWER_HEX, 64), // 42
    shape("service-token", "00D", alphabet("A-Za-z0-9!._-"), 90, 120, /^00D[A-Za-z0-9]{9,15}![A-Za-z0-9._-]{80,105}$/u), // Salesforce
    ...several("service-token", "sk.eyJ1", alphabet("A-Za-z0-9._-"), 60, 200), // Mapbox
    shape("service-token", "pat", alphabet("A-Za-z0-9."), 79, 79, /^pat[A-Za-z0-9]{14}\.[a-f0-9]{64}$/u), // Airtable
    shape("service-token", "AAAAAAAAAAAAAAAAAAAA", alphabet("A-Za-z0-9%"), 60, 120), // Twitter
    shape("service-token", "re_", alphabet("A-Za-z0-9_"), 30, 40, /^re_[A-Za-z0-9]{8}_[A-Za-z0-9]{20,28}$/u), // Resend
    ...several("service-token", "IGQV IGAA", ALPHANUMERIC, 80, 300), // Instagram
    shape("service-token", "EAA", ALPHANUMERIC, 120, 300), // Facebook
    shape("service-token", "mlsn.", LOWER_HEX, 64), // MailerSend
    shape("service-token", "md-", BASE64URL, 22, 22, /^md-(?=[A-Za-z_-]{0,21}\d)(?=[a-z\d_-]{0,21}[A-Z])[A-Za-z0-9_-]{22}$/u), // Mandrill
    shape("service-token", "vk1.a.", BASE64URL, 80, 300), // VK
    shape("service-token", "1000.", alphabet("a-f0-9."), 65, 65, /^1000\.[a-f0-9]{32}\.[a-f0-9]{32}$/u), // Zoho
    shape("service-token", "shpua_", ALPHANUMERIC, 32, 38), // Shopify
    shape("service-token", "xkeys-", alphabet("a-zA-Z0-9-"), 60, 90), // Brevo
];

/** Shapes of the credentials of artificial intelligence and monitoring. */
const OBSERVATION: readonly TokenShape[] = [
    ...several("anthropic-key", "sk-ant-", BASE64URL, 60, 160),
    ...several("openai-key", "sk-proj- sk-svcacct- sk-admin- sk-None-", BASE64URL, 40, 220),
    shape("openai-key", "sk-", ALPHANUMERIC, 48),
    shape("service-token", "sk-", LOWER_HEX, 32), // DeepSeek
    shape("service-token", "sk-or-v1-", LOWER_HEX, 64), // OpenRouter
    shape("groq-key", "gsk_", ALPHANUMERIC, 48, 60),
    shape("service-token", "xai-", alphabet("A-Za-z0-9_"), 70, 90),
    shape("service-token", "sk-lf-", alphabet("a-f0-9-"), 36), // Langfuse
    ...several("service-token", "tvly- tvly-dev- tvly-prod-", ALPHANUMERIC, 32), // Tavily
    shape("service-token", "nvapi-", BASE64URL, 60, 80), // NVIDIA
    shape("service-token", "sk_", LOWER_HEX, 48), // ElevenLabs
    shape("service-token", "apify_api_", ALPHANUMERIC, 36, 40),
    shape("service-token", "alcht_", ALPHANUMERIC, 30), // Alchemy
    shape("service-token", "aio_", ALPHANUMERIC, 28), // Adafruit IO
    shape("service-token", "pplx-", ALPHANUMERIC, 40, 60), // Perplexity
    shape("service-token", "r8_", BASE64URL, 37), // Replicate
    shape("service-token", "fw_", ALPHANUMERIC, 22, 30), // Fireworks
    shape("service-token", "lsv2_pt_", alphabet("a-f0-9_"), 32, 64), // LangSmith
    shape("service-token", "lsv2_sk_", alphabet("a-f0-9_"), 32, 64),
    shape("service-token", "pcsk_", alphabet("A-Za-z0-9_"), 50, 90), // Pinecone
    shape("service-token", "llx-", BASE64URL, 40, 60), // LlamaCloud
    shape("service-token", "csk-", alphabet("a-z0-9"), 48), // Cerebras
    shape("service-token", "fc-", LOWER_HEX, 32), // Firecrawl
    shape("service-token", "jina_", BASE64URL, 48, 70),
    shape("service-token", "tgp_v1_", BASE64URL, 40, 60), // Together
    shape("service-token", "rpa_", ALPHANUMERIC, 40, 60), // RunPod
    shape("service-token", "sk-helicone-", alphabet("a-z0-9-"), 25, 60),
    shape("service-token", "wandb_v1_", BASE64URL, 60, 100), // Weights & Biases
    shape("service-token", "pa-", BASE64URL, 43, 43, /^pa-(?=[A-Za-z_-]{0,42}\d)(?=[a-z\d_-]{0,42}[A-Z])[A-Za-z0-9_-]{43}$/u), // Voyage
    shape("service-token", "sk-or-", BASE64URL, 40, 90), // OpenRouter
    shape("huggingface-token", "hf_", ALPHANUMERIC, 34, 40),
    shape("huggingface-token", "api_org_", ALPHANUMERIC, 34),
    ...several("new-relic-key", "NRAK- NRII- NRIQ- NRRA- NRSP- NRAA- NRAL-", BASE64URL, 20, 50),
    shape("new-relic-key", "eu01xx", LOWER_HEX, 30, 34),
    shape("new-relic-key", "eu01xx", alphabet("a-f0-9NRAL"), 34, 34, /^eu01xx[a-f0-9]{30}NRAL$/u),
    ...several("service-token", "xaat- xapt-", alphabet("a-f0-9-"), 36), // Axiom
    shape("service-token", "rootly_", LOWER_HEX, 64),
    shape("sentry-token", "sntrys_", alphabet("A-Za-z0-9+/=_"), 60, 500),
    shape("sentry-token", "sntryu_", LOWER_HEX, 64),
    shape("sentry-token", "sntrya_", LOWER_HEX, 64),
    shape("grafana-token", "glc_", alphabet("A-Za-z0-9+/="), 32, 403),
    shape("grafana-token", "glsa_", alphabet("A-Za-z0-9_"), 41),
    shape("grafana-token", "eyJrIjoi", alphabet("A-Za-z0-9+/="), 60, 403),
    ...several("dynatrace-token", "dt0c01. dt0s01. dt0s16.", alphabet("A-Za-z0-9."), 80, 100),
    shape("service-token", "u+", alphabet("A-Za-z0-9_+-"), 18, 18), // PagerDuty
    shape("service-token", "pdus+_", alphabet("A-Za-z0-9_-"), 18, 80),
    ...several("service-token", "hcaik_ hcaic_ hcamk_", alphabet("a-z0-9_"), 40, 80), // Honeycomb
    ...several("service-token", "YCA", BASE64URL, 36, 38), // Yandex Cloud
    ...several("service-token", "YCB", BASE64URL, 36, 38),
];

/** Keys whose own words say that they are secret. */
const KEYS: readonly TokenShape[] = [
    shape("private-key", "AGE-SECRET-KEY-1", alphabet("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"), 58),
    shape("private-key", "AGE-SECRET-KEY-PQ-1", UPPER_ALPHANUMERIC, 58, 120),
];

/** All shapes; of several that match at one place the longest prefix wins. */
export const TOKEN_SHAPES: readonly TokenShape[] = [...INFRASTRUCTURE, ...DEVELOPMENT, ...BUSINESS, ...OBSERVATION, ...KEYS];
