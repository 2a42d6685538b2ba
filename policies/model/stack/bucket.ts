import type { Path } from "../values";
import type { AttachedDocument } from "./documents";
import { LINKS } from "./link";
import { ResourceNode } from "./node";
import type { Properties } from "./properties";
import type { Link, Many, Node } from "./terms";
import { walk } from "../paths";

/** A resource with a resource policy: written in line, or by resources of their own. */
abstract class GuardedNode<S> extends ResourceNode<S> {
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
    raw: walk(origin.inputs, path).raw,
});

/** `aws.s3.Bucket` and `aws.s3.BucketV2`. */
export class BucketNode extends GuardedNode<Properties<"aws:s3/bucket:Bucket" | "aws:s3/bucketV2:BucketV2">> {
    protected readonly policyLinks = [LINKS.bucketPolicies];

    get publicAccessBlocks() {
        return this.graph.linked(LINKS.bucketPublicAccessBlocks, this);
    }

    /** Resources that set its versioning; `versioning` in line is a property of its own inputs. */
    get versionings() {
        return this.graph.linked(LINKS.bucketVersionings, this);
    }

    /** Resources that set its encryption; aws-native's, and old buckets, say it in line. */
    get encryptions() {
        return this.graph.linked(LINKS.bucketEncryptions, this);
    }

    get acls() {
        return this.graph.linked(LINKS.bucketAcls, this);
    }

    /** The trails that deliver to it. */
    get trails() {
        return this.graph.linked(LINKS.bucketTrails, this);
    }
}

/** `aws.sqs.Queue`. */
export class QueueNode extends GuardedNode<Properties<"aws:sqs/queue:Queue">> {
    protected readonly policyLinks = [LINKS.queuePolicies, LINKS.queueNativePolicies];
}

/** `aws.sns.Topic`. */
export class TopicNode extends GuardedNode<Properties<"aws:sns/topic:Topic">> {
    protected readonly policyLinks = [LINKS.topicPolicies, LINKS.topicNativePolicies];

    get subscriptions() {
        return this.graph.linked(LINKS.topicSubscriptions, this);
    }
}

/** `aws.kms.Key`. */
export class KeyNode extends GuardedNode<Properties<"aws:kms/key:Key">> {
    protected readonly policyLinks = [LINKS.keyPolicies];
}
