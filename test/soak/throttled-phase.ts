import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "../support/hostile-random.ts";
import { createLoad } from "./load.ts";
import { askLookUp, askTree } from "./questions.ts";
import type { Ask, Visit, Visitor } from "./visitors.ts";
import { ttlMs, type World } from "./world.ts";

/** A time in which Amazon answers nothing but 429. */
export interface ThrottledPhase {
  readonly from: number;
  readonly to: number;
  readonly visits: readonly Visit[];
}

/** Some catalogue questions, asked until all replicas can answer them, and then over and over while Amazon throttles. */
export async function throttle(
  { facts, sandbox }: World,
  ask: Ask,
  visits: readonly Visit[],
  forMs: number,
): Promise<ThrottledPhase> {
  const { accessToken, territory } = facts.users.ada;
  const visitor: Visitor = {
    name: "ada",
    accessToken,
    territory,
    language: "en-us",
  };
  const random = createRandom(1);
  const questions = [
    ...Array.from({ length: 12 }, () => askLookUp(facts.catalog, random)),
    ...Array.from({ length: 4 }, () => askTree(facts.catalog, random)),
  ];
  // Once for each replica's memory; Redis would do, but is not made for being relied on.
  for (let round = 0; round < 4; round++)
    for (const question of questions) await ask(visitor, question);
  const before = visits.length;
  await sandbox.addFault("^/v1", { kind: "status", status: 429 });
  const from = Date.now();
  const load = createLoad({
    perSecond: 20,
    maxInFlight: 40,
    send: () => ask(visitor, random.pick(questions)),
  });
  const running = load.run();
  await sleep(forMs);
  const to = Date.now();
  load.stop();
  await running;
  await sandbox.clearFaults();
  return { from, to, visits: visits.slice(before) };
}

/** Nothing is fresh any more so long after the last fetch; those that were asked before have their time to be answered. */
export function toStaleFrom({ from }: ThrottledPhase): number {
  return from + ttlMs + 1000;
}
