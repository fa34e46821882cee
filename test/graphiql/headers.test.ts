import { describe, expect, it } from "@jest/globals";
import {
  renewHeadersText,
  toHeadersText,
  toRequestHeaders,
} from "../../src/graphiql/headers.ts";

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

describe("the renewed headers pane", () => {
  const former = {
    texts: [toHeadersText("Atza|old")],
    tokens: ["Atza|old"],
  };
  const current = { text: toHeadersText("Atza|new"), token: "Atza|new" };

  it("has the new text where the page had put the old one", () => {
    expect(renewHeadersText(toHeadersText("Atza|old"), former, current)).toBe(
      current.text,
    );
  });

  it("has the new token amid what somebody added", () => {
    expect(
      renewHeadersText(
        `{ "Authorization": "Bearer Atza|old", "accept-language": "de" }`,
        former,
        current,
      ),
    ).toBe(`{ "Authorization": "Bearer Atza|new", "accept-language": "de" }`);
  });

  it("finds a token whose characters JSON escapes, and takes what it puts there literally", () => {
    expect(
      renewHeadersText(
        JSON.stringify({ Authorization: `Bearer a"b` }),
        { texts: [], tokens: [`a"b`] },
        { text: "", token: "$&" },
      ),
    ).toBe(`{"Authorization":"Bearer $&"}`);
  });

  it.each(["", "{}", `{ "Authorization": "Bearer mine" }`])(
    "leaves alone what somebody wrote: %j",
    (text) => {
      expect(renewHeadersText(text, former, current)).toBe(text);
    },
  );
});
