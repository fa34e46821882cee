import { createClient } from "@redis/client";
import type { RedisClientOptions } from "@redis/client";

type RedisSocketOptions = NonNullable<RedisClientOptions["socket"]>;
import type { Host, SentinelAddress } from "./redis-address.ts";

/**
 * Asks all sentinels where the master is, and answers what most of them say: one that was cut off from the others, or has just
 * started, may be behind. Rejects where none answers, or none knows the master.
 *
 * The client's own `createSentinel` is of no use here. It mends itself: commands wait for a fail-over for as long as it takes, and so
 * does its `destroy()`; while it looks for a master it writes every error to the console, once a second. A link is not
 * mended but replaced, and a new one asks again, so that this one question is all that it takes.
 */
export async function findMaster(
  address: SentinelAddress,
  options: RedisClientOptions,
): Promise<Host> {
  const { sentinels, sentinelUsername, sentinelPassword } = address;
  const told = await Promise.allSettled(
    sentinels.map((sentinel) =>
      askSentinel(address.master, {
        ...options,
        ...(sentinelUsername !== "" && { username: sentinelUsername }),
        ...(sentinelPassword !== "" && { password: sentinelPassword }),
        socket: toSocket(options, sentinel, address.isEncrypted),
      }),
    ),
  );
  const votes = new Map<string, { readonly master: Host; count: number }>();
  for (const answer of told) {
    if (answer.status === "rejected") continue;
    const { host, port } = answer.value;
    const name = `${host} ${port}`;
    const vote = votes.get(name) ?? { master: answer.value, count: 0 };
    vote.count += 1;
    votes.set(name, vote);
  }
  const [most] = [...votes.values()].sort((one, two) => two.count - one.count);
  if (most === undefined) throw toFailure(told);
  return most.master;
}

export function toSocket(
  { socket }: Pick<RedisClientOptions, "socket">,
  { host, port }: Host,
  isEncrypted: boolean,
): RedisSocketOptions {
  // The types know `tls` as true or false, and a socket of the one or the other kind.
  return { ...socket, host, port, tls: isEncrypted } as RedisSocketOptions;
}

/** How long a sentinel may take: whoever is slow is not counted. */
const answerMs = 1000;

async function askSentinel(
  master: string,
  options: RedisClientOptions,
): Promise<Host> {
  const client = createClient(options);
  const { promise: failed, reject } = Promise.withResolvers<never>();
  client.on("error", reject);
  const timer = setTimeout(
    () => reject(new Error(`no sentinel answers within ${answerMs} ms`)),
    answerMs,
  );
  try {
    const asked = client
      .connect()
      .then(() =>
        client.sendCommand(["SENTINEL", "GET-MASTER-ADDR-BY-NAME", master]),
      );
    const answer = await Promise.race([asked, failed]);
    if (!Array.isArray(answer))
      throw new Error("the sentinels know no master of this name");
    const [host, port] = answer.map(String);
    return { host: host ?? "", port: Number(port) };
  } finally {
    clearTimeout(timer);
    if (client.isOpen) client.destroy();
  }
}

function toFailure(told: readonly PromiseSettledResult<Host>[]): unknown {
  const [first] = told.filter(({ status }) => status === "rejected");
  return first?.status === "rejected" ? first.reason : undefined;
}
