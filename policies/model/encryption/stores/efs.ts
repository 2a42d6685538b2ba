/** File systems of EFS. */
import type { View } from "../../values";
import { keyed } from "./store";
import type { Store } from "./store";

export const FILE_SYSTEMS: readonly Store[] = [
    {
        tokens: ["aws:efs/fileSystem:FileSystem", "aws-native:efs:FileSystem"],
        byDefault: "off",
        source: "Amazon EFS User Guide, Encrypting data at rest: of the CLI, API and SDKs encryption must be enabled explicitly",
        places: (inputs) => [{ ...keyed(inputs, "kmsKeyId"), off: () => unless(inputs.child("encrypted"), true) }],
    },
];

const unless = (view: View, expected: boolean): View | undefined => (view.asBoolean() === expected ? undefined : view);
