import { startRedisServer, until } from "../support/redis-server.ts";
import type { RedisServer } from "../support/redis-server.ts";

const password = "secret";

/** Two masters, each with half of the 16384 slots, behind a password. */
export interface RedisCluster extends AsyncDisposable {
  readonly url: string;
  readonly nodes: readonly [RedisServer, RedisServer];
  /** Moves an empty slot from the first node to the second. */
  moveSlot(slot: number): Promise<void>;
}

export async function startRedisCluster(): Promise<RedisCluster> {
  const start = () =>
    startRedisServer(["--cluster-enabled", "yes", "--requirepass", password]);
  const [first, second] = await Promise.all([start(), start()]);
  await first.command("CLUSTER", "ADDSLOTSRANGE", "0", "8191");
  await second.command("CLUSTER", "ADDSLOTSRANGE", "8192", "16383");
  // Otherwise both begin at epoch 0, and settle by gossip which of them is older.
  await first.command("CLUSTER", "SET-CONFIG-EPOCH", "1");
  await second.command("CLUSTER", "SET-CONFIG-EPOCH", "2");
  await first.command("CLUSTER", "MEET", "127.0.0.1", String(second.port));
  for (const node of [first, second]) {
    await until(async () => {
      const about = String(await node.command("CLUSTER", "INFO"));
      return /cluster_state:ok/.test(about) && /cluster_size:2/.test(about);
    });
  }
  return {
    url: `redis://default:${password}@127.0.0.1:${first.port},127.0.0.1:${second.port}`,
    nodes: [first, second],
    async moveSlot(slot) {
      const id = String(await second.command("CLUSTER", "MYID"));
      for (const node of [second, first])
        await node.command("CLUSTER", "SETSLOT", String(slot), "NODE", id);
    },
    async [Symbol.asyncDispose]() {
      await first[Symbol.asyncDispose]();
      await second[Symbol.asyncDispose]();
    },
  };
}
