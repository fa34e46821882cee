import type { OutgoingHttpHeaders } from "node:http";
import { gzipSync } from "node:zlib";
import type { HostileDocument } from "./hostile-documents.ts";
import {
  oddBodies,
  oddHeaders,
  oddTypes,
  rawHeaders,
  rawLines,
  targets,
} from "./hostile-http.ts";
import { createHostileIds } from "./hostile-ids.ts";
import type { Material } from "./hostile-material.ts";
import type { Random } from "./hostile-random.ts";
import { hostileTexts, mutateBytes, mutateText } from "./hostile-text.ts";

/** A request as it goes on the wire; with `raw`, byte by byte. */
export interface HostileRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
  readonly raw?: Buffer;
}

export type Family = () => HostileRequest;

export interface Ingredients {
  readonly random: Random;
  readonly material: Material;
  readonly token: string;
  readonly writeDocument: () => HostileDocument;
  readonly writeMonster: () => HostileDocument;
}

/** Every kind of request that the fuzz makes. */
export function createFamilies(
  ingredients: Ingredients,
): Readonly<Record<string, Family>> {
  const { random, material, token, writeDocument, writeMonster } = ingredients;
  const headers = {
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
  };
  const post = (
    body: string | Buffer,
    more: OutgoingHttpHeaders = {},
  ): HostileRequest => ({
    method: "POST",
    target: "/graphql",
    headers: { ...headers, ...more },
    body,
  });
  const ask = (
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
  ): HostileRequest => post(JSON.stringify({ query, variables }));
  /** Declares the variables that the selection uses; the others would have it refused before anything is tried. */
  const askUsed = (
    selection: string,
    typed: Readonly<Record<string, readonly [string, unknown]>>,
  ): HostileRequest => {
    const used = Object.entries(typed).filter(([name]) =>
      new RegExp(`\\$${name}\\b`).test(selection),
    );
    const declared = used.map(([name, [type]]) => `$${name}: ${type}`);
    return ask(
      `query (${declared.join(", ")}) { ${selection} }`,
      Object.fromEntries(used.map(([name, [, value]]) => [name, value])),
    );
  };
  const askDocument = ({ query, variables }: HostileDocument): HostileRequest =>
    ask(query, variables);
  const get = ({ query, variables }: HostileDocument): HostileRequest => {
    const search = new URLSearchParams({
      query,
      variables: JSON.stringify(variables),
    });
    return {
      method: "GET",
      target: `/graphql?${search.toString()}`.slice(0, 12_000),
      headers,
    };
  };

  const { toNodeId, toCursor, toRepresentation } = createHostileIds(
    random,
    material,
  );

  return {
    documents: () => askDocument(writeDocument()),
    "documents in the address": () => get(writeDocument()),
    "documents of great size": () => askDocument(writeMonster()),
    "documents by bytes": () => {
      const { query } = writeDocument();
      const bytes = mutateBytes(random, Buffer.from(query));
      return post(
        Buffer.concat([
          Buffer.from('{"query":"'),
          Buffer.from(
            bytes
              .toString("latin1")
              .replaceAll(/["\\\n]/g, (one) =>
                one === "\n" ? " " : `\\${one}`,
              ),
            "latin1",
          ),
          Buffer.from('"}'),
        ]),
      );
    },
    ids: () => {
      const text = random.chance(0.5)
        ? random.pick(hostileTexts)
        : mutateText(random, random.pick(material.groupIds));
      return askUsed(random.list(1, 2, () => random.pick(lookups)).join(" "), {
        id: ["ID!", toNodeId()],
        ids: ["[ID!]!", random.list(0, 3, toNodeId)],
        catalogId: [
          "ID!",
          random.chance(0.5)
            ? random.pick(hostileTexts)
            : mutateText(random, random.pick(material.catalogIds)),
        ],
        groupId: ["String", text],
      });
    },
    cursors: () => {
      const at = random.int(lists.length);
      // At times a good one, on the list that it is of.
      const own = random.chance(0.2) ? material.cursors[at] : undefined;
      return askUsed(lists[at] ?? "", {
        after: ["String", own ?? toCursor()],
        first: ["Int", random.pick([1, 2, 20, 500, 0, null])],
      });
    },
    representations: () =>
      ask(
        `query ($them: [_Any!]!) { _entities(representations: $them) { __typename ... on Album { title } ... on Playlist { title } } }`,
        {
          them: random.chance(0.02)
            ? Array.from({ length: 10_000 }, toRepresentation)
            : random.list(0, 20, toRepresentation),
        },
      ),
    bodies: () => {
      const whole = JSON.stringify(writeDocument());
      const body = random.chance(0.4)
        ? mutateBytes(random, Buffer.from(whole))
        : random.pick(oddBodies);
      return post(body, random.chance(0.3) ? random.pick(oddTypes) : {});
    },
    "bodies of 2 MB": () =>
      post(
        random.pick([" ".repeat(2e6), `"${"x".repeat(2e6)}"`, "[".repeat(2e6)]),
        random.chance(0.5) ? { "transfer-encoding": "chunked" } : {},
      ),
    "bodies that are compressed": () =>
      post(random.pick(bombs), {
        "content-encoding": random.pick(["gzip", "deflate", "br", "GZIP", ","]),
      }),
    headers: () => ({
      method: random.pick([
        "POST",
        "POST",
        "POST",
        "GET",
        "HEAD",
        "OPTIONS",
        "PUT",
      ]),
      target: random.pick(targets),
      headers: {
        ...headers,
        ...Object.fromEntries(
          random.list(1, 3, () => {
            const [name, values] = random.pick(oddHeaders);
            return [name, random.pick(values)];
          }),
        ),
      },
      body: '{"query":"{ __typename me { name } homeView { title } }"}',
    }),
    "bytes on the wire": () => {
      const body = '{"query":"{ me { name } }"}';
      const request = `POST /graphql HTTP/1.1\r\nhost: a\r\nconnection: close\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\n${random.pick(rawHeaders)}content-length: ${body.length}\r\n\r\n${body}`;
      return {
        method: "POST",
        target: "/graphql",
        headers: {},
        raw: random.chance(0.3)
          ? Buffer.from(random.pick([...rawLines, request]))
          : mutateBytes(random, Buffer.from(request)),
      };
    },
  };
}

/** What grows to 5 MB where somebody inflates it, and what does not. */
const bombs = [gzipSync("{}"), gzipSync(" ".repeat(5e6))];

const lookups = [
  "node(id: $id) { id ... on View { title entityGroups(first: 2) { nodes { groupId } } } ... on EntityGroup { entities(first: 2) { edgeCount } } }",
  "nodes(ids: $ids) { id __typename }",
  "album(catalogId: $catalogId) { title artists { name } }",
  "tracks(catalogIds: [$catalogId, $id]) { title }",
  "playlist(catalogId: $catalogId) { title tracks(first: 2) { edgeCount } }",
  "category(catalogId: $catalogId) { name albums(first: 2) { edgeCount } }",
  "podcastShow(catalogId: $catalogId) { title episodes(first: 2) { edgeCount } }",
  "artistView(catalogId: $catalogId) { title }",
  "homeView(groupId: $groupId) { title entityGroups(first: 2) { nodes { title entities(first: 2) { edgeCount } } } }",
  "me { libraryView(groupId: $groupId) { title entityGroups(first: 2) { edgeCount } } }",
  "me { libraryAlbums(catalogIds: $ids) { edgeCount } }",
  "search(query: $catalogId, limit: 1) { title entityGroups(first: 1) { edgeCount } }",
];

const lists = [
  "categories(after: $after, first: $first) { edgeCount pageInfo { endCursor } }",
  "me { libraryAlbums(after: $after, first: $first) { edgeCount } }",
  "me { libraryTracks(after: $after, first: $first) { edgeCount } }",
  "topTracks(after: $after, first: $first) { edgeCount }",
  'album(catalogId: "B00B0XSET0") { tracks(after: $after, first: $first) { edgeCount } }',
  "homeView { entityGroups(after: $after, first: $first) { nodes { entities(after: $after) { edgeCount } } } }",
  'searchTracks(filters: [{ query: "a" }], after: $after, first: $first) { edgeCount }',
];
