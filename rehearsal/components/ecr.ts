/** The components of `awsx.ecr` (awsx: ecr/repository.ts, ecr/image.ts, ecr/registryImage.ts). */
import * as pulumi from "@pulumi/pulumi";
import { Made, ask, groupOf, later, shortHash, textIn, together, type Args, type State } from "./resource";

/** The repository, under its name in lower case, and the lifecycle policy unless it is skipped. */
export function repository(name: string, args: Args, parent: pulumi.Resource): State {
    const { lifecyclePolicy, ...own } = args;
    const title = name.toLowerCase();
    const made = new Made("aws:ecr/repository:Repository", title, own, { parent });
    const given = groupOf(lifecyclePolicy);
    const policy = later(given["rules"]).apply((rules) => JSON.stringify({ rules: rulesOf(rules) }));
    const inputs = { repository: made.at("name"), policy, region: args["region"] };
    const lifecycle = given["skip"] === true ? undefined : new Made("aws:ecr/lifecyclePolicy:LifecyclePolicy", title, inputs, { parent });
    return { repository: made, lifecyclePolicy: lifecycle, url: made.at("repositoryUrl") };
}

const UNTAGGED: Args = { description: "remove untagged images", tagStatus: "untagged", maximumNumberOfImages: 1 };

/** The rule for any image comes last. */
function rulesOf(value: unknown): Args[] {
    const rules = Array.isArray(value) ? value.map(groupOf) : [UNTAGGED];
    const isAny = (rule: Args): boolean => rule["tagStatus"] === "any";
    return [...rules.filter((rule) => !isAny(rule)), ...rules.filter(isAny)].map((rule, index) => {
        const status = textIn(rule["tagStatus"]);
        const count = rule["maximumNumberOfImages"];
        const selection = {
            ...(status === "any" || status === "untagged"
                ? { tagStatus: status }
                : { tagStatus: "tagged", tagPrefixList: rule["tagPrefixList"] }),
            ...(count === undefined
                ? { countType: "sinceImagePushed", countNumber: rule["maximumAgeLimit"], countUnit: "days" }
                : { countType: "imageCountMoreThan", countNumber: count }),
        };
        return { rulePriority: index + 1, description: rule["description"], selection, action: { type: "expire" } };
    });
}

/** An image is known by its digest, which only a build gives: one is made up. */
export function image(_name: string, args: Args, parent: pulumi.Resource): State {
    const imageUri = later(args as pulumi.Inputs).apply((unwrapped) => {
        const given: Args = unwrapped;
        const url = textIn(given["repositoryUrl"]) ?? "";
        const title = textIn(given["imageName"]) ?? textIn(given["imageTag"]) ?? nameOf(given);
        const reference = `${url}:${title}`;
        const credentials = ask(
            "aws:ecr/getAuthorizationToken:getAuthorizationToken",
            { registryId: given["registryId"] ?? url.split(".")[0] },
            parent,
        );
        const from = Array.isArray(given["cacheFrom"]) && given["cacheFrom"].length > 0 ? given["cacheFrom"] : [reference];
        const inputs = {
            tags: [reference],
            buildArgs: given["args"],
            cacheFrom: from.map((ref: unknown) => ({ registry: { ref } })),
            cacheTo: [{ inline: {} }],
            context: { location: given["context"] ?? "." },
            dockerfile: { location: given["dockerfile"] },
            platforms: given["platform"] === undefined ? [] : [given["platform"]],
            target: given["target"],
            push: true,
            registries: [
                credentials.apply(({ proxyEndpoint, userName, password }) => ({ address: proxyEndpoint, username: userName, password })),
            ],
        };
        const made = new Made("docker-build:index:Image", title, { ...inputs, digest: undefined }, { parent });
        return made.at("digest").apply((digest) => `${url}@${digest}`);
    });
    return { imageUri };
}

function nameOf({ context, dockerfile, args }: Args): string {
    const file = textIn(dockerfile);
    const more = Object.entries(groupOf(args)).map(([key, value]) => `;arg[${key}]=${String(value)}`);
    const signature = [textIn(context) ?? ".", ...(file === undefined ? [] : [`;dockerfile=${file}`]), ...more, pulumi.getStack()].join("");
    return `${shortHash(signature)}-container`;
}

/** Tags an image with the repository's URL and pushes it; the tag is `latest` unless the program names one. */
export function registryImage(name: string, args: Args, parent: pulumi.Resource): State {
    const target = together([args["repositoryUrl"], args["tag"]]).apply(([url, tag]) => `${String(url)}:${textIn(tag) ?? "latest"}`);
    const tag = new Made("docker:index/tag:Tag", name, { sourceImage: args["sourceImage"], targetImage: target }, { parent });
    const inputs = { keepRemotely: args["keepRemotely"], insecureSkipVerify: args["insecureSkipVerify"], name: target };
    return { image: new Made("docker:index/registryImage:RegistryImage", name, inputs, { parent, dependsOn: [tag] }) };
}
