/** Clusters of Amazon MSK. */
import { below } from "../../paths";
import { Undetermined } from "../../values";
import { isNative, unlessOff } from "./store";
import type { DataStore } from "./store";

export const KAFKA_CLUSTERS: readonly DataStore[] = [
    {
        tokens: ["aws:msk/cluster:Cluster", "aws-native:msk:Cluster"],
        source: "Amazon MSK API reference, EncryptionInTransit. Without the block the API's text and the provider's disagree, so nothing is said of it",
        readings: [
            (inputs, type) => {
                const where = below(inputs, "encryptionInfo.encryptionInTransit.clientBroker");
                const isSaid =
                    !isNative(type) &&
                    below(inputs, "encryptionInfo").raw !== undefined &&
                    inputs.object("encryptionInfo")?.as().has("encryptionInTransit");
                const mode = where.asString() || (isSaid === true ? "TLS" : undefined);
                if (mode === undefined) throw new Undetermined(where.path, "unresolved");
                if (mode === "TLS") return undefined;
                if (mode === "PLAINTEXT") return { kind: "plain", where };
                if (mode === "TLS_PLAINTEXT") return { kind: "optional", where };
                throw new Undetermined(where.path, "shape");
            },
            (inputs) => unlessOff(below(inputs, "encryptionInfo.encryptionInTransit.inCluster"), "brokers"),
        ],
    },
];
