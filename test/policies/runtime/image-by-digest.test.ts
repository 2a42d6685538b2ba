import rule from "../../../policies/runtime/image-by-digest";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const NATIVE = "aws-native:lambda:Function";
const REPOSITORY = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders";
const DIGEST = `sha256:${"0f".repeat(32)}`;

testResourceRule(rule, {
    compliant: [
        { title: "by digest", inputs: { imageUri: `${REPOSITORY}@${DIGEST}` } },
        { title: "by tag and digest", inputs: { imageUri: `${REPOSITORY}:v1@${DIGEST}` } },
        { title: "by digest, from a registry with a port", inputs: { imageUri: `registry.example.com:443/orders@${DIGEST}` } },
        { title: "a function with a .zip package", inputs: { runtime: "nodejs24.x" } },
        { title: "an empty image", inputs: { imageUri: "" } },
        { title: "aws-native", type: NATIVE, inputs: { code: { imageUri: `${REPOSITORY}@${DIGEST}` } } },
        { title: "aws-native with a .zip package", type: NATIVE, inputs: { code: { s3Bucket: "b", s3Key: "k" } } },
    ],
    violating: [
        { title: "by tag", inputs: { imageUri: `${REPOSITORY}:latest` }, found: ["tag@imageUri"] },
        { title: "by neither", inputs: { imageUri: REPOSITORY }, found: ["tag@imageUri"] },
        { title: "a port is no digest", inputs: { imageUri: "registry.example.com:443/orders" }, found: ["tag@imageUri"] },
        { title: "a digest that is cut short", inputs: { imageUri: `${REPOSITORY}@sha256:0f0f` }, found: ["tag@imageUri"] },
        { title: "aws-native", type: NATIVE, inputs: { code: { imageUri: `${REPOSITORY}:1` } }, found: ["tag@code.imageUri"] },
    ],
    unknown: [
        { title: "an image that is still to be built", inputs: { packageType: "Image", imageUri: UNKNOWN }, undetermined: ["imageUri"] },
        { title: "all of the code", type: NATIVE, inputs: { code: UNKNOWN }, undetermined: ["code"] },
    ],
    secret: [{ title: "masked", inputs: { imageUri: MASKED }, undetermined: ["imageUri"] }],
});
