/**
 * The data stores that make their clients use TLS, or let it be. Always TLS and therefore no rows: DynamoDB, Aurora DSQL, Keyspaces,
 * Timestream, S3, the serverless caches, MSK Serverless.
 */
import { CACHES } from "./caches";
import { DATABASES } from "./databases";
import { KAFKA_CLUSTERS } from "./msk";
import { SEARCH_DOMAINS } from "./opensearch";
import type { DataStore } from "./store";

export const DATA_STORES: readonly DataStore[] = [...CACHES, ...KAFKA_CLUSTERS, ...SEARCH_DOMAINS, ...DATABASES];
