import { describe, expect, it } from "@jest/globals";
import { openSandbox } from "../support/open-sandbox.ts";
import { redisServerPath, startRedisServer } from "../support/redis-server.ts";
import { send, toJson } from "../support/send.ts";
import { settingsOf, startProgram } from "../support/start-program.ts";

const onRedis = redisServerPath === undefined ? describe.skip : describe;

const limitMs = 120_000;
const requests = 300;
const albums = 500;

onRedis("three replicas on one Redis", () => {
  it(
    "make five calls each at most for the same five hundred albums, and none in the second round",
    async () => {
      await using redis = await startRedisServer();
      await using sandbox = await openSandbox();
      const start = () =>
        startProgram(
          {
            ...settingsOf(sandbox),
            REDIS_URL: redis.url,
            REPLICAS: "3",
            AMAZON_MUSIC_TERRITORY: "US",
            AMAZON_MUSIC_TPS: "1000",
            // However slow the machine is: nothing is to be asked twice.
            AMAZON_MUSIC_TIMEOUT_MS: "60000",
            REQUEST_TIMEOUT_MS: "100000",
            GRAPHIQL: "off",
          },
          { limitMs },
        );
      await using one = start();
      await using two = start();
      await using three = start();
      const urls = await Promise.all(
        [one, two, three].map((replica) => replica.listening()),
      );
      const ids = Array.from({ length: albums }, (_, index) =>
        sandbox.catalog.albumId(index),
      );
      const body = JSON.stringify({
        query: "query ($ids: [ID!]!) { albums(catalogIds: $ids) { title } }",
        variables: { ids },
      });
      const expected = {
        data: {
          albums: ids.map((id) => ({
            title: sandbox.catalog.album(id)?.title,
          })),
        },
      };

      /** All requests at once, to the replicas in turn; answers how many calls that took. */
      async function ask(): Promise<number> {
        sandbox.requests.length = 0;
        const answers = await Promise.all(
          Array.from({ length: requests }, (_, index) =>
            send(urls[index % urls.length] ?? "", "/graphql", {
              method: "POST",
              headers: {
                "content-type": "application/json",
                authorization: `Bearer ${sandbox.users.ada.accessToken}`,
              },
              body,
            }),
          ),
        );
        for (const answer of answers) expect(toJson(answer)).toEqual(expected);
        return sandbox.requests.length;
      }

      expect(await ask()).toBeLessThanOrEqual(3 * (albums / 100));
      expect(await ask()).toBe(0);
    },
    limitMs,
  );
});
