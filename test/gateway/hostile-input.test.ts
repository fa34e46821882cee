import { describe, expect, it } from "@jest/globals";
import { buildSchema } from "graphql";
import {
  createDocuments,
  type HostileDocument,
} from "../support/hostile-documents.ts";
import { monsters } from "../support/hostile-monsters.ts";
import { createRandom } from "../support/hostile-random.ts";
import {
  createFamilies,
  type HostileRequest,
} from "../support/hostile-requests.ts";
import {
  createHostileClient,
  type HostileClient,
} from "../support/hostile-send.ts";
import { judgeAnswer } from "../support/judge-answer.ts";
import {
  startGatewayProcess,
  type GatewayProcess,
} from "../support/start-gateway-process.ts";

const seed = 20_261_121;

/** How many of each kind, 10,000 together. Those of great size are few: each takes as long as many others. */
const portions: Readonly<Record<string, number>> = {
  documents: 3000,
  "documents in the address": 500,
  "documents of great size": 100,
  "documents by bytes": 1500,
  ids: 1400,
  cursors: 700,
  representations: 500,
  bodies: 1200,
  "bodies of 2 MB": 20,
  "bodies that are compressed": 80,
  headers: 700,
  "bytes on the wire": 300,
};

const largestMonster = 3000;
const batchSize = 100;
const concurrency = 8;
const longestHoldMs = 250;

interface Hostile {
  readonly family: string;
  readonly request: HostileRequest;
}

describe("hostile input", () => {
  it("is answered or refused, 10,000 times, and neither ends nor opens nor holds the gateway", async () => {
    await using gateway = await startGatewayProcess();
    let client = createHostileClient(gateway.url);
    const complaints: string[] = [];
    const suspects: Hostile[] = [];

    for (const batch of createBatches(gateway)) {
      const complain = async (hostile: Hostile): Promise<void> => {
        const complaint = await judge(client, hostile.request, gateway.secrets);
        if (complaint !== null)
          complaints.push(`${complaint} | ${toText(hostile)}`);
      };
      const heldMs = await holdOf(gateway, () => inParallel(batch, complain));
      if (heldMs > longestHoldMs) {
        // One of them, or all of them together: each is tried alone, where it has not been seen.
        client.close();
        client = await renew(gateway);
        for (const hostile of batch)
          if ((await holdOf(gateway, () => complain(hostile))) > longestHoldMs)
            suspects.push(hostile);
      }
      expect(await askTypename(client)).toBe('{"data":{"__typename":"Query"}}');
    }

    expect(complaints.slice(0, 10)).toEqual([]);
    expect(await gateway.ask("audit")).toEqual({ errors: [], leaks: [] });
    expect((await findHolders(gateway, suspects)).map(toText)).toEqual([]);
    client.close();
  }, 240_000);

  it("holds the gateway for 250 ms at most, however large it is", async () => {
    await using gateway = await startGatewayProcess();
    const client = createHostileClient(gateway.url);
    const complaints: string[] = [];
    const suspects: Hostile[] = [];

    for (const [family, write] of Object.entries(monsters)) {
      const send = async (size: number): Promise<string> => {
        const request = toRequest(gateway.token, write(size));
        const answer = await client.send(request);
        const complaint = judgeAnswer(answer, gateway.secrets);
        if (complaint !== null) complaints.push(`${complaint} | ${family}`);
        return answer.text;
      };
      // Hardest are the largest that pass the parser, and the largest that are executed.
      const parsed = await findLargest(
        async (size) => !(await send(size)).includes("GRAPHQL_PARSE_FAILED"),
      );
      const executed = await findLargest(async (size) =>
        (await send(size)).includes('"data"'),
      );
      for (const size of new Set([executed, parsed, largestMonster]))
        suspects.push({
          family: `${family}, ${size}`,
          request: toRequest(gateway.token, write(size)),
        });
    }

    client.close();
    expect(complaints).toEqual([]);
    expect(await gateway.ask("audit")).toEqual({ errors: [], leaks: [] });
    expect((await findHolders(gateway, suspects)).map(toText)).toEqual([]);
  }, 240_000);
});

/** The largest size for which something is true; it is true below it, and false above. */
async function findLargest(
  isTrue: (size: number) => Promise<boolean>,
): Promise<number> {
  let [below, above] = [1, largestMonster + 1];
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (await isTrue(middle)) below = middle;
    else above = middle;
  }
  return below;
}

function toRequest(token: string, document: HostileDocument): HostileRequest {
  return {
    method: "POST",
    target: "/graphql",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
    },
    body: JSON.stringify(document),
  };
}

function createBatches({ sdl, material, token }: GatewayProcess): Hostile[][] {
  const random = createRandom(seed);
  const families = createFamilies({
    random,
    material,
    token,
    writeDocument: createDocuments(buildSchema(sdl), material, random),
    writeMonster: () =>
      random.pick(Object.values(monsters))(1 + random.int(largestMonster)),
  });
  const hostiles = Object.entries(portions).flatMap(([family, count]) => {
    const make = families[family];
    if (make === undefined) throw new Error(`There are no ${family}.`);
    return Array.from({ length: count }, () => ({
      place: random.int(2 ** 30),
      family,
      request: make(),
    }));
  });
  hostiles.sort((one, other) => one.place - other.place);
  return Array.from({ length: hostiles.length / batchSize }, (_, at) =>
    hostiles.slice(at * batchSize, (at + 1) * batchSize),
  );
}

async function inParallel<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}

async function judge(
  client: HostileClient,
  request: HostileRequest,
  secrets: readonly string[],
): Promise<string | null> {
  try {
    return judgeAnswer(await client.send(request), secrets);
  } catch (error) {
    return `no answer: ${String(error)}`;
  }
}

async function askTypename(client: HostileClient): Promise<string> {
  const { text } = await client.send({
    method: "POST",
    target: "/graphql",
    headers: { "content-type": "application/json" },
    body: '{"query":"{ __typename }"}',
  });
  return text.trim();
}

/** A client of a gateway that has not seen any document, and whose first answer is given. */
async function renew(gateway: GatewayProcess): Promise<HostileClient> {
  const client = createHostileClient((await gateway.ask("renew")).url);
  await askTypename(client);
  return client;
}

/**
 * The longest that the gateway could do nothing else while something was done.
 * On a machine that has other things to do the clock says too much, and so does
 * the time that the process has worked, the sandbox in it. The truth is below
 * both.
 */
async function holdOf(
  gateway: GatewayProcess,
  work: () => Promise<unknown>,
): Promise<number> {
  await gateway.ask("watch");
  await work();
  const { delayMs, workedMs } = await gateway.ask("tell");
  return Math.min(delayMs, workedMs);
}

/**
 * Those that hold the gateway for long, by the least of three tries: chance adds
 * to a time and never takes from it. Each try is made of a gateway that has not
 * seen the document yet.
 */
async function findHolders(
  gateway: GatewayProcess,
  suspects: readonly Hostile[],
): Promise<Hostile[]> {
  const holders: Hostile[] = [];
  for (const suspect of suspects) {
    let leastMs = Number.POSITIVE_INFINITY;
    for (let left = 3; left > 0 && leastMs > longestHoldMs; left--) {
      const client = await renew(gateway);
      const heldMs = await holdOf(gateway, () => client.send(suspect.request));
      leastMs = Math.min(leastMs, heldMs);
      client.close();
    }
    if (leastMs > longestHoldMs) holders.push(suspect);
  }
  return holders;
}

function toText({ family, request }: Hostile): string {
  const { method, target, headers, body, raw } = request;
  const sent = raw?.toString("latin1") ?? body?.toString();
  return JSON.stringify({
    family,
    method,
    target,
    headers,
    sent: sent?.slice(0, 1000),
  });
}
