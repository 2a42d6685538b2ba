/** Webhooks whose URL is the only secret: whoever knows it may post. */
import { isPlaceholder } from "./placeholder";
import { type Found } from "./prefixes";

/** A host to look for, and what its secret URLs look like from the host on. */
interface Webhook {
    readonly host: string;
    /** Bounded, without the scheme. */
    readonly pattern: RegExp;
}

/** What every such URL holds a piece of: a text without it is not looked at again. */
const HINT = /hook|ifttt|pagerduty|telegram|victorops|robot|spaces/u;

/** The webhooks that are looked for. */
const WEBHOOKS: readonly Webhook[] = [
    { host: "hooks.slack.com", pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9+/_-]{30,80}/u },
    { host: "/webhooks/", pattern: /(?:ptb\.|canary\.)?discord(?:app)?\.com\/api(?:\/v\d{1,2})?\/webhooks\/\d{15,22}\/[\w-]{40,90}/u },
    {
        host: ".webhook.office.com",
        pattern: /[\w-]{1,63}\.webhook\.office\.com\/webhookb2\/[\w@-]{60,90}\/\w{1,30}\/\w{20,40}(?:\/[\w-]{20,40})?/u,
    },
    { host: "outlook.office", pattern: /outlook\.office(?:365)?\.com\/webhook\/[\w@-]{60,90}\/\w{1,30}\/\w{20,40}(?:\/[\w-]{20,40})?/u },
    { host: "hooks.zapier.com", pattern: /hooks\.zapier\.com\/hooks\/catch\/\d{4,12}\/\w{5,20}/u },
    { host: "maker.ifttt.com", pattern: /maker\.ifttt\.com\/trigger\/[\w{}-]{1,64}\/(?:json\/)?with\/key\/[\w-]{20,64}/u },
    { host: ".tines.com/webhook/", pattern: /[\w-]{1,63}\.tines\.com\/webhook\/[a-z0-9]{32}\/[a-z0-9]{32}/u },
    { host: "hook.", pattern: /hook\.(?:(?:eu|us)\d\.)?(?:make|integromat)\.com\/[a-z0-9]{24,40}/u },
    { host: "events.pagerduty.com", pattern: /events\.pagerduty\.com\/integration\/[0-9a-f]{32}\/enqueue/u },
    { host: "api.telegram.org", pattern: /api\.telegram\.org\/bot\d{5,16}:[\w-]{35}/u },
    { host: "hooks.chime.aws", pattern: /hooks\.chime\.aws\/incomingwebhooks\/[0-9a-f-]{36}\?token=[\w-]{20,120}/u },
    {
        host: "chat.googleapis.com",
        pattern: /chat\.googleapis\.com\/v1\/spaces\/[\w-]{6,20}\/messages\?(?:key=[\w-]{20,60}&(?:amp;)?)?token=[\w%-]{20,120}/u,
    },
    { host: "alert.victorops.com", pattern: /alert\.victorops\.com\/integrations\/generic\/\d{1,12}\/alert\/[0-9a-f-]{36}/u },
    { host: "/services/hooks", pattern: /[\w-]{1,63}\.slack\.com\/services\/hooks\/[\w-]{1,30}\?token=\w{20,40}/u },
    { host: "open.feishu.cn", pattern: /open\.feishu\.cn\/open-apis\/bot\/v2\/hook\/[0-9a-f-]{36}/u },
    { host: "qyapi.weixin.qq.com", pattern: /qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send\?key=[0-9a-f-]{36}/u },
    { host: "oapi.dingtalk.com", pattern: /oapi\.dingtalk\.com\/robot\/send\?access_token=[0-9a-f]{64}/u },
];

/** Finds webhooks, with or without a scheme in front. */
export function findWebhooks(text: string): Found[] {
    const found: Found[] = [];
    if (!HINT.test(text)) return found;
    for (const { host, pattern } of WEBHOOKS) {
        for (let at = text.indexOf(host); at !== -1; at = text.indexOf(host, at + host.length)) {
            const from = Math.max(0, at - 80);
            const match = pattern.exec(text.slice(from, at + 512));
            if (match === null || isPlaceholder(match[0])) continue;
            const start = from + match.index;
            const end = start + match[0].length;
            found.push({ kind: "webhook-url", start: text.startsWith("https://", start - 8) ? start - 8 : start, end });
            at = Math.max(at, end - host.length);
        }
    }
    return found;
}
