/** The authorization modes of AppSync event APIs (AppSync API reference, CreateApi and CreateChannelNamespace). */
import type { View } from "../values";

/** What a caller does by a mode. */
export type Doing = "connect" | "publish" | "subscribe";

const MODES: readonly (readonly [Doing, string])[] = [
    ["connect", "connectionAuthModes"],
    ["publish", "defaultPublishAuthModes"],
    ["subscribe", "defaultSubscribeAuthModes"],
    ["publish", "publishAuthModes"],
    ["subscribe", "subscribeAuthModes"],
];

/** The lists of modes of an event API (in `eventConfig`), or of a channel namespace; each is read on its own. */
export const keyModes = (inputs: View): readonly { readonly what: Doing; readonly read: () => readonly View[] }[] =>
    MODES.map(([what, property]) => ({
        what,
        read: () => {
            const holder = property.startsWith("publish") || property.startsWith("subscribe") ? inputs : inputs.object("eventConfig");
            return holder?.as().list(property) ?? [];
        },
    }));
