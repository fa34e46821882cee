import { describe, expect, it } from "@jest/globals";
import { createMemoryCache } from "../../src/cache/index.ts";
import {
  createCoalescer,
  type Coalescer,
} from "../../src/loaders/coalescer.ts";
import type { Fetch } from "../../src/loaders/flight.ts";
import { keepAll } from "../../src/loaders/keep.ts";
import type { Outcome } from "../../src/loaders/outcome.ts";
import { readThrough } from "../../src/loaders/read-through.ts";
import { createStaleness } from "../../src/loaders/staleness.ts";
import { collectGarbage } from "../support/collect-garbage.ts";
import { until } from "../support/redis-server.ts";

const lookUpsADay = 10_000;

/** Looks something up in a lane of its own, as the first look-ups of each caller are. Nothing but the coalescer can hold what it leaves. */
async function lookUp(
  coalescer: Coalescer,
  index: number,
): Promise<WeakRef<object>> {
  const fetch: Fetch<string> = (ids) =>
    Promise.resolve(
      new Map(ids.map((id) => [id, index % 2 ? id : new Error("down")])),
    );
  const kind = { name: `album:caller-${index}`, maxIds: 100 };
  await coalescer.fetch(kind, [`B0${index}`], fetch, {
    until: null,
    lane: "interactive",
  });
  return new WeakRef(fetch);
}

describe("of a day's look-ups of different callers and ids", () => {
  it("nothing stays in the coalescer", async () => {
    const coalescer = createCoalescer();
    const left: WeakRef<object>[] = [];
    for (let index = 0; index < lookUpsADay; index++)
      left.push(await lookUp(coalescer, index));

    await until(() => {
      collectGarbage();
      return left.every((fetch) => fetch.deref() === undefined);
    });

    // It is in use still.
    await lookUp(coalescer, lookUpsADay);
    expect(left).toHaveLength(lookUpsADay);
  });

  it("no key stays among those that are fetched again, but for those that failed a moment ago", async () => {
    let time = 0;
    const refreshing = new Map<string, number>();
    const store = {
      memory: createMemoryCache({ maxBytes: 100_000_000, now: () => time }),
      ttlMs: 1000,
      staleMs: 1_000_000,
      absentTtlMs: 1000,
      refreshing,
      now: () => time,
    };
    let isDown = true;
    const names = { store, toKey: (id: string) => id };
    const keeping =
      (toOutcome: () => Outcome<string>) => (asked: readonly string[]) => {
        const found = new Map(asked.map((id) => [id, toOutcome()]));
        keepAll(asked, found, names);
        return Promise.resolve(found);
      };
    const read = (ids: readonly string[]) =>
      readThrough<string>(ids, {
        ...names,
        receipt: null,
        staleness: createStaleness(),
        ingredients: null,
        accepts: (value) => typeof value === "string",
        fetch: keeping(() => "old"),
        fetchAgain: keeping(() => (isDown ? new Error() : "new")),
      });
    const ids = Array.from({ length: lookUpsADay }, (_, place) => `B0${place}`);
    await read(ids);
    time += 2000;

    await read(ids);
    await until(() => [...refreshing.values()].every(Number.isFinite));
    expect(refreshing.size).toBe(lookUpsADay);
    isDown = false;
    time += 20_000;
    await read(ids.slice(0, 1));

    await until(() => refreshing.size === 0);
    expect(await read(ids.slice(0, 1))).toEqual(["new"]);
  });
});
