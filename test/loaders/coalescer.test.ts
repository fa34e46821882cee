import { describe, expect, it } from "@jest/globals";
import type { Exchange } from "../../src/amazon-music/index.ts";
import {
  createCoalescer,
  type Fetch,
  type Observer,
} from "../../src/loaders/coalescer.ts";
import type { Outcome } from "../../src/loaders/read-through.ts";

const lane = { name: "album", maxIds: 3 };

const exchange: Exchange = {
  method: "GET",
  route: "/v1/albums",
  ids: 1,
  status: 200,
  attempt: 1,
  durationMs: 1,
};

interface Source {
  /** The ids of each call, in the order of the calls. */
  readonly calls: (readonly string[])[];
  /** Answers the oldest call that is not answered. */
  answer(outcome?: (id: string) => Outcome<string>): Promise<void>;
  readonly fetch: Fetch<string>;
}

/** A source whose answers the test gives by hand. */
function createSource(): Source {
  const calls: (readonly string[])[] = [];
  const open: ((outcome: (id: string) => Outcome<string>) => void)[] = [];
  return {
    calls,
    async answer(outcome = (id) => `the ${id}`) {
      open.shift()?.(outcome);
      await new Promise((resolve) => setImmediate(resolve));
    },
    fetch(ids, onCall) {
      calls.push(ids);
      onCall(exchange);
      return new Promise((resolve) =>
        open.push((outcome) =>
          resolve(new Map(ids.map((id) => [id, outcome(id)]))),
        ),
      );
    },
  };
}

function createObserver(): Observer & { readonly seen: string[] } {
  const seen: string[] = [];
  return {
    seen,
    onCall: (_, isOwn) => seen.push(isOwn ? "own call" : "joined call"),
    onOutcome: (isOwn) => seen.push(isOwn ? "fetched" : "coalesced"),
  };
}

describe("an idle lane", () => {
  it("sends at once, in full calls", async () => {
    const { calls, fetch } = createSource();
    const coalescer = createCoalescer();

    void coalescer.fetch(lane, ["a", "b", "c", "d"], fetch, null);

    expect(calls).toEqual([["a", "b", "c"], ["d"]]);
  });
});

describe("while a call of the lane is in flight", () => {
  it("asks once for an id that several look up", async () => {
    const { calls, fetch, answer } = createSource();
    const coalescer = createCoalescer();

    const found = [1, 2, 3].map(() =>
      coalescer.fetch(lane, ["a"], fetch, null),
    );
    await answer();

    expect(calls).toEqual([["a"]]);
    for (const one of await Promise.all(found))
      expect(one).toEqual(new Map([["a", "the a"]]));
  });

  it("gathers newcomers, who leave together when it is back", async () => {
    const { calls, fetch, answer } = createSource();
    const coalescer = createCoalescer();

    void coalescer.fetch(lane, ["a"], fetch, null);
    const b = coalescer.fetch(lane, ["b"], fetch, null);
    const c = coalescer.fetch(lane, ["c"], fetch, null);
    expect(calls).toEqual([["a"]]);
    await answer();
    expect(calls).toEqual([["a"], ["b", "c"]]);
    await answer();

    expect(await b).toEqual(new Map([["b", "the b"]]));
    expect(await c).toEqual(new Map([["c", "the c"]]));
  });

  it("sends newcomers who fill a call", async () => {
    const { calls, fetch } = createSource();
    const coalescer = createCoalescer();

    void coalescer.fetch(lane, ["a"], fetch, null);
    void coalescer.fetch(lane, ["b", "c"], fetch, null);
    void coalescer.fetch(lane, ["d", "e"], fetch, null);

    expect(calls).toEqual([["a"], ["b", "c", "d"]]);
  });

  it("keeps newcomers no longer than it may, though the call hangs", async () => {
    const { calls, fetch } = createSource();
    const coalescer = createCoalescer({ maxGatherMs: 1 });

    void coalescer.fetch(lane, ["a"], fetch, null);
    void coalescer.fetch(lane, ["b"], fetch, null);
    // The timer is the coalescer's own: polled, since nothing tells when it has rung.
    while (calls.length < 2)
      await new Promise((resolve) => setImmediate(resolve));

    expect(calls).toEqual([["a"], ["b"]]);
  });

  it("does not mix lanes", async () => {
    const { calls, fetch } = createSource();
    const coalescer = createCoalescer();

    void coalescer.fetch(lane, ["a"], fetch, null);
    void coalescer.fetch({ ...lane, name: "track" }, ["a"], fetch, null);

    expect(calls).toEqual([["a"], ["a"]]);
  });
});

describe("an outcome", () => {
  it("is asked for anew when its call is back", async () => {
    const { calls, fetch, answer } = createSource();
    const coalescer = createCoalescer();

    void coalescer.fetch(lane, ["a"], fetch, null);
    await answer();
    await answer();
    void coalescer.fetch(lane, ["a"], fetch, null);

    expect(calls).toEqual([["a"], ["a"]]);
  });

  it("that is a failure is that of its id alone", async () => {
    const { fetch, answer } = createSource();
    const coalescer = createCoalescer();
    const failure = new Error("down");

    const found = coalescer.fetch(lane, ["a", "b"], fetch, null);
    await answer((id) => (id === "a" ? failure : "the b"));

    expect(await found).toEqual(
      new Map<string, unknown>([
        ["a", failure],
        ["b", "the b"],
      ]),
    );
  });

  it.each(["unauthorized", "forbidden"])(
    "that another caller was refused as %s is asked for with one's own token",
    async (kind) => {
      const refusal = Object.assign(new Error("refused"), { kind });
      const ada = createSource();
      const ben = createSource();
      const coalescer = createCoalescer();

      const adas = coalescer.fetch(lane, ["a"], ada.fetch, null);
      const bens = coalescer.fetch(lane, ["a"], ben.fetch, null);
      await ada.answer(() => refusal);
      expect(await adas).toEqual(new Map([["a", refusal]]));
      await ben.answer();

      expect(await bens).toEqual(new Map([["a", "the a"]]));
      expect(ben.calls).toEqual([["a"]]);
    },
  );
});

describe("an observer", () => {
  it("is told of each call that it waited for, and whether it caused it", async () => {
    const ada = createSource();
    const ben = createSource();
    const coalescer = createCoalescer();
    const [adas, bens] = [createObserver(), createObserver()];

    const found = [
      coalescer.fetch(lane, ["a", "b"], ada.fetch, adas),
      coalescer.fetch(lane, ["b"], ben.fetch, bens),
    ];
    await ada.answer();
    await Promise.all(found);

    expect(adas.seen).toEqual(["fetched", "own call", "fetched"]);
    expect(bens.seen).toEqual(["coalesced", "joined call"]);
  });
});
