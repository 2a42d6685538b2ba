/** Tokens without a prefix of letters of their own, which a sticky, bounded expression recognises at the start of a word. */
import { type CredentialKind } from "./types";

/** Characters that begin such a token, and its expression. */
export interface PatternedShape {
    readonly kind: CredentialKind;
    /** The characters that a token begins with, one by one. */
    readonly first: string;
    /** Sticky and bounded; its parts are told apart by characters that the part before cannot hold. */
    readonly pattern: RegExp;
    /** What every such token holds: a text without it is not looked at. */
    readonly holds: string;
    /** A further condition on the token. */
    readonly accept?: (token: string) => boolean;
}

const DIGIT = "0123456789";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

const isMixed = (token: string): boolean => /\d/u.test(token) && /[a-z]/u.test(token) && /[A-Z]/u.test(token);

export const PATTERNED: readonly PatternedShape[] = [
    // Bot id, colon, 35 characters (Telegram Bot API, "Authorizing your bot").
    { kind: "telegram-token", first: DIGIT, holds: ":A", pattern: /\d{5,16}:A[A-Za-z0-9_-]{34}(?![A-Za-z0-9_-])/uy },
    // Base 64 of the id of the bot, of a time, and a signature. Ids are decimal, hence the first letters.
    {
        kind: "discord-token",
        first: "MNO",
        holds: ".",
        pattern: /[MNO][A-Za-z0-9_-]{22,28}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}(?![A-Za-z0-9_-])/uy,
        accept: isMixed,
    },
    { kind: "mailchimp-key", first: DIGIT + "abcdef", holds: "-us", pattern: /[0-9a-f]{32}-us\d{1,2}(?!\d|\w)/uy },
    { kind: "mailgun-key", first: DIGIT + "abcdef", holds: "-", pattern: /[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}(?![\w-])/uy },
    {
        kind: "terraform-token",
        first: DIGIT + LETTERS,
        holds: ".atlasv1.",
        pattern: /[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}(?![A-Za-z0-9_])/uy,
    },
    {
        kind: "azure-client-secret",
        first: DIGIT + LETTERS + "_~.",
        holds: "Q~",
        pattern: /[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~-])/uy,
    },
    { kind: "service-token", first: DIGIT + LETTERS, holds: "_mmk", pattern: /[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk(?!\w)/uy }, // MaxMind
    { kind: "service-token", first: DIGIT, holds: "|", pattern: /\d{15,16}\|[A-Za-z0-9_-]{27,40}(?![A-Za-z0-9_-])/uy }, // Facebook
    { kind: "service-token", first: DIGIT, holds: "/", pattern: /[012]\/\d{13,16}(?:\/\d{13,16})?:[0-9a-f]{32}(?!\w)/uy }, // Asana
    // Azure signs the keys that it makes since 2024 in their middle, and those of its storage since 2021 at their end.
    {
        kind: "service-token",
        first: DIGIT + LETTERS,
        holds: "JQQJ99",
        pattern: /[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26}(?![A-Za-z0-9])/uy,
    },
    {
        kind: "azure-storage-key",
        first: DIGIT + LETTERS + "+/",
        holds: "+ASt",
        pattern: /[A-Za-z0-9+/]{76}\+ASt[A-Za-z0-9+/]{5}[AQgw]==/uy,
    },
    { kind: "new-relic-key", first: DIGIT + "abcdef", holds: "NRAL", pattern: /[0-9a-f]{36}NRAL(?!\w)/uy },
    // Keys that bear a name of the user's choice, before the mark in their middle.
    { kind: "openai-key", first: "s", holds: "T3BlbkFJ", pattern: /sk-[A-Za-z0-9_-]{20,160}T3BlbkFJ[A-Za-z0-9_-]{20,80}/uy },
    {
        kind: "service-token",
        first: "seau",
        holds: ".acc",
        pattern: /(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\.[A-Za-z0-9]{4,6}\.acc[_-][A-Za-z0-9-]{10,32}\.[A-Za-z0-9+/_=-]{30,120}/uy,
    },
    {
        kind: "service-token",
        first: "t",
        holds: "t1.",
        pattern: /t1\.[A-Z0-9a-z_-]{1,40}={0,2}\.[A-Z0-9a-z_-]{86}={0,2}(?![A-Za-z0-9_-])/uy,
    }, // Yandex Cloud
];
