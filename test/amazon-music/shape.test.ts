import { describe, expect, it } from "@jest/globals";
import {
  entity,
  flag,
  integer,
  isRecord,
  listOf,
  object,
  readAll,
  text,
  type EntityReader,
} from "../../src/amazon-music/shape.ts";
import { weighHeap } from "../support/collect-garbage.ts";

const values = ["", "a", 0, 1.5, NaN, Infinity, true, false, null, undefined];
const things = [...values, [], ["a"], {}, { a: 1 }];

/** What a reader makes something of, and what it makes. */
const madeBy = (reader: (json: unknown) => unknown): unknown[] =>
  things.map(reader).filter((value) => value !== null);

describe("text", () => {
  it("takes strings, empty ones too, and nothing else", () => {
    expect(madeBy(text)).toEqual(["", "a"]);
  });
});

describe("integer", () => {
  it("takes finite numbers and rounds them", () => {
    expect(madeBy(integer)).toEqual([0, 2]);
  });

  it("takes what the graph's integers can hold, and nothing beyond", () => {
    expect([2 ** 31 - 1, 1 - 2 ** 31].map((json) => integer(json))).toEqual([
      2_147_483_647, -2_147_483_647,
    ]);
    for (const json of [2 ** 31, 2 ** 31 - 0.5, -(2 ** 31) - 1, 2 ** 53, 1e300])
      expect(integer(json)).toBeNull();
  });
});

describe("flag", () => {
  it("takes true and false, and nothing that merely looks like it", () => {
    expect(madeBy(flag)).toEqual([true, false]);
  });
});

describe("listOf", () => {
  it("takes lists, and leaves out the members that its reader cannot read", () => {
    expect(madeBy(listOf(text))).toEqual([[], ["a"]]);
    expect(listOf(text)([null, "a", 7, "b"])).toEqual(["a", "b"]);
  });
});

describe("object", () => {
  const pair = object<{ left: string | null; right: number | null }>({
    left: text,
    right: integer,
  });

  it("has every field, null where it is missing or of the wrong kind", () => {
    expect(pair({})).toEqual({ left: null, right: null });
    expect(pair({ left: 1, right: 1, more: 1 })).toEqual({
      left: null,
      right: 1,
    });
  });

  it("takes nothing but objects", () => {
    expect(things.filter((json) => pair(json) !== null)).toEqual([
      {},
      { a: 1 },
    ]);
  });
});

describe("the entities of one list", () => {
  interface Song {
    readonly _type: "Song";
    readonly id: string;
    readonly label: string | null;
    readonly market: { readonly id: string | null } | null;
    readonly markets: readonly { readonly id: string | null }[] | null;
    readonly singer?: Song | null;
    readonly singers?: readonly Song[] | null;
  }
  const market = object<{ id: string | null }>({ id: text });
  const song: EntityReader<Song> = entity("Song", {
    label: text,
    market,
    markets: listOf(market),
    singer: (json, like) => song.stub(json, like),
    singers: listOf((json, like) => song.stub(json, like)),
  });
  const toJson = (id: string, ...markets: string[]) => ({
    id,
    market: { id: "US" },
    markets: markets.map((name) => ({ id: name })),
  });

  it("hold the same objects and lists where they say the same", () => {
    const [one, two] = readAll(
      [toJson("1", "US", "GB"), toJson("2", "US", "GB")],
      song.whole,
    );

    expect(two).toEqual({ ...one, id: "2" });
    expect(two?.market).toBe(one?.market);
    expect(two?.markets).toBe(one?.markets);
  });

  it.each([
    ["shorter", ["US"]],
    ["longer", ["US", "GB", "DE"]],
    ["other", ["US", "DE"]],
  ])("share what a %s list begins with alike", (_, markets) => {
    const [one, two] = readAll(
      [toJson("1", "US", "GB"), toJson("2", ...markets)],
      song.whole,
    );

    expect(two?.markets).toEqual(markets.map((id) => ({ id })));
    expect(two?.markets?.[0]).toBe(one?.markets?.[0]);
  });

  it("hold no entity in common, since each occurrence is counted by itself", () => {
    const singer = toJson("3", "US");
    const [one, two] = readAll(
      ["1", "2"].map((id) => ({ id, singer, singers: [singer, singer] })),
      song.whole,
    );

    const occurrences = [one, two].flatMap((each) => [
      each?.singer,
      ...(each?.singers ?? []),
    ]);
    expect(new Set(occurrences).size).toBe(6);
    expect(occurrences[5]).toEqual({ _type: "Song", ...singer });
    expect(occurrences[5]?.market).toBe(occurrences[1]?.market);
  });

  /** What each weighs of songs that came each by itself: the parser of JSON shares texts of its own accord. */
  const weighSongs = (toSong: (id: string) => unknown): number => {
    const texts = Array.from({ length: 10_000 }, (_, index) =>
      JSON.stringify(toSong(`song ${index}`)),
    );
    // In a function of its own, which lets go of what was read.
    const read = () =>
      readAll(
        texts.map((json): unknown => JSON.parse(json)),
        song.whole,
      );
    const before = weighHeap();
    const songs = read();
    return (weighHeap() - before) / songs.length;
  };

  it("hold a text but once, however many say it", () => {
    const label = "x".repeat(1000);

    expect(weighSongs((id) => ({ id, label }))).toBeLessThan(label.length);
  });

  it("leave no room for more in their lists", () => {
    const markets = (id: string) => [{ id }];

    // A list that grew to hold its first member has room for sixteen more.
    expect(
      weighSongs((id) => ({ id, markets: markets(id) })) -
        weighSongs((id) => ({ id, market: markets(id)[0] })),
    ).toBeLessThan(16 * 8);
  });
});

describe("isRecord", () => {
  it("is true of objects that are no lists", () => {
    expect(things.filter(isRecord)).toEqual([{}, { a: 1 }]);
  });
});

describe("an entity", () => {
  it("takes hardly more memory than its JSON does", () => {
    const readers = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`field${index}`, integer]),
    );
    const { whole, stub } = entity<Numbers>("Numbers", readers);
    const json = JSON.stringify({
      id: "1",
      ...Object.fromEntries(
        Object.keys(readers).map((name, index) => [name, index]),
      ),
    });
    // So many that what else the process lets go of meanwhile does not tell.
    const weigh = (make: () => unknown): number => {
      const before = weighHeap();
      const made = Array.from({ length: 100_000 }, make);
      return (weighHeap() - before) / made.length;
    };
    const parsed = weigh(() => JSON.parse(json));

    // Room for fields that never come would double it.
    for (const reader of [whole, stub])
      expect(weigh(() => reader(JSON.parse(json)))).toBeLessThan(parsed * 1.5);
  });

  it("has in each form the fields that are there, however many forms there are", () => {
    const readers = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [`field${index}`, integer]),
    );
    const { stub } = entity<Numbers>("Numbers", readers);
    for (let form = 0; form < 256; form += 1) {
      const json: Record<string, unknown> = { id: `${form}` };
      for (let index = 0; index < 8; index += 1)
        if (form & (1 << index)) json[`field${index}`] = index;

      expect(stub(json)).toEqual({ _type: "Numbers", ...json });
    }
  });
});

interface Numbers {
  readonly _type: "Numbers";
  readonly id: string;
  readonly [field: `field${number}`]: number | null;
}
