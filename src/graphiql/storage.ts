import type { KeyValueStore, ListedStore } from "./store.ts";

/** Pages of other projects run on the same local address; theirs is the plain "graphiql:". */
const prefix = "amazon-music-graphql:";

/** Where GraphiQL keeps the headers pane by itself. */
const headersKey = "graphiql:headers";

/** Where GraphiQL keeps lists of operations whose entries have the headers in them. */
const historyKeys = ["graphiql:queries", "graphiql:favorites"];

/** A history, `{"queries": [entry, …]}`, with the headers of all its entries replaced. */
const withHeaders = (json: string, headers: string | undefined): string => {
  const history = JSON.parse(json) as Record<string, object[]>;
  const lists = Object.entries(history).map(
    ([name, entries]) =>
      [name, entries.map((entry) => ({ ...entry, headers }))] as const,
  );
  return JSON.stringify(Object.fromEntries(lists));
};

/**
 * The storage of the page: it keeps tabs and history, and never headers, since a token in `localStorage` outlives the visit and
 * can be read by any script of the origin.
 *
 * GraphiQL's history stores the headers pane with each operation, and no option stops it. Entries are therefore stored without,
 * and are read with `startHeaders`, since choosing one would else empty the headers pane.
 */
export function createStorage(
  store: ListedStore,
  startHeaders: string,
): KeyValueStore {
  const keys = () =>
    Array.from({ length: store.length }, (_, index) => store.key(index)).filter(
      (key) => key?.startsWith(prefix),
    ) as string[];

  return {
    getItem(key) {
      const value = store.getItem(prefix + key);
      if (value === null || !historyKeys.includes(key)) return value;
      return withHeaders(value, startHeaders);
    },
    setItem(key, value) {
      if (key === headersKey) return;
      store.setItem(
        prefix + key,
        historyKeys.includes(key) ? withHeaders(value, undefined) : value,
      );
    },
    removeItem(key) {
      store.removeItem(prefix + key);
    },
    clear() {
      for (const key of keys()) store.removeItem(key);
    },
    get length() {
      return keys().length;
    },
  };
}
