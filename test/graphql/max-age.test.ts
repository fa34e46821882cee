import { describe, expect, it } from "@jest/globals";
import { getOperationAST, parse, validate } from "graphql";
import { createCatalogTest, createMaxAges } from "../../src/graphql/max-age.ts";
import { createSchema } from "../../src/graphql/schema.ts";

const schema = createSchema();
const toMaxAge = createMaxAges(schema);
const isOfCatalog = createCatalogTest(schema);

function read<Result>(text: string, to: Read<Result>): Result {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("There is no operation.");
  return to(document, operation);
}

type Read<Result> = (...asked: Parameters<typeof toMaxAge>) => Result;

describe("the seconds for which an answer may be kept", () => {
  it.each([
    `{ album(catalogId: "1") { title artists { name albums { nodes { label } pageInfo { endCursor } } } } }`,
    `query ($ids: [ID!]!) { tracks(catalogIds: $ids) { __typename album { images { url } } eligibility { playback { shuffleType } } } }`,
    `{ markets { code } categories { edges { cursor node { name tracks { edgeCount } } } } }`,
    `{ podcastShow(catalogId: "1") { episodes { nodes { title podcastShow { title } } } } }`,
    `{ ...All } fragment All on Query { artist(catalogId: "1") { ... on Artist { name } ... { url } } }`,
  ])("are those of the catalogue for %s", (text) => {
    expect(read(text, toMaxAge)).toBe(3600);
    expect(read(text, isOfCatalog)).toBe(true);
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
  ])("are none for %s", (text) => {
    expect(read(text, toMaxAge)).toBe(0);
  });
});

describe("an operation that shows the types of things only in the answer", () => {
  it.each([
    `{ _entities(representations: []) { __typename ... on Album { title artists { name } } ... on Track { album { url } } } }`,
    `{ _entities(representations: []) { ...One } markets { code } } fragment One on PodcastShow { episodes { nodes { title } } }`,
    `{ node(id: "1") { ... on Album { title } } nodes(ids: ["1"]) { ... on Node { ... on Artist { name } } } }`,
    `{ node(id: "1") { __typename ... on Album { title } id } }`,
  ])("asks for nothing but the catalogue by %s", (text) => {
    expect(read(text, isOfCatalog)).toBe(true);
    expect(read(text, toMaxAge)).toBe(0);
  });

  it.each([
    `{ _entities(representations: []) { ... on Album { title view { title } } } }`,
    `{ _entities(representations: []) { ... on Album { title } ... on Playlist { title } } }`,
    `{ _entities(representations: []) { ... on Album { title } } me { name } }`,
    `{ _entities(representations: []) { ... on Artist { name followers { edgeCount } } } }`,
    `{ nodes(ids: ["1"]) { ... on Album { title } ... on Entity { ... on Station { name } } } }`,
    `{ node(id: "1") { ... on CurrentUser { name } } album(catalogId: "1") { title } }`,
    `{ _entities(representations: []) { __typename } }`,
    `{ nodes(ids: ["1"]) { id } }`,
    `{ _service { sdl } }`,
    `{ __typename }`,
  ])("asks for more, or for nothing, by %s", (text) => {
    expect(read(text, isOfCatalog)).toBe(false);
  });
});
