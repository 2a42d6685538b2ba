import { encryptedStore } from "../kit/encrypted-store";
import { FILE_SYSTEMS } from "../model/encryption/stores/efs";

export default encryptedStore({
    name: "encryption-file-system",
    what: "EFS file systems",
    severity: "high",
    level: "mandatory",
    stores: FILE_SYSTEMS,
    why: "EFS encrypts nothing unless it is told to when the file system is made; it cannot be encrypted later.",
    fix: [
        "set `encrypted` to true, and `kmsKeyId` where a customer-managed key is required: the file system is replaced, so copy its data first.",
    ],
    notes: ["`kmsKeyId` alone encrypts nothing. There is no fix by the level `remediate`: it would replace the file system."],
    off: "the file system is not encrypted: AWS does it only where `encrypted` is true.",
    awsKey: "AWS's own key encrypts the file system, not one that the account manages.",
    example: { good: { inputs: { encrypted: true } }, bad: { inputs: { encrypted: false } } },
});
