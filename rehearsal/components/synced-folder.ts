/** The component of `synced-folder` for S3 (pulumi-synced-folder: provider/cmd/pulumi-resource-synced-folder/s3-bucket-folder.ts). */
import * as pulumi from "@pulumi/pulumi";
import { contentTypeOf, filesIn } from "./files";
import { Made, later, regionOf, textIn, together, type Args, type State } from "./resource";

/** An object for each file of a folder, or the command that copies them all. */
export function bucketFolder(name: string, args: Args, parent: pulumi.Resource): State {
    const isManaged = args["managedObjects"] !== false;
    if (isManaged) objects(name, args, parent);
    else command(name, args, parent);
    return {};
}

/** The names that version 0.0 of the package gave, which its later ones still know. */
const aliasesOf = (args: Args, name: string): { aliases?: pulumi.Alias[] } =>
    args["disableManagedObjectAliases"] === true ? {} : { aliases: [{ name }] };

const isHidden = (way: string): boolean => way.split("/").some((part) => part.startsWith("."));

function objects(name: string, args: Args, parent: pulumi.Resource): void {
    const { acl, bucketName: bucket } = args;
    const folder = textIn(args["path"]);
    // Of a folder that something has yet to make nobody knows the files.
    if (folder === undefined || folder === "") return;
    for (const { path, way } of filesIn(folder)) {
        if (isHidden(way) && args["includeHiddenFiles"] !== true) continue;
        const inputs = {
            key: way,
            acl,
            bucket,
            contentType: contentTypeOf(path) ?? "text/plain",
            source: new pulumi.asset.FileAsset(path),
        };
        new Made("aws:s3/bucketObject:BucketObject", `${name}-${way}`, inputs, { parent, ...aliasesOf(args, way) });
    }
}

/** Nobody runs it in a rehearsal. */
function command(name: string, args: Args, parent: pulumi.Resource): void {
    const told = together([args["path"], args["bucketName"], args["acl"], regionOf(parent)]);
    const create = told.apply(
        ([path, bucket, acl, region]) =>
            `aws s3 sync "${String(path)}" "s3://${String(bucket)}" --acl "${String(acl)}" --region "${region}" --delete --only-show-errors`,
    );
    const remove = later(args["bucketName"]).apply(
        (bucket) => `aws s3 rm "s3://${String(bucket)}" --include "*" --recursive --only-show-errors`,
    );
    const title = `${name}-sync-command`;
    new Made("command:local:Command", title, { create, update: create, delete: remove }, { parent, ...aliasesOf(args, "sync-command") });
}
