import { describe, expect, it } from "@jest/globals";
import { openStore } from "../../src/graphiql/store.ts";

const openForbidden = () =>
  openStore(() => {
    throw new Error("The operation is insecure.");
  });

describe("the store", () => {
  it("is the browser's where there is one", () => {
    const local = openForbidden();
    expect(openStore(() => local)).toBe(local);
  });

  it("keeps things for the visit where the browser forbids to keep them", () => {
    const store = openForbidden();
    store.setItem("a", "1");
    store.setItem("b", "2");
    store.setItem("a", "3");
    expect([store.getItem("a"), store.getItem("c")]).toEqual(["3", null]);
    expect([store.key(0), store.key(1), store.key(2)]).toEqual([
      "a",
      "b",
      null,
    ]);

    store.removeItem("a");
    expect([store.getItem("a"), store.length]).toEqual([null, 1]);
    store.clear();
    expect(store.length).toBe(0);
  });
});
