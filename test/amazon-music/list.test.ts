import { describe, expect, it } from "@jest/globals";
import {
  createList,
  plainEdge,
  type List,
  type RestEdge,
} from "../../src/amazon-music/list.ts";
import type { Oddity, Send } from "../../src/amazon-music/send.ts";
import { text } from "../../src/amazon-music/shape.ts";
import { ask, createScriptedSend, refusal } from "./scripted-send.ts";

const first = { limit: 20, token: null };

function createTexts(
  send: Send,
  route = "/v1/things/{id}/texts",
): List<RestEdge<string>> {
  return createList(send, { route, maxLimit: 100, readEdge: plainEdge(text) });
}

const edges = [{ node: "a" }, { node: "b" }];

describe("a list", () => {
  it("is asked for by its owner, limit and token", async () => {
    const { send, calls } = createScriptedSend({ edges });
    const things = createTexts(send);
    const all = createTexts(send, "/v1/texts");

    await things.getPage("B1", first, ask);
    await things.getPage("B1", { limit: 50, token: "T" }, ask);
    await all.getPage("", first, ask);

    expect(calls).toEqual([
      {
        method: "GET",
        route: "/v1/things/{id}/texts",
        path: "/v1/things/B1/texts?limit=20",
      },
      {
        method: "GET",
        route: "/v1/things/{id}/texts",
        path: "/v1/things/B1/texts?limit=50&cursor=T",
      },
      { method: "GET", route: "/v1/texts", path: "/v1/texts?limit=20" },
    ]);
  });

  it("is not asked for where its owner is no id", async () => {
    const { send, calls } = createScriptedSend({ edges });

    await expect(
      createTexts(send).getPage("../me", first, ask),
    ).rejects.toMatchObject({ kind: "bad-request" });
    expect(calls).toEqual([]);
  });

  it.each([
    ["under data", { data: { things: { edges } } }],
    ["deep under data", { data: { user: { id: "a", things: { edges } } } }],
    ["under another name", { data: { album: null, wrong: { edges } } }],
    ["without data", { things: { edges } }],
    ["bare", { edges }],
    ["behind other lists", { data: { images: [{ edges: [] }], x: { edges } } }],
  ])("is found %s", async (_, body) => {
    const page = await createTexts(createScriptedSend(body).send).getPage(
      "B1",
      first,
      ask,
    );

    expect(page).toEqual({ edges, nextToken: null });
  });

  it.each([
    [undefined],
    [null],
    ["edges"],
    [[edges]],
    [{}],
    [{ data: { things: { edges: {} } } }],
  ])("is missing in %j, which is malformed", async (body) => {
    const { send } = createScriptedSend(body);

    await expect(
      createTexts(send).getPage("B1", first, ask),
    ).rejects.toMatchObject({
      kind: "malformed",
      message: "Amazon's answer holds no list",
      method: "GET",
      route: "/v1/things/{id}/texts",
    });
  });

  it.each([
    [{ hasNextPage: true, token: "T" }, "T"],
    [{ hasNextPage: true }, null],
    [{ hasNextPage: true, token: null }, null],
    [{ hasNextPage: true, token: "" }, null],
    [{ hasNextPage: true, token: 7 }, null],
    [{ hasNextPage: false, token: "T" }, null],
    [{ token: "T" }, null],
    [null, null],
    [[], null],
  ])("that says %j goes on at %j", async (pageInfo, nextToken) => {
    const { send } = createScriptedSend({ data: { edges, pageInfo } });

    expect(await createTexts(send).getPage("B1", first, ask)).toEqual({
      edges,
      nextToken,
    });
  });

  it("leaves out edges that hold nothing readable", async () => {
    const { send } = createScriptedSend({
      edges: [null, "a", {}, { node: 7 }, { node: "a" }],
    });

    const page = await createTexts(send).getPage("B1", first, ask);

    expect(page.edges).toEqual([{ node: "a" }]);
  });

  it("fails as its call fails", async () => {
    const { send } = createScriptedSend(refusal("not-found"));

    await expect(
      createTexts(send).getPage("B1", first, ask),
    ).rejects.toMatchObject({ kind: "not-found" });
  });
});

describe("what is odd in a list", () => {
  const page = { route: "/v1/texts" };

  async function readOddities(answer: unknown): Promise<readonly Oddity[]> {
    const oddities: Oddity[] = [];
    const { send } = createScriptedSend(answer);
    const onOddity = (oddity: Oddity) => oddities.push(oddity);
    const list = createTexts(Object.assign(send, { onOddity }), page.route);
    await list.getPage("", first, ask);
    return oddities;
  }

  it("is told where it goes on, but not where", async () => {
    const pageInfo = { hasNextPage: true };

    expect(await readOddities({ edges, pageInfo })).toEqual([
      { ...page, what: "a list goes on, but Amazon does not say where" },
    ]);
  });

  it("is told where an edge has no node that can be read", async () => {
    expect(await readOddities({ edges: [...edges, { node: null }] })).toEqual([
      {
        ...page,
        what: "an edge was left out, since its node cannot be read",
      },
    ]);
  });

  it("is nothing where the list ends, or says where it goes on", async () => {
    const pageInfo = { hasNextPage: true, token: "T" };

    expect(await readOddities({ edges, pageInfo })).toEqual([]);
    expect(await readOddities({ edges })).toEqual([]);
  });
});
