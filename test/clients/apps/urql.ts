import { readTitles } from "./album";
import { createClient } from "./client";
import { ArtistAlbums, PlaylistTracks, Refetched } from "./operations";
import { readEdges } from "./playlist";
import { given, print } from "./program";

const client = createClient(given.GATEWAY, () => given.TOKEN);

const methods = new Set<string>();
const realFetch = globalThis.fetch;
globalThis.fetch = (target, init) => {
  methods.add(init?.method ?? "GET");
  return realFetch(target, init);
};

const tracks = await readTitles(client, given.ALBUM);

let artist;
for (let after: string | null | undefined; ;) {
  const variables = { catalogId: given.ARTIST, after };
  const { data, error } = await client.query(ArtistAlbums, variables);
  if (error) throw error;
  artist = data?.artist;
  if (!artist?.albums?.pageInfo.hasNextPage) break;
  after = artist.albums.pageInfo.endCursor;
}

const entries = await readEdges(async (after) => {
  const variables = { catalogId: given.PLAYLIST, after };
  const { data, error } = await client.query(PlaylistTracks, variables);
  if (error) throw error;
  return data?.playlist?.tracks;
});

const id = artist?.id ?? "";
const refetched = await client.query(
  Refetched,
  { id },
  { requestPolicy: "network-only" },
);

print({
  tracks,
  albums: artist?.albums?.edges.map(({ node }) => node?.title),
  entries,
  id,
  methods: [...methods],
  node: refetched.data?.node,
});
