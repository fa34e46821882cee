import { withinDeadline } from "./deadline.ts";
import { toReason } from "./reason.ts";
import type { RedisLink, RedisLinkEvents } from "./redis-link.ts";

/** `connecting` until the first outcome; `up` when Redis answers in time; `down` when it does not, and is left alone until it does. */
export type SharedCacheState = "connecting" | "up" | "down";

/** Keeps one link to Redis, replaces it when it is lost, and knows whether it is worth asking. */
export interface LinkKeeper {
  readonly state: SharedCacheState;
  /** The link to ask, or nothing while Redis is not up. */
  readonly link: RedisLink | undefined;
  /** This link's answer came too late: nobody asks it until it has answered a probe in time. */
  suspect(link: RedisLink): void;
  /** This link answers with errors: it is replaced. */
  abandon(link: RedisLink, error: unknown): void;
  close(): void;
}

export interface LinkKeeperOptions {
  open: (events: RedisLinkEvents) => RedisLink;
  deadlineMs: number;
  now: () => number;
  random: () => number;
  /** Told once for each change of the state. */
  onStateChange: (state: SharedCacheState, reason: string) => void;
}

/** Read to learn whether Redis answers. A read, because a server that is loading, or that wants a password, may answer a ping. */
const probeKey = "probe";

/** A probe that has missed its deadline this often in a row will not be answered: the connection is dead, whatever the socket says. */
const missedDeadlines = 5;

/** Redis that stays up this long has recovered: the next fault begins with short pauses again. */
const recoveredAfterMs = 10_000;

export function createLinkKeeper(options: LinkKeeperOptions): LinkKeeper {
  const { open, deadlineMs, now, random, onStateChange } = options;
  let state: SharedCacheState = "connecting";
  let current: RedisLink | undefined;
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  let upSince = 0;

  function connect(): void {
    const link = open({
      onOpen: () => void probe(link),
      onLost: (error) => replace(link, error),
    });
    current = link;
  }

  async function probe(link: RedisLink): Promise<void> {
    const answer = link.getMany([probeKey]);
    let outcome = await withinDeadline(answer, deadlineMs);
    if (outcome.kind === "late") {
      wentDown(link, tooLate(1));
      // No second question while the first is open: each write restarts the clock of the client's `socketTimeout`.
      outcome = await withinDeadline(
        answer,
        (missedDeadlines - 1) * deadlineMs,
      );
      if (outcome.kind === "answered") return probeLater(link);
    }
    if (outcome.kind === "answered") cameUp(link);
    else if (outcome.kind === "failed") replace(link, outcome.error);
    else replace(link, tooLate(missedDeadlines));
  }

  function cameUp(link: RedisLink): void {
    if (link !== current) return;
    upSince = now();
    change("up", "it answers");
  }

  /** Whether the link was still the one in use. */
  function wentDown(link: RedisLink, error: unknown): boolean {
    if (link !== current) return false;
    if (state === "up" && now() - upSince > recoveredAfterMs) failures = 0;
    if (state !== "down") change("down", toReason(error));
    return true;
  }

  function replace(link: RedisLink, error: unknown): void {
    if (!wentDown(link, error)) return;
    link.close();
    current = undefined;
    later(connect);
  }

  function probeLater(link: RedisLink): void {
    if (link === current) later(() => void probe(link));
  }

  function later(step: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(step, toPauseMs(failures, random()));
    failures += 1;
  }

  function tooLate(deadlines: number): Error {
    return new Error(`no answer within ${deadlines * deadlineMs} ms`);
  }

  function change(next: SharedCacheState, reason: string): void {
    state = next;
    onStateChange(next, reason);
  }

  connect();
  return {
    get state() {
      return state;
    },
    get link() {
      return state === "up" ? current : undefined;
    },
    suspect(link) {
      // Only the first of many requests that were waiting at the same time: the others find it down already.
      if (state === "up" && wentDown(link, tooLate(1))) probeLater(link);
    },
    abandon: replace,
    close() {
      clearTimeout(timer);
      current?.close();
      current = undefined;
      state = "down";
    },
  };
}

/** Doubles from 0.1 s to 2 s, with up to a quarter more by chance, so that replicas do not come back all at once. */
function toPauseMs(failures: number, chance: number): number {
  return Math.min(100 * 2 ** failures, 2000) * (1 + chance / 4);
}
