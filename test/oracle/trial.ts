import { parse, type GraphQLSchema } from "graphql";
import type { Sandbox, SandboxOptions } from "../../src/sandbox/index.ts";
import { readSchema } from "../support/all-fields.ts";
import { createRandom, type Random } from "../support/hostile-random.ts";
import { openSandbox } from "../support/open-sandbox.ts";
import { readMetrics } from "../support/read-metrics.ts";
import {
  startRedisServer,
  until,
  type RedisServer,
} from "../support/redis-server.ts";
import {
  startGatewayOnRedis,
  untilRedisIs,
} from "../support/start-gateway-on-redis.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";
import { startTcpProxy } from "../support/tcp-proxy.ts";
import { countLeastCalls } from "./least-calls.ts";
import type { Cost, Kept } from "./ledger.ts";
import { readMaterial, type Material } from "./material.ts";
import { makeWarmUp } from "./warm-up.ts";
import { createWorld, type World } from "./world.ts";

/** What is tried. */
export interface Trial {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Which share of what the query reads memory holds beforehand, and which Redis. */
  readonly inMemory: number;
  readonly inRedis: number;
  /** By which it is chosen what that is. */
  readonly seed: number;
}

/** What came of it. */
export interface Outcome {
  readonly errors: unknown;
  /** What the sandbox saw. */
  readonly requests: readonly string[];
  /** How many calls the receipt shows; null where none was asked for. */
  readonly onReceipt: number | null;
  readonly least: Cost;
}

export interface Trials extends AsyncDisposable {
  readonly schema: GraphQLSchema;
  readonly material: Material;
  /** How many queries were answered by a plan, of what had to be looked up. */
  countPlanned(): Promise<number>;
  /** Null where Redis was too slow for a gateway, as on a busy machine: the trial counts for nothing. */
  run(trial: Trial): Promise<Outcome | null>;
}

export interface TrialsOptions {
  readonly catalog: NonNullable<SandboxOptions["catalog"]>;
  readonly onRedis?: boolean;
  /** Whether Amazon and Redis take their time, each answer another one. */
  readonly isSlow?: boolean;
  /** Whether the gateway knows each query already, so that it has a plan. */
  readonly isPlanned?: boolean;
}

/** How long an answer may be held back: of Redis, less than the gateway waits for it. */
const maxDelayMs = 12;
/** More calls than any trial makes: those behind them are answered at once. */
const maxDelays = 60;

/** Trials, each with caches that hold nothing but what it says. */
export async function startTrials({
  catalog,
  onRedis = false,
  isSlow = false,
  isPlanned = false,
}: TrialsOptions): Promise<Trials> {
  await using stack = new AsyncDisposableStack();
  const sandbox = stack.use(await openSandbox({ catalog }));
  const world = createWorld(stack.use(await openSandbox({ catalog })));
  const redis = onRedis ? stack.use(await startRedisServer()) : undefined;
  const random = createRandom(0);
  const proxy =
    redis && isSlow
      ? stack.use(await startTcpProxy(redis.port, () => random.int(maxDelayMs)))
      : undefined;
  const gateways = stack.use(createGateways(sandbox, redis, proxy ?? redis));
  const { asked } = await gateways.take();
  const schema = await readSchema(asked);
  const material = await readMaterial(sandbox, world);
  const owned = stack.move();
  return {
    schema,
    material,
    countPlanned: () => gateways.countPlanned(),
    async run(trial) {
      const bench = { sandbox, world, schema, ...(await gateways.take()) };
      if (isPlanned) await learn(bench, trial);
      if (isSlow) delay(sandbox, createRandom(trial.seed));
      const outcome = await run(bench, trial, !isPlanned);
      sandbox.faults.clear();
      return outcome;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** The gateway that is asked, and another one that fills the Redis of both. */
interface Gateways {
  readonly asked: RunningGateway;
  readonly other: RunningGateway | undefined;
  readonly redis: RedisServer | undefined;
  /** In which the caches hold nothing. */
  readonly flavour: Flavour;
}

function createGateways(
  sandbox: Sandbox,
  redis: RedisServer | undefined,
  behind: { readonly port: number } | undefined,
): {
  take(): Promise<Gateways>;
  countPlanned(): Promise<number>;
} & AsyncDisposable {
  let gateways: Omit<Gateways, "flavour"> | undefined;
  let flavours: Flavour[] = [];
  let planned = 0;
  const countPlanned = async (): Promise<number> => {
    if (gateways === undefined) return planned;
    const metrics = await readMetrics(gateways.asked);
    return planned + (metrics.get(answersByPlan) ?? 0);
  };
  const close = async (): Promise<void> => {
    planned = await countPlanned();
    await gateways?.asked.close();
    await gateways?.other?.close();
  };
  return {
    async take() {
      const flavour = flavours.pop();
      if (gateways !== undefined && flavour !== undefined)
        return { ...gateways, flavour };
      await close();
      await redis?.command("FLUSHALL");
      gateways = {
        asked: await start(sandbox, behind),
        other: redis && (await start(sandbox, redis)),
        redis,
      };
      flavours = listFlavours();
      return this.take();
    },
    countPlanned,
    [Symbol.asyncDispose]: close,
  };
}

const answersByPlan = 'graphql_answers_total{source="lookup"}';

function start(
  sandbox: Sandbox,
  redis: { readonly port: number } | undefined,
): Promise<RunningGateway> {
  const env = { AMAZON_MUSIC_TERRITORY: "US", CATALOG_MEMORY_MB: "1000" };
  return redis === undefined
    ? startGateway({ sandbox, env })
    : startGatewayOnRedis(
        { url: `redis://127.0.0.1:${redis.port}` },
        { sandbox, env },
      );
}

/** A language and an image style. */
interface Flavour {
  readonly language: string;
  readonly imageStyle: string;
}

/**
 * Every trial asks for another language or image style, which stand in all
 * keys: so the caches are empty for it, and no gateway has to be started anew.
 */
function listFlavours(): Flavour[] {
  const languages = [
    ...["en-us", "en-gb", "en-au", "en-ca", "en-in", "en-nz", "de-de"],
    ...["es-es", "fr-fr", "fr-ca", "it-it", "ja-jp", "pt-br"],
  ];
  return languages.flatMap((language) =>
    ["SL500", "SL160", "SL110", "SL75", "SL30"].map((imageStyle) => ({
      language,
      imageStyle,
    })),
  );
}

/** The one that no trial takes. */
const spare: Flavour = { language: "en-us", imageStyle: "SL1000" };

/** Has the gateway execute a query as often as it takes for it to be planned. */
async function learn({ asked }: Gateways, trial: Trial): Promise<void> {
  const { query, variables } = trial;
  for (let times = 0; times < 2; times++)
    await asked.query(query, { variables, headers: toHeaders(spare) });
}

function toHeaders({ language, imageStyle }: Flavour): Record<string, string> {
  return { "accept-language": language, "amzn-image-style": imageStyle };
}

/** Holds back the next answers of Amazon's, each for another time. */
function delay({ faults }: Sandbox, random: Random): void {
  for (let count = 0; count < maxDelays; count++)
    faults.add({
      times: 1,
      fault: { kind: "delay", ms: random.int(maxDelayMs) },
    });
}

interface Bench extends Gateways {
  readonly sandbox: Sandbox;
  readonly world: World;
  readonly schema: GraphQLSchema;
}

async function run(
  bench: Bench,
  trial: Trial,
  wantsReceipt: boolean,
): Promise<Outcome | null> {
  const { sandbox, world, schema, asked, other, flavour } = bench;
  const { query, variables, seed } = trial;
  const random = createRandom(seed);
  const known = new Map<string, Kept>();
  const headers = {
    ...toHeaders(flavour),
    ...(wantsReceipt && { "x-upstream-receipt": "1" }),
  };
  const count = (text: string, given: Trial["variables"]) =>
    countLeastCalls(
      schema,
      world,
      { document: parse(text), variables: given },
      known,
    );

  async function warmUp(gateway: RunningGateway, share: number): Promise<void> {
    const text = makeWarmUp(cold.kept.values(), share, random);
    if (text === null) return;
    const { kept } = await count(text, {});
    const { errors } = await gateway.query(text, { headers });
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    for (const [name, one] of kept) known.set(name, one);
  }

  const hasFailed = watchRedis(bench);
  const cold = await count(query, variables);
  await warmUp(asked, trial.inMemory);
  if (other !== undefined && trial.inRedis > 0) {
    await warmUp(other, trial.inRedis);
    // Redis is written to behind the answer's back.
    await until(
      async () => hasFailed() || (await countKeys(bench)) >= known.size,
    );
  }
  const least = await count(query, variables);
  sandbox.requests.length = 0;
  const { errors, extensions } = await asked.query(query, {
    variables,
    headers,
  });
  const requests = [...sandbox.requests];
  const receipt = extensions?.["upstream"] as
    { readonly calls: readonly unknown[] } | undefined;
  const onReceipt = receipt?.calls.length ?? null;
  if (!hasFailed()) return { errors, requests, onReceipt, least };
  for (const gateway of [asked, other])
    if (gateway !== undefined) await untilRedisIs(gateway, "up");
  return null;
}

/** Tells whether Redis was too slow for a gateway since then: it counts as absent then, and its writes are lost. */
function watchRedis({ asked, other }: Bench): () => boolean {
  const watched = [asked, ...(other === undefined ? [] : [other])].map(
    ({ log }) => ({ log, from: log.length }),
  );
  return () =>
    watched.some(({ log, from }) =>
      log.slice(from).some(({ msg }) => msg === "redis"),
    );
}

/** How much Redis holds of what is asked in this trial. */
async function countKeys({ redis, flavour }: Bench): Promise<number> {
  const { language, imageStyle } = flavour;
  const pattern = `catalog:*:${language}:${imageStyle}:*`;
  const keys = await redis?.command("KEYS", pattern);
  return (keys as readonly string[]).length;
}

/** All that there is to know of a trial, for who has to find out why it failed. */
export function describeTrial(
  { query, variables, inMemory, inRedis, seed }: Trial,
  { requests, onReceipt, least, errors }: Outcome,
): string {
  const list = (calls: readonly string[]) =>
    calls.map((call) => `  ${call.slice(0, 120)}`).join("\n");
  return [
    `${requests.length} calls were made, ${onReceipt ?? "none"} are on the receipt, ${least.calls} are needed.`,
    query,
    `variables: ${JSON.stringify(variables)}`,
    `seed ${seed}, in memory ${inMemory}, in Redis ${inRedis}`,
    `errors: ${JSON.stringify(errors)}`,
    "made:",
    list(requests),
    ...least.waves.map((wave) => `needed in a wave:\n${list(wave)}`),
  ].join("\n");
}
