/** The files of an object in S3 that holds the code of a function or layer: a zip archive, whatever the object or its file is called. */
import { isCode, isHidden, hiddenReason, own, type View } from "../values";
import { codeItems, packedFileItems, type Reading } from "./assets";
import type { CodeItem } from "./limits";
import { zipItems } from "./zip";

/** The files of what `aws.s3.BucketObject` uploads: its `source`, `content` or `contentBase64`. */
export async function* packageItems(object: View, reading: Reading): AsyncIterable<CodeItem> {
    const raw = object.known() as object;
    const [source, content, encoded] = [own(raw, "source"), own(raw, "content"), own(raw, "contentBase64")];
    if (isPresent(source)) {
        if (isHidden(source)) yield { unread: hiddenReason(source) };
        else if (!isCode(source)) yield { unread: "shape" };
        else if ("__pulumiAsset" in (source as object)) yield* packedFileItems(source as object, reading);
        else yield* codeItems(source, "", reading);
    } else if (isPresent(content)) yield* codeItems(content, "", reading);
    else if (!isPresent(encoded)) yield { unread: "unresolved" };
    else if (isHidden(encoded)) yield { unread: hiddenReason(encoded) };
    else if (typeof encoded !== "string") yield { unread: "shape" };
    else yield* zipItems(Buffer.from(encoded, "base64"), "", reading.limits);
}

const isPresent = (raw: unknown): boolean => raw !== undefined && raw !== null && raw !== "";
