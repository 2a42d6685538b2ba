import { ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { associated, ASSOCIATIONS, hasWebAcl, isPublic, PROTECTED } from "../model/api/web-acl";

const stage = { type: "aws:apigateway/stage:Stage", name: "live", inputs: { restApi: ref("shop", "id"), stageName: "live" } };
const api = { type: "aws:apigateway/restApi:RestApi", name: "shop", inputs: { name: "shop" } };

export default stackRule({
    name: "authorization-web-firewall",
    description: "A public REST stage, GraphQL API or user pool must stand behind a web ACL.",
    severity: "low",
    level: "disabled",
    strict: "advisory",
    checklist: ["B10"],
    why: "A web ACL turns away known attacks, floods and guessed passwords before they reach the authorizer and the function.",
    fix: ["associate a web ACL with it by a WebAclAssociation."],
    notes: [
        "HTTP and WebSocket APIs and function URLs cannot have a web ACL: put a distribution with `webAclId` in front. Private REST APIs and private GraphQL APIs are not judged.",
        "Web ACLs that Firewall Manager associates are not seen.",
    ],
    messages: { none: (d: { what: Text }) => text`no web ACL stands before the ${d.what}.` },
    example: {
        good: [
            api,
            stage,
            {
                type: "aws:wafv2/webAclAssociation:WebAclAssociation",
                name: "live-firewall",
                inputs: { resourceArn: ref("live", "arn"), webAclArn: "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/1" },
            },
        ],
        bad: [api, stage],
    },
    applies: (stack) => stack.ofType(...PROTECTED).length > 0,
    *check(stack, { each, found }) {
        const protection = associated(stack.ofType(...ASSOCIATIONS));
        yield* each(stack.ofType(...PROTECTED), function* (node) {
            if (isPublic(node) && !hasWebAcl(node, protection)) yield found("none", node, { what: WORDS[node.token] ?? text`resource` });
        });
    },
});

const WORDS: Readonly<Record<string, Text>> = {
    [PROTECTED[0]]: text`stage`,
    [PROTECTED[1]]: text`GraphQL API`,
    [PROTECTED[2]]: text`user pool`,
};
