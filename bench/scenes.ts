import { spawnSync } from "node:child_process";
import { settingNames } from "../src/config.ts";
import {
  toMedian,
  type Bench,
  type Cell,
  type Entrant,
  type Samples,
} from "./measure.ts";
import type { Options } from "./options.ts";
import { findPort, startProgram, type Core } from "./program.ts";
import type { Measured } from "./report.ts";
import {
  serverLabels,
  startEmbedded,
  startServer,
  type ServerName,
} from "./servers.ts";

/** What the scenes need: where the sandbox is, who asks, and how much is asked for. */
export interface Stage {
  readonly bench: Bench;
  readonly sandboxUrl: string;
  readonly logFile: string;
  readonly options: Options;
  /** Told what is being done, since a whole run takes long. */
  readonly say: (text: string) => void;
}

/** Starts a server under its label, or under another one where the same server takes part twice. */
export async function enter(
  { sandboxUrl, logFile, say }: Stage,
  name: ServerName,
  {
    label = serverLabels[name],
    environment = {},
    core,
  }: {
    label?: string;
    environment?: Record<string, string>;
    core?: Core;
  } = {},
): Promise<Entrant> {
  say(`starting ${label}`);
  const server = await startServer(name, {
    sandboxUrl,
    logFile,
    environment,
    ...(core !== undefined && { core }),
  });
  return { name, label, server };
}

async function measure(
  { bench, say }: Stage,
  cell: Cell,
  entrants: readonly Entrant[],
): Promise<Measured> {
  say(`${cell.query}, ${cell.draw}, ${cell.connections} connections`);
  return { ...cell, samples: await bench.measure(cell, entrants) };
}

/** Every query, warm, over each number of connections; then the answers that come again. */
export async function measureWarm(
  stage: Stage,
  entrants: readonly Entrant[],
): Promise<Measured[]> {
  const { options, bench } = stage;
  for (const entrant of entrants)
    if (entrant.name !== "floor") await bench.fill(entrant);
  const measured: Measured[] = [];
  for (const query of options.queries)
    for (const connections of options.connections)
      measured.push(
        await measure(stage, { query, draw: "warm", connections }, entrants),
      );
  for (const query of options.queries.filter((one) => "SM".includes(one)))
    measured.push(
      await measure(stage, { query, draw: "again", connections: 50 }, entrants),
    );
  return measured;
}

/** So few that a request does not wait for most of a turn behind others at the sandbox. */
const coldConnections = 10;

/** The small and the middle query, of entities that nobody has. */
export async function measureCold(
  stage: Stage,
  entrants: readonly Entrant[],
): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const query of stage.options.queries.filter((one) => "SM".includes(one)))
    measured.push(
      await measure(
        stage,
        { query, draw: "cold", connections: coldConnections },
        entrants,
      ),
    );
  return measured;
}

export const redisLabel = "this gateway, warm in Redis only";

/** The gateway with next to no memory of its own beside the one that holds all; null where there is no Redis. */
export async function measureRedis(
  stage: Stage,
  gateway: Entrant,
): Promise<Measured[] | null> {
  if (spawnSync("redis-server", ["--version"]).status !== 0) return null;
  const port = await findPort();
  const redis = startProgram({
    command: "redis-server",
    arguments: ["--port", String(port), "--save", "", "--appendonly", "no"],
    environment: {},
    core: "others",
  });
  const onRedis = await enter(stage, "gateway", {
    label: redisLabel,
    environment: {
      REDIS_URL: `redis://127.0.0.1:${port}`,
      // The least there is: a hundredth of what the queries ask for.
      CATALOG_MEMORY_MB: "1",
    },
  });
  try {
    await stage.bench.fill(onRedis);
    const measured: Measured[] = [];
    for (const query of stage.options.queries.filter((one) =>
      "SM".includes(one),
    ))
      measured.push(
        await measure(stage, { query, draw: "warm", connections: 50 }, [
          gateway,
          onRedis,
        ]),
      );
    return measured;
  } finally {
    await onRedis.server.stop();
    await redis.stop();
  }
}

/** The most memory that a fresh process of each takes for the middle query. */
export async function measureMemory(
  stage: Stage,
  names: readonly ServerName[],
): Promise<ReadonlyMap<string, number>> {
  const peaks = new Map<string, number>();
  for (const name of names) {
    const entrant = await enter(stage, name);
    await stage.bench.fill(entrant);
    const cell: Cell = { query: "M", draw: "warm", connections: 50 };
    await stage.bench.load(entrant, cell, 2 * stage.options.seconds);
    peaks.set(entrant.label, await entrant.server.readPeakMb());
    await entrant.server.stop();
  }
  return peaks;
}

export interface Soak {
  readonly entities: number;
  readonly peakMb: number;
  /** Memory at the end of the first and of the last fifth of a soak; null where none was asked for. */
  readonly flat: { readonly earlyMb: number; readonly lateMb: number } | null;
}

/** Of each request of the large query: 100 albums with 1,200 tracks; artists are shared by few. */
const entitiesPerRequest = 1300;

/** A hundred thousand entities through a memory of 64 MB, and on for as long as is asked for. */
export async function measureSoak(stage: Stage): Promise<Soak> {
  const entrant = await enter(stage, "gateway", {
    environment: { CATALOG_MEMORY_MB: "64" },
  });
  const cell: Cell = { query: "L", draw: "cold", connections: 50 };
  const requests = Math.ceil(100_000 / entitiesPerRequest);
  await stage.bench.load(entrant, cell, 120, requests);
  const { soakSeconds } = stage.options;
  let flat: Soak["flat"] = null;
  if (soakSeconds > 0) {
    await stage.bench.load(entrant, cell, soakSeconds / 5);
    const earlyMb = await entrant.server.readMemoryMb();
    await stage.bench.load(entrant, cell, (soakSeconds * 4) / 5);
    flat = { earlyMb, lateMb: await entrant.server.readMemoryMb() };
  }
  const peakMb = await entrant.server.readPeakMb();
  await entrant.server.stop();
  return { entities: requests * entitiesPerRequest, peakMb, flat };
}

export const embeddedLabel = "this gateway, embedded sandbox";

/** From the start of a process to its first answer, the median of several starts. */
export async function measureStarts(
  stage: Stage,
  names: readonly ServerName[],
): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number>();
  const starts = Array.from({ length: stage.options.rounds });
  const embedded: number[] = [];
  stage.say("starting the gateway with its embedded sandbox");
  for (const _ of starts) {
    const server = await startEmbedded(stage.logFile);
    embedded.push(server.startMs);
    await server.stop();
  }
  times.set(embeddedLabel, toMedian(embedded));
  for (const name of names) {
    const own: number[] = [];
    for (const _ of starts) {
      const { server } = await enter(stage, name);
      own.push(server.startMs);
      await server.stop();
    }
    times.set(serverLabels[name], toMedian(own));
  }
  return times;
}

/** How many times as much two workers answer as one; null while the gateway knows no workers. */
export async function measureWorkers(stage: Stage): Promise<Samples | null> {
  if (!settingNames.includes("WEB_CONCURRENCY")) return null;
  const entrants: Entrant[] = [];
  for (const workers of ["1", "2"]) {
    const entrant = await enter(stage, "gateway", {
      label: `this gateway, workers: ${workers}`,
      environment: { WEB_CONCURRENCY: workers },
      core: "any",
    });
    await stage.bench.fill(entrant);
    entrants.push(entrant);
  }
  const { samples } = await measure(
    stage,
    { query: "M", draw: "warm", connections: 50 },
    entrants,
  );
  for (const { server } of entrants) await server.stop();
  return samples;
}
