import { describe, expect, it } from "@jest/globals";
import { createTerritories } from "../../src/identity/index.ts";
import { createRecordingSharedCache } from "../support/recording-shared-cache.ts";

describe("territories", () => {
  it("are not known until an answer shows them, each caller's own", () => {
    const territories = createTerritories({});
    expect(territories.of("ada")).toBeNull();

    territories.learn("ada", "US");
    territories.learn("ben", "GB");

    expect(territories.of("ada")).toBe("US");
    expect(territories.of("ben")).toBe("GB");
    expect(territories.of("cyd")).toBeNull();
  });

  it("follow a caller who moves", () => {
    const territories = createTerritories({});

    territories.learn("ada", "US");
    territories.learn("ada", "GB");

    expect(territories.of("ada")).toBe("GB");
  });

  it("are told to other replicas for a day, and once", async () => {
    const shared = createRecordingSharedCache();
    const territories = createTerritories({ shared, now: () => 7 });
    const other = createTerritories({ shared });

    territories.learn("ada", "US");
    territories.learn("ada", "US");
    await other.recall("ada");

    expect(other.of("ada")).toBe("US");
    expect(shared.writes).toEqual([
      [
        {
          key: "territory:1:ada",
          entry: { value: "US", storedAt: 7 },
          ttlMs: 86_400_000,
        },
      ],
    ]);
  });

  it("are looked up once for each caller, known or not", async () => {
    const shared = createRecordingSharedCache();
    const territories = createTerritories({ shared });

    for (const caller of ["ada", "ben", "ada", "ben"])
      await territories.recall(caller);

    expect(shared.reads).toEqual([["territory:1:ada"], ["territory:1:ben"]]);
  });

  it("need no shared store", async () => {
    const territories = createTerritories({});

    await territories.recall("ada");

    expect(territories.of("ada")).toBeNull();
  });

  it("are believed by what an answer shows before what was stored earlier", async () => {
    const shared = createRecordingSharedCache();
    createTerritories({ shared }).learn("ada", "US");
    const territories = createTerritories({ shared });

    const recalled = territories.recall("ada");
    territories.learn("ada", "GB");
    await recalled;

    expect(territories.of("ada")).toBe("GB");
  });

  it.each(["", "us", "USA", "U:", "US:de-de", "ÄÖ"])(
    "are two capital letters; %j is none",
    async (code) => {
      const shared = createRecordingSharedCache();
      const territories = createTerritories({ shared });
      territories.learn("ada", code);
      const entry = { value: code, storedAt: 0 };
      shared.entries.set("territory:1:ben", entry);

      await territories.recall("ben");

      expect(territories.of("ada")).toBeNull();
      expect(territories.of("ben")).toBeNull();
      expect(shared.writes).toEqual([]);
    },
  );

  it("are known of ten thousand callers, of whom the oldest is forgotten first", () => {
    const territories = createTerritories({});

    for (let index = 0; index <= 10_000; index++)
      territories.learn(`${index}`, "US");

    expect(territories.of("0")).toBeNull();
    expect(territories.of("1")).toBe("US");
    expect(territories.of("10000")).toBe("US");
  });
});
