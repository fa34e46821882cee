import { describe, expect, it } from "@jest/globals";
import { toHeadersText, toRequestHeaders } from "../../src/graphiql/headers.ts";

/** As GraphiQL reads the pane: JSON in which comments may stand. */
const parsePane = (text: string): unknown =>
  JSON.parse(text.replace(/^\s*\/\/.*$/m, ""));

describe("the headers pane", () => {
  it("begins with the token that the page was given", () => {
    expect(parsePane(toHeadersText('Atza|a"b$&'))).toEqual({
      Authorization: 'Bearer Atza|a"b$&',
    });
  });

  it("begins with a line to fill in where there is no token", () => {
    expect(parsePane(toHeadersText(null))).toEqual({
      Authorization: "Bearer ",
    });
  });
});

describe("the headers of a request", () => {
  it("are those of the pane", () => {
    expect(
      toRequestHeaders({ Authorization: "Bearer x", "accept-language": "de" }),
    ).toEqual({ Authorization: "Bearer x", "accept-language": "de" });
  });

  it("are none where the pane is empty", () => {
    expect(toRequestHeaders(undefined)).toEqual({});
  });

  it.each(["Bearer ", "Bearer", "bearer", "", "  "])(
    "leave out an authorization that is not filled in: %j",
    (value) => {
      expect(toRequestHeaders({ authorization: value, a: "" })).toEqual({
        a: "",
      });
    },
  );
});
