import { encryptedStore } from "../kit/encrypted-store";
import { STREAMS } from "../model/encryption/stores/messages";

export default encryptedStore({
    name: "encryption-stream",
    what: "Kinesis data streams",
    severity: "high",
    level: "mandatory",
    stores: STREAMS,
    why: "Kinesis keeps records for a day to a year, in clear unless encryption is switched on.",
    fix: ["set `encryptionType` to `KMS` with a `kmsKeyId`; `alias/aws/kinesis` will do where no customer-managed key is required."],
    notes: ["A `kmsKeyId` without the type `KMS` encrypts nothing."],
    off: "the stream's records are not encrypted: AWS does it only where the encryption type is `KMS`.",
    awsKey: "AWS's own key encrypts the stream, not one that the account manages.",
    example: {
        good: { inputs: { encryptionType: "KMS", kmsKeyId: "alias/aws/kinesis" } },
        bad: { inputs: { shardCount: 1 } },
    },
});
