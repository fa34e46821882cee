import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "../../src/sandbox/index.ts";
import type { Random } from "../support/hostile-random.ts";
import type { World } from "./world.ts";

/** Something that goes wrong for a while. */
export interface Trouble {
  readonly name: string;
  begin(world: World): Promise<void>;
  end(world: World): Promise<void>;
}

const html = "<!doctype html><title>Amazon</title><h1>We are sorry</h1>";
const api = "^/v1";
const login = "^/auth/o2/tokeninfo";

/** What Amazon does. Each strikes everything, or a part of the paths. */
export function listAmazonsTroubles(random: Random): Trouble[] {
  const of = (name: string, fault: Fault, pattern = toPattern()): Trouble => ({
    name,
    begin: ({ sandbox }) => sandbox.addFault(pattern, fault),
    end: ({ sandbox }) => sandbox.clearFaults(),
  });
  const toPattern = () =>
    random.pick([api, api, "^/v1/(albums|artists|tracks)", "^/v1/(me|views)"]);
  const at = random.pick(["start", "headers", "body"] as const);
  const retryAfter = 1 + random.int(3);
  return [
    of("429", { kind: "status", status: 429 }),
    of("429 with Retry-After", { kind: "status", status: 429, retryAfter }),
    of("500", { kind: "status", status: 500 }),
    of("503 as HTML", { kind: "status", status: 503, body: "html" }),
    of("hang", { kind: "hang" }),
    of("slow bodies", { kind: "slow-body", bytes: 10, everyMs: 100 }),
    of(`cut at the ${at}`, { kind: "cut", at }),
    of("200 with HTML", { kind: "body", body: html, contentType: "text/html" }),
    of("late answers", { kind: "delay", ms: 300 + random.int(1500) }),
    of("login is down", { kind: "status", status: 500 }, login),
    of("login hangs", { kind: "hang" }, login),
  ];
}

/** What becomes of our own processes. */
export function listOwnTroubles(random: Random): Trouble[] {
  const ofReplica = (name: string, signal: "SIGTERM" | "SIGKILL"): Trouble => {
    // The first stays, so that there is one whose memory can be followed.
    const place = 1 + random.int(2);
    return {
      name,
      begin: async ({ replicas }) => replicas[place]?.end(signal),
      end: async ({ replicas }) => replicas[place]?.start(),
    };
  };
  return [
    {
      name: "Redis killed",
      begin: ({ redis }) => redis.kill(),
      end: ({ redis }) => redis.restart(),
    },
    {
      name: "Redis paused",
      begin: async ({ redis }) => redis.pause(),
      end: async ({ redis }) => redis.resume(),
    },
    ofReplica("replica told to end", "SIGTERM"),
    ofReplica("replica killed", "SIGKILL"),
  ];
}

export interface Script {
  /** A round of troubles in an order of its own, each with how long it stays. */
  readonly list: (random: Random) => Trouble[];
  readonly random: Random;
  /** How long a trouble and the peace after it take together. */
  readonly slotMs: number;
  readonly forMs: number;
  readonly tell: (line: string) => void;
}

/** Plays rounds of troubles until the time is over, one round at least; what has come. */
export async function play(world: World, script: Script): Promise<string[]> {
  const { random, slotMs, forMs, tell, list } = script;
  const end = performance.now() + forMs;
  const come: string[] = [];
  let round = shuffle(list(random), random);
  const first = round.length;
  while (performance.now() < end || come.length < first) {
    const [trouble, ...rest] = round;
    if (trouble === undefined) {
      round = shuffle(list(random), random);
      continue;
    }
    round = rest;
    const troubledMs = slotMs * (0.4 + random.int(40) / 100);
    tell(trouble.name);
    await trouble.begin(world);
    await sleep(troubledMs);
    await trouble.end(world);
    come.push(trouble.name);
    await sleep(slotMs - troubledMs);
  }
  return come;
}

function shuffle<Item>(items: readonly Item[], random: Random): Item[] {
  const left = [...items];
  return items.map(() => {
    const item = random.pick(left);
    left.splice(left.indexOf(item), 1);
    return item;
  });
}
