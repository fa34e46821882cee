import { createClient, createCluster } from "@redis/client";
import type {
  RedisClientOptions,
  RedisClientType,
  RedisClusterType,
} from "@redis/client";
import { createKeyvTextStore } from "./keyv-text-store.ts";
import type { TextStore } from "./keyv-text-store.ts";
import type { RedisAddress } from "./redis-address.ts";

/**
 * One connection to Redis (or one set of them to a cluster), from its opening to its first fault. It is not mended: whoever holds
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
  const aborting = new AbortController();
  const lost = (error: unknown): void => {
    if (isOver) return;
    isOver = true;
    events.onLost(error);
  };
  const client =
    address.urls.length === 1
      ? createSingle(address, aborting.signal, lost)
      : createNodes(address, aborting.signal, lost);
  const timer = setTimeout(
    () => lost(new Error(`no connection within ${openTimeoutMs} ms`)),
    openTimeoutMs,
  );
  client.connect().then(() => {
    clearTimeout(timer);
    if (!isOver) events.onOpen();
  }, lost);
  const store = createKeyvTextStore(client);
  return {
    getMany: (keys) => store.getMany(keys),
    setMany: (writes) => store.setMany(writes),
    setIfAbsent: (write) => store.setIfAbsent(write),
    // The whole text each time, which is cheaper than to ask again where a Redis that was started anew does not know its digest.
    runScript: (script, key, args) =>
      client.eval(script, { keys: [key], arguments: [...args] }),
    close() {
      isOver = true;
      clearTimeout(timer);
      if (client.isOpen) client.destroy();
      // A client that is destroyed while it connects forgets the socket, which then lives on.
      aborting.abort();
    },
  };
}

function createSingle(
  address: RedisAddress,
  signal: AbortSignal,
  lost: (error: unknown) => void,
): RedisClientType {
  const client: RedisClientType = createClient({
    ...toClientOptions(signal),
    url: address.urls[0],
  });
  return client.on("error", lost);
}

function createNodes(
  address: RedisAddress,
  signal: AbortSignal,
  lost: (error: unknown) => void,
): RedisClusterType {
  const { isEncrypted, username, password } = address;
  const options = toClientOptions(signal);
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
    // Below `socketTimeout`, which takes a connection for dead that is merely idle. With the two, a dead one is noticed while nobody asks.
    pingInterval: 400,
    socket: {
      connectTimeout: 500,
      socketTimeout: 1000,
      // A number, since a client that gives up would be connected anew by KeyvRedis, in the midst of a request. It is never
      // waited for: the link is closed at the first fault. Short, because the client's timer keeps the process alive.
      reconnectStrategy: () => 10,
      signal,
    },
  } satisfies RedisClientOptions;
}
