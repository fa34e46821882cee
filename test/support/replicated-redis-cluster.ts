import { startRedisServer, until, type RedisServer } from "./redis-server.ts";

/** Three masters with a third of the slots each, and a replica behind each, that becomes the master when its own is lost. */
export interface ReplicatedRedisCluster extends AsyncDisposable {
  /** Of the masters alone: where the replicas are, the cluster itself tells. */
  readonly url: string;
  readonly masters: readonly RedisServer[];
  /** In the order of their masters. */
  readonly replicas: readonly RedisServer[];
}

const slots = 16_384;
const limitMs = 60_000;

export async function startReplicatedRedisCluster(): Promise<ReplicatedRedisCluster> {
  await using stack = new AsyncDisposableStack();
  const start = async () =>
    stack.use(
      await startRedisServer([
        ...["--cluster-enabled", "yes"],
        // After so long without an answer a master counts as lost.
        ...["--cluster-node-timeout", "1000"],
        // However long a busy machine kept the replica from its master.
        ...["--cluster-replica-validity-factor", "0"],
      ]),
    );
  const masters = await Promise.all([start(), start(), start()]);
  const replicas = await Promise.all([start(), start(), start()]);
  const nodes = [...masters, ...replicas];
  for (const [place, { command }] of nodes.entries())
    await command("CLUSTER", "SET-CONFIG-EPOCH", String(place + 1));
  for (const [place, { command }] of masters.entries()) {
    const from = Math.ceil((slots * place) / masters.length);
    const to = Math.ceil((slots * (place + 1)) / masters.length) - 1;
    await command("CLUSTER", "ADDSLOTSRANGE", String(from), String(to));
  }
  for (const { port } of nodes.slice(1))
    await nodes[0]?.command("CLUSTER", "MEET", "127.0.0.1", String(port));
  await untilAll(nodes, ["CLUSTER", "INFO"], /cluster_known_nodes:6/);
  for (const [place, { command }] of replicas.entries()) {
    const id = String(await masters[place]?.command("CLUSTER", "MYID"));
    await command("CLUSTER", "REPLICATE", id);
  }
  await untilAll(nodes, ["CLUSTER", "INFO"], /cluster_state:ok/);
  await untilAll(replicas, ["INFO", "replication"], /master_link_status:up/);
  // Who does not know yet that it has a replica would not wait for its promotion.
  await untilAll(masters, ["INFO", "replication"], /connected_slaves:1/);
  const owned = stack.move();
  return {
    url: `redis://${masters.map(({ port }) => `127.0.0.1:${port}`).join(",")}`,
    masters,
    replicas,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function untilAll(
  nodes: readonly RedisServer[],
  words: readonly string[],
  pattern: RegExp,
): Promise<void> {
  for (const { command } of nodes)
    await until(
      async () => pattern.test(String(await command(...words))),
      limitMs,
    );
}
