import { describe, expect, it } from "@jest/globals";
import { createStorage } from "../../src/graphiql/storage.ts";
import type { ListedStore } from "../../src/graphiql/store.ts";

const createStore = (content: Record<string, string> = {}) => {
  const items = new Map(Object.entries(content));
  const store: ListedStore = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
    key: (index) => [...items.keys()][index] ?? null,
    get length() {
      return items.size;
    },
  };
  return { store, items };
};

const kept = (items: Map<string, string>) => [...items.values()].join("\n");

describe("the storage of the page", () => {
  it("gives back what it was given", () => {
    const storage = createStorage(createStore().store, "start");
    storage.setItem("graphiql:query", "{ a }");
    expect(storage.getItem("graphiql:query")).toBe("{ a }");
    storage.removeItem("graphiql:query");
    expect(storage.getItem("graphiql:query")).toBeNull();
  });

  it("never keeps the headers pane", () => {
    const { store, items } = createStore();
    createStorage(store, "start").setItem("graphiql:headers", "Bearer secret");
    expect(kept(items)).toBe("");
  });

  it.each(["queries", "favorites"])(
    "keeps %s without their headers and reads them with those of the start",
    (list) => {
      const { store, items } = createStore();
      const storage = createStorage(store, "start");
      const entry = { query: "{ a }", variables: '{"headers":1}', label: "A" };
      storage.setItem(
        `graphiql:${list}`,
        JSON.stringify({ [list]: [{ ...entry, headers: "Bearer secret" }] }),
      );

      expect(kept(items)).not.toContain("secret");
      expect(JSON.parse(storage.getItem(`graphiql:${list}`) ?? "")).toEqual({
        [list]: [{ ...entry, headers: "start" }],
      });
      expect(kept(items)).not.toContain("start");
    },
  );

  it("leaves variables that speak of headers as they were written", () => {
    const storage = createStorage(createStore().store, "start");
    const variables = `{ "headers": "mine", "query": 1 }`;
    storage.setItem("graphiql:variables", variables);
    expect(storage.getItem("graphiql:variables")).toBe(variables);
  });

  it("neither sees nor clears what other pages of the origin keep", () => {
    const { store, items } = createStore({ "graphiql:query": "theirs" });
    const storage = createStorage(store, "start");
    expect(storage.getItem("graphiql:query")).toBeNull();
    expect(storage.length).toBe(0);

    storage.setItem("graphiql:query", "ours");
    storage.setItem("graphiql:theme", "dark");
    expect(storage.length).toBe(2);
    storage.clear();
    expect([...items]).toEqual([["graphiql:query", "theirs"]]);
  });
});
