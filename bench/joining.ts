import {
  createAmazonMusic,
  createDeadline,
  type AmazonMusic,
} from "../src/amazon-music/index.ts";
import { createMemoryCache } from "../src/cache/index.ts";
import {
  createCatalog,
  createCoalescer,
  createCursors,
  createStaleness,
  createWave,
  type Catalog,
  type Coalescer,
  type Wave,
} from "../src/loaders/index.ts";
import { createSandbox, type Sandbox } from "../src/sandbox/index.ts";

/**
 * A program: what the joining of look-ups adds to a request that is alone. The
 * same look-ups of one cold album each, one after the other, with and without
 * waves and coalescing, in turn, so that both meet the same machine.
 */
const rounds = Number(process.argv[2] ?? 2000);

/** Sends each look-up at once and alone. */
const apart: Coalescer = {
  fetch: (_, ids, fetch) => fetch(ids, { onCall: () => undefined }),
};

/** Lets each batch go when the tick is over, as a DataLoader would. */
const noWave: Wave = {
  hold: (reading) => reading,
  schedule: (dispatch) => process.nextTick(dispatch),
  scheduleAhead: (dispatch) => process.nextTick(dispatch),
  onLeave: () => undefined,
};

function createSide(
  amazonMusic: AmazonMusic,
  { users }: Sandbox,
  { isJoined }: { isJoined: boolean },
): () => Catalog {
  const coalescer = isJoined ? createCoalescer({ turns: amazonMusic }) : apart;
  const memory = createMemoryCache({ maxBytes: 50_000_000 });
  const { accessToken } = users.ada;
  return () =>
    createCatalog({
      amazonMusic,
      coalescer,
      wave: isJoined ? createWave({ maxHoldMs: 2500 }) : noWave,
      store: {
        memory,
        ttlMs: 3_600_000,
        staleMs: 0,
        absentTtlMs: 60_000,
        refreshing: new Map(),
        now: Date.now,
      },
      until: createDeadline({ timeoutMs: 10_000 }),
      lane: "interactive",
      receipt: null,
      staleness: createStaleness(),
      ingredients: null,
      ask: { accessToken },
      cursors: createCursors("a secret of sixteen letters"),
      scope: () => "US",
      reader: "gateway",
    });
}

const sandbox = await createSandbox({
  catalog: { albums: 1_000_000, tracks: 1_000_000, artists: 1000 },
});
const amazonMusic = createAmazonMusic({
  baseUrl: sandbox.url,
  apiKey: sandbox.apiKey,
  timeoutMs: 10_000,
});
const sides = [true, false].map((isJoined) => ({
  createRequest: createSide(amazonMusic, sandbox, { isJoined }),
  ms: [] as number[],
}));

const warmUp = 200;
for (let round = 0; round < rounds + warmUp; round++)
  // Who begins changes from round to round.
  for (const { createRequest, ms } of round % 2 ? sides : sides.toReversed()) {
    const id = sandbox.catalog.albumId(round);
    const start = performance.now();
    await createRequest().album.load(id);
    if (round >= warmUp) ms.push(performance.now() - start);
  }
await amazonMusic.close();
await sandbox.close();

const [joined = 0, alone = 0] = sides.map(
  ({ ms }) => ms.toSorted((one, other) => one - other)[ms.length >> 1],
);
process.stdout.write(
  `one cold album, p50 of ${rounds}: joined ${joined.toFixed(3)} ms, apart ${alone.toFixed(3)} ms, added ${(joined - alone).toFixed(3)} ms\n`,
);
