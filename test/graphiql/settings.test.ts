import { describe, expect, it } from "@jest/globals";
import { parseSettings } from "../../src/graphiql/settings.ts";

describe("the settings", () => {
  it.each(["Atza|x", null])("are read with the token %j", (token) => {
    const text = JSON.stringify({ endpoint: "/graphql", token });
    expect(parseSettings(text)).toEqual({ endpoint: "/graphql", token });
  });

  it.each(["null", "[]", "{}", `{"endpoint":"/graphql"}`, `{"token":null}`])(
    "are refused when they are %s",
    (text) => {
      expect(() => parseSettings(text)).toThrow("not the page's");
    },
  );
});
