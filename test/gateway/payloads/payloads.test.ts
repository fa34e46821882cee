import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { browseCases } from "./browse-cases.ts";
import { catalogCases } from "./catalog-cases.ts";
import { expectNothingLost, type PayloadCase } from "./payload-case.ts";
import { playlistCases } from "./playlist-cases.ts";
import { searchCases } from "./search-cases.ts";
import { userCases } from "./user-cases.ts";
import { viewCases } from "./view-cases.ts";

const cases: readonly PayloadCase[] = [
  ...catalogCases,
  ...searchCases,
  ...browseCases,
  ...viewCases,
  ...userCases,
  ...playlistCases,
];

describe("every value that Amazon sends is in the graph's answer", () => {
  it.each(cases)(
    "$row $operation: $about",
    async (one) => {
      await expectNothingLost(one);
    },
    // Much is asked at once, and a busy machine with few cores is no failure.
    30_000,
  );
});

describe("the operations whose payloads are looked at", () => {
  it("are those of the document that tells where each is in the graph", async () => {
    const document = await readFile(
      path.join(import.meta.dirname, "../../../docs/rest-coverage.md"),
      "utf8",
    );
    const documented = [
      ...document.matchAll(/^\| ([A-Z]\d+) +\| ([^|]+)/gm),
    ].flatMap(([, row, operations = ""]) =>
      [...operations.matchAll(/`([^`]+)`/g)].map(([, one]) => `${row} ${one}`),
    );
    const looked = cases.map(({ row, operation }) => `${row} ${operation}`);

    expect([...new Set(looked)].sort()).toEqual(
      [...new Set(documented)].sort(),
    );
  });
});
