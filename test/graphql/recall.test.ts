import { describe, expect, it } from "@jest/globals";
import { HeaderMap } from "@apollo/server";
import { parse, type OperationDefinitionNode } from "graphql";
import type { Arrival } from "../../src/context.ts";
import { createRecall } from "../../src/graphql/recall.ts";
import type { Recipe } from "../../src/graphql/recipes.ts";
import { createRoom, type Entry } from "../../src/graphql/room.ts";
import { createSchema } from "../../src/graphql/schema.ts";
import { createStaleness } from "../../src/loaders/index.ts";

const schema = createSchema();

/** An operation whose plan finds something in memory or by look-ups, or nothing. */
function createWorld(executions = 2, isForRouters = false) {
  const document = parse("{ __typename }");
  const world = {
    tries: 0,
    lookUps: 0,
    isWarm: false,
    isThere: false,
    isStale: false,
    lane: "",
  };
  /** Who is heavy stands in it. */
  let entry: Entry | null = null;
  const recall = createRecall({
    schema,
    limits: { accepts: () => true },
    bulkhead: { enter: () => entry },
  });
  const recipe: Recipe = {
    id: 1,
    operationName: null,
    document,
    operation: document.definitions[0] as OperationDefinitionNode,
    maxAgeS: 60,
    isForRouters,
    executions,
    missesInMemory: 0,
    failures: 0,
    isKeptForAll: false,
    isKeptForReader: false,
    unrepeated: 0,
    plan: {
      write() {
        world.tries += 1;
        return world.isWarm ? "of memory" : null;
      },
      async gather() {
        world.lookUps += 1;
        return world.isThere ? "looked up" : null;
      },
    },
  };
  const request = {
    method: "POST",
    headers: new HeaderMap(),
    search: "",
    body: null,
  };
  const question = { document: "", operationName: "", variables: {} };
  return {
    world,
    enter: (next: Entry) => (entry = next),
    async ask() {
      const staleness = createStaleness();
      if (world.isStale) staleness.note({}, 1);
      // All that an arrival is asked here.
      const arrival = {
        staleness,
        admitToMemory: () => ({ settle: () => undefined }),
        admitToCatalog(_: unknown, lane: string) {
          world.lane = lane;
          return {};
        },
        wait: (event: Promise<void>) => event,
      } as unknown as Arrival;
      return recall.make(request, recipe, question, arrival, {
        callerId: "ada",
      });
    },
  };
}

describe("a plan", () => {
  it("is not tried before the operation was executed twice", async () => {
    const { world, ask } = createWorld(1);
    await ask();

    expect(world).toMatchObject({ tries: 0, lookUps: 0 });
  });

  it("is tried on memory but now and then while that stays cold", async () => {
    const { world, ask } = createWorld();
    for (let times = 0; times < 160; times += 1) await ask();

    expect(world.tries).toBeGreaterThanOrEqual(10);
    expect(world.tries).toBeLessThanOrEqual(16);
  });

  it("is tried on memory each time again once that is warm", async () => {
    const { world, ask } = createWorld();
    for (let times = 0; times < 32; times += 1) await ask();
    world.isWarm = true;
    for (let times = 0; times < 16; times += 1) await ask();
    const before = world.tries;
    for (let times = 0; times < 10; times += 1)
      expect(await ask()).toMatchObject({ body: "of memory" });

    expect(world.tries - before).toBe(10);
  });

  it("looks up what memory lacks, each time", async () => {
    const { world, ask } = createWorld();
    world.isThere = true;
    for (let times = 0; times < 50; times += 1)
      expect(await ask()).toMatchObject({ body: "looked up" });
  });

  it.each([
    [false, "interactive"],
    [true, "federation"],
  ])("looks up in the lane of who asks; a router: %s", async (is, lane) => {
    const { world, ask } = createWorld(2, is);
    await ask();

    expect(world.lane).toBe(lane);
  });

  it("looks up for all who ask at the same time", async () => {
    const { world, ask } = createWorld();
    world.isThere = true;
    const answers = await Promise.all(Array.from({ length: 50 }, ask));

    expect(answers.every((answer) => answer?.body === "looked up")).toBe(true);
  });

  it("looks up but now and then while that leads to nothing, and each time again once it does", async () => {
    const { world, ask } = createWorld();
    for (let times = 0; times < 160; times += 1) await ask();
    expect(world.lookUps).toBeGreaterThanOrEqual(10);
    expect(world.lookUps).toBeLessThanOrEqual(16);

    world.isThere = true;
    for (let times = 0; times < 16; times += 1) await ask();
    const before = world.lookUps;
    for (let times = 0; times < 10; times += 1) await ask();
    expect(world.lookUps - before).toBe(10);
  });

  it("leaves what is stale to execution, which marks it", async () => {
    const { world, ask } = createWorld();
    world.isThere = true;
    world.isStale = true;

    expect(await ask()).toBeUndefined();
  });

  it("waits for its turn where it is heavy", async () => {
    const { world, enter, ask } = createWorld();
    world.isThere = true;
    const room = createRoom(1);
    const first = room.enter(1);
    enter(room.enter(1));
    const asked = ask();
    await new Promise(setImmediate);
    expect(world.lookUps).toBe(0);

    first.leave();
    expect(await asked).toMatchObject({ body: "looked up" });
  });
});
