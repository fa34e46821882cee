import type {
  Album,
  Ask,
  Me,
  PodcastEpisode,
  Saved,
  Track,
} from "../../amazon-music/index.ts";
import type { Context } from "../../context.ts";
import type {
  MutationResolvers,
  SaveState,
  UserError,
} from "../../generated/graphql.ts";
import { change, checkId } from "./change.ts";

interface Input {
  readonly input: { readonly catalogId: string };
}

interface Kept<Node> {
  readonly node: Node | null;
  readonly saveState: SaveState | null;
  readonly userErrors: readonly UserError[];
}

/** Puts something into the library or takes it out. Where Amazon says nothing of it, success means done. */
async function keep<Node extends { _type: string; id: string }>(
  context: Context,
  { catalogId }: Input["input"],
  type: Node["_type"],
  done: SaveState,
  write: (me: Me) => (id: string, ask: Ask) => Promise<Saved<Node>>,
): Promise<Kept<Node>> {
  const { value, userErrors } = await change(
    context,
    [checkId("catalogId", catalogId)],
    ({ me }, ask) => write(me)(catalogId, ask),
  );
  if (value === null) return { node: null, saveState: null, userErrors };
  // An id alone is an entity of which all else has yet to be looked up.
  const node = value.node ?? ({ _type: type, id: catalogId } as Node);
  return { node, saveState: toSaveState(value.saveState, done), userErrors };
}

function toSaveState(saveState: string | null, done: SaveState): SaveState {
  if (saveState === null) return done;
  return saveState === "SAVED" || saveState === "REMOVED" ? saveState : "OTHER";
}

export const libraryMutations = {
  saveAlbum: async (_, { input }: Input, context) => {
    const { node, ...state } = await keep<Album>(
      context,
      input,
      "Album",
      "SAVED",
      (me) => me.saveAlbum,
    );
    return { album: node, ...state };
  },
  removeAlbum: async (_, { input }: Input, context) => {
    const { node, ...state } = await keep<Album>(
      context,
      input,
      "Album",
      "REMOVED",
      (me) => me.removeAlbum,
    );
    return { album: node, ...state };
  },
  saveTrack: async (_, { input }: Input, context) => {
    const { node, ...state } = await keep<Track>(
      context,
      input,
      "Track",
      "SAVED",
      (me) => me.saveTrack,
    );
    return { track: node, ...state };
  },
  removeTrack: async (_, { input }: Input, context) => {
    const { node, ...state } = await keep<Track>(
      context,
      input,
      "Track",
      "REMOVED",
      (me) => me.removeTrack,
    );
    return { track: node, ...state };
  },
  savePodcastEpisode: async (_, { input }: Input, context) => {
    const { node, ...state } = await keep<PodcastEpisode>(
      context,
      input,
      "PodcastEpisode",
      "SAVED",
      (me) => me.savePodcastEpisode,
    );
    return { podcastEpisode: node, ...state };
  },
  removePodcastEpisode: async (_, { input }: Input, context) => {
    const { node, ...state } = await keep<PodcastEpisode>(
      context,
      input,
      "PodcastEpisode",
      "REMOVED",
      (me) => me.removePodcastEpisode,
    );
    return { podcastEpisode: node, ...state };
  },
} satisfies MutationResolvers;
