import { toMedian, toRatio, type Sample } from "./measure.ts";
import { toText, type Measured } from "./report.ts";
import { embeddedLabel, redisLabel, type Soak } from "./scenes.ts";
import { serverLabels, type ServerName } from "./servers.ts";

/** Everything that a run has found. Null stands for what could not be measured here. */
export interface Findings {
  readonly warm: readonly Measured[];
  readonly cold: readonly Measured[];
  readonly redis: readonly Measured[] | null;
  /** Null where queries alone were measured. */
  readonly processes: ProcessFindings | null;
}

export interface ProcessFindings {
  readonly memory: ReadonlyMap<string, number>;
  readonly soak: Soak;
  readonly starts: ReadonlyMap<string, number>;
  readonly workers: Measured["samples"] | null;
}

const gateway = serverLabels.gateway;
const throughput = ({ perSecond }: Sample): number => perSecond;
const cpu = ({ cpuUs }: Sample): number => cpuUs;

/** Each thing that is aimed at, with what was reached: the rows of a table. */
export function toTargetRows(findings: Findings): string[][] {
  const { warm, cold, redis, processes } = findings;

  function find(
    cells: readonly Measured[],
    query: string,
    draw: Measured["draw"],
  ): Measured | undefined {
    return cells.find(
      (cell) =>
        cell.query === query && cell.draw === draw && cell.connections > 1,
    );
  }

  function ratio(
    cells: readonly Measured[],
    draw: Measured["draw"],
    query: string,
    peer: ServerName,
    read = throughput,
  ): string {
    const cell = find(cells, query, draw);
    return cell === undefined
      ? "–"
      : toText(toRatio(cell.samples, gateway, serverLabels[peer], read));
  }

  const redisCell = find(redis ?? [], "M", "warm");
  const middle = find(warm, "M", "warm")?.samples.get(gateway) ?? [];
  const callsOf = (query: string): string =>
    [gateway, serverLabels.mesh]
      .map((label) =>
        toText(
          toMedian(
            (find(cold, query, "cold")?.samples.get(label) ?? []).map(
              ({ calls }) => calls,
            ),
          ),
        ),
      )
      .join(" to ");
  const all = (
    queries: string,
    cells: readonly Measured[],
    draw: Measured["draw"],
    peer: ServerName,
    read = throughput,
  ): string =>
    [...queries]
      .map((query) => ratio(cells, draw, query, peer, read))
      .join(", ");

  return [
    ["what", "at least", "now"],
    [
      "M warm, throughput against mercurius 16 + jit with loaders",
      "1.05, aim 1.3",
      ratio(warm, "warm", "M", "mercurius"),
    ],
    [
      "S warm, likewise",
      "0.85, aim 1.1",
      ratio(warm, "warm", "S", "mercurius"),
    ],
    ["L warm, likewise", "2", ratio(warm, "warm", "L", "mercurius")],
    [
      "against Apollo standalone with plain resolvers: S, M, L",
      "2, 5, 8",
      all("SML", warm, "warm", "apollo"),
    ],
    [
      "against Mesh (OpenAPI) + Yoga, all caches cold: S, M",
      "2, 1.7",
      all("SM", cold, "cold", "mesh"),
    ],
    ["their CPU, likewise: S, M", "less", all("SM", cold, "cold", "mesh", cpu)],
    [
      "REST calls a request there, gateway to Mesh: S; M",
      "fewer",
      `${callsOf("S")}; ${callsOf("M")}`,
    ],
    [
      "whole answers found, against mercurius + jit: S, M",
      "2, 4",
      all("SM", warm, "again", "mercurius"),
    ],
    [
      "their CPU against the floor: S, M",
      "at most 1.1, 1.6",
      all("SM", warm, "again", "floor", cpu),
    ],
    [
      "M warm in Redis only, CPU against warm in memory",
      "at most 2",
      redisCell === undefined
        ? "no redis-server here"
        : toText(toRatio(redisCell.samples, redisLabel, gateway, cpu)),
    ],
    [
      "p99 against p50 at 50 connections, M",
      "at most 5",
      toText(toMedian(middle.map(({ p50Ms, p99Ms }) => p99Ms / p50Ms))),
    ],
    ...(processes === null ? [] : toProcessRows(processes)),
  ];
}

function toProcessRows({
  memory,
  soak,
  starts,
  workers,
}: ProcessFindings): string[][] {
  const [one, two] = [...(workers?.keys() ?? [])];
  return [
    [
      "from process start to the first answer, embedded sandbox",
      "at most 1.5 s",
      `${toText((starts.get(embeddedLabel) ?? NaN) / 1000)} s`,
    ],
    [
      "peak memory at 50 connections, M",
      "at most 350 MB",
      `${toText(memory.get(gateway) ?? NaN)} MB`,
    ],
    [
      `L, ${toText(soak.entities)} distinct entities, memory of 64 MB`,
      "at most 450 MB",
      `${toText(soak.peakMb)} MB`,
    ],
    [
      "and flat over five minutes",
      "flat",
      soak.flat === null
        ? "not measured; `--soak 300` does"
        : `${toText(soak.flat.earlyMb)} MB after a fifth, ${toText(soak.flat.lateMb)} MB at the end`,
    ],
    [
      "two workers against one, M",
      "1.7",
      workers === null || one === undefined || two === undefined
        ? "skipped: the gateway has no `WEB_CONCURRENCY` yet"
        : toText(toRatio(workers, two, one, throughput)),
    ],
  ];
}
