import { ask } from "./ask.ts";
import type { Generator } from "./generator.ts";
import {
  albumsOf,
  fillRequests,
  toBody,
  type Draw,
  type QueryName,
} from "./questions.ts";
import { toQuestion, token, type Server, type ServerName } from "./servers.ts";

/** What one server showed in one round. */
export interface Sample {
  readonly perSecond: number;
  readonly cpuUs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly calls: number;
  readonly failures: number;
}

/** One thing that is measured: a query, how its variables differ, and over how many connections. */
export interface Cell {
  readonly query: QueryName;
  readonly draw: Draw;
  readonly connections: number;
}

/** The samples of each server, round by round, so that what was measured together can be compared. */
export type Samples = ReadonlyMap<string, readonly Sample[]>;

export interface Entrant {
  readonly label: string;
  readonly name: ServerName;
  readonly server: Server;
}

export interface Bench {
  /** Puts a few requests to each and throws where one answers otherwise than the first. */
  compare(
    entrants: readonly Entrant[],
    queries: readonly QueryName[],
  ): Promise<void>;
  /** Has a server read everything that the warm draws ask for. */
  fill(entrant: Entrant): Promise<void>;
  /** Asks each for some seconds, one after the other, round after round. */
  measure(cell: Cell, entrants: readonly Entrant[]): Promise<Samples>;
  load(
    entrant: Entrant,
    cell: Cell,
    seconds: number,
    maxRequests?: number,
  ): Promise<Sample>;
}

export interface BenchOptions {
  readonly generator: Generator;
  readonly sandboxPort: number;
  readonly rounds: number;
  readonly seconds: number;
}

/** Far more than any run asks, so that no two runs ask with the same variables. */
const turnsPerRun = 1_000_000;
const coldAlbumsPerRun = 50_000;

export function createBench(options: BenchOptions): Bench {
  const { generator, sandboxPort, rounds, seconds } = options;
  let runs = 0;

  function takeFirstTurn({ query, draw }: Cell): number {
    runs += 1;
    return draw === "cold"
      ? Math.ceil((runs * coldAlbumsPerRun) / albumsOf[query])
      : runs * turnsPerRun;
  }

  async function run(
    { name, server }: Entrant,
    { query, draw, connections }: Cell,
    firstTurn: number,
    duration: number,
    maxRequests?: number,
  ): Promise<Sample> {
    await ask(sandboxPort, "/__sandbox/reset", "");
    const before = await server.readCpuMs();
    const result = await generator.load({
      ...toQuestion(name, query),
      port: server.port,
      token,
      draw,
      firstTurn,
      connections,
      seconds: duration,
      maxRequests,
    });
    const cpuMs = (await server.readCpuMs()) - before;
    return {
      perSecond: result.requests / result.seconds,
      cpuUs: (cpuMs * 1000) / result.requests,
      p50Ms: result.p50Ms,
      p99Ms: result.p99Ms,
      calls: (await readCalls(sandboxPort)) / result.requests,
      failures: result.failures,
    };
  }

  return {
    async compare(entrants, queries) {
      for (const query of queries)
        for (let turn = 0; turn < 3; turn++)
          await compareOne(entrants, query, turn);
    },

    async fill(entrant) {
      for (let pass = 0; pass < 5; pass++) {
        const { calls } = await run(
          entrant,
          { query: "L", draw: "fill", connections: 1 },
          0,
          60,
          fillRequests,
        );
        if (calls === 0) return;
      }
    },

    async measure(cell, entrants) {
      const samples = new Map(
        entrants.map(({ label }): [string, Sample[]] => [label, []]),
      );
      const warmUpTurn = takeFirstTurn(cell);
      for (const entrant of entrants)
        await run(entrant, cell, warmUpTurn, Math.min(seconds, 2));
      for (let round = 0; round < rounds; round++) {
        const firstTurn = takeFirstTurn(cell);
        for (const entrant of entrants)
          samples
            .get(entrant.label)
            ?.push(await run(entrant, cell, firstTurn, seconds));
      }
      return samples;
    },

    load: (entrant, cell, duration, maxRequests) =>
      run(entrant, cell, takeFirstTurn(cell), duration, maxRequests),
  };
}

async function readCalls(sandboxPort: number): Promise<number> {
  const { body } = await ask(sandboxPort, "/__sandbox/counters", "", "GET");
  // The sandbox's own form.
  return (JSON.parse(body) as { calls: number }).calls;
}

async function compareOne(
  entrants: readonly Entrant[],
  query: QueryName,
  turn: number,
): Promise<void> {
  let first: string | undefined;
  for (const { name, label, server } of entrants) {
    const { path, document } = toQuestion(name, query);
    const body = toBody({ query, document, draw: "warm" }, turn);
    const answer = await ask(server.port, path, body);
    const text = toComparable(name, answer.body);
    if (answer.status !== 200 || text.includes('"errors":'))
      throw new Error(
        `${label} fails at ${query}: ${answer.body.slice(0, 500)}`,
      );
    first ??= text;
    if (text !== first)
      throw new Error(
        `${label} answers ${query} otherwise:\n${text.slice(0, 500)}\n${first.slice(0, 500)}`,
      );
  }
}

/** The answer in the gateway's form. That of Mesh's own graph is put into it. */
function toComparable(name: ServerName, body: string): string {
  const answer = JSON.parse(body) as { data: Record<string, unknown> };
  if (name === "mesh") {
    // Its form is that of the documents for Mesh.
    const { album, albums } = answer.data as unknown as MeshData;
    if (album !== undefined) answer.data["album"] = album.data.album;
    if (albums !== undefined)
      answer.data["albums"] = albums.data.albums.map(({ tracks, ...rest }) => ({
        ...rest,
        tracks: { nodes: tracks.map(({ track }) => track) },
      }));
  }
  return JSON.stringify(answer);
}

interface MeshData {
  readonly album?: { data: { album: unknown } };
  readonly albums?: {
    data: { albums: readonly { tracks: readonly { track: unknown }[] }[] };
  };
}

/** The middle one, or between the two middle ones. */
export function toMedian(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const [low = NaN, high = NaN] = [
    sorted[Math.floor(middle)],
    sorted[Math.ceil(middle)],
  ];
  return (low + high) / 2;
}

/** The median over rounds of how one server compares to another in the same round. */
export function toRatio(
  samples: Samples,
  label: string,
  against: string,
  read: (sample: Sample) => number,
): number {
  const others = samples.get(against) ?? [];
  const ratios = (samples.get(label) ?? []).flatMap((sample, round) => {
    const other = others[round];
    return other === undefined ? [] : [read(sample) / read(other)];
  });
  return toMedian(ratios);
}
