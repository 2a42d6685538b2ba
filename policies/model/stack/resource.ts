/** What the stack model is built from: one resource as the engine's stack analysis, or a document, describes it. */
export interface StackResource {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** The raw tree: outputs, or inputs where there are none yet; unknown values stand in it as the engine's sentinels. */
    readonly props: unknown;
    /** The inputs, or their names alone, where `props` are planned outputs: an unknown that is not written is the provider's, and as good as absent. */
    readonly writtenInputs?: unknown;
    /** The URN of the parent. */
    readonly parent: string | undefined;
    /** URNs of everything that the resource depends on. */
    readonly dependencies: readonly string[];
    /** Top-level property → URNs of the resources that its value was made from. Absent and empty say the same. */
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
    readonly provider: ProviderReference | undefined;
    /** Pulumi's `protect` option, where the source of the resource says it. */
    readonly protect?: boolean | undefined;
    /** Whether the stack only reads it (`.get`), where the source of the resource says so: it may live in any account. */
    readonly external?: boolean | undefined;
}

/** The provider of a resource. `props` is `undefined` where a document names it without describing it. */
export interface ProviderReference {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly props: unknown;
}
