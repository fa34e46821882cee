import { describe, expect, it } from "@jest/globals";
import { getOperationAST, isObjectType, parse, validate } from "graphql";
import {
  createCachePolicies,
  isPublic,
  type CachePolicy,
} from "../../src/graphql/cache-policy.ts";
import { createSchema } from "../../src/graphql/schema.ts";

const schema = createSchema();
const toCachePolicy = createCachePolicies(schema);

function toPolicy(text: string): CachePolicy {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("There is no operation.");
  return toCachePolicy(document, operation);
}

const ofCatalogue = { maxAgeS: 3600, scope: "PUBLIC" };

describe("the cache policy of an operation", () => {
  it.each([
    `{ album(catalogId: "1") { title artists { name albums { nodes { label } pageInfo { endCursor } } } } }`,
    `query ($ids: [ID!]!) { tracks(catalogIds: $ids) { __typename album { images { url } } eligibility { playback { shuffleType } } } }`,
    `{ markets { code } categories { edges { cursor node { name tracks { edgeCount } } } } }`,
    `{ podcastShow(catalogId: "1") { episodes { nodes { title podcastShow { title } } } } }`,
    `{ ...All } fragment All on Query { artist(catalogId: "1") { ... on Artist { name } ... { url } } }`,
  ])("is that of the catalogue for %s", (text) => {
    expect(toPolicy(text)).toEqual(ofCatalogue);
  });

  it.each([
    `{ me { name } }`,
    `{ album(catalogId: "1") { title } me { __typename } }`,
    `{ album(catalogId: "1") { title view { title } } }`,
    `{ artist(catalogId: "1") { followers { edgeCount } } }`,
    `{ category(catalogId: "1") { playlists { edgeCount } } }`,
    `{ podcastEpisode(catalogId: "1") { playbackInformation { progressMilliseconds } } }`,
    `{ playlist(catalogId: "1") { title } }`,
    `{ topTracks { edgeCount } }`,
    `{ newPodcastEpisodes { nodes { title } } }`,
    `{ searchAlbums(filters: [{ query: "a" }]) { nodes { title } } }`,
    `{ search(query: "a") { title } }`,
    `{ homeView { title } }`,
    `{ node(id: "1") { ... on Album { title } } }`,
    `{ nodes(ids: ["1"]) { id } }`,
    `{ _entities(representations: []) { ... on Album { title } } }`,
    `{ __schema { description } }`,
    `{ __typename }`,
    `mutation { saveAlbum(input: { catalogId: "1" }) { album { title } } }`,
    `query ($never: Boolean!) { album(catalogId: "1") { title } me @include(if: $never) { name } }`,
    `{ album(catalogId: "1") { ...Deep } } fragment Deep on Album { artists { ...Deeper } } fragment Deeper on Artist { followers { edgeCount } }`,
  ])("lets nobody keep the answer to %s", (text) => {
    expect(isPublic(toPolicy(text))).toBe(false);
  });
});

describe("the hints of the graph", () => {
  it("stand at every type with an id of its own", () => {
    const types = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter((type) =>
        type.getInterfaces().some(({ name }) => name === "Node"),
      );
    const bare = types.filter(
      ({ astNode }) =>
        astNode?.directives?.some(
          ({ name }) => name.value === "cacheControl",
        ) !== true,
    );

    expect(types.length).toBeGreaterThan(10);
    expect(bare.map(({ name }) => name)).toEqual([]);
  });
});
