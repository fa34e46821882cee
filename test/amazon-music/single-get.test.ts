import { describe, expect, it } from "@jest/globals";
import { category } from "../../src/amazon-music/entities.ts";
import { createSingleGet } from "../../src/amazon-music/single-get.ts";
import { ask, createScriptedSend, refusal } from "./scripted-send.ts";

const route = "/v1/categories/{id}";

function createGet(answer: unknown, limit?: number) {
  const { send, calls } = createScriptedSend(answer);
  const get = createSingleGet(send, {
    route,
    key: "category",
    read: category.whole,
    ...(limit !== undefined && { limit }),
  });
  return { get, calls };
}

describe("a lookup of one id", () => {
  it("asks for that id, and for no more of a list inside than is wanted", async () => {
    const { get, calls } = createGet({ id: "c1" });
    await get("c1", ask);
    expect(calls).toEqual([
      { method: "GET", route, path: "/v1/categories/c1" },
    ]);

    const limited = createGet({ id: "c1" }, 1);
    await limited.get("c1", ask);
    expect(limited.calls).toEqual([
      { method: "GET", route, path: "/v1/categories/c1?limit=1" },
    ]);
  });

  it.each([
    ["under data", { data: { category: { id: "c2" } } }],
    ["without data", { category: { id: "c2" } }],
    ["bare under data", { data: { id: "c2" } }],
    ["bare", { id: "c2" }],
  ])("finds it %s, under whatever id", async (_, body) => {
    expect(await createGet(body).get("c1", ask)).toMatchObject({
      _type: "Category",
      id: "c2",
    });
  });

  it.each([[undefined], [null], ["c1"], [[{ id: "c1" }]], [{ data: {} }]])(
    "finds none in %j, which is malformed",
    async (body) => {
      await expect(createGet(body).get("c1", ask)).rejects.toMatchObject({
        kind: "malformed",
        message: "Amazon's answer holds no category",
        route,
      });
    },
  );

  it("is null where Amazon knows none", async () => {
    expect(await createGet(refusal("not-found")).get("c1", ask)).toBeNull();
  });

  it.each([refusal("timeout"), new TypeError("a bug")])(
    "fails otherwise: %s",
    async (error) => {
      await expect(createGet(error).get("c1", ask)).rejects.toBe(error);
    },
  );

  it("does not ask for what is no id", async () => {
    const { get, calls } = createGet({ id: "c1" });

    await expect(get("../me", ask)).rejects.toMatchObject({
      kind: "bad-request",
    });
    expect(calls).toEqual([]);
  });
});
