import { createLine, withinDeadline } from "./deadline.ts";
import { isKeepable } from "./entry.ts";
import type { CacheEntry, CacheWrite } from "./entry.ts";
import { parseEntryText, toEntryText } from "./entry-text.ts";
import { createKnownLists, findListsApart } from "./list-apart.ts";
import type { TextWrite } from "./keyv-text-store.ts";
import { createLinkKeeper } from "./link-keeper.ts";
import type { SharedCacheState } from "./link-keeper.ts";
import { parseRedisAddress } from "./redis-address.ts";
import { openRedisLink } from "./redis-link.ts";
import { createWriteGate } from "./write-gate.ts";

/**
 * A cache that all replicas share. It never rejects and never waits longer than its deadline: a fault is a miss, or a write that is
 * lost. While it is not `up`, it answers at once and touches no socket.
 */
export interface SharedCache {
  /** The entries in the order of the keys, `undefined` where none is kept or none came in time. One round trip. */
  getMany(keys: readonly string[]): Promise<(CacheEntry | undefined)[]>;
  /** Resolves when the entries are kept, or given up. One round trip; each entry has its own lifetime. */
  setMany(writes: readonly CacheWrite[]): Promise<void>;
  /**
   * Takes a lock that ends by itself; tells whether it was free. Where that cannot be told it was not: nobody holds a lock
   * that Redis does not know of.
   */
  acquire(key: string, ttlMs: number): Promise<boolean>;
  /**
   * A text that somebody else has put there, as it is; `undefined` where there is none. Unlike entries it is kept nowhere else,
   * so what cannot be told in time is no miss: then it rejects.
   */
  getText(key: string): Promise<string | undefined>;
  readonly state: SharedCacheState;
  /** Waits for writes under way, no longer than the deadline, and disconnects. */
  close(): Promise<void>;
}

/** Has scripts run inside Redis. It never rejects and never waits longer than its deadline. */
export interface ScriptRunner {
  /** The script's answer, as one step on what is kept under the key; undefined where Redis refused it or did not answer in time. */
  runScript(
    script: string,
    key: string,
    args: readonly string[],
  ): Promise<unknown>;
}

/** What an operator is told, once for each change. */
export interface SharedCacheStateChange {
  /** The same as before when only writes are refused, or are taken again. */
  readonly state: SharedCacheState;
  /** In Redis's own words or ours; never with a password. */
  readonly reason: string;
}

export interface KeyvCacheOptions {
  /** `redis://` or `rediss://`; several, joined by commas, are nodes of a cluster. `redis+sentinel://` or `rediss+sentinel://`: sentinels. */
  url: string;
  /** The longest that a call waits for Redis. */
  deadlineMs?: number;
  /** Milliseconds since the epoch. */
  now?: () => number;
  random?: () => number;
  onStateChange?: (change: SharedCacheStateChange) => void;
  /** Told of a key whose text is no entry of this version; the key was answered as a miss. */
  onBadEntry?: (key: string) => void;
}

/**
 * A shared cache in Redis, through Keyv. It connects in the background and again after every loss: Redis may be absent.
 *
 * @throws TypeError when `url` is not an address of Redis; what is wrong in it is not quoted, since it may hold a password.
 */
export function createKeyvCache(
  options: KeyvCacheOptions,
): SharedCache & ScriptRunner {
  const {
    url,
    deadlineMs = 100,
    now = Date.now,
    random = Math.random,
  } = options;
  const { onStateChange, onBadEntry } = options;
  const address = parseRedisAddress(url);
  const tell = (state: SharedCacheState, reason: string): void =>
    onStateChange?.({ state, reason: address.redact(reason) });
  const keeper = createLinkKeeper({
    open: (events) => openRedisLink(address, events),
    deadlineMs,
    now,
    random,
    onStateChange: tell,
  });
  const gate = createWriteGate({
    now,
    onRefusalChange: (refusal) =>
      tell(
        keeper.state,
        refusal === undefined
          ? "writes are taken again"
          : `writes are refused: ${refusal}`,
      ),
  });
  const writing = new Set<Promise<unknown>>();
  const lists = createKnownLists();
  const line = createLine();
  const inTime = <Value>(promise: Promise<Value>) =>
    withinDeadline(promise, deadlineMs, line);

  async function getMany(keys: readonly string[]) {
    const { link } = keeper;
    if (link === undefined || keys.length === 0) return toMisses(keys);
    const outcome = await inTime(link.getMany(keys));
    if (outcome.kind === "answered") return toEntries(keys, outcome.value);
    if (outcome.kind === "late") keeper.suspect(link);
    else keeper.abandon(link, outcome.error);
    return toMisses(keys);
  }

  function toEntries(
    keys: readonly string[],
    texts: readonly (string | undefined)[],
  ): (CacheEntry | undefined)[] {
    const at = now();
    return keys.map((key, index) => {
      const text = texts[index];
      if (text === undefined || !key.isWellFormed()) return undefined;
      const entry = parseEntryText(text, at, lists);
      if (entry === undefined) onBadEntry?.(key);
      return entry;
    });
  }

  async function setMany(writes: readonly CacheWrite[]): Promise<void> {
    const { link } = keeper;
    if (link === undefined) return;
    const texts = toTextWrites(writes);
    const bytes = texts.reduce(
      (sum, { key, text }) => sum + key.length + text.length,
      0,
    );
    if (texts.length === 0 || !gate.admit(bytes)) return;
    const written = link.setMany(texts).then(
      () => gate.settle(bytes),
      (error: unknown) => gate.settle(bytes, error),
    );
    const outcome = inTime(written);
    writing.add(outcome);
    await outcome;
    writing.delete(outcome);
  }

  async function acquire(key: string, ttlMs: number): Promise<boolean> {
    const { link } = keeper;
    if (link === undefined) return false;
    const asked = link.setIfAbsent({ key, text: "held", ttlMs });
    const outcome = await inTime(asked);
    if (outcome.kind === "late") keeper.suspect(link);
    return outcome.kind === "answered" && outcome.value;
  }

  async function runScript(
    script: string,
    key: string,
    args: readonly string[],
  ): Promise<unknown> {
    const { link } = keeper;
    if (link === undefined) return undefined;
    const asked = link.runScript(script, key, args);
    const outcome = await inTime(asked);
    if (outcome.kind === "late") keeper.suspect(link);
    return outcome.kind === "answered" ? outcome.value : undefined;
  }

  async function getText(key: string): Promise<string | undefined> {
    const { link } = keeper;
    if (link === undefined) throw new Error("Redis is not up");
    const outcome = await inTime(link.getMany([key]));
    if (outcome.kind === "answered") return outcome.value[0];
    if (outcome.kind === "late") {
      keeper.suspect(link);
      throw new Error(`Redis has not answered within ${deadlineMs} ms`);
    }
    keeper.abandon(link, outcome.error);
    throw new Error("Redis has refused to answer");
  }

  return {
    getMany,
    setMany,
    acquire,
    runScript,
    getText,
    get state() {
      return keeper.state;
    },
    async close() {
      await Promise.all(writing);
      keeper.close();
    },
  };
}

function toTextWrites(writes: readonly CacheWrite[]): TextWrite[] {
  const texts: TextWrite[] = [];
  const kept = writes.filter(isKeepable);
  const apart = findListsApart(kept.map(({ entry }) => entry.value));
  for (const [place, write] of kept.entries()) {
    const text = toEntryText(write.entry, apart[place]);
    if (!text || !write.key.isWellFormed()) continue;
    // Redis refuses a fraction, and a number written with an exponent.
    const ttlMs = Math.min(Math.ceil(write.ttlMs), Number.MAX_SAFE_INTEGER);
    texts.push({ key: write.key, text, ttlMs });
  }
  return texts;
}

function toMisses(keys: readonly string[]): undefined[] {
  return keys.map(() => undefined);
}
