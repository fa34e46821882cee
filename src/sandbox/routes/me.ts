import { readJsonBody, requireOneOf, requireText } from "../body.ts";
import { userForm } from "../forms/user.ts";
import type { Route } from "../route.ts";
import { written } from "../written.ts";

const visibilities = ["PUBLIC", "PRIVATE"] as const;

/** Page "User". The scopes of the two calls are printed the other way round than they make sense, so either will do. */
export const meRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/v1/me",
    scopes: ["music::profile", "music::profile:read"],
    answer({ caller }, { states }) {
      const user = userForm(caller.user, states.of(caller.user.name));
      return { shape: "graph", data: { user } };
    },
  },
  {
    method: "PUT",
    path: "/v1/me",
    scopes: ["music::profile", "music::profile:read"],
    answer(request, world) {
      const { user } = request.caller;
      const body = readJsonBody(request);
      const changes = {
        name: requireText(body, "name"),
        visibility: requireOneOf(body, "visibility", visibilities),
        playbackVisibility: requireOneOf(
          body,
          "playbackVisibility",
          visibilities,
        ),
      };
      const state = Object.assign(world.states.of(user.name), changes);
      return written({ updateUser: userForm(user, state) }, world);
    },
  },
];
