import { describe, expect, it } from "@jest/globals";
import { parse, type OperationDefinitionNode } from "graphql";
import { createRecipes, type Learnt } from "../../src/graphql/recipes.ts";

const document = parse("{ __typename }");
const learnt: Learnt = {
  operationName: null,
  document,
  operation: document.definitions[0] as OperationDefinitionNode,
  maxAgeS: 60,
  isForRouters: false,
};
const toQuestion = (text: string) => ({
  document: text,
  operationName: "",
  variables: {},
});

describe("what was learnt of operations", () => {
  it("is found by the text and the name of the operation", () => {
    const recipes = createRecipes();
    const recipe = recipes.learn(toQuestion("{ a }"), learnt);

    expect(recipes.find(toQuestion("{ a }"))).toBe(recipe);
    expect(recipes.learn(toQuestion("{ a }"), learnt)).toBe(recipe);
    expect(recipes.find(toQuestion("{ b }"))).toBeUndefined();
    expect(
      recipes.find({ ...toQuestion("{ a }"), operationName: "A" }),
    ).toBeUndefined();
  });

  it("is told apart by the operations of one document, which are forgotten together", () => {
    const recipes = createRecipes();
    const toNamed = (operationName: string) => ({
      ...toQuestion("query A { a } query B { a }"),
      operationName,
    });
    const [a, b] = ["A", "B"].map((name) =>
      recipes.learn(toNamed(name), learnt),
    );

    expect(a).not.toBe(b);
    expect(recipes.find(toNamed("A"))).toBe(a);
    expect(recipes.find(toNamed("B"))).toBe(b);

    for (let index = 0; index < 999; index += 1)
      recipes.learn(toQuestion(`{ f${index} }`), learnt);

    expect(recipes.find(toNamed("A"))).toBeUndefined();
    expect(recipes.find(toNamed("B"))).toBeUndefined();
    expect(recipes.find(toQuestion("{ f0 }"))).toBeDefined();
  });

  it("is forgotten, the oldest first, beyond a thousand operations", () => {
    const recipes = createRecipes();
    for (let index = 0; index <= 1000; index += 1)
      recipes.learn(toQuestion(`{ f${index} }`), learnt);

    expect(recipes.find(toQuestion("{ f0 }"))).toBeUndefined();
    expect(recipes.find(toQuestion("{ f1 }"))).toBeDefined();
  });

  it("is forgotten beyond half a million letters", () => {
    const recipes = createRecipes();
    for (const name of "abc")
      recipes.learn(toQuestion(name.repeat(240_000)), learnt);

    expect(recipes.find(toQuestion("a".repeat(240_000)))).toBeUndefined();
    expect(recipes.find(toQuestion("b".repeat(240_000)))).toBeDefined();
  });
});
