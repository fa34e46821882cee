import { describe, expect, it } from "@jest/globals";
import {
  buildSchema,
  execute,
  parse,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
} from "graphql";
import {
  lookAhead,
  type LookAhead,
} from "../../../src/graphql/resolvers/look-ahead.ts";
import { proving, reading } from "../../../src/graphql/resolvers/traits.ts";

const schema = buildSchema(`
  interface Thing { id: ID! picture: String }
  type Song implements Thing { id: ID! picture: String name: String length: Int maker: Person }
  type Person implements Thing { id: ID! picture: String name: String songs(first: Int): SongList }
  type SongList { nodes: [Song] edges: [SongEdge] }
  type SongEdge { node: Song }
  type Query { song: Song things: [Thing] songs: SongList }
`);

for (const type of ["Song", "Person"]) {
  const fields = (schema.getType(type) as GraphQLObjectType).getFields();
  for (const [name, field] of Object.entries(fields))
    if (name === "songs") field.resolve = proving(() => null);
    // Under another name in the entity, as some are.
    else if (name !== "id") field.resolve = reading(`own-${name}`, () => null);
}

/** What is seen ahead from a field at the root, at each execution. */
function see(
  document: string,
  through?: string,
  ...variables: readonly Record<string, unknown>[]
): LookAhead[] {
  const seen: LookAhead[] = [];
  const parsed = parse(document);
  const look = (_: unknown, _args: unknown, info: GraphQLResolveInfo) => {
    seen.push(lookAhead(info, through));
    return null;
  };
  for (const variableValues of variables.length > 0 ? variables : [{}])
    void execute({
      schema,
      document: parsed,
      variableValues,
      rootValue: { song: look, things: look, songs: look },
      fieldResolver: (root: Record<string, unknown>, args, _, info) => {
        const { [info.fieldName]: field } = root;
        return typeof field === "function" ? look(root, args, info) : undefined;
      },
    });
  return seen;
}

/** What will be read, by type. */
const toReads = (ahead: LookAhead | undefined) =>
  Object.fromEntries(
    [...(ahead ?? [])].map(([type, { reads }]) => [type, [...reads]]),
  );

describe("looking ahead", () => {
  it("sees which fields of the entity will be read, under the entity's names", () => {
    const [ahead] = see("{ song { id name renamed: length __typename } }");

    expect(toReads(ahead)).toEqual({ Song: ["own-name", "own-length"] });
  });

  it("sees nothing further down: what is below a thing is seen from there", () => {
    const [ahead] = see("{ song { maker { name picture } } }");

    expect(toReads(ahead)).toEqual({ Song: ["own-maker"] });
  });

  it("sees through fragments, written out, spread and nested", () => {
    const [ahead] = see(`
      { song { ...Some ... on Song { length } ... { picture } } }
      fragment Some on Song { ...More }
      fragment More on Song { name }
    `);

    expect(toReads(ahead)).toEqual({
      Song: ["own-name", "own-length", "own-picture"],
    });
  });

  it("tells types apart below an interface, and gives each what is asked of all", () => {
    const [ahead] = see(`
      { things { picture ... on Song { length } ... on Thing { ... on Person { name } } } }
    `);

    expect(toReads(ahead)).toEqual({
      Song: ["own-picture", "own-length"],
      Person: ["own-picture", "own-name"],
    });
  });

  it("joins what is asked where a field stands twice", () => {
    const [ahead] = see("{ song { name } song { length } }");

    expect(toReads(ahead)).toEqual({ Song: ["own-name", "own-length"] });
  });

  it("sees the things of edges through their nodes", () => {
    const asked = "{ songs { edges { node { name } } nodes { length } } }";

    expect(toReads(see(asked, "nodes")[0])).toEqual({ Song: ["own-length"] });
    expect(toReads(see(asked)[0])).toEqual({});
  });

  it("leaves out what directives leave out, anew for other variables", () => {
    const asked = `query ($yes: Boolean!) {
      song {
        name @include(if: $yes)
        ... on Song @skip(if: $yes) { length }
        picture @skip(if: true)
      }
    }`;

    const seen = see(asked, undefined, { yes: true }, { yes: false });

    expect(seen.map(toReads)).toEqual([
      { Song: ["own-name"] },
      { Song: ["own-length"] },
    ]);
  });

  it("sees the fields that tell whether the thing exists, and how they are asked", () => {
    const [ahead] = see(
      "{ things { ... on Person { few: songs(first: 3) { nodes { id } } } } }",
    );

    const [proof, ...others] = ahead?.get("Person")?.proofs ?? [];
    expect(others).toEqual([]);
    expect(proof?.field.name).toBe("songs");
    expect(proof?.node.alias?.value).toBe("few");
  });

  it("is done once for a document, however often it runs", () => {
    const asked = "query ($first: Int) { song { name maker { name } } }";

    const [one, other] = see(asked, undefined, { first: 1 }, { first: 2 });

    expect(other).toBe(one);
  });
});
