import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.ts";
import { readSchema } from "../support/all-fields.ts";
import {
  listOperationKinds,
  type Asker,
  type Choose,
  type OperationKind,
} from "../support/every-operation.ts";
import { connectionLists } from "../support/connection-lists.ts";
import { readHoldings, toListName } from "../support/holdings.ts";
import { askConnection } from "../support/read-connection.ts";
import {
  redisServerPath,
  startRedisServer,
  type RedisServer,
} from "../support/redis-server.ts";
import { send } from "../support/send.ts";
import { startGatewayOnRedis } from "../support/start-gateway-on-redis.ts";
import {
  startGateway,
  type GatewayOptions,
  type RunningGateway,
} from "../support/start-gateway.ts";

/** Something that somebody asks. */
interface Move {
  readonly kind: number;
  /** By which the operation chooses among its values. */
  readonly choices: readonly number[];
  readonly headers: Readonly<Record<string, string>>;
}

const names = ["ada", "other"] as const;

type Name = (typeof names)[number];

/** What the two ask at the same time. */
type Moment = Readonly<Record<Name, readonly Move[]>>;

interface Person {
  /** An access token: the sandbox forgets those it has issued when it is reset. */
  readonly signIn: () => string;
  readonly asker: Asker;
}

/** Where two people ask. */
interface World {
  readonly sandbox: Sandbox;
  readonly kinds: readonly OperationKind[];
  readonly people: Readonly<Record<Name, Person>>;
  /** All that share a store, which is empty as yet; the sandbox is as at its start. */
  readonly startGateways: () => Promise<readonly RunningGateway[]>;
}

interface WorldOptions extends Pick<GatewayOptions, "credential" | "env"> {
  readonly redis?: RedisServer;
  /** Ben has another territory and another tier than ada; this account has her territory. */
  readonly other?: "ben" | "gateway";
}

async function withWorld(
  { redis, other = "ben", ...options }: WorldOptions,
  test: (world: World) => Promise<void>,
): Promise<void> {
  // Large enough for lists of many pages, small enough to be searched in no time.
  const sandbox = await createSandbox({
    catalog: { albums: 300, tracks: 3000, artists: 150 },
  });
  const startOne = () =>
    redis === undefined
      ? startGateway({ ...options, sandbox })
      : startGatewayOnRedis(redis, { ...options, sandbox });
  const signIn: Readonly<Record<Name, () => string>> = {
    ada: () => sandbox.users.ada.accessToken,
    // The standing token of that account may do less than theirs.
    other: () =>
      other === "ben"
        ? sandbox.users.ben.accessToken
        : sandbox.issueToken({ user: other, scopes: allScopes }),
  };
  try {
    await using gateway = await startOne();
    const adas = await readHoldings(gateway, signIn.ada());
    const others = await readHoldings(gateway, signIn.other());
    await test({
      sandbox,
      kinds: listOperationKinds(await readSchema(gateway), sandbox),
      people: {
        ada: { signIn: signIn.ada, asker: { own: adas, other: others } },
        other: { signIn: signIn.other, asker: { own: others, other: adas } },
      },
      async startGateways() {
        sandbox.reset();
        await redis?.command("FLUSHALL");
        return Promise.all(
          redis === undefined ? [startOne()] : [startOne(), startOne()],
        );
      },
    });
  } finally {
    await sandbox.close();
  }
}

const allScopes = [
  "music::catalog",
  "music::favorites",
  "music::history",
  "music::library",
  "music::favorites:read",
  "music::library:read",
  "music::profile",
  "music::profile:read",
] as const;

/** Lets some of the two ask what they ask; answers what each was told, in the order of their moves. */
async function run(
  world: World,
  moments: readonly Moment[],
  present: readonly Name[],
): Promise<Readonly<Record<Name, readonly string[]>>> {
  const gateways = await world.startGateways();
  const told: Record<Name, string[]> = { ada: [], other: [] };
  const tokens = {
    ada: world.people.ada.signIn(),
    other: world.people.other.signIn(),
  };
  try {
    for (const moment of moments)
      await Promise.all(
        present.map(async (name) => {
          const ask = (move: Move, index: number) =>
            sendMove(
              // The two do not always meet at one replica.
              gateways[index % gateways.length] as RunningGateway,
              world.kinds[move.kind] as OperationKind,
              move,
              { asker: world.people[name].asker, token: tokens[name] },
            );
          told[name].push(...(await askAll(world, moment[name], ask)));
        }),
      );
  } finally {
    await Promise.all(gateways.map((gateway) => gateway.close()));
  }
  return told;
}

/** Changes one after the other, since their order matters to who makes them; all else at once. */
async function askAll(
  { kinds }: World,
  moves: readonly Move[],
  ask: (move: Move, index: number) => Promise<string>,
): Promise<readonly string[]> {
  const told: string[] = [];
  const isChange = ({ kind }: Move) => kinds[kind]?.isChange === true;
  for (const [index, move] of moves.entries())
    if (isChange(move)) told.push(await ask(move, index));
  const reads = moves.filter((move) => !isChange(move));
  return told.concat(await Promise.all(reads.map(ask)));
}

/** The whole answer, but for Amazon's name of a failed call, which is another each time. */
async function sendMove(
  { url }: RunningGateway,
  kind: OperationKind,
  { choices, headers }: Move,
  { asker, token }: { asker: Asker; token: string },
): Promise<string> {
  const { document, variables } = kind.toOperation(asker, toChoose(choices));
  const sent = await send(url, "/graphql", {
    method: "POST",
    headers: {
      ...headers,
      "content-type": "application/json",
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ query: document, variables }),
  });
  const text = sent.text.replaceAll(/"reference":"[^"]*"/g, '"reference":"…"');
  return `${kind.name} ${JSON.stringify(variables)}: ${sent.status} ${text}`;
}

function toChoose(choices: readonly number[]): Choose {
  let next = 0;
  return <Value>(...values: [Value, ...Value[]]) => {
    const choice = choices[next++ % choices.length] ?? 0;
    // The remainder is a place in the list.
    return values[choice % values.length] as Value;
  };
}

function toMoments(kindCount: number): fc.Arbitrary<readonly Moment[]> {
  const move: fc.Arbitrary<Move> = fc.record({
    kind: fc.nat(kindCount - 1),
    choices: fc.array(fc.nat(59), { minLength: 7, maxLength: 7 }),
    headers: fc.constantFrom<Readonly<Record<string, string>>>(
      {},
      {},
      {},
      { "accept-language": "de-de" },
      { "amzn-image-style": "SL75" },
    ),
  });
  // A few things, asked again and again: where else would what the two ask meet?
  return fc
    .record({
      asked: fc.array(move, { minLength: 1, maxLength: 6 }),
      moments: fc.array(
        fc.record({
          ada: fc.array(fc.nat(5), { maxLength: 4 }),
          other: fc.array(fc.nat(5), { maxLength: 4 }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    })
    .map(({ asked, moments }) => {
      const toMoves = (places: readonly number[]): readonly Move[] =>
        places.flatMap((place) => asked[place % asked.length] ?? []);
      return moments.map(({ ada, other }) => ({
        ada: toMoves(ada),
        other: toMoves(other),
      }));
    });
}

/** Everything that can be asked, by both, a handful at a time; of each list whole pages. */
function toSweep(kindCount: number): readonly Moment[] {
  const moves = Array.from({ length: kindCount }, (_, kind): Move => ({
    kind,
    choices: [2, kind % 3, 1],
    headers: {},
  }));
  return Array.from({ length: Math.ceil(kindCount / 8) }, (_, part) => {
    const both = moves.slice(part * 8, part * 8 + 8);
    return { ada: both, other: both };
  });
}

/** Each is told what they are told where the other does not exist. */
async function expectNoInterference(
  world: World,
  moments: readonly Moment[],
): Promise<void> {
  const together = await run(world, moments, names);
  for (const name of names) {
    const alone = await run(world, moments, [name]);
    expect(together[name]).toEqual(alone[name]);
  }
}

/** Whatever the two ask, and whenever; a slow machine tries less of it. */
function expectNoInterferenceEver(options: WorldOptions): Promise<void> {
  return withWorld(options, (world) => {
    const end = performance.now() + 2000;
    return fc.assert(
      fc.asyncProperty(toMoments(world.kinds.length), async (moments) => {
        if (performance.now() < end) await expectNoInterference(world, moments);
      }),
      { seed: 4, numRuns: 20 },
    );
  });
}

const isUs = { AMAZON_MUSIC_TERRITORY: "US" };

describe("two people who ask at the same time", () => {
  it.each<[string, WorldOptions]>([
    ["with their own tokens", {}],
    ["with the gateway's token", { credential: true }],
    [
      "with the gateway's token, in the operator's territory",
      { credential: true, env: isUs },
    ],
    [
      "with their own tokens, in the operator's territory",
      { other: "gateway", env: isUs },
    ],
  ])(
    "are told what they would be told alone, %s",
    (_, options) => expectNoInterferenceEver(options),
    180_000,
  );

  it(
    "are told what they would be told alone of each field and each list of the graph",
    () =>
      withWorld({ other: "gateway", env: isUs }, (world) =>
        expectNoInterference(world, toSweep(world.kinds.length)),
      ),
    180_000,
  );
});

describe("somebody else's cursor", () => {
  it("is refused by the gateway on each list that Amazon makes for its reader", () =>
    withWorld({}, async (world) => {
      const [gateway] = await world.startGateways();
      if (gateway === undefined) throw new Error("no gateway");
      await using _ = gateway;
      const { own, other } = world.people.other.asker;
      const token = world.people.other.signIn();
      const accepted: string[] = [];
      let tried = 0;
      for (const list of connectionLists.filter((one) => !one.isStored)) {
        const after = other.cursors.get(toListName(list));
        if (after === undefined) continue;
        expect(own.cursors.get(toListName(list))).not.toBe(after);
        const { page, errors = [] } = await askConnection(gateway, list, {
          after,
          token,
        });
        tried += 1;
        // By the gateway itself, which does not count on Amazon to do it.
        const isRefused =
          errors[0]?.message.includes("is no cursor of this list") === true;
        // What the list belongs to may be nobody else's to see, and null itself.
        const isHidden = page === null && errors.length === 0;
        if (!isRefused && !isHidden) accepted.push(toListName(list));
      }

      expect(accepted).toEqual([]);
      expect(tried).toBeGreaterThan(25);
    }));
});

const describeOnRedis =
  redisServerPath === undefined ? describe.skip : describe;

describeOnRedis("two people who ask two gateways that share a Redis", () => {
  it.each<[string, WorldOptions]>([
    ["with their own tokens, in one territory", { other: "gateway" }],
    ["with the gateways' token", { credential: true }],
  ])(
    "are told what they would be told alone, %s",
    async (_, options) => {
      await using redis = await startRedisServer();
      await expectNoInterferenceEver({ ...options, redis });
    },
    180_000,
  );
});
