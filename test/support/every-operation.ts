import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
} from "graphql";
import { works, type Sandbox } from "../../src/sandbox/index.ts";
import { selectValues } from "./all-fields.ts";
import { connectionLists, type ConnectionList } from "./connection-lists.ts";
import { toListName, type Holdings } from "./holdings.ts";

/** What a client sends. */
export interface Operation {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Whose operation it is, and who else is about. */
export interface Asker {
  readonly own: Holdings;
  /** Of the other person: what of it is private must be of no use to the asker. */
  readonly other: Holdings;
}

/** Chooses one of some values: a test's own, so that it can be repeated and shrunk. */
export type Choose = <Value>(first: Value, ...others: Value[]) => Value;

/** A field of the graph that can be asked for without asking for anything before it. */
export interface OperationKind {
  /** `Type.field`; of a list, what sets it apart from the field's other lists behind it. */
  readonly name: string;
  readonly isChange: boolean;
  toOperation(asker: Asker, choose: Choose): Operation;
}

/**
 * Every root field, every field of the caller and every list of the graph, with
 * real ids: of the catalogue, of the asker and of the other person. Changes
 * touch only what is private, since what is public changes for the other too.
 * A field or an argument that is new to the graph is an error here until it has
 * values of its own.
 */
export function listOperationKinds(
  schema: GraphQLSchema,
  sandbox: Sandbox,
): OperationKind[] {
  const ofType = (
    typeName: string,
    toDocument: (variables: string, field: string) => string,
  ): OperationKind[] =>
    listFields(schema, typeName)
      // Of the graph, not of music.
      .filter(({ name }) => name !== "_service")
      .map((field) => ({
        name: `${typeName}.${field.name}`,
        isChange: typeName === "Mutation",
        toOperation(asker, choose) {
          const values = toValues(field, { asker, choose, sandbox });
          const given = field.args.filter(({ name }) => name in values);
          const declared = given.map(
            ({ name, type }) => `$${name}: ${type.toString()}`,
          );
          const passed = given.map(({ name }) => `${name}: $${name}`);
          return {
            document: toDocument(
              inBrackets(declared),
              `${field.name}${inBrackets(passed)} ${toSelection(schema, field)}`,
            ),
            variables: values,
          };
        },
      }));
  return [
    ...ofType("Query", (variables, field) => `query ${variables} { ${field} }`),
    ...ofType(
      "CurrentUser",
      (variables, field) => `query ${variables} { me { ${field} } }`,
    ),
    ...ofType(
      "Mutation",
      (variables, field) => `mutation ${variables} { ${field} }`,
    ),
    ...connectionLists.map((list) => toListKind(schema, sandbox, list)),
  ];
}

function toListKind(
  schema: GraphQLSchema,
  sandbox: Sandbox,
  list: ConnectionList,
): OperationKind {
  const { parent = (_: Sandbox, field: string) => field, args = "" } = list;
  const [typeName = "", fieldName = ""] = list.field.split(".");
  const field = listFields(schema, typeName).find(
    ({ name }) => name === fieldName,
  );
  if (field === undefined) throw new Error(`There is no ${list.field}`);
  const name = toListName(list);
  const asked = `${fieldName}(first: $first, after: $after ${args}) ${toSelection(schema, field)}`;
  const document = `query ($first: Int, $after: String) { ${parent(sandbox, asked)} }`;
  return {
    name,
    isChange: false,
    toOperation: ({ own, other }, choose) => ({
      document,
      variables: {
        first: choose(3, 1, 25),
        after: choose(
          null,
          own.cursors.get(name) ?? null,
          other.cursors.get(name) ?? null,
        ),
      },
    }),
  };
}

function listFields(
  schema: GraphQLSchema,
  typeName: string,
): GraphQLField<unknown, unknown>[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} has no fields`);
  return Object.values(type.getFields());
}

function inBrackets(parts: readonly string[]): string {
  return parts.length === 0 ? "" : `(${parts.join(", ")})`;
}

/** All values of what the field gives, and of a view what stands in it. */
function toSelection(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
): string {
  const type = getNamedType(field.type);
  if (isUnionType(type)) {
    const members = schema
      .getPossibleTypes(type)
      .map(({ name }) => `... on ${name} { ${selectValues(schema, name, 0)} }`);
    return `{ ${members.join(" ")} }`;
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return "";
  const entities = `entities(first: 3) { edges { cursor node { ${selectValues(schema, "Entity", 0)} } } pageInfo { endCursor } }`;
  const group = `edges { cursor node { id groupId title viewType ${entities} } } pageInfo { endCursor }`;
  switch (type.name) {
    case "View":
      return `{ id viewId title entityGroups(first: 3) { ${group} } }`;
    case "EntityGroupConnection":
      return `{ ${group} }`;
    default:
      return `{ ${selectValues(schema, type.name, isInterfaceType(type) ? 0 : 1)} }`;
  }
}

interface Choice {
  readonly asker: Asker;
  readonly choose: Choose;
  readonly sandbox: Sandbox;
}

type Values = Readonly<Record<string, unknown>>;

function toValues(
  field: GraphQLField<unknown, unknown>,
  choice: Choice,
): Values {
  return Object.fromEntries(
    field.args.map((argument) => [
      argument.name,
      toValue(field.name, argument, choice),
    ]),
  );
}

function toValue(
  fieldName: string,
  { name, type }: GraphQLArgument,
  choice: Choice,
): unknown {
  const { choose } = choice;
  switch (name) {
    case "id":
      return chooseGlobalId(choice);
    case "ids":
      return [1, 2, 3].map(() => chooseGlobalId(choice));
    case "catalogId":
      return chooseCatalogId(fieldName.replace(/View$/, ""), choice);
    case "catalogIds": {
      const kind = fieldName.replace(/^libraryA/, "a").replace(/s$/, "");
      return [1, 2, 3].map(() => chooseCatalogId(kind, choice));
    }
    case "representations":
      return ["Playlist", "Album", "Track", "PodcastEpisode"].map((type) => ({
        __typename: type,
        catalogId: chooseCatalogId(
          type[0]?.toLowerCase() + type.slice(1),
          choice,
        ),
      }));
    case "first":
      return choose(3, 1, 25);
    case "after":
      return null;
    case "groupId":
      return choose(null, "saved-songs", "playlists", "nothing");
    case "query":
      return choose("harbour", "ada", "e");
    case "limit":
      return choose(3, 10);
    case "filters":
      return [{ query: choose("harbour", "e") }];
    case "sortBy":
      return choose(null, "NAME");
    case "input":
      return toInput(
        fieldName,
        // Every mutation's argument of that name is an input object.
        getNamedType(type) as GraphQLInputObjectType,
        choice,
      );
    default:
      throw new Error(`No value is known for ${fieldName}(${name}:)`);
  }
}

function toInput(
  fieldName: string,
  type: GraphQLInputObjectType,
  choice: Choice,
): Values {
  return Object.fromEntries(
    Object.keys(type.getFields()).map((name) => [
      name,
      toInputValue(fieldName, name, choice),
    ]),
  );
}

function toInputValue(
  fieldName: string,
  name: string,
  choice: Choice,
): unknown {
  const { choose } = choice;
  const { own, other } = choice.asker;
  switch (name) {
    case "catalogId":
      return /^(update|delete)/.test(fieldName)
        ? chooseChangeablePlaylist(choice)
        : chooseCatalogId(
            fieldName.replace(/^[a-z]+([A-Z])/, (_, letter: string) =>
              letter.toLowerCase(),
            ),
            choice,
          );
    case "playlistCatalogId":
      return chooseChangeablePlaylist(choice);
    case "trackCatalogIds":
      return [chooseCatalogId("track", choice), works.tracks.explicit];
    case "addDuplicateTracks":
      return choose(false, true);
    case "entryIds":
      return [choose(own.entryIds[0], own.entryIds[1], other.entryIds[0])];
    case "entryIdAbove":
      return choose(null, own.entryIds[2], other.entryIds[2]);
    case "entryIdBelow":
      return choose(own.entryIds[3], null);
    case "title":
    case "name":
      return choose("Rainy days", "Night drives", "");
    case "description":
      return choose("", "For nobody else");
    case "visibility":
      return fieldName === "updateProfile"
        ? choose("PRIVATE", "PUBLIC")
        : "PRIVATE";
    case "playbackVisibility":
      return "PRIVATE";
    case "rating":
      return choose("LIKE", "DISLIKE");
    default:
      throw new Error(`No value is known for ${name} of ${fieldName}`);
  }
}

/** Public ones are left as they are: the other person reads them. */
function chooseChangeablePlaylist({
  asker: { own, other },
  choose,
}: Choice): string {
  return choose(
    own.privatePlaylist,
    own.nextPlaylist,
    other.privatePlaylist,
    other.publicPlaylist,
    other.nextPlaylist,
  );
}

function chooseCatalogId(
  kind: string,
  { asker: { own, other }, choose, sandbox: { catalog } }: Choice,
): string {
  const unknown = "B000000000";
  const { albums, artists, tracks, playlists, podcastShows } = works;
  const episodeIds = catalog.show(podcastShows.long)?.episodeIds ?? [];
  switch (kind) {
    case "album":
      return choose<string>(
        albums.plain,
        albums.abroad,
        albums.twoArtists,
        catalog.albumId(1),
        unknown,
      );
    case "artist":
      return choose<string>(
        artists.plain,
        artists.prolific,
        catalog.artistId(1),
        unknown,
      );
    case "track":
      return choose(
        tracks.plain,
        tracks.abroad,
        tracks.explicit,
        catalog.trackId(1),
        unknown,
      );
    case "playlist":
      return choose(
        own.privatePlaylist,
        other.privatePlaylist,
        other.nextPlaylist,
        own.publicPlaylist,
        other.publicPlaylist,
        playlists.editorial,
        unknown,
      );
    case "podcastShow":
      return choose(podcastShows.long, podcastShows.plain, unknown);
    case "podcastEpisode":
      return choose(episodeIds[0] ?? unknown, episodeIds[1] ?? unknown);
    case "category":
      return choose(catalog.categoryId(3), catalog.categoryId(4));
    default:
      throw new Error(`No id is known of the kind ${kind}`);
  }
}

function chooseGlobalId(choice: Choice): string {
  const { own, other } = choice.asker;
  const type = choice.choose(
    "Playlist",
    "CurrentUser",
    "User",
    "View",
    "EntityGroup",
    "Album",
    "Artist",
    "Category",
    "PodcastEpisode",
    "PodcastShow",
    "Station",
    "Track",
  );
  const whose = choice.choose(own, other);
  switch (type) {
    case "CurrentUser":
      return whose.meId;
    case "User":
      return toGlobalId(type, whose.userId);
    case "Station":
      return toGlobalId(type, "station");
    case "View":
      return toGlobalId(type, JSON.stringify(["library", "", null]));
    case "EntityGroup": {
      const view = JSON.stringify(["library-songs", "", null]);
      return toGlobalId(type, JSON.stringify([view, "songs"]));
    }
    default: {
      const kind = type[0]?.toLowerCase() + type.slice(1);
      return toGlobalId(type, chooseCatalogId(kind, choice));
    }
  }
}

/** As the gateway writes them. */
function toGlobalId(type: string, rawId: string): string {
  return Buffer.from(`1:${type}:${rawId}`).toString("base64url");
}
