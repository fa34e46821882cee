import { toAnsweredId } from "../answered-id.ts";
import type { Audience } from "../audience.ts";
import { notFound } from "../failure.ts";
import { albumForm } from "../forms/album.ts";
import type { JsonObject } from "../json.ts";
import { answerMultiGet } from "../multi-get.ts";
import type { Route, World } from "../route.ts";

/** Page "Albums". */
export const albumRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/v1/albums/:id",
    scopes: ["music::catalog"],
    answer(request, world) {
      const album = findAlbum(request.param("id"), world, request.audience);
      if (album === undefined) throw notFound();
      return { shape: "graph", data: { album } };
    },
  },
  {
    method: "GET",
    path: "/v1/albums",
    scopes: ["music::catalog"],
    answer: (request, world) =>
      answerMultiGet(
        request,
        world,
        { plural: "albums", singular: "album" },
        (id) => findAlbum(id, world, request.audience),
      ),
  },
];

function findAlbum(
  askedId: string,
  { catalog, switches }: World,
  audience: Audience,
): JsonObject | undefined {
  const { catalogId, ids } = toAnsweredId(
    "album",
    askedId,
    switches.answeredIds,
  );
  const album = catalog.album(catalogId);
  if (album === undefined) return undefined;
  const isThere =
    album.territories === null ||
    album.territories.includes(audience.territory);
  return isThere
    ? { ...albumForm(album, catalog, audience), ...ids }
    : undefined;
}
