import { spawnSync } from "node:child_process";
import { describe, expect, it } from "@jest/globals";
import { toGetter } from "../../../src/graphql/resolvers/getter.ts";

describe("a getter", () => {
  it("reads its field, and undefined where there is none", () => {
    const get = toGetter<{ title?: string }, "title">("title");

    expect([get({ title: "Tide" }), get({})]).toEqual(["Tide", undefined]);
  });

  it.each(["a b", "", "1a", "a.b", "a;b", 'a"]'])(
    "is not made of %j, which names no field",
    (field) => {
      expect(() => toGetter<Record<string, unknown>, string>(field)).toThrow(
        "is no name of a field",
      );
    },
  );

  it("reads as well where Node makes no code of text", () => {
    const module = new URL(
      "../../../src/graphql/resolvers/getter.ts",
      import.meta.url,
    ).href;
    const { stdout } = spawnSync(
      process.execPath,
      [
        "--disallow-code-generation-from-strings",
        "--input-type=module",
        "--eval",
        `const { toGetter } = await import(${JSON.stringify(module)});
         process.stdout.write(toGetter("title")({ title: "Tide" }));`,
      ],
      { encoding: "utf8" },
    );

    expect(stdout).toBe("Tide");
  });
});
