import type { Path } from "../values";
import type { AttachedDocument } from "./documents";
import { LINKS } from "./link";
import { ResourceNode } from "./node";
import type { Link, Many, Node } from "./terms";
import { viewAt } from "./view-at";

/** A resource with a resource policy: written in line, or by resources of their own. */
abstract class GuardedNode extends ResourceNode {
    protected abstract readonly policyLinks: readonly Link[];

    /** The resource policies that the stack gives it. */
    get policies(): Many<AttachedDocument> {
        const linked = this.policyLinks.map((link) => this.graph.linked(link, this));
        const apart = linked.flatMap((many) => many.items).map((origin) => documentAt(origin, ["policy"]));
        // Outputs repeat in line what a policy resource of the stack set: that is said there.
        const inline = apart.length > 0 ? [] : [documentAt(this, ["policy"])];
        return {
            items: [...apart, ...inline].filter(({ raw }) => raw !== undefined && raw !== null && raw !== ""),
            unresolved: linked.flatMap((many) => many.unresolved),
        };
    }
}

const documentAt = (origin: Node, path: Path): AttachedDocument => ({
    origin,
    path,
    raw: viewAt(origin.inputs, path).raw,
});

/** `aws.s3.Bucket` and `aws.s3.BucketV2`. */
export class BucketNode extends GuardedNode {
    protected readonly policyLinks = [LINKS.bucketPolicies];

    get publicAccessBlocks(): Many<Node> {
        return this.graph.linked(LINKS.bucketPublicAccessBlocks, this);
    }

    /** Resources that set its versioning; `versioning` in line is a property of its own inputs. */
    get versionings(): Many<Node> {
        return this.graph.linked(LINKS.bucketVersionings, this);
    }

    /** Resources that set its encryption; aws-native's, and old buckets, say it in line. */
    get encryptions(): Many<Node> {
        return this.graph.linked(LINKS.bucketEncryptions, this);
    }

    get acls(): Many<Node> {
        return this.graph.linked(LINKS.bucketAcls, this);
    }

    /** The trails that deliver to it. */
    get trails(): Many<Node> {
        return this.graph.linked(LINKS.bucketTrails, this);
    }
}

/** `aws.sqs.Queue`. */
export class QueueNode extends GuardedNode {
    protected readonly policyLinks = [LINKS.queuePolicies, LINKS.queueNativePolicies];
}

/** `aws.sns.Topic`. */
export class TopicNode extends GuardedNode {
    protected readonly policyLinks = [LINKS.topicPolicies, LINKS.topicNativePolicies];

    get subscriptions(): Many<Node> {
        return this.graph.linked(LINKS.topicSubscriptions, this);
    }
}

/** `aws.kms.Key`. */
export class KeyNode extends GuardedNode {
    protected readonly policyLinks = [LINKS.keyPolicies];
}
