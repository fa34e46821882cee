import { request } from "node:http";
import { describe, expect, it } from "@jest/globals";
import { works, type Fault, type Sandbox } from "../../src/sandbox/index.ts";
import { readMetrics } from "../support/read-metrics.ts";
import { until } from "../support/redis-server.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

const { albums, tracks } = works;

/** Upstream calls may take longer than a test: what ends is the request. */
const impatient = {
  REQUEST_TIMEOUT_MS: "400",
  AMAZON_MUSIC_TIMEOUT_MS: "60000",
};

/** Asks as `query` does, and leaves as soon as `isTime` says so. */
async function askAndLeave(
  { url, sandbox }: RunningGateway,
  document: string,
  isTime: () => boolean,
): Promise<void> {
  const asking = request(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${sandbox.users.ada.accessToken}`,
    },
  });
  asking.on("error", () => undefined);
  asking.end(JSON.stringify({ query: document }));
  await until(isTime);
  asking.destroy();
}

/** Of the exchanges of a path, how they ended: undefined for those that were given up. */
const statusesOf = ({ exchanges }: Sandbox, path: string) =>
  exchanges
    .filter((exchange) => exchange.path === path)
    .map(({ status }) => status);

/** How many calls are under way, or wait for their turn, as the gateway tells. */
async function count(
  gateway: RunningGateway,
  kind: "in_use" | "queued",
): Promise<number | undefined> {
  const metrics = await readMetrics(gateway);
  return metrics.get(`amazon_music_budget_calls{kind="${kind}"}`);
}

describe("a request whose time is over", () => {
  const faults: readonly (readonly [string, Fault])[] = [
    ["hangs", { kind: "hang" }],
    [
      "sends its body a byte at a time",
      { kind: "slow-body", bytes: 1, everyMs: 100 },
    ],
    ["cuts in after a minute", { kind: "delay", ms: 60_000 }],
  ];

  it.each(faults)(
    "is answered with what has come, though Amazon %s",
    async (_, fault) => {
      await using gateway = await startGateway({ env: impatient });
      const { query, sandbox } = gateway;
      const warmUp = `{ album(catalogId: "${albums.plain}") { title } }`;
      // On a busy machine the first may be too late itself.
      await until(async () => (await query(warmUp)).errors === undefined);
      sandbox.faults.add({ match: { path: /tracks|me/ }, fault });

      const { data, errors } = await query(`{
        album(catalogId: "${albums.plain}") { title tracks(first: 1) { nodes { title isrc } } }
        me { name }
      }`);

      expect(data).toEqual({
        album: {
          title: "Harbour Lights at Noon",
          tracks: { nodes: [{ title: "First Ferry Out", isrc: null }] },
        },
        me: { name: null },
      });
      expect(
        errors?.map(({ path, extensions: { code } }) => [path?.join(), code]),
      ).toEqual(
        expect.arrayContaining([
          ["album,tracks,nodes,0,isrc", "UPSTREAM_TIMEOUT"],
          ["me,name", "UPSTREAM_TIMEOUT"],
        ]),
      );
    },
  );

  it("is answered though Login with Amazon hangs", async () => {
    await using gateway = await startGateway({ env: impatient });
    gateway.sandbox.faults.add({
      match: { path: "/auth/o2/tokeninfo" },
      fault: { kind: "hang" },
    });

    const { status, errors } = await gateway.query("{ me { name } }");

    expect(status).toBe(503);
    expect(errors?.map(({ extensions: { code } }) => code)).toEqual([
      "UPSTREAM_TIMEOUT",
    ]);
  });

  it("says of a change whether it may have been made, and makes no further one", async () => {
    // Time enough for the first change to be sent, however busy the machine is.
    await using gateway = await startGateway({
      env: { ...impatient, REQUEST_TIMEOUT_MS: "3000" },
    });
    const { query, sandbox } = gateway;
    await query("{ me { userId } }");
    const path = `/v1/me/library/albums/${albums.twoArtists}`;
    sandbox.faults.add({ match: { path }, fault: { kind: "hang" } });
    const save = (catalogId: string) =>
      `saveAlbum(input: { catalogId: "${catalogId}" }) { saveState }`;

    const { data, errors } = await query(`mutation {
      first: ${save(albums.twoArtists)}
      second: ${save(albums.boxSet)}
      third: updateProfile(
        input: { name: "Ada", visibility: PUBLIC, playbackVisibility: PRIVATE }
      ) { me { name } }
    }`);

    expect(data).toEqual({ first: null, second: null, third: null });
    expect(
      errors?.map(({ path, message, extensions: { code } }) => [
        path?.join(),
        code,
        message,
      ]),
    ).toEqual([
      [
        "first",
        "UPSTREAM_TIMEOUT",
        "Amazon did not answer in time; the change may have been made all the same.",
      ],
      [
        "second",
        "UPSTREAM_TIMEOUT",
        "Amazon did not answer in time; try again later.",
      ],
      [
        "third",
        "UPSTREAM_TIMEOUT",
        "Amazon did not answer in time; try again later.",
      ],
    ]);
    expect(sandbox.requests.filter((line) => !line.startsWith("GET"))).toEqual([
      `PUT ${path}`,
    ]);
  });

  it("leaves to others, who have more time, what it waited for", async () => {
    await using hasty = await startGateway({ env: impatient });
    const { sandbox } = hasty;
    await hasty.query("{ me { userId } }");
    sandbox.faults.add({
      times: 1,
      match: { path: "/v1/albums" },
      fault: { kind: "delay", ms: 600 },
    });
    const title = `{ album(catalogId: "${albums.plain}") { title } }`;

    // The second comes while the first waits, and has its time from then on.
    const first = hasty.query(title);
    await until(() => statusesOf(sandbox, "/v1/albums").length === 1);
    await new Promise((resolve) => setTimeout(resolve, 250));
    const second = await hasty.query(title);

    expect((await first).errors).toHaveLength(1);
    expect(second.errors).toBeUndefined();
    expect(statusesOf(sandbox, "/v1/albums")).toEqual([200]);
  });
});

describe("a client that goes away", () => {
  it("ends what it alone was waiting for", async () => {
    await using gateway = await startGateway();
    const { query, sandbox } = gateway;
    await query("{ me { userId } }");
    sandbox.faults.add({
      match: { path: "/v1/albums" },
      fault: { kind: "hang" },
    });

    await askAndLeave(
      gateway,
      `{ album(catalogId: "${albums.plain}") { title } }`,
      () => statusesOf(sandbox, "/v1/albums").length === 1,
    );

    // Long before the call would be over: it has twenty seconds, and the request sixty.
    await until(async () => (await count(gateway, "in_use")) === 0);
    await until(() => gateway.log.some(({ errors }) => errors === 1));
    expect(statusesOf(sandbox, "/v1/albums")).toEqual([undefined]);
  });

  it("ends the calls that are made under its caller's name", async () => {
    await using gateway = await startGateway();
    const { query, sandbox } = gateway;
    await query("{ me { userId } }");
    sandbox.faults.add({
      match: { path: /library/ },
      fault: { kind: "hang" },
    });
    const path = "/v1/me/library/albums";

    await askAndLeave(
      gateway,
      "{ me { libraryAlbums(first: 1) { nodes { id } } } }",
      () => statusesOf(sandbox, path).length === 1,
    );

    // Long before the call would be over, as above.
    await until(() => gateway.log.some(({ errors }) => errors === 1));
    expect(statusesOf(sandbox, path)).toEqual([undefined]);
  });

  it("stands in nobody's way where it waited for its turn", async () => {
    await using gateway = await startGateway({
      env: { AMAZON_MUSIC_TPS: "1" },
    });
    const { query, sandbox } = gateway;
    await query("{ me { userId } }");
    sandbox.faults.add({
      match: { path: "/v1/tracks" },
      fault: { kind: "hang" },
    });
    let areTurnsWanted = true;
    let isCallWanted = true;

    // The budget's one call, which goes on until it is given up.
    const hanging = askAndLeave(
      gateway,
      `{ track(catalogId: "${tracks.plain}") { title } }`,
      () => !isCallWanted,
    );
    await until(() => statusesOf(sandbox, "/v1/tracks").length === 1);
    const artistIds = [1, 2, 3, 4].map((at) => sandbox.catalog.artistId(at));
    const leaving = artistIds.map((id) =>
      askAndLeave(
        gateway,
        `{ artist(catalogId: "${id}") { albums(first: 1) { nodes { id } } } }`,
        () => !areTurnsWanted,
      ),
    );
    await until(async () => (await count(gateway, "queued")) === 4);
    areTurnsWanted = false;
    await Promise.all(leaving);

    await until(async () => (await count(gateway, "queued")) === 0);
    isCallWanted = false;
    await hanging;
    expect((await query("{ me { name } }")).errors).toBeUndefined();
  });

  it("leaves to others what they wait for too", async () => {
    await using gateway = await startGateway();
    const { query, sandbox } = gateway;
    await query("{ me { userId } }");
    sandbox.faults.add({
      times: 1,
      match: { path: "/v1/albums" },
      fault: { kind: "delay", ms: 300 },
    });
    const title = `{ album(catalogId: "${albums.plain}") { title } }`;
    const isAsked = () => statusesOf(sandbox, "/v1/albums").length === 1;

    const left = askAndLeave(gateway, title, isAsked);
    const stayed = query(title);
    await left;

    expect((await stayed).data).toEqual({
      album: { title: "Harbour Lights at Noon" },
    });
  });
});
