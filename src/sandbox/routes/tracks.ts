import { toAnsweredId } from "../answered-id.ts";
import { badRequest, notFound } from "../failure.ts";
import { trackForm } from "../forms/track.ts";
import type { JsonObject } from "../json.ts";
import { answerMultiGet } from "../multi-get.ts";
import type { ApiRequest, Route, World } from "../route.ts";

/** Page "Tracks". */
export const trackRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/v1/tracks/:id",
    scopes: ["music::catalog"],
    answer(request, world) {
      const track = findTrack(request.param("id"), request, world);
      if (track === undefined) throw notFound();
      return { shape: "graph", data: { track } };
    },
  },
  {
    method: "GET",
    path: "/v1/tracks",
    scopes: ["music::catalog"],
    answer: (request, world) =>
      answerMultiGet(
        request,
        world,
        { plural: "tracks", singular: "track" },
        (id) => findTrack(id, request, world),
      ),
  },
];

function findTrack(
  askedId: string,
  { query, audience }: ApiRequest,
  { catalog, switches }: World,
): JsonObject | undefined {
  const mediaType = query.get("mediaType") ?? "AUDIO";
  if (mediaType !== "AUDIO" && mediaType !== "VIDEO")
    throw badRequest("The parameter mediaType takes AUDIO or VIDEO.");
  const { catalogId, ids } = toAnsweredId(
    "track",
    askedId,
    switches.answeredIds,
  );
  const track = catalog.track(catalogId);
  // The invented catalogue has no videos.
  if (track === undefined || mediaType === "VIDEO") return undefined;
  const isThere =
    track.territories === null ||
    track.territories.includes(audience.territory);
  return isThere
    ? { ...trackForm(track, catalog, audience), ...ids }
    : undefined;
}
