import { toAnsweredId } from "../answered-id.ts";
import type { Audience } from "../audience.ts";
import { notFound } from "../failure.ts";
import { artistForm } from "../forms/artist.ts";
import type { JsonObject } from "../json.ts";
import { answerMultiGet } from "../multi-get.ts";
import type { Route, World } from "../route.ts";

/** Page "Artists". */
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
];

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
