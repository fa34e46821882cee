import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "../support/hostile-random.ts";
import { until } from "../support/redis-server.ts";
import { createChanges } from "./changes.ts";
import {
  none,
  toAnswerFigures,
  toProcessFigures,
  toThrottledFigures,
  toUpstreamFigures,
  type Figure,
} from "./figures.ts";
import { createLoad } from "./load.ts";
import { parseOptions, type Options } from "./options.ts";
import { readPeople } from "./people.ts";
import {
  askEntities,
  askLibrary,
  askList,
  askLookUp,
  askSearch,
  askTree,
  askView,
} from "./questions.ts";
import { listAmazonsTroubles, listOwnTroubles, play } from "./script.ts";
import { toSummary, toTable } from "./table.ts";
import { throttle } from "./throttled-phase.ts";
import { createTicker, watchLateness } from "./ticker.ts";
import {
  createAsk,
  createVisitors,
  type Visit,
  type Visitor,
} from "./visitors.ts";
import { startWorld, type World } from "./world.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Plays everything, and returns what came of it. */
async function soak({ seconds, seed }: Options): Promise<Figure[]> {
  const forMs = seconds * 1000;
  await using world = await startWorld(forMs * 3 + 300_000);
  const startedAt = performance.now();
  const tell = (what: string) =>
    say(
      `${((performance.now() - startedAt) / 1000).toFixed(1).padStart(7)} s  ${what}`,
    );
  const { facts, sandbox, replicas } = world;
  const changes = createChanges(facts.catalog, createRandom(seed + 1));
  const visits: Visit[] = [];
  const lateness = watchLateness();
  const ask = createAsk(world, lateness, (visit) => visits.push(visit));
  const weighing = createTicker(3000, () => replicas[0]?.weigh());
  const load = createLoad({
    perSecond: 30,
    maxInFlight: 60,
    send: await createVisitorsLoad(world, seed, changes.ask, ask),
  });

  weighing.start();
  tell("warm-up");
  const running = load.run();
  await sleep(forMs * 0.1);
  const [amazons, own] = await Promise.all([
    play(world, {
      list: listAmazonsTroubles,
      random: createRandom(seed + 2),
      slotMs: Math.min(6000, forMs * 0.055),
      forMs: forMs * 0.75,
      tell,
    }),
    play(world, {
      list: listOwnTroubles,
      random: createRandom(seed + 3),
      slotMs: Math.min(12_000, forMs * 0.15),
      forMs: forMs * 0.75,
      tell,
    }),
  ]);
  tell("all troubles are over");
  const recoveryMs = await recover(visits);
  load.stop();
  await running;
  tell("while Amazon throttles");
  const phase = await throttle(
    world,
    ask,
    visits,
    Math.max(30_000, forMs * 0.1),
  );
  weighing.stop();
  lateness.stop();
  for (const replica of replicas) await replica.end("SIGTERM");
  tell("over");

  await sandbox.setSwitches({ transactionsPerSecond: null });
  const exchanges = await sandbox.readExchanges();
  const lost = await changes.findLost(
    sandbox.url,
    exchanges.map(({ body }) => body),
    facts.apiKey,
  );
  const { ada, ben } = facts.users;
  return [
    ...toAnswerFigures(visits, replicas),
    none(`changes lost or made twice (of ${changes.count})`, lost),
    ...toUpstreamFigures(
      visits,
      exchanges,
      replicas.flatMap(({ runs }) => runs),
      sandbox.sleeps,
    ),
    ...toThrottledFigures(phase, exchanges),
    ...toProcessFigures(
      replicas,
      [facts.apiKey, ada.accessToken, ben.accessToken],
      (performance.now() - startedAt) / 60_000,
    ),
    {
      what: `troubles that came: ${amazons.length} of Amazon's, ${own.length} of our own; whole answers again after`,
      measured: `${Math.round(recoveryMs / 100) / 10} s`,
      allowed: "it comes",
      isGood: Number.isFinite(recoveryMs),
    },
    {
      what: "questions held back, since too many were under way",
      measured: String(load.heldBack),
      allowed: "",
      isGood: true,
    },
  ];
}

/** Questions of all kinds, by turns of chance. */
async function createVisitorsLoad(
  world: World,
  seed: number,
  askChange: ReturnType<typeof createChanges>["ask"],
  ask: ReturnType<typeof createAsk>,
): Promise<() => Promise<void>> {
  const { catalog } = world.facts;
  const random = createRandom(seed);
  const toVisitor = createVisitors(world, random);
  const people = await readPeople(world);
  const toQuestion = (visitor: Visitor) => {
    const kind = random.int(100);
    if (kind < 40) return askLookUp(catalog, random);
    if (kind < 52) return askTree(catalog, random);
    if (kind < 64) return askList(catalog, random);
    if (kind < 74) return askEntities(catalog, random);
    if (kind < 82) return askView(catalog, random);
    if (kind < 90) return askLibrary(people[visitor.name], random);
    if (kind < 94) return askSearch(catalog, random);
    return askChange(visitor.accessToken);
  };
  return () => {
    const visitor = toVisitor();
    return ask(visitor, toQuestion(visitor));
  };
}

const answersInARow = 60;

/** How long it takes until everything is answered whole again, by itself; infinite where it does not happen. */
async function recover(visits: readonly Visit[]): Promise<number> {
  const from = performance.now();
  const before = visits.length;
  const isWhole = () => {
    const last = visits.slice(before).slice(-answersInARow);
    return (
      last.length === answersInARow &&
      last.every(({ codes, lostWith }) => codes.length === 0 && !lostWith)
    );
  };
  return until(isWhole, 60_000).then(
    () => performance.now() - from,
    () => Number.POSITIVE_INFINITY,
  );
}

const options = parseOptions(process.argv.slice(2));
say(`seed ${options.seed}, ${options.seconds} s`);
const limitMs = options.seconds * 2000 + 180_000;
setTimeout(() => {
  say(`FAILED: it is not over after ${limitMs / 1000} s`);
  process.exit(1);
}, limitMs).unref();
const figures = await soak(options);
say(toTable(figures));
say(toSummary(figures));
if (figures.some(({ isGood }) => !isGood)) {
  say(
    `To play it again: npm run soak -- --seconds ${options.seconds} --seed ${options.seed}`,
  );
  process.exitCode = 1;
}
