import { describe, expect, it } from "@jest/globals";
import type { Context } from "../../../src/context.ts";
import { searchQueries } from "../../../src/graphql/resolvers/search.ts";

const filterNobodyReads = {
  get query(): string {
    throw new Error("It was looked at.");
  },
};

describe("a search of tracks by more filters than there may be", () => {
  it("is refused before any of them is looked at, since there may be thousands for each of a hundred fields", () => {
    const filters = Array.from({ length: 21 }, () => filterNobodyReads);
    // No more than this is touched.
    const context = { personal: { search: {} } } as unknown as Context;

    expect(() =>
      searchQueries.searchTracks({}, { filters, first: 1 }, context),
    ).toThrow('"filters" holds 21 filters; it takes 1 to 20.');
  });
});
