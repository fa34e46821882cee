import { describe, expect, it } from "@jest/globals";
import { openSandbox } from "../support/open-sandbox.ts";
import { readMetrics } from "../support/read-metrics.ts";
import { settingsOf, startProgram } from "../support/start-program.ts";

const limitMs = 120_000;
const albums = 6000;
const connections = 50;
const spans = 5;
const answersPerSpan = 2000;

const query = `query Q($ids: [ID!]!) {
  albums(catalogIds: $ids) { title tracks(first: 12) { nodes { title duration } } }
}`;

describe("answers that wait for nothing, after others that waited for Amazon", () => {
  it(
    "leave nothing among the old things on the heap, where it would stay until all of memory is swept",
    async () => {
      await using sandbox = await openSandbox({
        catalog: { albums, tracks: albums * 12, artists: 100 },
      });
      await using program = startProgram(
        {
          ...settingsOf(sandbox),
          AMAZON_MUSIC_TPS: "10000",
          // Of a machine that is busy elsewhere nothing is to be concluded.
          AMAZON_MUSIC_TIMEOUT_MS: "60000",
          REQUEST_TIMEOUT_MS: "60000",
          GRAPHIQL: "off",
        },
        { limitMs },
      );
      const url = await program.listening();
      const ask = async (ids: readonly string[]): Promise<void> => {
        const answer = await fetch(`${url}/graphql`, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            authorization: `Bearer ${sandbox.users.ada.accessToken}`,
          },
          body: JSON.stringify({ query, variables: { ids } }),
        });
        expect(await answer.json()).not.toHaveProperty("errors");
      };
      const askAll = (count: number, toIds: (turn: number) => string[]) => {
        let turn = 0;
        const converse = async (): Promise<void> => {
          while (turn < count) await ask(toIds(turn++));
        };
        return Promise.all(Array.from({ length: connections }, converse));
      };
      const readOld = async (): Promise<number> =>
        (await readMetrics({ url })).get(
          'nodejs_heap_space_size_used_bytes{space="old"}',
        ) ?? NaN;
      const { albumId } = sandbox.catalog;

      // So many that V8 draws its conclusions.
      await askAll(albums / 20, (turn) =>
        Array.from({ length: 20 }, (_, place) => albumId(turn * 20 + place)),
      );
      await askAll(answersPerSpan, (turn) => [albumId(turn % 50)]);
      const grown: number[] = [];
      for (let span = 0; span < spans; span += 1) {
        const before = await readOld();
        await askAll(answersPerSpan, (turn) => [albumId(turn % 50)]);
        grown.push((await readOld()) - before);
      }
      // In one of them all of memory may be swept, in another something grow that grows once.
      const middle = grown.sort((one, other) => one - other)[spans >> 1] ?? NaN;

      // Where what a request is made of gets old, it is 5 kB and more of each.
      expect(middle / answersPerSpan).toBeLessThan(1000);
    },
    limitMs,
  );
});
