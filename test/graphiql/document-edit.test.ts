import { describe, expect, it } from "@jest/globals";
import type { FieldNode, InlineFragmentNode } from "graphql";
import {
  addSelection,
  findOperation,
  findSelection,
  isValue,
  parseDocument,
  removeSelection,
  setArgument,
  type Choice,
} from "../../src/graphiql/document-edit.ts";

const toChoice = (step: string): Choice =>
  step.startsWith("...")
    ? { kind: "on", name: step.slice(3) }
    : { kind: "field", name: step };

/** The operation of a text and what lies on a way into it, as the explorer has them; `...Album` is a fragment. */
const at = (text: string, ...steps: string[]) => {
  const document = parseDocument(text);
  const operation = document && findOperation(document, undefined);
  if (!operation) throw new Error("no operation");
  const way: (FieldNode | InlineFragmentNode)[] = [];
  for (const step of steps) {
    const found = findSelection(way.at(-1) ?? operation, toChoice(step));
    if (!found) throw new Error(`no ${step}`);
    way.push(found);
  }
  return { operation, way, parent: way.at(-1) ?? operation };
};

const add = (text: string, steps: string[], selection: string) =>
  addSelection(text, at(text, ...steps).parent, selection);

const remove = (text: string, ...steps: string[]) => {
  const { operation, way } = at(text, ...steps);
  return removeSelection(text, operation, way);
};

const set = (text: string, name: string, value: string | null) =>
  setArgument(text, at(text, "a").way[0] as FieldNode, name, value);

const commented = `# above
query Q {
  # of a
  a {
    b # of b
  }
  c
}
`;

describe("an added selection", () => {
  it("stands behind the others, and every comment where it was", () => {
    expect(add(commented, ["a"], "d {\n  e\n}")).toBe(`# above
query Q {
  # of a
  a {
    b # of b
    d {
      e
    }
  }
  c
}
`);
  });

  it("opens a selection set where there was none", () => {
    expect(add("{\n  a(x: 1)\n}", ["a"], "b")).toBe(
      "{\n  a(x: 1) {\n    b\n  }\n}",
    );
  });

  it("breaks up what stood on one line", () => {
    expect(add("{ a b }", [], "c")).toBe("{\n  a b\n  c\n}");
  });

  it("gets into a fragment on a type", () => {
    expect(
      add(
        "{\n  a {\n    ... on T {\n      b\n    }\n  }\n}",
        ["a", "...T"],
        "c",
      ),
    ).toBe("{\n  a {\n    ... on T {\n      b\n      c\n    }\n  }\n}");
  });
});

describe("a removed selection", () => {
  it("takes its line with it, and no comment", () => {
    expect(remove(commented, "c")).toBe(commented.replace("  c\n", ""));
    expect(remove("{ a b c }", "b")).toBe("{ a c }");
    expect(remove("{\n  a, b\n}", "b")).toBe("{\n  a, \n}");
  });

  it("takes with it what would have nothing left to ask for", () => {
    expect(
      remove("{\n  a {\n    b {\n      c\n    }\n  }\n  d\n}", "a", "b", "c"),
    ).toBe("{\n  d\n}");
  });

  it("leaves an operation that can be read", () => {
    expect(remove("query Q {\n  a {\n    b\n  }\n}", "a", "b")).toBe(
      "query Q {\n  __typename\n}",
    );
  });

  it("counts what others ask for beside it", () => {
    expect(remove("{ a { b ...F } }\nfragment F on T { c }", "a", "b")).toBe(
      "{ a { ...F } }\nfragment F on T { c }",
    );
  });
});

describe("an argument", () => {
  it.each([
    ["{ a }", "1", "{ a(x: 1) }"],
    ["{ a { b } }", "$v", "{ a(x: $v) { b } }"],
    ["{ n: a }", '"t"', '{ n: a(x: "t") }'],
    ["{ a(y: 2) }", "[1]", "{ a(y: 2, x: [1]) }"],
    ["{ a(x: 1, y: 2) }", "{ z: E }", "{ a(x: { z: E }, y: 2) }"],
    ["{ a(\n  x: 1\n) }", "3", "{ a(\n  x: 3\n) }"],
    ["{ a(x: 1) }", "(", "{ a(x: 1) }"],
    ["{ a(x: 1) }", "1) { hole }", "{ a(x: 1) }"],
  ])("in %s is set to %s", (text, value, changed) => {
    expect(set(text, "x", value)).toBe(changed);
  });

  it.each([
    ["{ a(x: 1) }", "{ a }"],
    ["{ a(x: 1, # of x )\n) { b } }", "{ a { b } }"],
    ["{ a(x: 1, y: 2) }", "{ a(y: 2) }"],
    ["{ a(y: 2) }", "{ a(y: 2) }"],
    ["{ a }", "{ a }"],
  ])("is taken out of %s", (text, changed) => {
    expect(set(text, "x", null)).toBe(changed);
  });

  it.each(["1", "null", "E", "$v", '"t"', "[1, 2]", "{ a: 1 }"])(
    "may be %s",
    (value) => {
      expect(isValue(value)).toBe(true);
    },
  );

  it.each(["", "[", "a b", '"t', "1)"])("cannot be %j", (value) => {
    expect(isValue(value)).toBe(false);
  });
});

describe("a document", () => {
  it("is null while it cannot be read", () => {
    expect(parseDocument("{ a ")).toBeNull();
  });

  it("gives the operation of a name, else its first", () => {
    const document = parseDocument(
      "fragment F on T { a } query A { a } query B { b }",
    );
    const names = ["B", "A", undefined, "gone"].map(
      (name) => document && findOperation(document, name)?.name?.value,
    );
    expect(names).toEqual(["B", "A", "A", "A"]);
  });
});
