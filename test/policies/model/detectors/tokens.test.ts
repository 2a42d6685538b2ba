import assert from "node:assert/strict";
import { CREDENTIAL_KINDS, detect, type CredentialKind } from "../../../../policies/model/detectors";

const join = (...parts: readonly string[]): string => parts.join("");
const credentials = (text: string): string[] => detect(text, { kinds: new Set(CREDENTIAL_KINDS) }).map(({ kind }) => kind);

const HEX16 = join("6f1c2b9e", "04d7a853");
const HEX24 = join(HEX16, "b1e94c70");
const HEX32 = join(HEX24, "2f8d635a");
const MIXED = "k7Qm2Zr9Xv4Lp8Tn1Wc6Hs3Yb5Jd0GfRtEuAoVqX";
const mixed = (length: number): string => MIXED.repeat(3).slice(0, length);
const UUID = "4b1c9a52-6e0f-4d3b-9c57-2a8e61f0d7b4";

describe("the shapes of tokens", () => {
    const found: readonly (readonly [service: string, token: string, kind?: CredentialKind])[] = [
        ["AppSync", join("da", "2-", mixed(26).toLowerCase())],
        ["Login with Amazon", join("amzn1.", "oa2-cs.v1.", HEX32, HEX32)],
        ["Login with Amazon's refresh token", join("At", "zr|", mixed(120))],
        ["Amazon Marketplace", join("amzn.", "mws.", UUID)],
        ["Adafruit IO", join("ai", "o_", mixed(28))],
        ["Alchemy", join("alc", "ht_", mixed(30))],
        ["Apify", join("apify_", "api_", mixed(36))],
        ["Axiom", join("xa", "at-", UUID)],
        ["ClickUp", join("p", "k_", "7043602_", mixed(32).toUpperCase())],
        ["Contentful", join("CF", "PAT-", mixed(43))],
        ["Dependency-Track", join("od", "t_", mixed(32))],
        ["Dropbox", join("s", "l.", mixed(120), "-", mixed(15))],
        ["ElevenLabs", join("s", "k_", HEX24, HEX24)],
        ["Figma's refresh token", join("fi", "gr_", mixed(40)), "figma-token"],
        ["Flexport", join("sh", "ltm_", mixed(40))],
        ["Intercom", join("dG", "9rO", mixed(54), "=")],
        ["Klaviyo", join("p", "k_", HEX32, "a1")],
        ["Langfuse", join("sk-", "lf-", UUID)],
        ["Mollie", join("li", "ve_", mixed(30))],
        ["GoCardless", join("li", "ve_", mixed(20), "-", mixed(19))],
        ["MongoDB Atlas", join("mdb_", "sa_sk_", mixed(6), mixed(34))],
        ["New Relic's license of the United States", join(HEX32, "a1b2", "NR", "AL"), "new-relic-key"],
        ["New Relic's license of Europe", join("eu01", "xx", HEX24, "a1b2c3", "NR", "AL"), "new-relic-key"],
        ["NVIDIA", join("nv", "api-", mixed(64))],
        ["OpenAI's named service account", join("sk-", "orders-service-", mixed(20), "T3Blb", "kFJ", mixed(20)), "openai-key"],
        ["Packagist", join("packagist_", "ort_", HEX32, HEX32, "a1b2")],
        ["PostHog", join("ph", "x_", mixed(20), "_-", mixed(21))],
        ["Ramp", join("ramp_", "sec_", mixed(48))],
        ["Rootly", join("root", "ly_", HEX32, HEX32)],
        ["Segment", join("sg", "p_", mixed(64))],
        ["Sourcegraph's license", join("sl", "k_", HEX32, HEX32)],
        ["Stytch", join("secret-", "live-", mixed(35), "=")],
        ["Tavily", join("tv", "ly-", mixed(32))],
        ["Tavily's development key", join("tv", "ly-dev-", mixed(32))],
        ["Teamwork", join("tkn.", "v1_", mixed(60), "=")],
        ["Tencent Cloud", join("AK", "ID", mixed(32))],
        ["Twitch's stream key", join("li", "ve_", "126031192_", mixed(30))],
        ["Typeform", join("tf", "p_", mixed(40))],
        ["Vercel's storage", join("vercel_", "blob_rw_", mixed(16), "_", mixed(30))],
        ["xAI with an underscore", join("xa", "i-", mixed(40), "_", mixed(39))],
        ["Asana's second format", join("2/", "1204567890123456", "/", "1204567890654321", ":", HEX32)],
        ["a key of Azure with its signature", join(mixed(52), "JQQ", "J99", mixed(18), "AZDO", "a1b2")],
        ["a storage key of Azure with its signature", join(mixed(76), "+A", "St", mixed(5), "A=="), "azure-storage-key"],
        ["HCP Vault's service token", join("s.", "CAESI", mixed(90)), "vault-token"],
    ];
    for (const [service, token, kind = "service-token"] of found) {
        it(`know ${service}`, () => {
            assert.deepEqual(credentials(`key: "${token}"`).slice(0, 1), [kind]);
        });
    }

    it("know a webhook of Tines", () => {
        assert.deepEqual(credentials(join("https://orders.", "tines.com/webhook/", HEX32, "/", HEX32)), ["webhook-url"]);
    });

    const harmless: readonly (readonly [title: string, text: string])[] = [
        ["a test's name", "test_HandlerReturnsErrorWhenMissing1"],
        ["a live stream's name", "live_stream_of_the_orders_department"],
        ["a class of a style sheet", "sk_button-primary__label"],
        ["a variable of C", join("odt_", "value_of_the_first_entry_of_it")],
        ["a publishable key", join("pk_", "live_button_of_the_first_page_x")],
    ];
    for (const [title, text] of harmless) {
        it(`let ${title} pass`, () => {
            assert.deepEqual(credentials(text), []);
        });
    }
});
