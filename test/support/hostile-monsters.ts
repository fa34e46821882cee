import type { HostileDocument } from "./hostile-documents.ts";

export type Monster = (size: number) => HostileDocument;

const times = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join(" ");

/** A monster that is a document alone. */
const plain =
  (write: (size: number) => string): Monster =>
  (size) => ({ query: write(size), variables: {} });

/** A monster that is fed by a list of ids, whose length is its size. */
const fed =
  (query: string, item: unknown): Monster =>
  (size) => ({
    query,
    variables: { them: Array.from({ length: size }, () => item) },
  });

/**
 * Documents that ask for much by little, or that are hard to read. Each grows
 * with its size, and is as hard as it gets, or refused, at some size up to 3000.
 */
export const monsters: Readonly<Record<string, Monster>> = {
  "a field again and again": plain(
    (size) => `{${times(size, () => "me{name}")}}`,
  ),
  "a leaf again and again": plain(
    (size) => `{me{${times(size, () => "name")}}}`,
  ),
  "deep pairs of equal fields": plain(
    (size) =>
      `{${times(size / 16, () => "me{playlists{nodes{tracks{nodes{id}}}}}")}}`,
  ),
  "equal fields within equal fields": plain(
    (size) =>
      `{${times(Math.sqrt(size) / 2, () => `me{${times(Math.sqrt(size) / 2, () => "playlists{edgeCount}")}}`)}}`,
  ),
  "fields that conflict": plain(
    (size) => `{me{${times(size, (at) => `a:${at % 2 ? "name" : "tier"}`)}}}`,
  ),
  "inline fragments within inline fragments": plain((size) => {
    const width = Math.round(Math.sqrt(size));
    return `{${times(width, () => `... on Query{${times(width, () => "... on Query{me{name}}")}}`)}}`;
  }),
  "fields within fields": plain(
    (size) => `{${times(size, () => "me{")}name${"}".repeat(size + 1)}`,
  ),
  "lists within lists": plain(
    (size) => `{albums(catalogIds:${"[".repeat(size)}${"]".repeat(size)}){id}}`,
  ),
  "objects within objects": plain(
    (size) =>
      `{searchTracks(filters:${"{a:".repeat(size)}1${"}".repeat(size)}){edgeCount}}`,
  ),
  "fragments that double": plain(
    (size) =>
      `{...F0} ${times(size / 20, (at) => `fragment F${at} on Query{...F${at + 1} ...F${at + 1}}`)} fragment F${Math.ceil(size / 20)} on Query{__typename}`,
  ),
  "fragments in a chain": plain(
    (size) =>
      `{...F0} ${times(size / 8, (at) => `fragment F${at} on Query{...F${at + 1}}`)} fragment F${Math.ceil(size / 8)} on Query{me{name}}`,
  ),
  "fragments in a circle": plain(
    (size) =>
      `{...F0} ${times(size / 8, (at) => `fragment F${at} on Query{me{name} ...F${at + 1}}`)} fragment F${Math.ceil(size / 8)} on Query{...F0}`,
  ),
  "fragments that spread all others": plain((size) => {
    const count = Math.round(Math.sqrt(size / 3));
    return `{...F0} ${times(count, (at) => `fragment F${at} on Query{me{name} ${times(count, (other) => `...F${other}`)}}`)}`;
  }),
  "a fragment of each type": plain(
    (size) =>
      `{homeView{entityGroups{nodes{entities{nodes{${times(size / 8, (at) => `...on Album{a${at}:title}`)}}}}}}}`,
  ),
  directives: plain(
    (size) => `{me{name ${times(size, () => "@include(if:true)")}}}`,
  ),
  "unknown directives": plain(
    (size) => `{me{name ${times(size, (at) => `@d${at}`)}}}`,
  ),
  variables: plain(
    (size) => `query(${times(size, (at) => `$v${at}:Int`)}){__typename}`,
  ),
  "a variable again and again": plain(
    (size) => `query(${times(size, () => "$v:Int")}){__typename}`,
  ),
  operations: plain((size) => times(size, (at) => `query Q${at}{__typename}`)),
  "unknown types": plain(
    (size) => `{${times(size, (at) => `...on T${at}{a}`)}}`,
  ),
  "fields of nearly the right name": plain(
    (size) => `{${times(size, (at) => `albumVie${at}`)}}`,
  ),
  "a text of 100 kB": plain(
    (size) => `{search(query:"${"x".repeat(size * 33)}"){id}}`,
  ),
  "a name of 100 kB": plain((size) => `{${"x".repeat(size * 33)}}`),
  "an enum value of 100 kB": plain(
    (size) =>
      `{searchTracks(filters:[{query:"a"}],sortBy:${"POPULARITY".repeat(size * 3)}){edgeCount}}`,
  ),
  "a number of 100 kB": plain(
    (size) => `{album(catalogId:${"9".repeat(size * 33)}){id}}`,
  ),
  "a comment of 100 kB": plain(
    (size) => `#${"x".repeat(size * 33)}\n{__typename}`,
  ),
  "comments of 100 kB": plain(
    (size) => `${"#\n".repeat(size * 16)}{__typename}`,
  ),
  "commas of 100 kB": plain((size) => `${",".repeat(size * 33)}{__typename}`),
  "lines of 100 kB before an error": plain(
    (size) => `${"\n".repeat(size * 33)}{`,
  ),
  "a block text of 50,000 lines": plain(
    (size) => `{search(query:"""${" \n".repeat(size * 16)} x"""){id}}`,
  ),
  "escapes of 100 kB": plain(
    (size) => `{search(query:"${"\\u{1F3B5}".repeat(size * 4)}"){id}}`,
  ),
  "introspection again and again": plain(
    (size) =>
      `{${times(size / 30, (at) => `a${at}:__schema{types{name fields{name description args{name} type{name}}}}`)}}`,
  ),
  "the SDL again and again": plain(
    (size) => `{${times(size / 30, (at) => `a${at}:_service{sdl}`)}}`,
  ),
  "a type again and again": plain(
    (size) =>
      `{${times(size / 40, (at) => `a${at}:__type(name:"Query"){fields{name type{name kind} args{name type{name}}}}`)}}`,
  ),
  "lists of lists of lists": plain(
    (size) =>
      `{albums(catalogIds:["B00B0XSET0"]){tracks(first:${size}){nodes{album{tracks(first:${size}){nodes{album{tracks(first:${size}){nodes{title}}}}}}}}}}`,
  ),
  "the cursors of long lists": plain(
    (size) =>
      `{${times(size / 30, (at) => `a${at}:album(catalogId:"B00B0XSET0"){tracks(first:300){edges{cursor}}}`)}}`,
  ),
  "the same albums many times": (size) => ({
    query: `query ($them: [ID!]!) {${times(size / 30, (at) => `a${at}:albums(catalogIds:$them){title releaseDate artists{name}}`)}}`,
    variables: { them: Array.from({ length: 500 }, () => "B0064UPU4G") },
  }),
  "the same fields of many albums": (size) => ({
    query: `query ($them: [ID!]!) {albums(catalogIds:$them){${times(Math.min(size / 7, 230), (at) => `a${at}:title`)}}}`,
    variables: { them: Array.from({ length: 500 }, () => "B0064UPU4G") },
  }),
  "the countries of many albums": (size) => ({
    query: `query ($them: [ID!]!) {albums(catalogIds:$them){${times(Math.min(size / 7, 230), (at) => `a${at}:availableMarkets{code}`)}}}`,
    variables: { them: Array.from({ length: 500 }, () => "B0064UPU4G") },
  }),
  "the audio qualities of many albums": (size) => ({
    query: `query ($them: [ID!]!) {albums(catalogIds:$them){${times(Math.min(size / 7, 230), (at) => `a${at}:audioQualities`)}}}`,
    variables: { them: Array.from({ length: 500 }, () => "B0064UPU4G") },
  }),
  "long aliases of many albums": (size) => ({
    query: `query ($them: [ID!]!) {albums(catalogIds:$them){${times(Math.min(size / 7, 230), (at) => `${"a".repeat(90)}${at}:title`)}}}`,
    variables: { them: Array.from({ length: 500 }, () => "B0064UPU4G") },
  }),
  "an alias of 900 kB for each of many albums": (size) => ({
    query: `query ($them: [ID!]!) {albums(catalogIds:$them){${"x".repeat(size * 300)}:title}}`,
    variables: { them: Array.from({ length: 500 }, () => "B0064UPU4G") },
  }),
  "bad ids many times": (size) => ({
    query: `query ($them: [ID!]!) {${times(size / 30, (at) => `a${at}:albums(catalogIds:$them){id}`)}}`,
    variables: { them: Array.from({ length: 500 }, () => "..") },
  }),
  "bad opaque ids many times": (size) => ({
    query: `query ($them: [ID!]!) {${times(size / 30, (at) => `a${at}:nodes(ids:$them){id}`)}}`,
    variables: { them: Array.from({ length: 100 }, () => "..") },
  }),
  "pages that are refused, many times": (size) => ({
    query: `query ($them: [ID!]!) {albums(catalogIds:$them){${times(size / 100, (at) => `a${at}:tracks(first:0){edgeCount}`)}}}`,
    variables: { them: Array.from({ length: 500 }, () => "B0064UPU4G") },
  }),
  "pages that are refused, below 300,000 lines": (size) => ({
    query: `${"\n".repeat(size * 100)}query ($them: [ID!]!) {albums(catalogIds:$them){${times(Math.min(size / 100, 4), (at) => `a${at}:tracks(first:0){edgeCount}`)}}}`,
    variables: { them: Array.from({ length: 500 }, () => "B0064UPU4G") },
  }),
  "unknown fields, below 300,000 lines": plain(
    (size) =>
      `${"\n".repeat(size * 100)}{${times(500, (at) => `a${at}:b${at}`)}}`,
  ),
  "bad variables, below 300,000 lines": (size) => ({
    query: `${"\n".repeat(size * 100)}query (${times(100, (at) => `$v${at}:Int`)}){${times(100, (at) => `a${at}:albums(catalogIds:[]){tracks(first:$v${at}){edgeCount}}`)}}`,
    variables: Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => [`v${at}`, "x"]),
    ),
  }),
  "an object of 48,000 unknown fields": (size) => ({
    query:
      "query ($it: TrackSearchFilter!) {searchTracks(filters:[$it]){edgeCount}}",
    variables: {
      it: Object.fromEntries(
        Array.from({ length: size * 16 }, (_, at) => [`k${at}`, at]),
      ),
    },
  }),
  "ids of padding alone": (size) =>
    fed(
      "query ($them: [ID!]!) {nodes(ids:$them){id}}",
      "=".repeat(9000) + "x",
    )(Math.min(size, 100)),
  "long ids with blanks in them, many times": (size) => ({
    query: `query ($them: [ID!]!) {${times(Math.min(size / 10, 100), (at) => `a${at}:nodes(ids:$them){id}`)}}`,
    variables: {
      them: Array.from({ length: 50 }, () => " a".repeat(9500)),
    },
  }),
  "an id of padding alone": (size) => ({
    query: "query ($id: ID!) {node(id:$id){id}}",
    variables: { id: `${"=".repeat(size * 300)}x` },
  }),
  "a long cursor many times": (size) => ({
    query: `query ($after: String!) {${times(Math.min(size / 20, 100), (at) => `a${at}:album(catalogId:"B00B0XSET0"){tracks(after:$after){edgeCount}}`)}}`,
    variables: { after: "A".repeat(900_000) },
  }),
  "10,000 ids": (size) =>
    fed("query ($them: [ID!]!) {albums(catalogIds:$them){id}}", "B0")(size * 4),
  "10,000 values that are no ids": (size) =>
    fed("query ($them: [ID!]!) {albums(catalogIds:$them){id}}", {})(size * 4),
  "10,000 representations": (size) =>
    fed(
      "query ($them: [_Any!]!) {_entities(representations:$them){__typename}}",
      {
        __typename: "Album",
        catalogId: "B0",
      },
    )(size * 4),
  "400,000 representations that are none": (size) =>
    fed(
      "query ($them: [_Any!]!) {_entities(representations:$them){__typename}}",
      1,
    )(size * 130),
  "2,000 representations that are none": (size) =>
    fed(
      "query ($them: [_Any!]!) {_entities(representations:$them){__typename}}",
      1,
    )(Math.min(size, 2000)),
};
