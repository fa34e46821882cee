import { getEventListeners } from "node:events";
import { describe, expect, it } from "@jest/globals";
import type {
  Deadline,
  Exchange,
  Turn,
  TurnAsk,
} from "../../src/amazon-music/index.ts";
import { createCoalescer, type Turns } from "../../src/loaders/coalescer.ts";
import type { Fetch, Passage } from "../../src/loaders/flight.ts";
import type { Passenger } from "../../src/loaders/landing.ts";
import type { Outcome } from "../../src/loaders/outcome.ts";

const alone: Passenger = { until: null, lane: "interactive" };

const album = { name: "album", maxIds: 3 };

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
  /** What each call was told. */
  readonly passages: Passage[];
  /** Answers the oldest call that is not answered. */
  answer(outcome?: (id: string) => Outcome<string>): Promise<void>;
  readonly fetch: Fetch<string>;
}

/** A source whose answers the test gives by hand. */
function createSource(): Source {
  const calls: (readonly string[])[] = [];
  const passages: Passage[] = [];
  const open: ((outcome: (id: string) => Outcome<string>) => void)[] = [];
  return {
    calls,
    passages,
    async answer(outcome = (id) => `the ${id}`) {
      open.shift()?.(outcome);
      await new Promise((resolve) => setImmediate(resolve));
    },
    fetch(ids, passage) {
      calls.push(ids);
      passages.push(passage);
      passage.onCall(exchange);
      return new Promise((resolve) =>
        open.push((outcome) =>
          resolve(new Map(ids.map((id) => [id, outcome(id)]))),
        ),
      );
    },
  };
}

function createObserver(): Passenger & { readonly seen: string[] } {
  const seen: string[] = [];
  return {
    ...alone,
    seen,
    onCall: (_, isOwn) => seen.push(isOwn ? "own call" : "joined call"),
    onOutcome: (isOwn) => seen.push(isOwn ? "fetched" : "coalesced"),
  };
}

describe("while nothing of a kind is in flight", () => {
  it("a look-up leaves at once, in full calls", async () => {
    const { calls, fetch } = createSource();
    const coalescer = createCoalescer();

    void coalescer.fetch(album, ["a", "b", "c", "d"], fetch, alone);

    expect(calls).toEqual([["a", "b", "c"], ["d"]]);
  });
});

describe("while a call of a kind is in flight", () => {
  it("asks once for an id that several look up", async () => {
    const { calls, fetch, answer } = createSource();
    const coalescer = createCoalescer();

    const found = [1, 2, 3].map(() =>
      coalescer.fetch(album, ["a"], fetch, alone),
    );
    await answer();

    expect(calls).toEqual([["a"]]);
    for (const one of await Promise.all(found))
      expect(one).toEqual(new Map([["a", "the a"]]));
  });

  it("gathers newcomers, who leave together when it is back", async () => {
    const { calls, fetch, answer } = createSource();
    const coalescer = createCoalescer();

    void coalescer.fetch(album, ["a"], fetch, alone);
    const b = coalescer.fetch(album, ["b"], fetch, alone);
    const c = coalescer.fetch(album, ["c"], fetch, alone);
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

    void coalescer.fetch(album, ["a"], fetch, alone);
    void coalescer.fetch(album, ["b", "c"], fetch, alone);
    void coalescer.fetch(album, ["d", "e"], fetch, alone);

    expect(calls).toEqual([["a"], ["b", "c", "d"]]);
  });

  it("keeps newcomers no longer than it may, though the call hangs", async () => {
    const { calls, fetch } = createSource();
    const coalescer = createCoalescer({ maxGatherMs: 1 });

    void coalescer.fetch(album, ["a"], fetch, alone);
    void coalescer.fetch(album, ["b"], fetch, alone);
    // The timer is the coalescer's own: polled, since nothing tells when it has rung.
    while (calls.length < 2)
      await new Promise((resolve) => setImmediate(resolve));

    expect(calls).toEqual([["a"], ["b"]]);
  });

  it("does not mix kinds", async () => {
    const { calls, fetch } = createSource();
    const coalescer = createCoalescer();

    void coalescer.fetch(album, ["a"], fetch, alone);
    void coalescer.fetch({ ...album, name: "track" }, ["a"], fetch, alone);

    expect(calls).toEqual([["a"], ["a"]]);
  });
});

describe("an outcome", () => {
  it("is asked for anew when its call is back", async () => {
    const { calls, fetch, answer } = createSource();
    const coalescer = createCoalescer();

    void coalescer.fetch(album, ["a"], fetch, alone);
    await answer();
    await answer();
    void coalescer.fetch(album, ["a"], fetch, alone);

    expect(calls).toEqual([["a"], ["a"]]);
  });

  it("that is a failure is that of its id alone", async () => {
    const { fetch, answer } = createSource();
    const coalescer = createCoalescer();
    const failure = new Error("down");

    const found = coalescer.fetch(album, ["a", "b"], fetch, alone);
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
      const { passenger } = createWaiter(7);

      const adas = coalescer.fetch(album, ["a"], ada.fetch, alone);
      const bens = coalescer.fetch(album, ["a"], ben.fetch, passenger);
      await ada.answer(() => refusal);
      expect(await adas).toEqual(new Map([["a", refusal]]));
      await ben.answer();

      expect(await bens).toEqual(new Map([["a", "the a"]]));
      expect(ben.calls).toEqual([["a"]]);
      // For as long as they wait themselves.
      const { signal, at: deadline } = passenger.until;
      expect(ben.passages).toMatchObject([{ deadline, lane: "interactive" }]);
      expect(ben.passages[0]?.signal).toBe(signal);
    },
  );
});

/** Somebody who waits until the test says that they do not. */
function createWaiter(at = Number.POSITIVE_INFINITY) {
  const aborting = new AbortController();
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => undefined);
  const until: Deadline = {
    timeoutMs: at,
    at,
    signal: aborting.signal,
    wait: (waited) => Promise.race([waited, promise]),
    clear: () => undefined,
  };
  return {
    passenger: { until, lane: "interactive" } satisfies Passenger,
    leave() {
      const late = new Error("too late");
      aborting.abort(late);
      reject(late);
    },
  };
}

describe("who gives up", () => {
  it("gets no answer for what has not come, and takes nothing from who goes on waiting", async () => {
    const { fetch, passages, answer } = createSource();
    const coalescer = createCoalescer();
    const { passenger, leave } = createWaiter();

    const mine = coalescer.fetch(album, ["a", "b"], fetch, passenger);
    const theirs = coalescer.fetch(album, ["b"], fetch, alone);
    leave();
    expect(await mine).toEqual(
      new Map(["a", "b"].map((id) => [id, new Error("too late")])),
    );
    expect(passages[0]?.signal?.aborted).toBe(false);
    await answer();

    expect(await theirs).toEqual(new Map([["b", "the b"]]));
  });

  it("ends a call that nobody else waits for, and who comes then asks anew", async () => {
    const { fetch, calls, passages, answer } = createSource();
    const coalescer = createCoalescer();
    const { passenger, leave } = createWaiter();

    void coalescer.fetch(album, ["a"], fetch, passenger);
    leave();
    expect(passages[0]?.signal?.aborted).toBe(true);
    const later = coalescer.fetch(album, ["a"], fetch, alone);
    await answer(() => new Error("aborted"));
    await answer();

    expect(await later).toEqual(new Map([["a", "the a"]]));
    expect(calls).toEqual([["a"], ["a"]]);
  });

  it("does not end a call that another joined after a third had left", async () => {
    const { fetch, passages, answer } = createSource();
    const coalescer = createCoalescer();
    const [first, second] = [createWaiter(), createWaiter()];

    void coalescer.fetch(album, ["a", "b"], fetch, first.passenger);
    void coalescer.fetch(album, ["b"], fetch, second.passenger);
    first.leave();
    const third = coalescer.fetch(album, ["a"], fetch, alone);
    second.leave();
    expect(passages[0]?.signal?.aborted).toBe(false);
    await answer();

    expect(await third).toEqual(new Map([["a", "the a"]]));
  });

  it("is not listened to any more once their answer is there", async () => {
    const { fetch, answer } = createSource();
    const { passenger } = createWaiter();
    const listening = () => getEventListeners(passenger.until.signal, "abort");

    const found = createCoalescer().fetch(album, ["a"], fetch, passenger);
    expect(listening()).toHaveLength(1);
    await answer();
    await found;

    expect(listening()).toHaveLength(0);
  });

  it("takes what waits for the next call out of it", async () => {
    const { fetch, calls, answer } = createSource();
    const coalescer = createCoalescer();
    const { passenger, leave } = createWaiter();

    void coalescer.fetch(album, ["a"], fetch, alone);
    void coalescer.fetch(album, ["b"], fetch, passenger);
    void coalescer.fetch(album, ["c"], fetch, alone);
    leave();
    await answer();

    expect(calls).toEqual([["a"], ["c"]]);
  });
});

describe("who has given up before", () => {
  it("has no call made", async () => {
    const { fetch, calls } = createSource();
    const coalescer = createCoalescer();
    const { passenger, leave } = createWaiter();
    leave();

    expect(await coalescer.fetch(album, ["a", "b"], fetch, passenger)).toEqual(
      new Map(["a", "b"].map((id) => [id, new Error("too late")])),
    );
    expect(calls).toEqual([]);
  });
});

describe("a call that several wait for", () => {
  it("is worth making until the last of them gives up", () => {
    const { fetch, passages } = createSource();
    const coalescer = createCoalescer();

    void coalescer.fetch(album, ["a"], fetch, createWaiter(5).passenger);
    void coalescer.fetch(album, ["b"], fetch, createWaiter(7).passenger);
    void coalescer.fetch(album, ["c"], fetch, createWaiter(3).passenger);
    void coalescer.fetch(album, ["d"], fetch, createWaiter(2).passenger);

    expect(passages.map(({ deadline }) => deadline)).toEqual([5, 7]);
  });

  it("goes with the most urgent of them", () => {
    const { fetch, passages } = createSource();
    const coalescer = createCoalescer();
    const lanes = ["background", "background", "federation", "interactive"];

    for (const [index, lane] of lanes.entries())
      void coalescer.fetch(album, [`${index}`], fetch, {
        until: null,
        lane: lane as Passenger["lane"],
      });

    expect(passages.map(({ lane }) => lane)).toEqual([
      "background",
      "interactive",
    ]);
  });
});

/** Turns that the test gives out, or refuses, in the order in which they were asked for. */
function createTurns() {
  const asked: TurnAsk[] = [];
  const open: PromiseWithResolvers<Turn>[] = [];
  const released: string[] = [];
  const settle = async (act: (asked: PromiseWithResolvers<Turn>) => void) => {
    const [next] = open.splice(0, 1);
    if (next !== undefined) act(next);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const turns: Turns & { isRoom: boolean } = {
    isRoom: false,
    hasRoom: () => turns.isRoom,
    takeTurn(ask) {
      asked.push(ask);
      const turn = Promise.withResolvers<Turn>();
      open.push(turn);
      return turn.promise;
    },
  };
  return {
    turns,
    asked,
    released,
    grant: (name = "turn") =>
      settle(({ resolve }) =>
        resolve({ release: () => void released.push(name) }),
      ),
    refuse: () => settle(({ reject }) => reject(new Error("no turn"))),
  };
}

describe("where calls are short", () => {
  it("all who come until its turn share a call", async () => {
    const { fetch, calls, passages } = createSource();
    const { turns, grant, asked } = createTurns();
    const coalescer = createCoalescer({ turns });

    void coalescer.fetch(album, ["a"], fetch, alone);
    void coalescer.fetch(album, ["b"], fetch, alone);
    expect([calls, asked]).toMatchObject([[], [{ lane: "interactive" }]]);
    await grant();

    expect(calls).toEqual([["a", "b"]]);
    expect(passages[0]?.turn).toBeDefined();
  });

  it("as many turns are waited for as fill with those who wait", async () => {
    const { fetch, calls } = createSource();
    const { turns, grant, asked } = createTurns();
    const coalescer = createCoalescer({ turns });

    void coalescer.fetch(
      album,
      ["a", "b", "c", "d", "e", "f", "g"],
      fetch,
      alone,
    );
    expect(asked).toHaveLength(3);
    for (let turn = 0; turn < 3; turn++) await grant();

    expect(calls).toEqual([["a", "b", "c"], ["d", "e", "f"], ["g"]]);
  });

  it("a turn is waited for as urgently as the most urgent wants, and until the last gives up", async () => {
    const { fetch } = createSource();
    const { turns, asked } = createTurns();
    const coalescer = createCoalescer({ turns });
    const { until } = createWaiter(7).passenger;

    void coalescer.fetch(album, ["a"], fetch, {
      until: null,
      lane: "background",
    });
    void coalescer.fetch(album, ["b"], fetch, { until, lane: "federation" });

    expect(asked).toMatchObject([
      { lane: "background", deadline: undefined },
      { lane: "federation", deadline: undefined },
    ]);
  });

  it("a turn that finds nobody waiting is given back", async () => {
    const { fetch, calls } = createSource();
    const { turns, grant, released } = createTurns();
    const coalescer = createCoalescer({ turns });
    const { passenger, leave } = createWaiter();

    void coalescer.fetch(album, ["a"], fetch, passenger);
    leave();
    await grant();

    expect([calls, released]).toEqual([[], ["turn"]]);
  });

  it("a turn is waited for no longer than anybody could use it", async () => {
    const { fetch, calls, answer } = createSource();
    const { turns, grant, asked } = createTurns();
    const coalescer = createCoalescer({ turns });
    const gone = createWaiter();
    const alsoGone = createWaiter();
    const lane = "background";

    void coalescer.fetch(album, ["a", "b", "c"], fetch, {
      ...gone.passenger,
      lane,
    });
    void coalescer.fetch(album, ["d"], fetch, { ...alsoGone.passenger, lane });
    const stays = coalescer.fetch(album, ["e"], fetch, alone);
    const isGivenUp = () => asked.map(({ signal }) => signal?.aborted);
    expect(asked.map((ask) => ask.lane)).toEqual([lane, lane, "interactive"]);
    expect(isGivenUp()).toEqual([false, false, false]);

    alsoGone.leave();
    expect(isGivenUp()).toEqual([false, true, false]);
    gone.leave();
    expect(isGivenUp()).toEqual([true, true, false]);

    // Given out though they were given up, and the one that was not.
    for (let turn = 0; turn < 3; turn++) await grant();
    await answer();
    expect(await stays).toEqual(new Map([["e", "the e"]]));
    expect(calls).toEqual([["e"]]);
  });

  it("that a turn was given up is no failure of who waits for another", async () => {
    const { fetch, answer } = createSource();
    const { turns, grant, refuse } = createTurns();
    const coalescer = createCoalescer({ turns });
    const { passenger, leave } = createWaiter();

    void coalescer.fetch(album, ["a"], fetch, {
      ...passenger,
      lane: "background",
    });
    const stays = coalescer.fetch(album, ["b"], fetch, alone);
    leave();
    await refuse();
    await grant();
    await answer();

    expect(await stays).toEqual(new Map([["b", "the b"]]));
  });

  it("a turn is given back when its call is over, which may not have used it", async () => {
    const { fetch, answer } = createSource();
    const { turns, grant, released } = createTurns();
    const coalescer = createCoalescer({ turns });

    void coalescer.fetch(album, ["a"], fetch, alone);
    await grant();
    expect(released).toEqual([]);
    await answer();

    expect(released).toEqual(["turn"]);
  });

  it("who gets no turn in time fails, and who has more time does not", async () => {
    const { fetch, calls, answer } = createSource();
    const { turns, grant, refuse, asked } = createTurns();
    const coalescer = createCoalescer({ turns });

    const hasty = coalescer.fetch(
      album,
      ["a"],
      fetch,
      createWaiter(5).passenger,
    );
    const patient = coalescer.fetch(
      album,
      ["b"],
      fetch,
      createWaiter(9).passenger,
    );
    await refuse();
    expect(await hasty).toEqual(new Map([["a", new Error("no turn")]]));
    expect(asked.map(({ deadline }) => deadline)).toEqual([5, 9]);
    await grant();
    await answer();

    expect(await patient).toEqual(new Map([["b", "the b"]]));
    expect(calls).toEqual([["b"]]);
  });

  it("all who get no turn in time fail together", async () => {
    const { fetch } = createSource();
    const { turns, refuse } = createTurns();

    const found = createCoalescer({ turns }).fetch(
      album,
      ["a", "b"],
      fetch,
      createWaiter(5).passenger,
    );
    await refuse();

    const refusal = new Error("no turn");
    expect(await found).toEqual(
      new Map([
        ["a", refusal],
        ["b", refusal],
      ]),
    );
  });

  it("who failed and gives up takes nothing from who asks for it anew", async () => {
    const { fetch, calls, answer } = createSource();
    const { turns, refuse, grant } = createTurns();
    const coalescer = createCoalescer({ turns });
    turns.isRoom = true;
    void coalescer.fetch(album, ["x"], fetch, alone);
    turns.isRoom = false;
    const { passenger, leave } = createWaiter(5);
    // Goes on waiting for the call that is under way.
    void coalescer.fetch(
      { ...album, maxIds: 2 },
      ["a", "b", "x"],
      fetch,
      passenger,
    );
    await refuse();

    const anew = coalescer.fetch({ ...album, maxIds: 1 }, ["a"], fetch, alone);
    leave();
    await grant();
    await answer();
    await answer();

    expect(await anew).toEqual(new Map([["a", "the a"]]));
    expect(calls).toEqual([["x"], ["a"]]);
  });

  it("nothing waits once there is room again", () => {
    const { fetch, calls } = createSource();
    const { turns, asked } = createTurns();
    turns.isRoom = true;

    void createCoalescer({ turns }).fetch(album, ["a"], fetch, alone);

    expect([calls, asked]).toEqual([[["a"]], []]);
  });
});

describe("an observer", () => {
  it("is told of each call that it waited for, and whether it caused it", async () => {
    const ada = createSource();
    const ben = createSource();
    const coalescer = createCoalescer();
    const [adas, bens] = [createObserver(), createObserver()];

    const found = [
      coalescer.fetch(album, ["a", "b"], ada.fetch, adas),
      coalescer.fetch(album, ["b"], ben.fetch, bens),
    ];
    await ada.answer();
    await Promise.all(found);

    expect(adas.seen).toEqual(["own call", "fetched", "fetched"]);
    expect(bens.seen).toEqual(["joined call", "coalesced"]);
  });
});
