import { describe, expect, it } from "@jest/globals";
import { works, type Fault } from "../../src/sandbox/index.ts";
import { openSandbox } from "../support/open-sandbox.ts";
import { readMetrics } from "../support/read-metrics.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

const { albums } = works;
const document = `query Titles($ids: [ID!]!) {
  albums(catalogIds: $ids) { title tracks(first: 3) { nodes { title duration } } }
}`;
const variables = { ids: [albums.plain, albums.twoArtists] };
const env = { AMAZON_MUSIC_TERRITORY: "US" };
/** In which nothing was asked before. */
const headers = { "accept-language": "de-de" };

async function countLookedUp(gateway: RunningGateway): Promise<number> {
  const metrics = await readMetrics(gateway);
  return metrics.get('graphql_answers_total{source="lookup"}') ?? 0;
}

/** A gateway that has executed the document so often. */
async function startAfter(executions: number): Promise<RunningGateway> {
  const gateway = await startGateway({ env });
  for (let times = 0; times < executions; times += 1)
    await gateway.query(document, {
      variables: { ids: variables.ids.slice(times) },
    });
  gateway.sandbox.requests.length = 0;
  return gateway;
}

describe("an operation that was executed twice, of what memory lacks", () => {
  it("is answered without execution, in the same calls", async () => {
    await using planned = await startAfter(2);
    await using executing = await startAfter(0);
    const answers = [];
    for (const gateway of [planned, executing]) {
      const { data } = await gateway.query(document, { variables, headers });
      const requests = gateway.sandbox.requests.length;
      answers.push({ data, requests });
    }

    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.requests).toBe(2);
    expect(await countLookedUp(planned)).toBe(1);
    expect(await countLookedUp(executing)).toBe(0);
  });

  it("may be kept as any other, and is given whole to who asks again", async () => {
    await using gateway = await startAfter(2);
    const first = await gateway.query(document, { variables, headers });
    const again = await gateway.query(document, { variables, headers });
    await gateway.query(document, { variables, headers });

    expect(first.headers.get("cache-control")).toMatch(
      /^private, max-age=[1-9]\d+$/,
    );
    expect(again.headers.get("etag")).toBe(first.headers.get("etag"));
    const metrics = await readMetrics(gateway);
    expect(metrics.get('graphql_answers_total{source="kept"}')).toBe(1);
  });

  it.each<[string, Fault]>([
    ["fails", { kind: "status", status: 500 }],
    ["is refused", { kind: "status", status: 403 }],
    ["cannot be read", { kind: "body", body: "{" }],
  ])(
    "tells in its place what %s, and asks for it no more often than execution does",
    async (_, fault) => {
      await using planned = await startAfter(2);
      await using executing = await startAfter(0);
      const answers = [];
      for (const gateway of [planned, executing]) {
        gateway.sandbox.faults.add({ match: { path: /tracks/ }, fault });
        const { data, errors } = await gateway.query(document, {
          variables,
          headers,
        });
        const told = errors?.map(({ path, extensions: { code } }) => ({
          path,
          code,
        }));
        const requests = gateway.sandbox.requests.length;
        answers.push({ data, told, requests });
      }

      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]?.told).toHaveLength(6);
    },
  );

  it.each<[string, string]>([
    [
      "some things of a list are there already",
      `query { a1: tracks(catalogIds: ["B08J7SHTTR", "B03SETV27Z", "B07LT723QY", "B00KAJ37EK", "B0AJNI5OEL", "B0BH7YMPFP", "B048H9VSSA", "B048H9VSSA"]) { catalogId catalogId a2: album { title artists { __typename } } a3: album { label artists { url } a4: tracks(first: 4) { nodes { url artists { followerCount id } } } } }}`,
    ],
    [
      "things that are on their way are asked for again",
      `query ($v1: Int, $v2: Int) { a1: albums(catalogIds: ["B0AIOXVF09", "B000000000", "B08CASM9NO", "B0064UPU4G", "B080AVEGK2", "B04NR4KK2R", "B06NJFSHO6"]) { title artists { a2: localAsin } a3: tracks(first: $v1) { nodes { artists { followerCount } album { label } } } } a5: category(catalogId: "07m5yMBu") { a6: tracks(first: 1) { nodes { artists { a7: tracks(first: $v2) { nodes { url album { a8: tracks(first: 1) { nodes { url } } } } } } } } } }`,
    ],
  ])("is answered in the same calls where %s", async (_, query) => {
    const catalog = { albums: 160, tracks: 1200, artists: 30 };
    await using sandbox = await openSandbox({ catalog });
    const counts = [];
    for (const executions of [0, 2]) {
      await using gateway = await startGateway({ env, sandbox });
      for (let times = 0; times < executions; times += 1)
        await gateway.query(query);
      sandbox.requests.length = 0;
      await gateway.query(query, { headers });
      counts.push(sandbox.requests.length);
    }

    expect(counts[1]).toBe(counts[0]);
  });

  it("is written down with all the time that it took, also where that was in vain", async () => {
    await using gateway = await startAfter(2);
    const delay: Fault = { kind: "delay", ms: 300 };
    const fault: Fault = { kind: "status", status: 403 };
    gateway.sandbox.faults.add({ match: { path: /albums/ }, fault: delay });
    gateway.sandbox.faults.add({ match: { path: /tracks/ }, fault });
    await gateway.query(document, { variables, headers });

    const line = gateway.log.findLast(({ msg }) => msg === "operation");
    expect(line?.["errors"]).toBe(6);
    expect(line?.["durationMs"]).toBeGreaterThanOrEqual(290);
  });
});
