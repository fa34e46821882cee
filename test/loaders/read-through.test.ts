import { describe, expect, it } from "@jest/globals";
import { createMemoryCache } from "../../src/cache/index.ts";
import {
  createIngredients,
  type Ingredients,
} from "../../src/loaders/ingredients.ts";
import { keepAll } from "../../src/loaders/keep.ts";
import type { Outcome } from "../../src/loaders/outcome.ts";
import { readThrough } from "../../src/loaders/read-through.ts";
import { createStaleness } from "../../src/loaders/staleness.ts";
import type { ReadThroughOptions } from "../../src/loaders/wanted.ts";
import {
  createRecordingSharedCache,
  type RecordingSharedCache,
} from "../support/recording-shared-cache.ts";

const ttlMs = 60_000;
/** An entry can be taken for old up to a tenth of its time early. */
const freshForMs = ttlMs * 0.9;
const staleMs = 600_000;
const absentTtlMs = 5000;
const start = 1_000_000;

interface World {
  readonly shared: RecordingSharedCache;
  /** What the source was asked, a list for each time. */
  readonly fetched: (readonly string[])[];
  /** What the source says; an id that is not here has no outcome. */
  readonly source: Map<string, Outcome<string>>;
  read(...ids: string[]): Promise<Outcome<string>[]>;
  pass(ms: number): void;
}

function createWorld(
  source: Readonly<Record<string, Outcome<string>>> = {},
  {
    isShared = true,
    staleMs = 0,
    /** What names begin with once the source has answered. */
    renamed = "key:",
    ingredients = null,
  }: {
    isShared?: boolean;
    staleMs?: number;
    renamed?: string;
    ingredients?: Ingredients | null;
  } = {},
): World {
  let time = start;
  let prefix = "key:";
  const now = () => time;
  const shared = createRecordingSharedCache();
  const fetched: (readonly string[])[] = [];
  const said = new Map(Object.entries(source));
  const staleness = createStaleness();
  const fetch = (ids: readonly string[]) => {
    fetched.push(ids);
    prefix = renamed;
    keepAll(ids, said, options);
    return Promise.resolve(said);
  };
  const options: ReadThroughOptions<string> = {
    store: {
      memory: createMemoryCache({ maxBytes: 1_000_000, now }),
      shared: isShared ? shared : undefined,
      ttlMs,
      staleMs,
      absentTtlMs,
      refreshing: new Map(),
      now,
    },
    receipt: null,
    staleness,
    ingredients,
    toKey: (id) => prefix + id,
    accepts: (value): value is string => typeof value === "string",
    fetch,
    fetchAgain: fetch,
  };
  return {
    shared,
    fetched,
    source: said,
    read: (...ids) => readThrough(ids, options),
    pass: (ms) => (time += ms),
  };
}

const storedNow = (value: unknown) => ({ value, storedAt: start });

describe("what nobody keeps", () => {
  it("is asked of the source once for all ids, after one look at the shared store", async () => {
    const world = createWorld({ a: "A", b: "B" });

    expect(await world.read("b", "a")).toEqual(["B", "A"]);

    expect(world.shared.reads).toEqual([["key:b", "key:a"]]);
    expect(world.fetched).toEqual([["b", "a"]]);
  });

  it("is written back once, with its time to live", async () => {
    const world = createWorld({ a: "A", b: "B" });

    await world.read("a", "b");

    expect(world.shared.writes).toEqual([
      [
        { key: "key:a", entry: storedNow("A"), ttlMs },
        { key: "key:b", entry: storedNow("B"), ttlMs },
      ],
    ]);
  });

  it("is handed out without waiting for the shared store to keep it", async () => {
    const world = createWorld({ a: "A" });
    world.shared.setMany = () => new Promise(() => undefined);

    expect(await world.read("a")).toEqual(["A"]);
  });

  it("is asked and kept without a shared store too", async () => {
    const world = createWorld({ a: "A" }, { isShared: false });

    expect(await world.read("a")).toEqual(["A"]);
    expect(await world.read("a")).toEqual(["A"]);

    expect(world.fetched).toEqual([["a"]]);
  });

  it("goes into the answer under the names that the source has shown to be right", async () => {
    const ingredients = createIngredients();
    const world = createWorld({}, { renamed: "found:", ingredients });

    await world.read("a", "b");

    expect([...ingredients.readUsed().keys()]).toEqual(["found:a", "found:b"]);
  });

  it("is nothing where nothing is asked", async () => {
    const world = createWorld();

    expect(await world.read()).toEqual([]);

    expect(world.shared.reads).toEqual([]);
    expect(world.fetched).toEqual([]);
  });
});

describe("what memory keeps", () => {
  it("is handed out without a look at anything else, until its time is over", async () => {
    const world = createWorld({ a: "A" });
    const [first] = await world.read("a");
    world.source.set("a", "A anew");

    world.pass(freshForMs);
    expect(await world.read("a")).toEqual([first]);
    expect(world.shared.reads).toHaveLength(1);
    world.pass(ttlMs);

    expect(await world.read("a")).toEqual(["A anew"]);
    expect(world.fetched).toEqual([["a"], ["a"]]);
  });

  it("is not asked again beside what is missing", async () => {
    const world = createWorld({ a: "A", b: "B", c: "C" });
    await world.read("b");

    expect(await world.read("a", "b", "c")).toEqual(["A", "B", "C"]);

    expect(world.shared.reads.at(-1)).toEqual(["key:a", "key:c"]);
    expect(world.fetched.at(-1)).toEqual(["a", "c"]);
  });
});

describe("what the shared store keeps", () => {
  it("is not asked of the source, and not written back to where it came from", async () => {
    const world = createWorld();
    world.shared.entries.set("key:a", storedNow("A"));

    expect(await world.read("a")).toEqual(["A"]);

    expect(world.fetched).toEqual([]);
    expect(world.shared.writes).toEqual([]);
  });

  it("is kept in memory for the rest of its life and no longer", async () => {
    const world = createWorld({ a: "A anew" });
    world.shared.entries.set("key:a", storedNow("A"));
    world.pass(freshForMs - 1000);
    expect(await world.read("a")).toEqual(["A"]);

    world.pass(1000);
    expect(await world.read("a")).toEqual(["A"]);
    expect(world.shared.reads).toHaveLength(1);
    world.pass(ttlMs - freshForMs + 1);

    expect(await world.read("a")).toEqual(["A anew"]);
  });

  it("is a miss when its life is over, though the store still has it", async () => {
    const world = createWorld({ a: "A anew" });
    world.shared.entries.set("key:a", storedNow("A"));

    world.pass(ttlMs);

    expect(await world.read("a")).toEqual(["A anew"]);
  });

  it.each([{ title: "A" }, ["A"], 7, false])(
    "is a miss when it is no value of ours, and gives way to one: %j",
    async (foreign) => {
      const world = createWorld({ a: "A" });
      world.shared.entries.set("key:a", storedNow(foreign));

      expect(await world.read("a")).toEqual(["A"]);

      expect(world.fetched).toEqual([["a"]]);
      expect(world.shared.entries.get("key:a")).toEqual(storedNow("A"));
    },
  );
});

describe("what another request fetches while the shared store is asked", () => {
  it("is taken from memory, and not fetched again", async () => {
    const world = createWorld({ a: "A" });
    const { promise, resolve } = Promise.withResolvers<undefined[]>();
    const { getMany } = world.shared;
    world.shared.getMany = () => promise;
    const late = world.read("a");
    world.shared.getMany = getMany;
    await world.read("a");

    resolve([undefined]);

    expect(await late).toEqual(["A"]);
    expect(world.fetched).toEqual([["a"]]);
  });
});

describe("what does not exist", () => {
  it("is remembered, for a shorter while than what does", async () => {
    const world = createWorld({ a: null });
    expect(await world.read("a")).toEqual([null]);
    expect(world.shared.writes).toEqual([
      [{ key: "key:a", entry: storedNow(null), ttlMs: absentTtlMs }],
    ]);
    world.source.set("a", "A at last");

    world.pass(absentTtlMs - 1);
    expect(await world.read("a")).toEqual([null]);
    world.pass(2);

    expect(await world.read("a")).toEqual(["A at last"]);
  });

  it("is what the source has no outcome for", async () => {
    const world = createWorld({ a: "A" });

    expect(await world.read("a", "b")).toEqual(["A", null]);
    expect(await world.read("b")).toEqual([null]);

    expect(world.fetched).toEqual([["a", "b"]]);
  });

  it("is believed of the shared store, for the rest of that while", async () => {
    const world = createWorld({ a: "A at last" });
    world.shared.entries.set("key:a", storedNow(null));
    world.pass(absentTtlMs - 1000);

    expect(await world.read("a")).toEqual([null]);
    expect(world.fetched).toEqual([]);
    world.pass(1001);

    expect(await world.read("a")).toEqual(["A at last"]);
  });
});

describe("a failure", () => {
  it("is the outcome of its own id, kept nowhere and asked again", async () => {
    const failure = new Error("not now");
    const world = createWorld({ a: "A", b: failure, c: "C" });

    expect(await world.read("a", "b", "c")).toEqual(["A", failure, "C"]);
    expect([...world.shared.entries.keys()]).toEqual(["key:a", "key:c"]);
    world.source.set("b", "B");

    expect(await world.read("a", "b", "c")).toEqual(["A", "B", "C"]);
    expect(world.fetched).toEqual([["a", "b", "c"], ["b"]]);
  });
});

describe("what is no longer fresh", () => {
  /** A turn of the event loop, in which what nobody waits for is done. */
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it("is given at once and fetched again in the background", async () => {
    const world = createWorld({ a: "A" }, { staleMs });
    await world.read("a");
    world.source.set("a", "A anew");
    world.pass(ttlMs);

    expect(await world.read("a")).toEqual(["A"]);
    await turn();

    expect(world.fetched).toEqual([["a"], ["a"]]);
    expect(await world.read("a")).toEqual(["A anew"]);
    expect(world.fetched).toHaveLength(2);
  });

  it("is fetched again once, however many ask meanwhile", async () => {
    const world = createWorld({ a: "A" }, { staleMs });
    await world.read("a");
    world.pass(ttlMs);

    await Promise.all([world.read("a"), world.read("a"), world.read("a")]);
    await turn();

    expect(world.fetched).toEqual([["a"], ["a"]]);
  });

  it("is fetched again by one replica alone", async () => {
    const world = createWorld({ a: "A" }, { staleMs });
    await world.read("a");
    await world.shared.acquire("refresh:key:a", 60_000);
    world.pass(ttlMs);

    expect(await world.read("a")).toEqual(["A"]);
    await turn();

    expect(world.fetched).toEqual([["a"]]);
  });

  it("is taken from the shared store where another replica has fetched it again", async () => {
    const world = createWorld({ a: "A" }, { staleMs });
    await world.read("a");
    world.pass(ttlMs);
    world.shared.entries.set("key:a", {
      value: "A anew",
      storedAt: start + ttlMs,
    });

    expect(await world.read("a")).toEqual(["A"]);
    await turn();

    expect(await world.read("a")).toEqual(["A anew"]);
    expect(world.fetched).toEqual([["a"]]);
  });

  it("is left alone for ten seconds where it could not be fetched again", async () => {
    const world = createWorld({ a: "A" }, { staleMs, isShared: false });
    await world.read("a");
    world.source.set("a", new Error("down"));
    world.pass(ttlMs);

    for (let second = 0; second < 25; second++) {
      expect(await world.read("a")).toEqual(["A"]);
      await turn();
      world.pass(1000);
    }

    // At once, ten seconds later and ten seconds after that.
    expect(world.fetched).toHaveLength(1 + 3);
  });

  it("is looked for once a second while another replica fetches it again", async () => {
    const world = createWorld({ a: "A" }, { staleMs });
    await world.read("a");
    await world.shared.acquire("refresh:key:a", 60_000);
    world.pass(ttlMs);
    world.shared.reads.length = 0;

    for (let time = 0; time < 20; time++) {
      await world.read("a");
      await turn();
      world.pass(100);
    }

    expect(world.shared.reads).toEqual([["key:a"], ["key:a"]]);
  });

  it("keeps the life it had where it cannot be fetched again", async () => {
    const world = createWorld({ a: "A" }, { staleMs });
    await world.read("a");
    world.source.set("a", new Error("down"));
    world.pass(ttlMs);
    expect(await world.read("a")).toEqual(["A"]);
    await turn();

    world.pass(staleMs + 1);

    expect(await world.read("a")).toEqual([new Error("down")]);
  });

  it("does not end all at once, though it was fetched together", async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `B0${index}`);
    const world = createWorld(Object.fromEntries(ids.map((id) => [id, id])), {
      staleMs,
    });
    await world.read(...ids);

    world.pass(ttlMs * 0.95);
    await world.read(...ids);
    await turn();

    const again = world.fetched[1]?.length ?? 0;
    expect(again).toBeGreaterThan(20);
    expect(again).toBeLessThan(80);
  });
});
