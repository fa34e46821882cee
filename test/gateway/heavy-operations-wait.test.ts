import { describe, expect, it } from "@jest/globals";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";
import { until } from "../support/redis-server.ts";
import { send } from "../support/send.ts";

const catalog = { albums: 1000, tracks: 12_000, artists: 100 };

/** A hundred albums that nobody else asks for; two such operations are made at once. */
const toIds = ({ sandbox }: RunningGateway, number: number): string[] =>
  Array.from({ length: 100 }, (_, place) =>
    sandbox.catalog.albumId(number * 100 + place),
  );

const selection =
  "title tracks(first: 12) { nodes { title artists { name globalAsin } } }";
const heavyDocument = `query ($ids: [ID!]!) { albums(catalogIds: $ids) { ${selection} } }`;

const askHeavy = (gateway: RunningGateway, number: number) =>
  gateway.query(heavyDocument, {
    variables: { ids: toIds(gateway, number) },
  });

const askHeavyInOneText = (gateway: RunningGateway, number: number) => {
  const ids = JSON.stringify(toIds(gateway, number));
  return gateway.query(`{ albums(catalogIds: ${ids}) { ${selection} } }`);
};

/** The request ids are the numbers. */
function askHeavyAndLeave(
  gateway: RunningGateway,
  numbers: readonly number[],
): { leave(): Promise<void> } {
  const { url, sandbox } = gateway;
  const leaving = new AbortController();
  const asked = numbers.map((number) =>
    fetch(`${url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${sandbox.users.ada.accessToken}`,
        "x-request-id": `heavy-${number}`,
      },
      body: JSON.stringify({
        query: heavyDocument,
        variables: { ids: toIds(gateway, number) },
      }),
      signal: leaving.signal,
    }).catch(() => undefined),
  );
  return {
    async leave() {
      leaving.abort();
      await Promise.all(asked);
    },
  };
}

const hasEnded = ({ log }: RunningGateway, number: number): boolean =>
  log.some(({ requestId }) => requestId === `heavy-${number}`);

/** How many calls for a hundred albums Amazon has had. */
const countHeavyCalls = ({ sandbox }: RunningGateway): number =>
  sandbox.requests.filter(
    (line) => line.includes("/v1/albums?ids=") && line.length > 500,
  ).length;

describe("heavy operations that come at once", () => {
  it.each([
    ["with ids in a variable", askHeavy, []],
    ["with ids in the document", askHeavyInOneText, []],
    ["by a plan", askHeavy, [7, 8]],
  ])(
    "are made two at a time, while light ones go on: %s",
    async (_, ask, before) => {
      await using gateway = await startGateway({
        sandboxOptions: { catalog },
        env: { AMAZON_MUSIC_TPS: "1000", AMAZON_MUSIC_TIMEOUT_MS: "20000" },
      });
      const { sandbox } = gateway;
      for (const number of before) await ask(gateway, number);
      sandbox.requests.length = 0;
      const takeBack = sandbox.faults.add({
        match: { path: /^\/v1\/albums\?ids=.{500}/ },
        fault: { kind: "delay", ms: 600 },
      });
      const heavy = [0, 1, 2, 3, 4].map((number) => ask(gateway, number));
      await until(() => countHeavyCalls(gateway) >= 2, 10_000);

      const light = await gateway.query(
        "query ($id: ID!) { album(catalogId: $id) { title } }",
        {
          variables: { id: sandbox.catalog.albumId(999) },
        },
      );

      expect(light.errors).toBeUndefined();
      expect(countHeavyCalls(gateway)).toBe(2);
      takeBack();
      const answers = await Promise.all(heavy);
      expect(answers.map(({ errors }) => errors)).toEqual(
        heavy.map(() => undefined),
      );
      expect(countHeavyCalls(gateway)).toBe(5);
    },
  );

  it.each([
    ["executed", []],
    ["made by a plan", [7, 8]],
  ])(
    "are made for nobody who has gone while they waited to be %s",
    async (_, before) => {
      await using gateway = await startGateway({
        sandboxOptions: { catalog },
        env: { AMAZON_MUSIC_TPS: "1000", AMAZON_MUSIC_TIMEOUT_MS: "60000" },
      });
      const { sandbox } = gateway;
      for (const number of before) await askHeavy(gateway, number);
      sandbox.requests.length = 0;
      sandbox.faults.add({
        match: { path: "/v1/albums" },
        fault: { kind: "hang" },
      });
      const first = askHeavyAndLeave(gateway, [0, 1]);
      await until(() => countHeavyCalls(gateway) === 2);
      const next = askHeavyAndLeave(gateway, [2]);
      // Once this is answered the other has arrived.
      await gateway.query("{ me { name } }");
      await next.leave();

      // While those before go on for as long as they like.
      await until(() => hasEnded(gateway, 2));
      expect([0, 1].map((number) => hasEnded(gateway, number))).toEqual([
        false,
        false,
      ]);
      await first.leave();
      expect(countHeavyCalls(gateway)).toBe(2);
    },
  );

  it("go on though somebody has given a list a length that is no number", async () => {
    await using gateway = await startGateway({
      sandboxOptions: { catalog },
      env: { REQUEST_TIMEOUT_MS: "3000" },
    });
    const document = `query ($a: [ID!]!, $b: [ID!]!) {
      a: albums(catalogIds: $a) { tracks(first: 500) { nodes { title } } }
      b: albums(catalogIds: $b) { tracks(first: 500) { nodes { title } } }
    }`;
    await send(gateway.url, "/graphql", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${gateway.sandbox.users.ada.accessToken}`,
      },
      // As JSON, larger and smaller than any number.
      body: `{"query":${JSON.stringify(document)},"variables":{"a":1e400,"b":-1e400}}`,
    });

    expect((await askHeavy(gateway, 0)).errors).toBeUndefined();
  });

  it("end on time, also those that never had their turn", async () => {
    await using gateway = await startGateway({
      sandboxOptions: { catalog },
      env: { REQUEST_TIMEOUT_MS: "1000", AMAZON_MUSIC_TIMEOUT_MS: "60000" },
    });
    gateway.sandbox.faults.add({
      match: { path: "/v1/albums" },
      fault: { kind: "hang" },
    });
    const answers = await Promise.all(
      [0, 1, 2, 3].map((number) => askHeavy(gateway, number)),
    );

    for (const { status, errors = [] } of answers) {
      expect(status).toBe(200);
      expect(errors.length).toBeGreaterThan(0);
      for (const { extensions } of errors)
        expect(extensions.code).toMatch(/^UPSTREAM_/);
    }
    gateway.sandbox.faults.clear();
    // A busy machine may take its second for one of them.
    await until(async () => (await askHeavy(gateway, 5)).errors === undefined);
  });
});
