import { describe, expect, it } from "@jest/globals";
import { works, type Fault, type Sandbox } from "../../src/sandbox/index.ts";
import { answerJson, startUpstream } from "../amazon-music/start-upstream.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

const albumQuery = `{ album(catalogId: "${works.albums.plain}") { title } }`;
const answered = { album: { title: "Harbour Lights at Noon" } };

/** What may stand in a body of Amazon's, and in no answer of ours. */
const secret = "what only Amazon should know";

const throttled = {
  code: "UPSTREAM_THROTTLED",
  message: "Amazon is asked too often just now; try again later.",
};
const unavailable = {
  code: "UPSTREAM_UNAVAILABLE",
  message: "Amazon cannot answer just now; try again later.",
};
const timeout = {
  code: "UPSTREAM_TIMEOUT",
  message: "Amazon did not answer in time; try again later.",
};
const invalid = {
  code: "UPSTREAM_INVALID_RESPONSE",
  message: "Amazon's answer could not be read.",
};
const unauthenticated = {
  code: "UNAUTHENTICATED",
  message: "Amazon refused the access token.",
};
const forbidden = {
  code: "FORBIDDEN",
  message: "Amazon does not allow this to the caller.",
};

/** To read this takes longer than the longest of timeouts, and more memory than there is. */
const endlessBytes = 1e12;

type Told = Readonly<Record<string, unknown>>;

const faults: readonly (readonly [string, Fault, Told])[] = [
  [
    "429, with the seconds to wait",
    { kind: "status", status: 429, code: "THROTTLED", retryAfter: 7 },
    { ...throttled, retryAfterMs: 7000 },
  ],
  [
    "429, without a time to wait",
    { kind: "status", status: 429, body: "message" },
    { ...throttled, retryAfterMs: 1000 },
  ],
  [
    "429, with nothing in it",
    { kind: "status", status: 429, body: "empty" },
    { ...throttled, retryAfterMs: 1000 },
  ],
  ["500", { kind: "status", status: 500 }, unavailable],
  [
    "503, as a page",
    { kind: "status", status: 503, body: "html" },
    unavailable,
  ],
  ["nothing", { kind: "hang" }, timeout],
  ["in drips", { kind: "slow-body", bytes: 1, everyMs: 50 }, timeout],
  ["with a cut connection", { kind: "cut", at: "start" }, unavailable],
  ["a head alone", { kind: "cut", at: "headers" }, unavailable],
  ["half", { kind: "cut", at: "body" }, unavailable],
  [
    "a page",
    {
      kind: "body",
      body: `<html>${secret}</html>`,
      contentType: "text/html",
    },
    invalid,
  ],
  ["bad JSON", { kind: "body", body: `{"data":"${secret}"` }, invalid],
  ["other JSON", { kind: "body", body: `{"data":"${secret}"}` }, invalid],
  ["nothing at all", { kind: "body", body: "" }, invalid],
  [
    "a redirect",
    { kind: "redirect", location: "http://127.0.0.1:1/elsewhere" },
    invalid,
  ],
  [
    "that the token is not good",
    { kind: "status", status: 401, code: "INVALID_ACCESS_TOKEN" },
    unauthenticated,
  ],
  [
    "that the caller may not",
    { kind: "status", status: 403, code: "ACCESS_DENIED" },
    forbidden,
  ],
];

/** Nothing of how Amazon is asked, and of what it said beyond code and reference. */
function expectNoLeak(
  { sandbox }: RunningGateway,
  answer: Readonly<Record<string, unknown>>,
): void {
  const text = JSON.stringify(answer);
  for (const hidden of [
    secret,
    sandbox.url,
    new URL(sandbox.url).host,
    sandbox.apiKey,
    sandbox.users.ada.accessToken.slice(0, 30),
    "/v1/",
    "stack",
    "node_modules",
    "ECONN",
    "UND_ERR",
  ])
    expect(text).not.toContain(hidden);
}

function albumIds({ catalog }: Sandbox, count: number): string[] {
  return Array.from({ length: count }, (_, index) => catalog.albumId(index));
}

const env = { AMAZON_MUSIC_TIMEOUT_MS: "300" };

describe.each(faults)("where Amazon answers %s", (_, fault, told) => {
  it("the error says so in its place, and nothing more", async () => {
    await using gateway = await startGateway({ env });
    gateway.sandbox.faults.add({ match: { path: "/v1/albums" }, fault });
    const { data, errors, status } = await gateway.query(albumQuery);
    expect({ data, status }).toEqual({ data: { album: null }, status: 200 });
    const { message, ...extensions } = told;
    expect(errors).toMatchObject([{ message, path: ["album"], extensions }]);
    expectNoLeak(gateway, { errors });
    expect(gateway.sandbox.requests).toHaveLength(1);
  });

  it("the other half of a list arrives", async () => {
    await using gateway = await startGateway({ env });
    const { sandbox } = gateway;
    sandbox.faults.add({ match: { path: "/v1/albums" }, times: 1, fault });
    const ids = albumIds(sandbox, 150);
    const { data, errors } = await gateway.query<{ albums: unknown[] }>(
      `query ($ids: [ID!]!) { albums(catalogIds: $ids) { title } }`,
      { variables: { ids } },
    );
    expect(data.albums).toEqual(
      ids.map((id, place) =>
        place < 100 ? null : { title: sandbox.catalog.album(id)?.title },
      ),
    );
    expect(errors).toHaveLength(100);
    expect(
      errors?.every(({ extensions: { code } }) => code === told["code"]),
    ).toBe(true);
  });
});

describe("where Amazon answers far more than anybody asked for", () => {
  it("the error says that it cannot be read, long before the end", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    sandbox.faults.add({
      match: { path: "/v1/albums" },
      times: 1,
      fault: { kind: "huge-body", bytes: endlessBytes },
    });
    const { data, errors, status } = await gateway.query(albumQuery);
    expect({ data, status }).toEqual({ data: { album: null }, status: 200 });
    expect(errors).toMatchObject([
      { message: invalid.message, extensions: { code: invalid.code } },
    ]);
    expectNoLeak(gateway, { errors });
    const again = await gateway.query(albumQuery);
    expect(again.data).toEqual(answered);
    expect(sandbox.requests).toHaveLength(2);
  });
});

describe("where Amazon answers a redirect", () => {
  it("nobody goes where it leads, and no key is shown there", async () => {
    await using stranger = await startUpstream(answerJson({}));
    await using gateway = await startGateway();
    gateway.sandbox.faults.add({
      match: { path: "/v1/albums" },
      fault: { kind: "redirect", location: `${stranger.url}/v1/albums` },
    });
    const { errors } = await gateway.query(albumQuery);
    expect(errors).toMatchObject([{ extensions: { code: invalid.code } }]);
    expect(stranger.requests).toEqual([]);
  });
});

/** A token that Amazon has refused is a matter of its own: nobody is let in with it for a while. */
const passing = faults.filter(([, , told]) => told !== unauthenticated);

describe.each(passing)("after Amazon answered %s", (_, fault) => {
  it("the next query is right: a failure is not remembered", async () => {
    await using gateway = await startGateway({ env });
    gateway.sandbox.faults.add({
      match: { path: "/v1/albums" },
      times: 1,
      fault,
    });
    await gateway.query(albumQuery);
    const { data, errors } = await gateway.query(albumQuery);
    expect({ data, errors }).toEqual({ data: answered, errors: undefined });
  });
});

describe("while Amazon does not answer", () => {
  it("what is known is answered still", async () => {
    await using gateway = await startGateway();
    await gateway.query(albumQuery);
    await gateway.sandbox.close();
    const { data, errors } = await gateway.query(albumQuery);
    expect({ data, errors }).toEqual({ data: answered, errors: undefined });
  });

  it("what the album holds of its tracks is answered without the rest", async () => {
    await using gateway = await startGateway();
    gateway.sandbox.faults.add({
      match: { path: "/v1/tracks" },
      fault: { kind: "status", status: 500 },
    });
    const { data, errors } = await gateway.query(
      `{ album(catalogId: "${works.albums.plain}") { title tracks(first: 2) { nodes { title duration } } } }`,
    );
    expect(data).toEqual({
      album: {
        title: "Harbour Lights at Noon",
        tracks: {
          nodes: [
            { title: "First Ferry Out", duration: null },
            { title: "Salt on the Windows", duration: null },
          ],
        },
      },
    });
    expect(errors?.map(({ path }) => path)).toEqual([
      ["album", "tracks", "nodes", 0, "duration"],
      ["album", "tracks", "nodes", 1, "duration"],
    ]);
  });

  it("tells Amazon's own code and reference, for a question to Amazon", async () => {
    await using gateway = await startGateway();
    gateway.sandbox.faults.add({
      match: { path: "/v1/albums" },
      fault: { kind: "status", status: 500, code: "INTERNAL" },
    });
    const { errors } = await gateway.query(albumQuery);
    expect(errors?.[0]?.extensions).toEqual({
      code: "UPSTREAM_UNAVAILABLE",
      upstream: {
        status: 500,
        code: "INTERNAL",
        reference: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    });
  });

  it("is not logged as a bug of the gateway", async () => {
    await using gateway = await startGateway();
    gateway.sandbox.faults.add({
      fault: { kind: "cut", at: "start" },
      match: { path: /^\/v1/ },
    });
    await gateway.query(albumQuery);
    expect(gateway.log.map(({ level, msg }) => [level, msg])).toEqual([
      ["info", "operation"],
    ]);
  });
});
