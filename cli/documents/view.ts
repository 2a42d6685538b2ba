/** The resources of a document as rules see them. */
import type { Violation } from "../../policies/kit/judgement";
import { ResourceView } from "../../policies/kit/rule";
import { parseUrn } from "../../policies/model/urn";
import { View } from "../../policies/model/values";
import type { DocumentResource } from "./document";

/** A resource with what resource rules read of it. */
export function viewOf(resource: DocumentResource): ResourceView {
    const { provider } = resource;
    const known =
        provider && provider.props !== undefined
            ? { urn: provider.urn, type: provider.type, name: provider.name, inputs: new View(provider.props, [], provider) }
            : undefined;
    const typeOf = (urn: string): string => parseUrn(urn)?.type ?? "";
    const origins = Object.fromEntries(
        Object.entries(resource.propertyDependencies).map(([property, urns]) => [property, urns.map(typeOf)] as const),
    );
    const options = { protect: resource.protect === true };
    return new ResourceView(resource.inputs, resource.urn, resource.type, resource.name, known, options, origins);
}

/** A tag that the provider adds stands in every resource's `tagsAll`. Where the document lacks the provider, the first resource speaks for all. */
export class OrphanTags {
    private readonly seen = new Set<string>();

    admits(violation: Violation, resource: DocumentResource): boolean {
        if (violation.path[0] !== "tagsAll" || resource.provider?.props !== undefined) return true;
        const key = `${violation.policy}\0${violation.property}\0${violation.id}`;
        if (this.seen.has(key)) return false;
        this.seen.add(key);
        return true;
    }
}
