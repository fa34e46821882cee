import { describe, expect, it } from "@jest/globals";
import { parse, type OperationDefinitionNode } from "graphql";
import type { Arrival } from "../../src/context.ts";
import { createLimits } from "../../src/graphql/limits.ts";
import { createRecall } from "../../src/graphql/recall.ts";
import type { Recipe } from "../../src/graphql/recipes.ts";
import { createSchema } from "../../src/graphql/schema.ts";

const schema = createSchema();
const recall = createRecall(schema, createLimits(schema));
// All that an arrival is asked here.
const arrival = { admitToMemory: () => ({ settle: () => undefined }) };

/** An operation whose plan finds something in memory, or nothing. */
function createWorld(executions = 2) {
  const document = parse("{ __typename }");
  const world = { tries: 0, isWarm: false };
  const recipe: Recipe = {
    id: 1,
    operationName: null,
    document,
    operation: document.definitions[0] as OperationDefinitionNode,
    maxAgeS: 60,
    executions,
    failures: 0,
    isKeptForAll: false,
    isKeptForReader: false,
    plan: {
      write() {
        world.tries += 1;
        return world.isWarm ? "{}" : null;
      },
    },
  };
  const question = { document: "", operationName: "", variables: {} };
  const ask = () =>
    recall.make(recipe, question, arrival as unknown as Arrival, {
      callerId: "ada",
    });
  return { world, ask };
}

describe("a plan", () => {
  it("is not tried before the operation was executed twice", () => {
    const { world, ask } = createWorld(1);
    ask();

    expect(world.tries).toBe(0);
  });

  it("is tried but now and then while memory stays cold", () => {
    const { world, ask } = createWorld();
    for (let times = 0; times < 160; times += 1) ask();

    expect(world.tries).toBeGreaterThanOrEqual(10);
    expect(world.tries).toBeLessThanOrEqual(16);
  });

  it("is tried each time again once memory is warm", () => {
    const { world, ask } = createWorld();
    for (let times = 0; times < 32; times += 1) ask();
    world.isWarm = true;
    for (let times = 0; times < 16; times += 1) ask();
    const before = world.tries;
    for (let times = 0; times < 10; times += 1)
      expect(ask()).toMatchObject({ body: "{}" });

    expect(world.tries - before).toBe(10);
  });
});
