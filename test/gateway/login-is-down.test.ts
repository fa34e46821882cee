import { describe, expect, it } from "@jest/globals";
import { works, type Fault } from "../../src/sandbox/index.ts";
import { answerJson, startUpstream } from "../amazon-music/start-upstream.ts";
import { until } from "../support/redis-server.ts";
import { startGateway } from "../support/start-gateway.ts";

const albumQuery = `{ album(catalogId: "${works.albums.plain}") { title } }`;
const answered = { album: { title: "Harbour Lights at Noon" } };
const check = { path: "/auth/o2/tokeninfo" };

/** What may stand in a body of Login with Amazon's, and in no answer of ours. */
const secret = "what only Amazon should know";

const faults: readonly (readonly [string, Fault, string])[] = [
  [
    "429, with the seconds to wait",
    { kind: "status", status: 429, retryAfter: 1 },
    "UPSTREAM_THROTTLED",
  ],
  ["500", { kind: "status", status: 500 }, "UPSTREAM_UNAVAILABLE"],
  [
    "503, as a page",
    { kind: "status", status: 503, body: "html" },
    "UPSTREAM_UNAVAILABLE",
  ],
  ["nothing", { kind: "hang" }, "UPSTREAM_TIMEOUT"],
  [
    "in drips",
    { kind: "slow-body", bytes: 1, everyMs: 50 },
    "UPSTREAM_TIMEOUT",
  ],
  [
    "with a cut connection",
    { kind: "cut", at: "start" },
    "UPSTREAM_UNAVAILABLE",
  ],
  ["a head alone", { kind: "cut", at: "headers" }, "UPSTREAM_UNAVAILABLE"],
  ["half", { kind: "cut", at: "body" }, "UPSTREAM_UNAVAILABLE"],
  [
    "a page",
    { kind: "body", body: `<h1>${secret}</h1>`, contentType: "text/html" },
    "UPSTREAM_INVALID_RESPONSE",
  ],
  [
    "bad JSON",
    { kind: "body", body: `{"aud":"${secret}` },
    "UPSTREAM_INVALID_RESPONSE",
  ],
  [
    "JSON that describes no token",
    { kind: "body", body: `{"aud":"${secret}"}` },
    "UPSTREAM_INVALID_RESPONSE",
  ],
  ["nothing at all", { kind: "body", body: "" }, "UPSTREAM_INVALID_RESPONSE"],
];

describe.each(faults)(
  "where Login with Amazon answers %s",
  (_, fault, code) => {
    it("nobody new is let in, Amazon Music is not asked, and later all is well", async () => {
      await using gateway = await startGateway({
        env: { AMAZON_MUSIC_TIMEOUT_MS: "500" },
      });
      const { sandbox } = gateway;
      sandbox.faults.add({ match: check, times: 1, fault });
      const { status, data, errors } = await gateway.query(albumQuery);
      expect({ status, data }).toEqual({ status: 503, data: undefined });
      expect(errors).toMatchObject([{ extensions: { code } }]);
      const told = JSON.stringify(errors);
      for (const hidden of [secret, sandbox.url, "Atza", "/auth/", "ECONN"])
        expect(told).not.toContain(hidden);
      expect(sandbox.requests).toEqual([]);
      expect(sandbox.loginRequests).toEqual(["GET /auth/o2/tokeninfo"]);
      // It is left alone for a moment, for as long as it asks for.
      await until(async () => (await gateway.query(albumQuery)).status === 200);
      const { data: later } = await gateway.query(albumQuery);
      expect(later).toEqual(answered);
    });
  },
);

describe("where Login with Amazon answers", () => {
  it("a redirect, nobody goes where it leads, and no token is shown there", async () => {
    await using stranger = await startUpstream(answerJson({}));
    await using gateway = await startGateway({ credential: true });
    const { sandbox } = gateway;
    sandbox.faults.add({
      match: check,
      fault: { kind: "redirect", location: `${stranger.url}/auth` },
    });
    const { status, errors } = await gateway.query(albumQuery);
    expect(status).toBe(503);
    expect(errors).toMatchObject([
      { extensions: { code: "UPSTREAM_INVALID_RESPONSE" } },
    ]);
    expect(stranger.requests).toEqual([]);
  });

  it("far more than anybody asked for, it is not read to the end", async () => {
    await using gateway = await startGateway();
    gateway.sandbox.faults.add({
      match: check,
      fault: { kind: "huge-body", bytes: 1e12 },
    });
    const { status, errors } = await gateway.query(albumQuery);
    expect(status).toBe(503);
    expect(errors).toMatchObject([
      { extensions: { code: "UPSTREAM_INVALID_RESPONSE" } },
    ]);
  });
});
