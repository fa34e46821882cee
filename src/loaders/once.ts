import type { Wave } from "./wave.ts";

/** Runs what is asked under a key once within a request, however often it is asked. Batches wait for it: it may bring more ids. */
export interface Once {
  <Value>(key: string, load: () => Promise<Value>): Promise<Value>;
  /** Forgets all: after a write, what was read before is no longer true. */
  clear(): void;
}

export function createOnce(wave: Wave): Once {
  const running = new Map<string, Promise<unknown>>();
  const once = <Value>(
    key: string,
    load: () => Promise<Value>,
  ): Promise<Value> => {
    // What stands under a key was put there by a load of the same key, hence of the same type.
    const known = running.get(key) as Promise<Value> | undefined;
    if (known !== undefined) return known;
    const loading = wave.hold(load());
    running.set(key, loading);
    return loading;
  };
  return Object.assign(once, { clear: () => running.clear() });
}
