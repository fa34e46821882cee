import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import path from "node:path";
import { format } from "prettier";
import { ask } from "./ask.ts";
import { startGenerator } from "./generator.ts";
import { createBench, type Entrant } from "./measure.ts";
import { parseOptions } from "./options.ts";
import { canPin, findPort, startProgram } from "./program.ts";
import { toBody, type QueryName } from "./questions.ts";
import { reportCell, toTable, toText } from "./report.ts";
import {
  enter,
  measureCold,
  measureMemory,
  measureRedis,
  measureSoak,
  measureStarts,
  measureWarm,
  measureWorkers,
  type Stage,
} from "./scenes.ts";
import { serverLabels, type ServerName } from "./servers.ts";
import {
  toTargetRows,
  type Findings,
  type ProcessFindings,
} from "./targets.ts";

/**
 * A program: measures the gateway beside the servers that a user could pick in
 * its place. Knows them by HTTP and by their processes alone.
 */
const words = process.argv.slice(2);
const options = parseOptions(words);
/** What else the machine did before, without which nobody can judge the rest. */
const [loadBefore = 0] = loadavg();
const folder = await mkdtemp(path.join(tmpdir(), "bench-"));
const sandboxPort = await findPort();
const sandbox = startProgram({
  arguments: [path.join(import.meta.dirname, "programs/sandbox.ts")],
  environment: { PORT: String(sandboxPort) },
  core: "others",
});
const generator = startGenerator();
const stage: Stage = {
  bench: createBench({
    generator,
    sandboxPort,
    rounds: options.rounds,
    seconds: options.seconds,
  }),
  sandboxUrl: `http://127.0.0.1:${sandboxPort}`,
  logFile: path.join(folder, "log"),
  options,
  say: (text) => process.stderr.write(`${text}\n`),
};

const measuredWarm: readonly ServerName[] = [
  "gateway",
  "mercurius",
  "yoga",
  "apollo",
  "floor",
];
const startedPeers: readonly ServerName[] = [
  "mercurius",
  "yoga",
  "apollo",
  "mesh",
];

async function runAll(): Promise<Findings> {
  const entrants = new Map<ServerName, Entrant>();
  for (const name of [...measuredWarm, "mesh"] as const)
    entrants.set(name, await enter(stage, name));
  const pick = (names: readonly ServerName[]): Entrant[] =>
    names.flatMap((name) => entrants.get(name) ?? []);

  const [gateway] = pick(["gateway"]);
  if (gateway === undefined) throw new Error("The gateway takes part.");
  await stage.bench.compare(
    pick(["gateway", "mercurius", "yoga", "apollo"]),
    options.queries,
  );
  await stage.bench.compare(
    pick(["gateway", "mesh"]),
    options.queries.filter((query) => "SM".includes(query)),
  );
  for (const floor of pick(["floor"]))
    for (const query of options.queries)
      await lendAnswer(gateway, floor, query);

  const warm = await measureWarm(stage, pick(measuredWarm));
  const cold = await measureCold(
    stage,
    pick(["gateway", "mesh", "mercurius", "yoga", "apollo"]),
  );
  // What was asked cold has driven out what is asked warm.
  await stage.bench.fill(gateway);
  const redis = await measureRedis(stage, gateway);
  for (const { server } of entrants.values()) await server.stop();
  const queries = { warm, cold, redis };
  if (options.scope === "queries") return { ...queries, processes: null };
  const peers = options.scope === "whole" ? startedPeers : [];
  return {
    ...queries,
    processes: {
      memory: await measureMemory(
        stage,
        (["gateway", ...peers] as const).filter((name) => name !== "mesh"),
      ),
      soak: await measureSoak(stage),
      starts: await measureStarts(stage, ["gateway", ...peers]),
      workers: await measureWorkers(stage),
    },
  };
}

/** Gives the floor the gateway's own bytes to send. */
async function lendAnswer(
  gateway: Entrant,
  floor: Entrant,
  query: QueryName,
): Promise<void> {
  const body = toBody({ query, draw: "warm" }, 0);
  const answer = await ask(gateway.server.port, "/graphql", body);
  await ask(floor.server.port, `/${query}`, answer.body, "PUT");
}

function report(findings: Findings): string {
  const { warm, cold, redis, processes } = findings;
  const against = serverLabels[toServerName(options.against)];
  const [{ model = "unknown" } = {}] = cpus();
  const command = [
    "npm run bench",
    ...(words.length > 0 ? ["--"] : []),
    ...words,
  ];
  return [
    `Made by \`${command.join(" ")}\` on ${cpus().length} cores (${model}), ${toText(totalmem() / 2 ** 30)} GiB, Node ${process.version}, at a load of ${toText(loadBefore)} before it began: ` +
      `${options.rounds} interleaved rounds of ${options.seconds} s for each server and cell, medians. ` +
      (canPin
        ? "The measured server had one core for itself; the generator, the sandbox and Redis shared the other."
        : "Processes could not be bound to cores here."),
    `## Targets\n\n${toTable(toTargetRows(findings))}`,
    "## Every cell",
    ...[...warm, ...cold].map((cell) => reportCell(cell, against)),
    "## Redis",
    ...(redis ?? []).map((cell) => reportCell(cell, serverLabels.gateway)),
    ...(processes === null ? [] : [reportProcesses(processes)]),
  ].join("\n\n");
}

function reportProcesses({ memory, starts }: ProcessFindings): string {
  const rows = [...starts].map(([label, ms]) => [
    label,
    toText(memory.get(label) ?? NaN),
    toText(ms),
  ]);
  const head = [
    "server",
    "peak at 50 connections, M, MB",
    "first answer after, ms",
  ];
  return `## Memory and start\n\n${toTable([head, ...rows])}`;
}

function toServerName(text: string): ServerName {
  const name = measuredWarm.find((one) => one === text);
  if (name === undefined)
    throw new Error(`--against takes one of ${measuredWarm.join()}.`);
  return name;
}

const begin = "<!-- bench: begin -->";
const end = "<!-- bench: end -->";

/** Puts the tables where the document keeps them. */
async function writeDocument(tables: string): Promise<void> {
  const file = path.join(import.meta.dirname, "../docs/performance.md");
  const text = await readFile(file, "utf8");
  const [before] = text.split(begin);
  const [, after] = text.split(end);
  const whole = `${before}${begin}\n\n${tables}\n\n${end}${after}`;
  await writeFile(file, await format(whole, { parser: "markdown" }));
}

toServerName(options.against);
try {
  const tables = report(await runAll());
  process.stdout.write(`${await format(tables, { parser: "markdown" })}\n`);
  if (options.scope === "whole") await writeDocument(tables);
} finally {
  await generator.stop();
  await sandbox.stop();
  await rm(folder, { recursive: true });
}
process.exit();
