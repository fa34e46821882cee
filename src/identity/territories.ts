import type { SharedCache } from "../cache/index.ts";

/** Which territory each caller's catalogue belongs to, as far as answers to them have shown. */
export interface Territories {
  /** What is known here; null where nothing is. */
  of(callerId: string): string | null;
  /** Looks up what other replicas have learnt, once; null where that is done. */
  recall(callerId: string): Promise<void> | null;
  learn(callerId: string, territory: string): void;
}

export interface TerritoriesOptions {
  readonly shared?: SharedCache | undefined;
  readonly now?: () => number;
}

const maxRemembered = 10_000;
/** People move; a day later their answers may show another territory. */
const ttlMs = 86_400_000;

export function createTerritories({
  shared,
  now = Date.now,
}: TerritoriesOptions): Territories {
  const known = new Map<string, string | null>();
  const toKey = (callerId: string): string => `territory:1:${callerId}`;

  function remember(callerId: string, territory: string | null): void {
    known.delete(callerId);
    known.set(callerId, territory);
    const [oldest] = known.keys();
    if (known.size > maxRemembered && oldest !== undefined)
      known.delete(oldest);
  }

  async function ask(callerId: string): Promise<void> {
    const [entry] = (await shared?.getMany([toKey(callerId)])) ?? [];
    // Meanwhile an answer may have shown it.
    if (known.has(callerId)) return;
    remember(callerId, isTerritory(entry?.value) ? entry.value : null);
  }

  return {
    of: (callerId) => known.get(callerId) ?? null,
    recall: (callerId) => (known.has(callerId) ? null : ask(callerId)),
    learn(callerId, territory) {
      if (!isTerritory(territory) || known.get(callerId) === territory) return;
      remember(callerId, territory);
      const entry = { value: territory, storedAt: now() };
      void shared?.setMany([{ key: toKey(callerId), entry, ttlMs }]);
    },
  };
}

function isTerritory(value: unknown): value is string {
  return typeof value === "string" && /^[A-Z]{2}$/.test(value);
}
