import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { getNamedType, isInterfaceType, isObjectType } from "graphql";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.ts";
import { readSchema } from "../support/all-fields.ts";
import {
  connectionLists,
  type ConnectionList,
} from "../support/connection-lists.ts";
import {
  limitOf,
  listCalls,
  readConnection,
  readFromSandbox,
} from "../support/read-connection.ts";
import { startGateway } from "../support/start-gateway.ts";

const named = connectionLists.map((list): [string, ConnectionList] => [
  list.of === undefined ? list.field : `${list.field} of ${list.of}`,
  list,
]);

/** Which pages of Amazon's, by their places from 0, hold a stretch of a list; none behind its end. */
function pagesThatHold(
  list: ConnectionList,
  pageSize: number,
  length: number,
  { from, first }: { from: number; first: number },
): Set<number> {
  const pages = new Set<number>(list.isInParent === true ? [0] : []);
  if (from === length && from > 0) return pages;
  const last = Math.max(from, Math.min(from + first, length) - 1);
  for (
    let index = Math.floor(from / pageSize);
    index <= Math.floor(last / pageSize);
    index++
  )
    pages.add(index);
  return pages;
}

/** A walk to be done: begun with so many edges, gone on from anywhere, and then from end to end. */
const walks = fc.record({
  /** The list is cut to it where it is longer. */
  length: fc.integer({ min: 1, max: 250 }),
  isShort: fc.boolean(),
  begin: fc.oneof(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 500 }),
  ),
  steps: fc.array(
    fc.record({ first: fc.integer({ min: 1, max: 500 }), pick: fc.nat() }),
    { maxLength: 4 },
  ),
  strides: fc.array(fc.integer({ min: 30, max: 500 }), { minLength: 1 }),
});

async function expectWalk(
  sandbox: Sandbox,
  list: ConnectionList,
  {
    length,
    isShort,
    begin,
    steps,
    strides,
  }: typeof walks extends fc.Arbitrary<infer Walk> ? Walk : never,
): Promise<void> {
  sandbox.reset();
  // Four pages show as much as forty, where pages are small.
  sandbox.switches.longestList = Math.min(
    length,
    4 * (list.pageSize ?? length),
  );
  const whole = await readFromSandbox(sandbox, list);
  sandbox.switches.shortPages = isShort;
  await using gateway = await startGateway({ sandbox });

  const limit =
    list.maxLimit === undefined
      ? null
      : Math.min(list.maxLimit, Math.max(begin, 20));
  const fullSize = limit ?? list.pageSize ?? Infinity;
  const pageSize =
    isShort && !list.isWhole ? Math.ceil(fullSize / 2) : fullSize;
  /** Behind how many edges each cursor goes on. */
  const places = new Map<string, number>();
  const kept = new Set<number>();

  const expectRead = async (
    first: number,
    from: number,
    after: string | null,
  ) => {
    const before = listCalls(sandbox, list.path(sandbox)).length;
    const page = await readConnection(gateway, list, { first, after });
    const calls = listCalls(sandbox, list.path(sandbox)).slice(before);

    expect(page.ids).toEqual(whole.slice(from, from + first));
    expect(page.edges.map(({ node }) => node)).toEqual(page.nodes);
    expect(page.edgeCount).toBe(page.ids.length);
    expect(page.pageInfo).toEqual({
      hasNextPage: from + first < whole.length,
      hasPreviousPage: after !== null,
      startCursor: page.edges[0]?.cursor ?? null,
      endCursor: page.edges.at(-1)?.cursor ?? null,
    });

    const needed = pagesThatHold(list, pageSize, whole.length, { from, first });
    const asked = [...needed].filter((index) => !kept.has(index));
    expect(calls).toHaveLength(asked.length);
    expect(calls.map(limitOf)).toEqual(asked.map(() => limit));
    if (list.isStored === true) for (const index of asked) kept.add(index);
    page.edges.forEach(({ cursor }, index) =>
      places.set(cursor, from + index + 1),
    );
    return page;
  };

  await expectRead(begin, 0, null);
  for (const { first, pick } of steps) {
    const known = [...places];
    const [after, from] = known[pick % known.length] ?? [];
    if (after !== undefined) await expectRead(first, from ?? 0, after);
  }
  // From end to end, by the last cursor of each page.
  let from = 0;
  for (let step = 0, after: string | null = null; ; step++) {
    const first = step === 0 ? begin : (strides[step % strides.length] ?? 15);
    const { pageInfo, edgeCount } = await expectRead(first, from, after);
    from += edgeCount;
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  expect(from).toBe(whole.length);
}

describe("a walk by cursors", () => {
  it("is tried on every connection of the graph", async () => {
    await using gateway = await startGateway();
    const schema = await readSchema(gateway);
    const connections = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) || isInterfaceType(type))
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter((field) =>
            getNamedType(field.type).name.endsWith("Connection"),
          )
          .map((field) => `${type.name}.${field.name}`),
      );

    expect(new Set(connectionLists.map(({ field }) => field))).toEqual(
      new Set(connections),
    );
  });

  it.each(named)(
    "gives each of %s once and in order, by the fewest calls",
    async (_, list) => {
      await using sandbox = await startSandbox();
      await fc.assert(
        fc.asyncProperty(walks, (walk) => expectWalk(sandbox, list, walk)),
        { numRuns: 3 },
      );
    },
    // Three walks take a second, and more on a machine that has other things to do.
    30_000,
  );
});

async function startSandbox(): Promise<Sandbox & AsyncDisposable> {
  // Longer than any list that is walked, and small enough to be searched at once.
  const catalog = { albums: 300, tracks: 1000, artists: 150 };
  const sandbox = await createSandbox({ catalog });
  return { ...sandbox, [Symbol.asyncDispose]: () => sandbox.close() };
}
