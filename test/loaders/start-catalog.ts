import {
  createAmazonMusic,
  createDeadline,
  type Album,
  type AmazonMusic,
  type Ask,
  type MultiGet,
} from "../../src/amazon-music/index.ts";
import { createMemoryCache } from "../../src/cache/index.ts";
import {
  createCatalog,
  createCoalescer,
  createCursors,
  createStaleness,
  createWave,
  type Catalog,
  type CatalogOptions,
} from "../../src/loaders/index.ts";
import type { Turns } from "../../src/loaders/coalescer.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.ts";
import {
  createRecordingSharedCache,
  type RecordingSharedCache,
} from "../support/recording-shared-cache.ts";

export interface CatalogRequest extends Partial<Ask> {
  readonly scope?: CatalogOptions["scope"];
  readonly reader?: string;
  readonly onTerritory?: CatalogOptions["onTerritory"];
  /** In place of the client's, for answers that no sandbox gives. */
  readonly getAlbums?: MultiGet<Album>;
  readonly getMarkets?: AmazonMusic["markets"]["getAll"];
}

export interface CatalogWorld extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly shared: RecordingSharedCache;
  /** The loaders of one request. */
  createCatalog(request?: CatalogRequest): Catalog;
}

/**
 * Loaders of the catalogue on a sandbox and stores of their own.
 *
 * @param turns Absent where any number of calls may be made.
 */
export async function startCatalog(turns?: Turns): Promise<CatalogWorld> {
  const sandbox = await createSandbox();
  const amazonMusic = createAmazonMusic({
    baseUrl: sandbox.url,
    apiKey: sandbox.apiKey,
    timeoutMs: 5000,
  });
  const shared = createRecordingSharedCache();
  const store = {
    memory: createMemoryCache({ maxBytes: 10_000_000 }),
    shared,
    ttlMs: 60_000,
    staleMs: 0,
    absentTtlMs: 5000,
    refreshing: new Map<string, number>(),
    now: Date.now,
  };
  const coalescer = createCoalescer({ turns });
  return {
    sandbox,
    shared,
    createCatalog({
      scope = () => "US",
      reader = "ada",
      onTerritory,
      getAlbums,
      getMarkets,
      ...ask
    } = {}) {
      const options = {
        amazonMusic: {
          ...amazonMusic,
          ...(getAlbums && { albums: { getMany: getAlbums } }),
          ...(getMarkets && { markets: { getAll: getMarkets } }),
        },
        store,
        coalescer,
        wave: createWave({ maxHoldMs: 60_000 }),
        receipt: null,
        staleness: createStaleness(),
        ingredients: null,
        until: createDeadline({ timeoutMs: 60_000 }),
        lane: "interactive" as const,
        scope,
        onTerritory,
        ask: { accessToken: sandbox.users.ada.accessToken, ...ask },
        cursors: createCursors("a secret of sixteen letters"),
        reader,
      };
      return createCatalog(options);
    },
    async [Symbol.asyncDispose]() {
      await amazonMusic.close();
      await sandbox.close();
    },
  };
}
