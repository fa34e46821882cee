import { describe, expect, it } from "@jest/globals";
import { parseSettings } from "../../src/graphiql/settings.ts";

const signIn = {
  authorizeUrl: "https://www.amazon.com/ap/oa",
  clientId: "client",
  callbackPath: "/graphiql/callback",
  tokenPath: "/graphiql/token",
};

describe("the settings", () => {
  it.each([
    { endpoint: "/graphql", token: "Atza|x", signIn },
    { endpoint: "/graphql", token: null, signIn: null },
  ])("are read out of the document: %j", (settings) => {
    expect(parseSettings(JSON.stringify(settings))).toEqual(settings);
  });

  it.each([
    "null",
    "[]",
    "{}",
    `{"endpoint":"/graphql"}`,
    `{"token":null}`,
    `{"endpoint":"/graphql","token":null}`,
    `{"endpoint":"/graphql","token":null,"signIn":{"clientId":"client"}}`,
    `{"endpoint":"/graphql","token":null,"signIn":"https://example.com"}`,
  ])("are refused when they are %s", (text) => {
    expect(() => parseSettings(text)).toThrow("not the page's");
  });
});
