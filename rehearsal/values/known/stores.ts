/** Buckets, file systems, registries of images and search domains. */
import { nameOf } from "../../context";
import type { Properties } from "../../wire";
import { inRegion, websiteDomain } from "../regions";
import type { Subject } from "../subject";
import { byInput, zoneOf, type Table } from "./table";

const website = (s: Subject, bucket: string): Properties => ({
    websiteDomain: websiteDomain(s.region),
    websiteEndpoint: `${bucket}.${websiteDomain(s.region)}`,
});

const domain = (s: Subject, id: string): Properties => {
    const name = s.text("domainName") || id.split("/").at(-1) || nameOf(s.urn);
    return { endpoint: `search-${name}-${s.hash(26)}.${s.region}.es.amazonaws.com`, domainId: `${s.account}/${name}` };
};

export const STORES: Table = {
    "aws-native:s3:Bucket": {
        computed: (s, id) => ({
            domainName: `${id}.s3.amazonaws.com`,
            dualStackDomainName: `${id}.s3.dualstack.${s.region}.amazonaws.com`,
            regionalDomainName: `${id}.s3.${s.region}.amazonaws.com`,
            websiteUrl: `http://${id}.${websiteDomain(s.region)}`,
        }),
    },
    "aws:ecr/repository:Repository": {
        computed: (s, id) => ({
            repositoryUrl: `${s.account}.dkr.ecr.${s.region}.amazonaws.com/${id}`,
            registryId: s.account,
        }),
    },
    "aws:ecrpublic/repository:Repository": { computed: (s, id) => ({ repositoryUri: `public.ecr.aws/${s.hash(8)}/${id}` }) },
    "aws:efs/fileSystem:FileSystem": {
        tagged: true,
        id: (s) => `fs-${s.hash(17)}`,
        computed: (s, id) => ({
            arn: `arn:aws:elasticfilesystem:${s.region}:${s.account}:file-system/${id}`,
            dnsName: `${id}.efs.${s.region}.amazonaws.com`,
        }),
    },
    "aws:elasticsearch/domain:Domain": { computed: (s, id) => domain(s, id) },
    "aws:opensearch/domain:Domain": { computed: (s, id) => domain(s, id) },
    "aws:s3/bucket:Bucket": {
        replaces: ["bucket"],
        tagged: true,
        id: byInput("bucket"),
        computed: (s, id) => ({
            bucketRegion: s.region,
            hostedZoneId: inRegion(s.region, "website") ?? zoneOf(s),
            ...website(s, id),
            arn: `arn:aws:s3:::${id}`,
            bucketDomainName: `${id}.s3.amazonaws.com`,
            bucketRegionalDomainName: `${id}.s3.${s.region}.amazonaws.com`,
        }),
    },
    "aws:s3/bucketNotification:BucketNotification": { id: byInput("bucket") },
    "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration": { computed: (s) => website(s, s.text("bucket")) },
    "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2": { computed: (s) => website(s, s.text("bucket")) },
};
