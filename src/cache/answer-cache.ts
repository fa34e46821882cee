import { LRUCache } from "lru-cache";
import type { CacheEntry } from "./entry.ts";

/** An answer as it was sent. */
export interface KeptAnswer {
  /** Text of ASCII alone, or bytes: its length is that in bytes either way. */
  readonly body: string | Buffer;
  readonly contentType: string;
  readonly etag: string;
  /** For how long it could be kept when it was made. */
  readonly maxAgeS: number;
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  /** Until when it is given. */
  readonly freshUntil: number;
}

/**
 * Whole answers in this process, each for no longer than all entries are fresh that it was made of, and never past a change of
 * one. The least recently used ones make room.
 */
export interface AnswerCache {
  get(key: string): KeptAnswer | undefined;
  /**
   * Keeps an answer, unless one of its entries is no longer what it was when the answer was made.
   *
   * @param used When each entry was fetched that it is made of, by the entry's key.
   */
  set(key: string, answer: KeptAnswer, used: ReadonlyMap<string, number>): void;
  /** Ends all answers that are made of another value of this entry. To be told of every entry that is written. */
  onWrite(key: string, entry: CacheEntry): void;
  /** Estimated weight on the heap; never above `maxBytes`. */
  readonly bytes: number;
  close(): void;
}

export interface AnswerCacheOptions {
  /** 0 keeps nothing. */
  readonly maxBytes: number;
  /** What is kept under an entry's key just now. */
  readonly getEntry: (key: string) => CacheEntry | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

interface Shelved {
  readonly answer: KeptAnswer;
  readonly entryKeys: readonly string[];
}

/** The answers that are made of one entry, and which one it is. */
interface Entry {
  readonly storedAt: number;
  readonly answerKeys: Set<string>;
}

/**
 * On the heap besides the body: the record with its headers; and, for each entry that the answer is made of, the key's text, its
 * place in the answer's list, and its record here with a set. Measured on Node 24 with keys of 50 characters: 240 for an entry of one
 * answer, 90 for one of several.
 */
const heapBytesPerAnswer = 1000;
const heapBytesPerEntry = 250;

/** An answer made of more than this would cost more to keep watch over than to make. */
const maxEntries = 5000;

export function createAnswerCache({
  maxBytes,
  getEntry,
  now,
}: AnswerCacheOptions): AnswerCache {
  if (maxBytes === 0) return nothing;
  const entries = new Map<string, Entry>();
  const answers = new LRUCache<string, Shelved>({
    maxSize: maxBytes,
    dispose: ({ entryKeys }, key) => forget(key, entryKeys),
  });

  function forget(answerKey: string, entryKeys: readonly string[]): void {
    for (const entryKey of entryKeys) {
      const entry = entries.get(entryKey);
      if (entry === undefined) continue;
      entry.answerKeys.delete(answerKey);
      if (entry.answerKeys.size === 0) entries.delete(entryKey);
    }
  }

  return {
    get(key) {
      const answer = answers.get(key)?.answer;
      if (answer === undefined || answer.freshUntil > now()) return answer;
      answers.delete(key);
      return undefined;
    },
    set(key, answer, used) {
      if (used.size > maxEntries) return;
      // What memory has let go may have changed unseen.
      for (const [entryKey, storedAt] of used)
        if (getEntry(entryKey)?.storedAt !== storedAt) return;
      const entryKeys = [...used.keys()];
      const size =
        answer.body.length +
        key.length * 2 +
        heapBytesPerAnswer +
        entryKeys.length * heapBytesPerEntry;
      if (size > maxBytes) return;
      // What stood here before is forgotten first, with all that it was made of.
      answers.delete(key);
      for (const [entryKey, storedAt] of used) {
        const entry = entries.get(entryKey);
        if (entry === undefined)
          entries.set(entryKey, { storedAt, answerKeys: new Set([key]) });
        else entry.answerKeys.add(key);
      }
      answers.set(key, { answer, entryKeys }, { size });
    },
    onWrite(key, { storedAt }) {
      const entry = entries.get(key);
      if (entry === undefined || entry.storedAt === storedAt) return;
      for (const answerKey of [...entry.answerKeys]) answers.delete(answerKey);
    },
    get bytes() {
      return answers.calculatedSize;
    },
    close: () => answers.clear(),
  };
}

const nothing: AnswerCache = {
  get: () => undefined,
  set: () => undefined,
  onWrite: () => undefined,
  bytes: 0,
  close: () => undefined,
};
