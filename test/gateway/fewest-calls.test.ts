import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  isInterfaceType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";
import { QueryArbitrary } from "../oracle/query-arbitrary.ts";
import { toText } from "../oracle/query-tree.ts";
import { createQueryMaker } from "../oracle/random-query.ts";
import {
  describeTrial,
  startTrials,
  type Trials,
  type TrialsOptions,
} from "../oracle/trial.ts";
import { createRandom } from "../support/hostile-random.ts";
import {
  isOfCatalog,
  isOfCatalogByKeys,
  isRootOfKeys,
} from "../support/is-of-catalog.ts";
import { redisServerPath } from "../support/redis-server.ts";

const describeOnRedis =
  redisServerPath === undefined ? describe.skip : describe;

/** `FEWEST_CALLS_RUNS` asks for more queries of each kind, `FEWEST_CALLS_SEED` for others. */
const runs = Number(process.env["FEWEST_CALLS_RUNS"] ?? 70);
const seed = Number(process.env["FEWEST_CALLS_SEED"] ?? 1);
/** What fails is made smaller for no longer than this. */
const limitMs = 120_000;

// Small enough for queries to meet at the same things, large enough for more of them than one call takes.
const catalog = { albums: 160, tracks: 1200, artists: 30 };

/** How much of what a query reads is in a cache beforehand. */
const share = fc.constantFrom(0, 0, 1 / 3, 1 / 2, 1);

interface Asked {
  readonly isMeant: (query: string) => boolean;
  readonly isAtRoot?: (name: string) => boolean;
}

const all: Asked = { isMeant: () => true };

/** What has a plan. */
const planned: Asked = { isMeant: isOfCatalog };

/** What has a plan, which is of use if the keys are of the catalogue. */
const byKeys: Asked = { isMeant: isOfCatalogByKeys, isAtRoot: isRootOfKeys };

async function expectFewest(
  options: Omit<TrialsOptions, "catalog">,
  asked: Asked = all,
): Promise<number> {
  await using trials = await startTrials({ ...options, catalog });
  await fc.assert(
    fc.asyncProperty(toTrial(trials, asked), async ({ tree, ...rest }) => {
      const trial = { ...toText(tree), ...rest };
      fc.pre(asked.isMeant(trial.query));
      const outcome = await trials.run(trial);
      if (outcome === null) return fc.pre(false);
      const { requests, onReceipt, errors, least } = outcome;
      const isFewest =
        errors === undefined &&
        requests.length === least.calls &&
        onReceipt === (options.isPlanned === true ? null : least.calls);
      expect(isFewest ? "" : describeTrial(trial, outcome)).toBe("");
    }),
    { numRuns: runs, seed, interruptAfterTimeLimit: limitMs },
  );
  return trials.countPlanned();
}

function toTrial({ schema, material }: Trials, { isAtRoot }: Asked) {
  return fc.record({
    tree: new QueryArbitrary(createQueryMaker(schema, material, isAtRoot)),
    inMemory: share,
    inRedis: share,
    seed: fc.nat(),
  });
}

describe("any query", () => {
  it(
    "makes the fewest calls, whatever memory holds",
    async () => expect(await expectFewest({})).toBe(0),
    2 * limitMs,
  );

  it(
    "makes the fewest calls by a plan as well",
    async () => {
      const options = { isPlanned: true };
      const made = await expectFewest(options, planned);
      expect(made).toBeGreaterThan(runs / 2);
    },
    2 * limitMs,
  );

  it(
    "makes the fewest calls where a plan is of use for some keys alone",
    async () => {
      const options = { isPlanned: true };
      const made = await expectFewest(options, byKeys);
      expect(made).toBeGreaterThan(runs / 4);
    },
    2 * limitMs,
  );

  it("is tried with every field of every thing", async () => {
    await using trials = await startTrials({ catalog });
    const { schema, material } = trials;
    const make = createQueryMaker(schema, material);
    const left = new Set(listFields(schema));
    for (let chance = 0; chance < 5000 && left.size > 0; chance++) {
      const { query } = toText(make(createRandom(chance)));
      takeFields(schema, parse(query), left);
    }

    expect([...left]).toEqual([]);
  });
});

describeOnRedis("any query on Redis", () => {
  it(
    "makes the fewest calls, whatever memory and Redis hold",
    async () => expect(await expectFewest({ onRedis: true })).toBe(0),
    2 * limitMs,
  );

  it(
    "makes the fewest calls while every answer of Amazon and of Redis takes another time",
    async () =>
      expect(await expectFewest({ onRedis: true, isSlow: true })).toBe(0),
    2 * limitMs,
  );

  it(
    "makes the fewest calls then by a plan as well",
    async () => {
      const options = { onRedis: true, isSlow: true, isPlanned: true };
      const made = await expectFewest(options, planned);
      expect(made).toBeGreaterThan(runs / 2);
    },
    2 * limitMs,
  );

  it(
    "makes the fewest calls then where a plan is of use for some keys alone",
    async () => {
      const options = { onRedis: true, isSlow: true, isPlanned: true };
      const made = await expectFewest(options, byKeys);
      expect(made).toBeGreaterThan(runs / 4);
    },
    2 * limitMs,
  );
});

/** The fields of all things, and of the root: what can cost a call. */
function listFields(schema: GraphQLSchema): string[] {
  const node = schema.getType("Node");
  const things = isInterfaceType(node) ? schema.getPossibleTypes(node) : [];
  return [schema.getQueryType(), ...things]
    .filter((type) => type != null)
    .flatMap((type) =>
      Object.keys(type.getFields()).map((name) => `${type.name}.${name}`),
    )
    .filter((field) => field !== "Query._service");
}

function takeFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  left: Set<string>,
): void {
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name }) {
        left.delete(`${types.getParentType()?.name}.${name.value}`);
      },
    }),
  );
}
