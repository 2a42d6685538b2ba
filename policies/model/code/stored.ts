import type { View } from "../values";

/** Stands for code that lies in S3, where the stack uploads it. */
export class StoredCode {
    constructor(
        /** The properties of the object. */
        readonly object: View,
    ) {}

    /** What stands at a property, where it is such code. */
    static at(view: View): StoredCode | undefined {
        return view.raw instanceof StoredCode ? view.raw : undefined;
    }
}
