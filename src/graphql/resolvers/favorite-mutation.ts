import type { Me } from "../../amazon-music/index.ts";
import type { Context } from "../../context.ts";
import type { MutationResolvers, UserError } from "../../generated/graphql.ts";
import { change, checkId } from "./change.ts";

interface Followed<Type extends string> {
  readonly followed: { readonly _type: Type; readonly id: string } | null;
  readonly isFollowed: boolean | null;
  readonly userErrors: readonly UserError[];
}

async function follow<Type extends string>(
  context: Context,
  type: Type,
  id: string,
  isFollowed: boolean,
  write: (me: Me) => Me["followPlaylist"],
): Promise<Followed<Type>> {
  const { value, userErrors } = await change(
    context,
    [checkId("catalogId", id)],
    async ({ me }, ask) => {
      await write(me)(id, ask);
      return true;
    },
  );
  return value === null
    ? { followed: null, isFollowed: null, userErrors }
    : { followed: { _type: type, id }, isFollowed, userErrors };
}

export const favoriteMutations = {
  rateTrack: async (_, { input: { catalogId, rating } }, context) => {
    const { value, userErrors } = await change(
      context,
      [checkId("catalogId", catalogId)],
      async ({ me }, ask) => {
        await me.rateTrack(catalogId, rating, ask);
        return { _type: "Track" as const, id: catalogId };
      },
    );
    return { track: value, rating: value === null ? null : rating, userErrors };
  },
  followPlaylist: async (_, { input: { catalogId } }, context) => {
    const { followed: playlist, ...state } = await follow(
      context,
      "Playlist",
      catalogId,
      true,
      (me) => me.followPlaylist,
    );
    return { playlist, ...state };
  },
  unfollowPlaylist: async (_, { input: { catalogId } }, context) => {
    const { followed: playlist, ...state } = await follow(
      context,
      "Playlist",
      catalogId,
      false,
      (me) => me.unfollowPlaylist,
    );
    return { playlist, ...state };
  },
  followPodcastShow: async (_, { input: { catalogId } }, context) => {
    const { followed: podcastShow, ...state } = await follow(
      context,
      "PodcastShow",
      catalogId,
      true,
      (me) => me.followPodcastShow,
    );
    return { podcastShow, ...state };
  },
  unfollowPodcastShow: async (_, { input: { catalogId } }, context) => {
    const { followed: podcastShow, ...state } = await follow(
      context,
      "PodcastShow",
      catalogId,
      false,
      (me) => me.unfollowPodcastShow,
    );
    return { podcastShow, ...state };
  },
} satisfies MutationResolvers;
