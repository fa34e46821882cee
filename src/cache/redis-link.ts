import { createClient, createCluster } from "@redis/client";
import type {
  RedisClientOptions,
  RedisClientType,
  RedisClusterType,
} from "@redis/client";
import { createKeyvTextStore } from "./keyv-text-store.ts";
import type { TextStore } from "./keyv-text-store.ts";
import type {
  Host,
  RedisAddress,
  SentinelAddress,
  ServerAddress,
} from "./redis-address.ts";
import { findMaster, toSocket } from "./sentinel.ts";

/**
 * One connection to Redis (or to the master that sentinels name, or one set of them to a cluster), from its opening to its first fault. It is not mended: whoever holds
 * it closes it and opens another, since that way alone ends every kind of fault (half-open connections, a cluster whose
 * masters have changed, a client that has closed itself).
 */
export interface RedisLink extends TextStore {
  /** Runs a script on one key, and rejects as Redis does. */
  runScript(
    script: string,
    key: string,
    args: readonly string[],
  ): Promise<unknown>;
  /** Drops the connection at once; what is under way rejects, and no more events are told. */
  close(): void;
}

export interface RedisLinkEvents {
  /** It is connected and logged in; whether it answers is not known yet. */
  onOpen(): void;
  /** It is of no use any more. Told once, and never inside `openRedisLink`. */
  onLost(error: unknown): void;
}

/** Longest time from the first attempt to the open connection, for what has no limit of its own: name look-up, discovery of a cluster. */
const openTimeoutMs = 3000;

export function openRedisLink(
  address: RedisAddress,
  events: RedisLinkEvents,
): RedisLink {
  let isOver = false;
  let client: RedisClientType | RedisClusterType | undefined;
  let store = unopenedStore;
  const aborting = new AbortController();
  const lost = (error: unknown): void => {
    if (isOver) return;
    isOver = true;
    events.onLost(error);
  };

  async function connect(): Promise<void> {
    const options = toClientOptions(aborting.signal);
    const created =
      address.kind === "servers"
        ? createForServers(address, options, lost)
        : createForMaster(
            address,
            await findMaster(address, options),
            options,
            lost,
          );
    // Closed, or given up, while the sentinels were asked.
    if (isOver) return;
    client = created;
    store = createKeyvTextStore(created);
    await created.connect();
    if (address.kind === "sentinels") await assertMaster(created);
  }

  const timer = setTimeout(
    () => lost(new Error(`no connection within ${openTimeoutMs} ms`)),
    openTimeoutMs,
  );
  connect().then(() => {
    clearTimeout(timer);
    if (!isOver) events.onOpen();
  }, lost);
  return {
    getMany: (keys) => store.getMany(keys),
    setMany: (writes) => store.setMany(writes),
    setIfAbsent: (write) => store.setIfAbsent(write),
    // The whole text each time, which is cheaper than to ask again where a Redis that was started anew does not know its digest.
    runScript: async (script, key, args) =>
      client === undefined
        ? notOpen()
        : client.eval(script, { keys: [key], arguments: [...args] }),
    close() {
      isOver = true;
      clearTimeout(timer);
      if (client?.isOpen === true) client.destroy();
      // A client that is destroyed while it connects forgets the socket, which then lives on.
      aborting.abort();
    },
  };
}

const notOpen = () => Promise.reject(new Error("the link is not open yet"));
const unopenedStore: TextStore = {
  getMany: notOpen,
  setMany: notOpen,
  setIfAbsent: notOpen,
};

type Options = ReturnType<typeof toClientOptions>;

function createForServers(
  address: ServerAddress,
  options: Options,
  lost: (error: unknown) => void,
): RedisClientType | RedisClusterType {
  if (address.urls.length > 1) return createNodes(address, options, lost);
  const client: RedisClientType = createClient({
    ...options,
    url: address.urls[0],
  });
  return client.on("error", lost);
}

function createForMaster(
  { isEncrypted, username, password, database }: SentinelAddress,
  master: Host,
  options: Options,
  lost: (error: unknown) => void,
): RedisClientType {
  const client: RedisClientType = createClient({
    ...options,
    ...(username !== "" && { username }),
    ...(password !== "" && { password }),
    database,
    socket: toSocket(options, master, isEncrypted),
  });
  return client.on("error", lost);
}

/** Sentinels may name a master that is none any more; its writes would be lost. Source: Redis's guidelines for Sentinel clients. */
async function assertMaster(
  client: RedisClientType | RedisClusterType,
): Promise<void> {
  // Only single clients are connected to a master that sentinels have named.
  const answer = await (client as RedisClientType).role();
  if (answer?.role !== "master")
    throw new Error("the master that the sentinels name is none");
}

function createNodes(
  address: ServerAddress,
  options: Options,
  lost: (error: unknown) => void,
): RedisClusterType {
  const { isEncrypted, username, password } = address;
  const cluster: RedisClusterType = createCluster({
    rootNodes: address.urls.map((url) => ({ url })),
    // The nodes that the root nodes tell of come as host and port only.
    defaults: {
      ...options,
      ...(username !== "" && { username }),
      ...(password !== "" && { password }),
      socket: { ...options.socket, tls: isEncrypted },
    },
  });
  // Its "error" event tells of one unreachable root node, which does no harm while another answers.
  return cluster.on("node-error", lost);
}

function toClientOptions(signal: AbortSignal) {
  return {
    // Nobody asks a link that is not open; if someone did, it would have to fail, not to wait for as long as Redis is away.
    disableOfflineQueue: true,
    // A last resort: reads are bounded by their deadline, writes by the write gate.
    commandsQueueMaxLength: 50_000,
    // Far below `socketTimeout`, which takes a connection for dead that is merely idle, or is not read while this process is busy. With the two, a dead one is noticed while nobody asks.
    pingInterval: 400,
    socket: {
      connectTimeout: 500,
      socketTimeout: 2000,
      // A number, since a client that gives up would be connected anew by KeyvRedis, in the midst of a request. It is never
      // waited for: the link is closed at the first fault. Short, because the client's timer keeps the process alive.
      reconnectStrategy: () => 10,
      signal,
    },
  } satisfies RedisClientOptions;
}
