import { describe, expect, it } from "@jest/globals";
import { parse, type DocumentNode } from "graphql";
import { createDocumentStore } from "../../src/graphql/document-store.ts";
import { weighHeap } from "../support/collect-garbage.ts";

function toDocument(number: number): DocumentNode {
  return parse(`query Q${number}($id: ID!) { album(catalogId: $id) {
    a${number}: title label duration artists { catalogId name }
    tracks(first: ${number}) { nodes { title isrc duration } pageInfo { endCursor } } } }`);
}

/** A document weighs some 20 kB. */
const someBytes = 100_000;

describe("the store of documents", () => {
  it("gives what it keeps, and nothing for what it does not", async () => {
    const store = createDocumentStore();
    const document = toDocument(1);
    await store.set("a", document);
    expect(await store.get("a")).toBe(document);
    await store.delete("a");
    expect(await store.get("a")).toBeUndefined();
    expect(store.bytes).toBe(0);
  });

  it("lets go what was used least recently, and nothing else", async () => {
    const store = createDocumentStore(someBytes);
    await store.set("used", toDocument(0));
    await store.set("unused", toDocument(0));
    for (let number = 1; number < 100; number += 1) {
      await store.set(String(number), toDocument(number));
      expect(await store.get("used")).toBeDefined();
      expect(store.bytes).toBeLessThanOrEqual(someBytes);
    }
    expect(await store.get("unused")).toBeUndefined();
    expect(await store.get("99")).toBeDefined();
    expect(store.bytes).toBeGreaterThan(someBytes / 2);
  });

  it("counts a document that comes again once", async () => {
    const store = createDocumentStore();
    await store.set("a", toDocument(1));
    const { bytes } = store;
    await store.set("a", toDocument(1));
    expect(store.bytes).toBe(bytes);
  });

  it("does not keep what is heavier than all that it may", async () => {
    const store = createDocumentStore(1000);
    await store.set("a", toDocument(1));
    expect([await store.get("a"), store.bytes]).toEqual([undefined, 0]);
  });

  it("weighs documents as the heap does", async () => {
    const store = createDocumentStore();
    const before = weighHeap();
    for (let number = 0; number < 1000; number += 1)
      await store.set(String(number), toDocument(number));
    const grown = weighHeap() - before;
    expect(grown / store.bytes).toBeGreaterThan(0.6);
    expect(grown / store.bytes).toBeLessThan(1.4);
  });
});
