import { describe, expect, it } from "@jest/globals";
import type { RequestListener } from "node:http";
import {
  createAmazonMusic,
  createOwnBudget,
  type AmazonMusic,
  type AmazonMusicOptions,
  type Ask,
  type BreakerChange,
  type Exchange,
} from "../../src/amazon-music/index.ts";
import { startUpstream } from "./start-upstream.ts";

const fine: RequestListener = (_, response) =>
  void response.end('{"data":{"albums":[],"user":{"id":"u"}}}');

function failing(
  status: number,
  headers: Readonly<Record<string, string>> = {},
): RequestListener {
  return (_, response) => void response.writeHead(status, headers).end("{}");
}

/** A client whose upstream does what the test wants at that moment; first tries have paid for five retries. */
async function startWorld(options: Partial<AmazonMusicOptions> = {}) {
  const world = { listener: fine };
  const upstream = await startUpstream((request, response) =>
    world.listener(request, response),
  );
  const changes: BreakerChange[] = [];
  const client = createAmazonMusic({
    baseUrl: upstream.url,
    apiKey: "amzn1.application.0",
    timeoutMs: 20_000,
    random: () => 0,
    onBreakerChange: (change) => changes.push(change),
    ...options,
  });
  const exchanges: Exchange[] = [];
  const ask: Ask = {
    accessToken: "Atza|a",
    onExchange: (exchange) => exchanges.push(exchange),
  };
  const get = (more: Partial<Ask> = {}) =>
    client.me.get({ ...ask, ...more }).catch((error: unknown) => error);
  for (let tries = 0; tries < 50; tries += 1)
    await client.albums.getMany(["B1"], ask);
  exchanges.length = 0;
  return {
    client,
    upstream,
    exchanges,
    ask,
    get,
    changes,
    /** What upstream was asked since the first tries. */
    asked: () => upstream.requests.slice(50).map(({ line }) => line),
    answer: (listener: RequestListener) => void (world.listener = listener),
    async [Symbol.asyncDispose]() {
      await client.close();
      await upstream[Symbol.asyncDispose]();
    },
  };
}

/** Fails a number of times, and then no more. */
function failingFirst(times: number, status: number): RequestListener {
  let failures = 0;
  return (request, response) => {
    failures += 1;
    (failures <= times ? failing(status, { "retry-after": "0" }) : fine)(
      request,
      response,
    );
  };
}

describe("a call that failed", () => {
  it.each([500, 503, 429])("with %d is made again", async (status) => {
    await using world = await startWorld();
    world.answer(failingFirst(1, status));

    expect(await world.get()).toMatchObject({ id: "u" });
    expect(
      world.exchanges.map(({ status, attempt }) => ({ status, attempt })),
    ).toEqual([
      { status, attempt: 1 },
      { status: 200, attempt: 2 },
    ]);
    expect(world.client.state().tries).toEqual({ first: 51, retries: 1 });
  });

  it("is made three times at most", async () => {
    await using world = await startWorld();
    world.answer(failing(500));

    expect(await world.get()).toMatchObject({
      kind: "unavailable",
      status: 500,
    });
    expect(world.exchanges.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  });

  it("with a cut connection is made again", async () => {
    await using world = await startWorld();
    world.answer((request) => {
      request.socket.destroy();
      world.answer(fine);
    });

    expect(await world.get()).toMatchObject({ id: "u" });
    expect(world.asked()).toEqual(["GET /v1/me", "GET /v1/me"]);
  });

  it.each([400, 401, 403, 404, 302])(
    "with %d is not made again",
    async (status) => {
      await using world = await startWorld();
      world.answer(failing(status));
      await world.get();

      expect(world.asked()).toEqual(["GET /v1/me"]);
    },
  );

  it("is not made again once the retries are used up", async () => {
    await using world = await startWorld();
    world.answer(failing(500));
    for (let calls = 0; calls < 3; calls += 1) await world.get();

    expect(world.exchanges.map(({ attempt }) => attempt)).toEqual([
      1, 2, 3, 1, 2, 3, 1, 2,
    ]);
  });

  it("is not made again where its deadline would be over", async () => {
    await using world = await startWorld({ random: () => 1 });
    world.answer(failing(500));

    expect(await world.get({ deadline: performance.now() + 90 })).toMatchObject(
      { kind: "unavailable" },
    );
    expect(world.asked()).toEqual(["GET /v1/me"]);
  });

  it("is not made again where Amazon asks for longer than there is time", async () => {
    await using world = await startWorld();
    world.answer(failing(429, { "retry-after": "60" }));
    const error = await world.get({ deadline: performance.now() + 30_000 });

    expect(error).toMatchObject({ kind: "rate-limited" });
    expect(world.asked()).toEqual(["GET /v1/me"]);

    // Others are not even sent.
    expect(await world.get()).toMatchObject({
      kind: "rate-limited",
      message: "No turn comes in time for this call",
      status: undefined,
    });
    expect(world.asked()).toEqual(["GET /v1/me"]);
  });

  it("is not made again for who has given up, and does not count against Amazon", async () => {
    await using world = await startWorld();
    for (let calls = 0; calls < 12; calls += 1) {
      const giving = new AbortController();
      world.answer(() => giving.abort());

      expect(await world.get({ signal: giving.signal })).toMatchObject({
        kind: "timeout",
        isGivenUp: true,
      });
    }

    expect(world.asked()).toHaveLength(12);
    expect(world.client.state().breakers.personal).toBe("closed");
    expect(world.client.state().tries.retries).toBe(0);
  });

  it("is not made again for who gives up in the pause before", async () => {
    // Which takes half a minute.
    await using world = await startWorld({ random: () => 300 });
    world.answer(failing(500));
    const giving = new AbortController();
    const { signal } = giving;

    const outcome = world.get({ signal, deadline: Number.MAX_VALUE });
    while (world.client.state().tries.retries === 0)
      await new Promise((resolve) => setTimeout(resolve, 1));
    giving.abort();

    expect(await outcome).toMatchObject({ kind: "unavailable", status: 500 });
    expect(world.asked()).toEqual(["GET /v1/me"]);
  });

  it("is given up by who asked, though their signal is made when it is first looked for", async () => {
    await using world = await startWorld();
    const giving = new AbortController();
    world.answer(() => giving.abort());
    class LazyAsk implements Ask {
      readonly accessToken = world.ask.accessToken;
      get signal(): AbortSignal {
        return giving.signal;
      }
    }

    await expect(world.client.me.get(new LazyAsk())).rejects.toMatchObject({
      isGivenUp: true,
    });
  });
});

describe("a write that failed", () => {
  const fields = { title: "t", description: "d", visibility: "PRIVATE" };
  const place = { entryIdBelow: "e" };
  const writes: readonly [
    string,
    number,
    (client: AmazonMusic, ask: Ask) => Promise<unknown>,
  ][] = [
    ["saving an album", 2, ({ me }, ask) => me.saveAlbum("B1", ask)],
    ["removing a track", 2, ({ me }, ask) => me.removeTrack("B1", ask)],
    ["rating", 2, ({ me }, ask) => me.rateTrack("B1", "LIKED", ask)],
    ["following", 2, ({ me }, ask) => me.followPlaylist("P1", ask)],
    [
      "changing a playlist",
      2,
      ({ playlists }, ask) => playlists.update("P1", fields, ask),
    ],
    ["deleting", 2, ({ playlists }, ask) => playlists.remove("P1", ask)],
    [
      "adding what is not there yet",
      2,
      ({ playlists }, ask) => playlists.addTracks("P1", ["B1"], false, ask),
    ],
    [
      "adding what may be there",
      1,
      ({ playlists }, ask) => playlists.addTracks("P1", ["B1"], true, ask),
    ],
    ["creating", 1, ({ playlists }, ask) => playlists.create(fields, ask)],
    [
      "moving",
      1,
      ({ playlists }, ask) => playlists.moveTracks("P1", ["e"], place, ask),
    ],
  ];

  it.each(writes)("%s, is made %d times", async (_, times, write) => {
    await using world = await startWorld();
    world.answer(failingFirst(1, 500));
    await write(world.client, world.ask).catch(() => undefined);

    expect(world.asked()).toHaveLength(times);
  });
});

describe("a write that went unanswered", () => {
  it("stays in doubt whatever is answered to it when it is made again", async () => {
    await using world = await startWorld();
    for (const [status, kind] of [
      [404, "not-found"],
      [403, "forbidden"],
    ] as const) {
      let times = 0;
      world.answer((request, response) => {
        times += 1;
        if (times === 1) response.destroy();
        else failing(status)(request, response);
      });

      await expect(
        world.client.me.saveAlbum("B1", world.ask),
      ).rejects.toMatchObject({ kind, status, isInDoubt: true });
      expect(times).toBe(2);
    }
  });

  it("is in no doubt where it was refused from the first", async () => {
    await using world = await startWorld();
    world.answer(failing(404));

    await expect(
      world.client.playlists.remove("P1", world.ask),
    ).rejects.toMatchObject({ kind: "not-found", isInDoubt: false });
  });
});

describe("a search that failed", () => {
  it("is made again, though it is a POST", async () => {
    await using world = await startWorld();
    const { search } = world.client;
    world.answer(failingFirst(1, 500));
    const owner = search.toOwner({ searchFilters: [], sortBy: undefined });
    await search.tracks
      .getPage(owner, { limit: 0, token: null }, world.ask)
      .catch(() => undefined);

    expect(world.asked()).toHaveLength(2);
  });
});

describe("while Amazon fails", () => {
  it("calls of that kind fail at once, and others go on", async () => {
    await using world = await startWorld();
    world.answer((request, response) =>
      (request.url === "/v1/me" ? failing(500) : fine)(request, response),
    );
    while (world.changes.length === 0) await world.get();
    const before = world.asked().length;

    expect(await world.get()).toMatchObject({
      kind: "unavailable",
      status: undefined,
      message: "Amazon has failed too often just now and is left alone",
    });
    expect(world.asked()).toHaveLength(before);
    expect(world.changes).toEqual([{ operation: "personal", state: "open" }]);
    expect(world.client.state().breakers).toEqual({
      catalog: "closed",
      personal: "open",
      search: "closed",
      write: "closed",
    });

    await world.client.albums.getMany(["B1"], world.ask);

    expect(world.asked()).toHaveLength(before + 1);
  });

  it("a turn is given back that the call was handed and did not use", async () => {
    await using world = await startWorld();
    world.answer(failing(500));
    while (world.changes.length === 0) await world.get();
    const turn = await world.client.takeTurn({});

    expect(world.client.state().governor.inUse).toBe(1);

    await world.get({ turn });

    expect(world.client.state().governor.inUse).toBe(0);
  });
});

describe("a client with a budget", () => {
  it("has a turn for those who want to fill their call late, and says when there is none", async () => {
    await using world = await startWorld({ budget: createOwnBudget(60) });
    const { client, ask } = world;
    const { capacity } = client.state().governor;
    const turns = [];
    while (client.hasRoom()) turns.push(await client.takeTurn({}));

    expect(capacity).toBe(60);
    expect(turns.length).toBeGreaterThan(0);
    await expect(
      client.takeTurn({ deadline: performance.now() }),
    ).rejects.toMatchObject({ kind: "rate-limited", status: undefined });

    const [turn] = turns;
    await client.albums.getMany(["B1"], { ...ask, turn });

    expect(world.asked()).toEqual(["GET /v1/albums?ids=B1"]);
  });
});
