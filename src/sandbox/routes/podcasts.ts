import { toAnsweredId } from "../answered-id.ts";
import type { PodcastShow } from "../catalog/entity.ts";
import { connection } from "../connection.ts";
import { notFound } from "../failure.ts";
import { podcastEpisodeForm, podcastShowForm } from "../forms/podcast.ts";
import { createStubs } from "../forms/stub.ts";
import type { JsonObject } from "../json.ts";
import { answerMultiGet } from "../multi-get.ts";
import { listOf } from "../page.ts";
import type { ApiRequest, Route, World } from "../route.ts";

/** Page "Podcasts". Only the single show could be read whole; the rest is read by analogy with albums. */
export const podcastRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/v1/podcasts/shows/:id",
    scopes: ["music::catalog"],
    answer(request, world) {
      const { show, ids } = findShow(request.param("id"), world);
      if (show === undefined) throw notFound();
      const stubs = createStubs(world.catalog, request.audience);
      const episodes = connection(
        listOf(show.episodeIds),
        stubs.podcastEpisode,
        request,
        world,
        { tokens: "numbered", edge: (id) => ({ cursor: `0:${id}` }) },
      );
      const podcastShow = podcastShowForm(show, request.audience);
      return {
        shape: "graph",
        data: { podcastShow: { ...podcastShow, ...ids, episodes } },
      };
    },
  },
  {
    method: "GET",
    path: "/v1/podcasts/shows",
    scopes: ["music::catalog"],
    answer: (request, world) =>
      answerMultiGet(
        request,
        world,
        { plural: "podcastShows", singular: "podcastShow" },
        (askedId) => {
          const { show, ids } = findShow(askedId, world);
          return show && { ...podcastShowForm(show, request.audience), ...ids };
        },
      ),
  },
  {
    method: "GET",
    path: "/v1/podcasts/episodes/:id",
    scopes: ["music::catalog"],
    answer(request, world) {
      const podcastEpisode = findEpisode(request.param("id"), request, world);
      if (podcastEpisode === undefined) throw notFound();
      return { shape: "graph", data: { podcastEpisode } };
    },
  },
  {
    method: "GET",
    path: "/v1/podcasts/episodes",
    scopes: ["music::catalog"],
    answer: (request, world) =>
      answerMultiGet(
        request,
        world,
        { plural: "podcastEpisodes", singular: "podcastEpisode" },
        (id) => findEpisode(id, request, world),
      ),
  },
];

/** Shows have no ASIN field: under another id they can be told by nothing (switch `answeredIds`). */
export function findShow(
  askedId: string,
  { catalog, switches }: World,
): { show: PodcastShow | undefined; ids: { id?: string } } {
  const { catalogId, ids } = toAnsweredId(
    "podcastShow",
    askedId,
    switches.answeredIds,
  );
  const show = catalog.show(catalogId);
  const { id } = ids;
  // An ASIN has no other id than the show's own one.
  return {
    show,
    ids: typeof id === "string" && show?.asin !== askedId ? { id } : {},
  };
}

function findEpisode(
  id: string,
  { audience }: ApiRequest,
  { catalog }: World,
): JsonObject | undefined {
  const episode = catalog.episode(id);
  return episode && podcastEpisodeForm(episode, catalog, audience);
}
