import { toAnsweredId } from "../answered-id.ts";
import type { Audience } from "../audience.ts";
import type { Artist } from "../catalog/entity.ts";
import { inventName } from "../catalog/invent.ts";
import { connection } from "../connection.ts";
import { notFound } from "../failure.ts";
import { artistForm, artistStub } from "../forms/artist.ts";
import { createStubs } from "../forms/stub.ts";
import type { JsonObject } from "../json.ts";
import { answerMultiGet } from "../multi-get.ts";
import { listBy, listOf } from "../page.ts";
import type { ApiRequest, Route, World } from "../route.ts";

/** Page "Artists". Of the lists below an artist only the titles could be read; paths and shapes are read by analogy. */
export const artistRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/v1/artists/:id",
    scopes: ["music::catalog"],
    answer(request, world) {
      const artist = findArtist(request.param("id"), world, request.audience);
      if (artist === undefined) throw notFound();
      return { shape: "graph", data: { artist } };
    },
  },
  {
    method: "GET",
    path: "/v1/artists",
    scopes: ["music::catalog"],
    answer: (request, world) =>
      answerMultiGet(
        request,
        world,
        { plural: "artists", singular: "artist" },
        (id) => findArtist(id, world, request.audience),
      ),
  },
  artistList("albums", (artist, request, world) => {
    const { album } = createStubs(world.catalog, request.audience);
    return connection(listOf(artist.albumIds), album, request, world);
  }),
  artistList("tracks", (artist, request, world) => {
    const { track } = createStubs(world.catalog, request.audience);
    const trackIds = artist.albumIds.flatMap(
      (id) => world.catalog.album(id)?.trackIds ?? [],
    );
    return connection(listOf(trackIds), track, request, world, {
      tokens: "tztok",
    });
  }),
  artistList("related", (artist, request, world) => {
    const stubs = createStubs(world.catalog, request.audience);
    return connection(listOf(artist.relatedIds), stubs.artist, request, world, {
      tokens: "base64",
    });
  }),
  artistList("followers", (artist, request, world) =>
    connection(
      listBy(Math.min(artist.followerCount, 120), (place) => place),
      (place) => ({
        id: `follower${place.toString(36).padStart(18, "a")}`,
        name: inventName(world.catalog.seed, place, 210),
      }),
      request,
      world,
    ),
  ),
];

function artistList(
  name: "albums" | "tracks" | "related" | "followers",
  toConnection: (
    artist: Artist,
    request: ApiRequest,
    world: World,
  ) => JsonObject,
): Route {
  return {
    method: "GET",
    path: `/v1/artists/:id/${name}`,
    scopes: ["music::catalog"],
    answer(request, world) {
      const { catalogId } = toAnsweredId(
        "artist",
        request.param("id"),
        world.switches.answeredIds,
      );
      const artist = world.catalog.artist(catalogId);
      if (artist === undefined) throw notFound();
      return {
        shape: "graph",
        data: {
          artist: {
            ...artistStub(artist, request.audience),
            [name]: toConnection(artist, request, world),
          },
        },
      };
    },
  };
}

function findArtist(
  askedId: string,
  { catalog, switches }: World,
  audience: Audience,
): JsonObject | undefined {
  const { catalogId, ids } = toAnsweredId(
    "artist",
    askedId,
    switches.answeredIds,
  );
  const artist = catalog.artist(catalogId);
  return artist && { ...artistForm(artist, audience), ...ids };
}
