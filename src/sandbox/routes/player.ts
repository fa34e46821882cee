import { users, type SandboxUser } from "../accounts.ts";
import { connection } from "../connection.ts";
import { notFound } from "../failure.ts";
import { createCards } from "../forms/card.ts";
import { createStubs } from "../forms/stub.ts";
import { userForm } from "../forms/user.ts";
import type { JsonObject } from "../json.ts";
import { listOf } from "../page.ts";
import type { Answer, ApiRequest, Route, World } from "../route.ts";

/** Page "Player", as far as it is about what was played. Playback itself is not played here. */
export const playerRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/v1/player/recentlyPlayed",
    scopes: ["music::history"],
    answer(request, world) {
      const { user } = request.caller;
      const { track } = createStubs(world.catalog, request.audience);
      const list = connection(
        listOf(world.states.of(user.name).played),
        ({ trackId }) => {
          const { url, ...stub } = track(trackId);
          return {
            ...stub,
            url: typeof url === "string" ? `${url}&do=play` : undefined,
          };
        },
        request,
        world,
        {
          defaultLimit: 60,
          maxLimit: 60,
          tokens: "epoch",
          edge: ({ playedAt }) => ({ playedAt }),
        },
      );
      return ofUser(user, { recentTrackPlayback: list }, world);
    },
  },
  {
    method: "GET",
    path: "/v1/me/recentlyPlayedEntities",
    scopes: ["music::history"],
    answer: (request, world) =>
      recentEntities(request.caller.user, request, world),
  },
  {
    method: "GET",
    path: "/v1/users/:id/recentlyPlayedEntities",
    scopes: ["music::history"],
    answer(request, world) {
      const user = Object.values(users).find(
        ({ userId }) => userId === request.param("id"),
      );
      if (user === undefined) throw notFound();
      const isVisible =
        user === request.caller.user ||
        world.states.of(user.name).playbackVisibility === "PUBLIC";
      if (!isVisible) throw notFound();
      return recentEntities(user, request, world);
    },
  },
];

/** Only the title of this operation could be read. What is of several types tells its type, as views have it; when it was played, nothing says. */
function recentEntities(
  user: SandboxUser,
  request: ApiRequest,
  world: World,
): Answer {
  const cards = createCards(world.catalog, request.audience);
  const list = connection(
    listOf(world.states.of(user.name).played),
    ({ trackId }) => cards.album(world.catalog.track(trackId)?.albumId ?? ""),
    request,
    world,
    { tokens: "epoch" },
  );
  return ofUser(user, { recentlyPlayedEntities: list }, world);
}

function ofUser(user: SandboxUser, list: JsonObject, world: World): Answer {
  const { id, name, url } = userForm(user, world.states.of(user.name));
  return { shape: "graph", data: { user: { id, name, url, ...list } } };
}
