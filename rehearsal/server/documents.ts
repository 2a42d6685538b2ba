/** Policy documents that a program gives as an object: the provider writes them as JSON text, so that the resource shows a text. */
import { containsUnknown, isObject, isSecret, plain, secret, type Properties, type Value } from "../wire";

/** The inputs that take both (declarations of @pulumi/aws: `string | PolicyDocument`; pulumi-terraform-bridge: `TransformJSONDocument`). */
const DOCUMENTS: Readonly<Record<string, string>> = {
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": "policyDocument",
    "aws:ecr/lifecyclePolicy:LifecyclePolicy": "policy",
    "aws:ecr/registryPolicy:RegistryPolicy": "policy",
    "aws:ecr/repositoryPolicy:RepositoryPolicy": "policy",
    "aws:elasticsearch/domainPolicy:DomainPolicy": "accessPolicies",
    "aws:iam/groupPolicy:GroupPolicy": "policy",
    "aws:iam/policy:Policy": "policy",
    "aws:iam/role:Role": "assumeRolePolicy",
    "aws:iam/rolePolicy:RolePolicy": "policy",
    "aws:iam/userPolicy:UserPolicy": "policy",
    "aws:s3/bucketPolicy:BucketPolicy": "policy",
    "aws:sns/topicPolicy:TopicPolicy": "policy",
    "aws:sqs/queuePolicy:QueuePolicy": "policy",
};

/** The document as text where all of it is known; one with an unknown in it stays an object, of which more can be said. */
function textOf(value: Value): Value {
    if (isSecret(value)) {
        const text = textOf(plain(value));
        return typeof text === "string" ? secret(text) : value;
    }
    if (!isObject(value) || containsUnknown(value)) return value;
    const text = JSON.stringify(plain(value));
    // What differs from its plain form has a secret in it, which makes the whole text one.
    return text === JSON.stringify(value) ? text : secret(text);
}

/** The inputs with their document as text. */
export function withDocuments(token: string, inputs: Properties): Properties {
    const key = Object.hasOwn(DOCUMENTS, token) ? DOCUMENTS[token] : undefined;
    const value = key === undefined ? undefined : inputs[key];
    return key === undefined || value === undefined ? inputs : { ...inputs, [key]: textOf(value) };
}
