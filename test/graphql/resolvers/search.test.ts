import { describe, expect, it } from "@jest/globals";
import type { Context } from "../../../src/context.ts";
import { searchQueries } from "../../../src/graphql/resolvers/search.ts";

const filterNobodyReads = {
  get query(): string {
    throw new Error("It was looked at.");
  },
};

describe("a search", () => {
  it.each([
    ["searchAlbums", "albums"],
    ["searchArtists", "artists"],
    ["searchPlaylists", "playlists"],
    ["searchPodcastShows", "podcastShows"],
    ["searchPodcastEpisodes", "podcastEpisodes"],
  ] as const)(
    "by %s looks in the field that is named, in Amazon's own words",
    (name, kind) => {
      const asked: unknown[] = [];
      const search = {
        [kind](question: unknown) {
          asked.push(question);
          return { read: () => null };
        },
      };
      const context = { personal: { search } } as unknown as Context;
      const filters = [{ field: "anyField", query: "a" }, { query: "b" }];

      expect(
        searchQueries[name]({}, { filters, first: 1 }, context),
      ).toBeNull();
      expect(asked).toEqual([
        { searchFilters: [{ field: "anyField", query: "a" }, { query: "b" }] },
      ]);
    },
  );
});

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
