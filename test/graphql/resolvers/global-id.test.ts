import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { GraphQLError } from "graphql";
import {
  parseGlobalId,
  toGlobalId,
} from "../../../src/graphql/resolvers/global-id.ts";

const id = toGlobalId("PodcastEpisode", "B0-_64UPU4G");
const thing = { type: "PodcastEpisode", rawId: "B0-_64UPU4G" };

/** What is wrong with an id; null where nothing is. */
function faultOf(text: string): string | null {
  const parsed = parseGlobalId(text);
  if (!(parsed instanceof GraphQLError)) return null;
  expect(parsed.extensions).toEqual({ code: "BAD_USER_INPUT" });
  return parsed.message;
}

const damaged = (quoted: string): string =>
  `${quoted} is no id of this graph; pass the "id" of something, not its "catalogId".`;

describe("a global id", () => {
  it("leads back to type and raw id", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z][A-Za-z]{0,30}$/),
        fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
        (type, rawId) => {
          expect(parseGlobalId(toGlobalId(type, rawId))).toEqual({
            type,
            rawId,
          });
        },
      ),
    );
  });

  it("stays the same for ever, since clients keep it", () => {
    expect(toGlobalId("Album", "B0064UPU4G")).toBe("MTpBbGJ1bTpCMDA2NFVQVTRH");
  });

  it.each([
    ["line breaks", id.replace(/(.{7})/g, "$1\r\n")],
    ["spaces around it", ` ${id}\n`],
    ["padding", `${id}==`],
  ])("is read with %s", (_, text) => {
    expect(parseGlobalId(text)).toEqual(thing);
  });

  it.each(["B0064UPU4G", "63825c25-7b1d-4b53-9d0a-6b3f6c1b2f7e", "PP0"])(
    "is not Amazon's own id, and who passes that is told so: %s",
    (catalogId) => {
      expect(faultOf(catalogId)).toBe(damaged(JSON.stringify(catalogId)));
    },
  );

  it("is damaged by a missing letter at either end", () => {
    expect(faultOf(id.slice(1))).not.toBeNull();
    expect(faultOf(id.slice(0, 3))).toBe(damaged(`"${id.slice(0, 3)}"`));
  });

  it.each([
    ["nothing", ""],
    ["spaces", " \n"],
    ["a letter that base64 has not", `${id}!`],
    ["another version", Buffer.from("2:Album:B0").toString("base64url")],
    ["no type", Buffer.from("1::B0").toString("base64url")],
    ["no raw id", Buffer.from("1:Album:").toString("base64url")],
    ["a type with a digit", Buffer.from("1:Album1:B0").toString("base64url")],
    ["bits that nobody wrote", "MTpBbGJ1bTpCMB"],
    ["what has padding within", `${id.slice(0, 8)}=${id.slice(8)}`],
  ])("is not %s", (_, text) => {
    expect(faultOf(text)).toBe(damaged(JSON.stringify(text)));
  });

  it("is no longer than any that we write", () => {
    // Three bytes are four letters; seven of them stand before the raw id.
    const ofLength = (length: number) =>
      toGlobalId("View", "x".repeat((length / 4) * 3 - 7));
    expect(faultOf(ofLength(20_000))).toBeNull();
    expect(faultOf(ofLength(20_004))).not.toBeNull();
  });

  it("is quoted no longer than a message can carry", () => {
    expect(faultOf("x".repeat(10_000))).toBe(damaged(`"${"x".repeat(40)}…"`));
  });
});
