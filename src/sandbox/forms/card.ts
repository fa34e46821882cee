import { translate, type Audience } from "../audience.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { noise, hashText } from "../catalog/noise.ts";
import type { JsonObject } from "../json.ts";
import { imageUrl } from "./image.ts";
import type { Playlist } from "./playlist.ts";
import { podcastEpisodeFacts } from "./podcast.ts";

/** What stands under `containerId` or `containerIds`; views have the one, the other, or neither. */
export type Container =
  | { containerId: string | null }
  | { containerIds: null }
  | Record<string, never>;

export type Selection = "PLAY" | "SHUFFLE" | "STATION";

/** The entities of views: no urls, images without measures, and a `_type`. Throws for ids that the sandbox should not have come to hold. */
export function createCards(
  catalog: Catalog,
  audience: Audience,
  container: Container = {},
) {
  const { language, territory } = audience;
  const images = (about: string) => [{ url: imageUrl(about, audience) }];
  const params = (
    mrn: string,
    ...selections: readonly Selection[]
  ): JsonObject => ({ id: mrn, selections, ...container });
  const artists = (ids: readonly string[]) =>
    ids
      .map((id) => catalog.artist(id))
      .filter((artist) => artist !== undefined)
      .map(({ id, name }) => ({ id, name: translate(name, language) }));

  return {
    album(id: string, space: "catalog" | "library" = "catalog"): JsonObject {
      const album = present(id, catalog.album(id));
      return {
        _type: "Album",
        id,
        title: translate(album.title, language),
        artists: artists(album.artistIds),
        images: album.hasImages ? images(id) : [],
        playParams: params(
          `mrn:1.0:${space}:album:asin:${id}?territory=${territory}`,
          "PLAY",
          "SHUFFLE",
        ),
      };
    },

    albumDetail(id: string): JsonObject {
      const album = present(id, catalog.album(id));
      return {
        ...this.album(id),
        duration: album.trackIds.reduce(
          (sum, trackId) => sum + (catalog.track(trackId)?.duration ?? 0),
          0,
        ),
        releaseDate: album.releaseDate,
        trackCount: album.trackIds.length,
        label: album.label,
      };
    },

    track(id: string): JsonObject {
      const track = present(id, catalog.track(id));
      const album = catalog.album(track.albumId);
      return {
        _type: "Track",
        id,
        title: translate(track.title, language),
        album: album && {
          id: album.id,
          title: translate(album.title, language),
        },
        artists: artists(track.artistIds),
        // In lower case, as one of Amazon's examples has it.
        isrc: track.isrc.toLowerCase(),
        images: album?.hasImages ? images(album.id) : [],
        playParams: params(
          `mrn:1.0:catalog:track:asin:${id}?territory=${territory}`,
          "PLAY",
          "STATION",
        ),
      };
    },

    artist(id: string): JsonObject {
      const artist = present(id, catalog.artist(id));
      return {
        _type: "Artist",
        id,
        name: translate(artist.name, language),
        images: artist.hasImages ? images(id) : [],
        playParams: params(
          `mrn:1.0:catalog:artist:asin:${id}?territory=${territory}`,
          "PLAY",
          "SHUFFLE",
          "STATION",
        ),
      };
    },

    artistDetail(id: string): JsonObject {
      const { followerCount } = present(id, catalog.artist(id));
      return { ...this.artist(id), followerCount };
    },

    playlist({ id, kind, title }: Playlist): JsonObject {
      return {
        _type: "Playlist",
        id,
        title: kind === "user" ? title : translate(title, language),
        images: images(id),
        playParams: params(playlistMrn(id, kind, territory), "PLAY", "SHUFFLE"),
      };
    },

    podcastShow(id: string): JsonObject {
      const show = present(id, catalog.show(id));
      return {
        _type: "PodcastShow",
        id: show.id,
        title: translate(show.title, language),
        author: show.author,
        description: translate(show.description, language),
        images: images(show.id),
        playParams: params(`mrn:1.0:podcast:show:uuid:${show.id}`, "PLAY"),
      };
    },

    podcastEpisode(id: string): JsonObject {
      const episode = present(id, catalog.episode(id));
      const listened = noise(hashText(id), hashText(audience.userId), 1);
      return {
        _type: "PodcastEpisode",
        id,
        title: translate(episode.title, language),
        ...podcastEpisodeFacts(episode, catalog, audience),
        images: images(episode.showId),
        // Milliseconds, beside a duration in seconds; different for each user.
        playbackInformation: {
          progressMilliseconds:
            listened % 3 === 0 ? null : listened % (episode.duration * 1000),
        },
        playParams: params(`mrn:1.0:podcast:episode:uuid:${id}`, "PLAY"),
      };
    },

    station(index: number): JsonObject {
      const id = `station-${index + 1}`;
      return {
        _type: "Station",
        id,
        name: translate(`Station ${index + 1}`, language),
        images: images(id),
        playParams: params(`mrn:1.0:catalog:station:key:${id}`, "PLAY"),
      };
    },

    user(name: string): JsonObject {
      const { userId } = audience;
      return { _type: "User", id: userId, name, images: images(userId) };
    },
  };
}

export type Cards = ReturnType<typeof createCards>;

export function albumMrn(id: string, territory: string): string {
  return `mrn:1.0:catalog:album:asin:${id}?territory=${territory}`;
}

export function playlistMrn(
  id: string,
  kind: Playlist["kind"],
  territory: string,
): string {
  switch (kind) {
    case "editorial":
      return `mrn:1.0:catalog:playlist:asin:${id}?territory=${territory}`;
    case "algorithmic":
      return `mrn:1.0:algorithmic:playlist:playlistid:${id}`;
    case "user":
      return `mrn:1.0:library:playlist:uuid:${id}`;
  }
}

function present<Entity>(id: string, entity: Entity | undefined): Entity {
  if (entity === undefined) throw new RangeError(`Nothing has the id ${id}`);
  return entity;
}
