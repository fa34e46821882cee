/** The part of `localStorage` that GraphiQL uses. */
export interface KeyValueStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  clear(): void;
  readonly length: number;
}

/** A store that can also tell its keys, as `localStorage` does. */
export interface ListedStore extends KeyValueStore {
  key(index: number): string | null;
}

/**
 * The store of the browser, or one that lasts as long as the page: where a browser forbids sites to keep anything, already the
 * mention of `localStorage` throws.
 */
export function openStore(readLocalStorage: () => ListedStore): ListedStore {
  try {
    return readLocalStorage();
  } catch {
    return createMemoryStore();
  }
}

function createMemoryStore(): ListedStore {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
    key: (index) => [...items.keys()][index] ?? null,
    get length() {
      return items.size;
    },
  };
}
