import { translate, type Audience } from "../audience.ts";
import type { JsonObject } from "../json.ts";
import type { Visibility } from "../user-states.ts";
import { eligibilityForm } from "./eligibility.ts";
import { imageForm } from "./image.ts";
import { hashText } from "../catalog/noise.ts";

/** A playlist of a user, of Amazon's editors or of its machines, for one who may see it. */
export interface Playlist {
  id: string;
  kind: "editorial" | "algorithmic" | "user";
  title: string;
  description: string;
  /** Music user id; null for Amazon's own. */
  ownerId: string | null;
  visibility: Visibility;
  trackCount: number;
  /** In seconds. */
  duration: number;
}

/** As single gets and `/v1/me/playlists` have it; the description appears in views only, the tracks on a path of their own. */
export function playlistForm(
  playlist: Playlist,
  audience: Audience,
): JsonObject {
  const isOnDemand = audience.tier === "UNLIMITED";
  return {
    ...playlistStub(playlist, audience),
    curator: curatorForm(playlist),
    duration: playlist.duration,
    trackCount: playlist.trackCount,
    images: [
      {
        url: imageForm(playlist.id, audience, 1000, 1000)["url"],
        imageType: "PRIMARY",
      },
    ],
    eligibility: {
      ...eligibilityForm(playlist.id, audience),
      playback: { canPlayOnDemand: isOnDemand, shuffleType: "INLINE" },
      playbackSubscriptionTiers: isOnDemand ? [audience.tier] : [],
    },
    visibility: playlist.visibility,
  };
}

/** As the lists of browsing have it. */
export function playlistListForm(
  playlist: Playlist,
  audience: Audience,
): JsonObject {
  return {
    ...playlistStub(playlist, audience),
    duration: playlist.duration,
    images: [imageForm(playlist.id, audience, 1000, 1000)],
    trackCount: playlist.trackCount,
  };
}

/** The `url` of a user's playlist holds another id than `id`, as in Amazon's own example. */
export function playlistStub(
  { id, kind, title }: Playlist,
  audience: Audience,
): JsonObject {
  const url = "https://music.amazon.com";
  return {
    id,
    title: kind === "user" ? title : translate(title, audience.language),
    url:
      kind === "user"
        ? `${url}/my/playlists/${hashText(id).toString(16)}`
        : `${url}/playlists/${id}`,
  };
}

export function curatorForm({ ownerId }: Playlist): JsonObject {
  return ownerId === null
    ? { id: null, name: "The Sandbox's Editors" }
    : { id: ownerId };
}
