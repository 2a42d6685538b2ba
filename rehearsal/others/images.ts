/** What the providers `docker` and `docker-build` would say of an image that nobody builds here. */
import { digits } from "../values/making";
import { isObject, type Value } from "../wire";
import type { Maker } from "./making";

const text = (value: Value | undefined): string => (typeof value === "string" ? value : "");
const digest = (seed: string): string => `sha256:${digits(seed, 64)}`;

/** `registry/name:tag` without the tag, which a port is not. */
const untagged = (name: string): string => name.replace(/:[\w.-]+$/, "");

const looked: Maker = ({ inputs, seed }) => {
    const name = text(inputs["name"]);
    if (name === "") return undefined;
    return {
        id: digest(seed),
        outputs: { sha256Digest: digest(seed), repoDigest: `${untagged(name)}@${digest(seed)}`, imageId: digest(seed) },
    };
};

const built: Maker = ({ inputs, seed }) => {
    const [tag] = Array.isArray(inputs["tags"]) ? inputs["tags"].map(text) : [];
    if (tag === undefined) return undefined;
    // The documentation of docker-build: `ref` is one tag with the digest, if any.
    return {
        id: digits(seed, 64),
        outputs: { ref: `${tag}@${digest(seed)}`, digest: digest(seed), contextHash: digits(`context ${seed}`, 64) },
    };
};

const classic: Maker = ({ inputs, seed }) => {
    const name = text(inputs["imageName"]);
    if (name === "") return undefined;
    return {
        id: digest(seed),
        outputs: {
            baseImageName: name,
            repoDigest: `${untagged(name)}@${digest(seed)}`,
            registryServer: isObject(inputs["registry"]) ? text(inputs["registry"]["server"]) : "",
        },
    };
};

/** Sources: the outputs of each type in the API documentation of the two packages. */
export const IMAGES: Readonly<Record<string, Maker>> = {
    "docker:index/image:Image": classic,
    "docker:image:Image": classic,
    "docker:index/registryImage:RegistryImage": looked,
    "docker:index/remoteImage:RemoteImage": looked,
    "docker:index/getRegistryImage:getRegistryImage": looked,
    "docker:index/getRemoteImage:getRemoteImage": looked,
    "docker-build:index:Image": built,
    "docker-build:index:Index": ({ inputs, seed }) => ({
        id: digits(seed, 64),
        outputs: { ref: `${text(inputs["tag"])}@${digest(seed)}` },
    }),
};
