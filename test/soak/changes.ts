import type { Random } from "../support/hostile-random.ts";
import { send } from "../support/send.ts";
import type { Question } from "./questions.ts";
import type { Facts } from "./sandbox-process.ts";
import { readAt } from "./truth.ts";

/** A playlist that somebody asked for, and what they know of it. */
interface Made {
  readonly title: string;
  readonly accessToken: string;
  /** Null until an answer has told. */
  id: string | null;
  /** `unknown` once a deletion was asked whose answer did not come, or was an error. */
  fate: "kept" | "unknown" | "deleted";
}

/** Changes that clients make, and whether Amazon's side ends up as they were told. */
export interface Changes {
  readonly count: number;
  /** A change for one caller: a new playlist, mostly followed by its end; or a rating. */
  ask(accessToken: string): Question;
  /** What was answered and is not so, and what was done twice. Asks the sandbox itself. */
  findLost(
    sandboxUrl: string,
    bodies: readonly string[],
    apiKey: string,
  ): Promise<string[]>;
}

export function createChanges(
  catalog: Facts["catalog"],
  random: Random,
): Changes {
  const made: Made[] = [];

  function askDeletion(playlist: Made): Question {
    playlist.fate = "unknown";
    return {
      kind: "deletion of a playlist",
      document: `mutation ($input: DeletePlaylistInput!) { deletePlaylist(input: $input) {
        deletedPlaylistCatalogId userErrors { code } } }`,
      variables: { input: { catalogId: playlist.id } },
      check(data, isExcused) {
        const id = readAt(data, ["deletePlaylist", "deletedPlaylistCatalogId"]);
        if (id === playlist.id) playlist.fate = "deleted";
        else if (!isExcused(["deletePlaylist"]))
          return [`deletePlaylist answers ${JSON.stringify(data)}`];
        return [];
      },
    };
  }

  function askCreation(accessToken: string): Question {
    const title = `Soaked ${made.length}`;
    const playlist: Made = { title, accessToken, id: null, fate: "kept" };
    made.push(playlist);
    const isShort = random.chance(0.6);
    return {
      kind: "creation of a playlist",
      document: `mutation ($input: CreatePlaylistInput!) { createPlaylist(input: $input) {
        playlist { catalogId title } userErrors { code } } }`,
      variables: { input: { title } },
      check(data, isExcused) {
        const id = readAt(data, ["createPlaylist", "playlist", "catalogId"]);
        const named = readAt(data, ["createPlaylist", "playlist", "title"]);
        if (typeof id === "string") playlist.id = id;
        else if (!isExcused(["createPlaylist"]))
          return [`createPlaylist answers ${JSON.stringify(data)}`];
        return named === title || playlist.id === null
          ? []
          : [`the playlist ${title} is called ${String(named)}`];
      },
      next: () =>
        playlist.id !== null && isShort ? askDeletion(playlist) : undefined,
    };
  }

  function askRating(): Question {
    const id = catalog.trackId(random.int(catalog.tracks));
    return {
      kind: "rating",
      document: `mutation ($input: RateTrackInput!) { rateTrack(input: $input) {
        rating track { __typename catalogId title } userErrors { code } } }`,
      variables: { input: { catalogId: id, rating: "LIKE" } },
      check: (data, isExcused) =>
        readAt(data, ["rateTrack", "rating"]) === "LIKE" ||
        isExcused(["rateTrack"])
          ? []
          : [`rateTrack answers ${JSON.stringify(data)}`],
    };
  }

  return {
    get count() {
      return made.length;
    },
    ask: (accessToken) =>
      random.chance(0.5) ? askCreation(accessToken) : askRating(),
    async findLost(sandboxUrl, bodies, apiKey) {
      const repeated = made
        .map(({ title }) => title)
        .filter(
          (title) =>
            bodies.filter((body) => body.includes(`"${title}"`)).length > 1,
        )
        .map((title) => `${title} was created more than once`);
      const lost: string[] = [];
      for (const { id, title, fate, accessToken } of made) {
        if (id === null || fate === "unknown") continue;
        const { status } = await send(sandboxUrl, `/v1/playlists/${id}`, {
          headers: {
            authorization: `Bearer ${accessToken}`,
            "x-api-key": apiKey,
          },
        });
        if (status !== (fate === "kept" ? 200 : 404))
          lost.push(`${title} was ${fate}, and its status is ${status}`);
      }
      return [...repeated, ...lost];
    },
  };
}
