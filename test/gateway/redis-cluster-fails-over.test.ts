import { describe, expect, it } from "@jest/globals";
import { openSandbox } from "../support/open-sandbox.ts";
import {
  redisServerPath,
  until,
  type RedisServer,
} from "../support/redis-server.ts";
import { startReplicatedRedisCluster } from "../support/replicated-redis-cluster.ts";
import { startGatewayOnRedis } from "../support/start-gateway-on-redis.ts";
import type { RunningGateway } from "../support/start-gateway.ts";

const onRedis = redisServerPath === undefined ? describe.skip : describe;

const limitMs = 120_000;

/** Asks for one album, and expects its title. */
async function ask(gateway: RunningGateway, id: string): Promise<void> {
  const { data, errors } = await gateway.query(
    "query ($id: ID!) { album(catalogId: $id) { title } }",
    { variables: { id } },
  );
  const title = gateway.sandbox.catalog.album(id)?.title;
  expect({ data, errors }).toEqual({ data: { album: { title } } });
}

async function holds(node: RedisServer, id: string): Promise<boolean> {
  const keys = await node.command("KEYS", "catalog:*:album:*");
  return String(keys).includes(id);
}

onRedis("a gateway on a cluster of Redis of which a master is lost", () => {
  it(
    "answers throughout, and goes on with the replica that takes its place",
    async () => {
      await using cluster = await startReplicatedRedisCluster();
      await using sandbox = await openSandbox();
      await using gateway = await startGatewayOnRedis(cluster, { sandbox });
      const [lost, ...masters] = cluster.masters;
      const [heir] = cluster.replicas;
      if (lost === undefined || heir === undefined) throw new Error("no nodes");
      let asked = 0;
      const askNext = async (): Promise<string> => {
        const id = sandbox.catalog.albumId(asked);
        asked += 1;
        await ask(gateway, id);
        return id;
      };
      const isKept = async (node: RedisServer) => holds(node, await askNext());
      // Each node is used: what is asked for falls on one or the other by its key.
      for (const node of cluster.masters) await until(() => isKept(node));

      await lost.kill();
      const askedBefore = asked;
      await until(async () => {
        await askNext();
        return String(await heir.command("ROLE")).startsWith("master");
      }, limitMs);
      expect(asked).toBeGreaterThan(askedBefore);

      for (const node of [heir, ...masters])
        await until(() => isKept(node), limitMs);

      await using other = await startGatewayOnRedis(cluster, { sandbox });
      const living = [heir, ...masters];
      const finds = async (reader: RunningGateway, writer: RunningGateway) => {
        const id = sandbox.catalog.albumId((asked += 1));
        await ask(writer, id);
        await until(async () =>
          (await Promise.all(living.map((node) => holds(node, id)))).includes(
            true,
          ),
        );
        sandbox.requests.length = 0;
        await ask(reader, id);
        return sandbox.requests.length === 0;
      };
      // A machine that is busy may miss the 100 ms that Redis has, now and then.
      await until(() => finds(other, gateway));
      await until(() => finds(gateway, other));
    },
    limitMs,
  );
});
