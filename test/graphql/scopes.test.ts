import { describe, expect, it } from "@jest/globals";
import {
  buildSchema,
  getDirectiveValues,
  getNamedType,
  graphql,
  isObjectType,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
} from "graphql";
import { createSchema } from "../../src/graphql/schema.ts";
import { coverageRows } from "../support/rest-coverage.ts";

const schema = createSchema();
const directive = schema.getDirective("scope");

interface Scope {
  readonly name: string;
  readonly isAssumed: boolean;
}

function scopeOn(
  node: FieldDefinitionNode | ObjectTypeDefinitionNode | null | undefined,
): Scope | undefined {
  return directive && node
    ? (getDirectiveValues(directive, node) as unknown as Scope | undefined)
    : undefined;
}

const types = Object.values(schema.getTypeMap()).filter(isObjectType);

const fields = types.flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({
    name: `${type.name}.${field.name}`,
    isRoot: type.name === "Query" || type.name === "Mutation",
    scope: scopeOn(field.astNode),
    returned: getNamedType(field.type),
    description: field.description ?? "",
  })),
);

/** Read by whatever their argument or their page is of, or not at all. */
const withoutScope = [
  "Query.node",
  "Query.nodes",
  // Costs nothing by itself; its fields tell what they need.
  "Query.me",
  // Amazon's documents do not tell.
  "Artist.followers",
  // As the view that they are of.
  "View.entityGroups",
  "EntityGroup.entities",
];

/** The scope that a field needs, be it by itself or to look up what it returns. */
function scopeOf(name: string): Scope | undefined {
  const field = fields.find((candidate) => candidate.name === name);
  if (name === "Query.me") return scopeOf("CurrentUser.name");
  return (
    field?.scope ??
    (isObjectType(field?.returned)
      ? scopeOn(field.returned.astNode)
      : undefined)
  );
}

function sentenceOf(need: string, { name, isAssumed }: Scope): string {
  return `${need} \`${name}\`${isAssumed ? ", as far as Amazon's documents tell" : ""}.`;
}

describe("the scope of a field", () => {
  it.each(
    coverageRows.flatMap((row) => row.fields.map((name) => ({ name, ...row }))),
  )(
    "is, for $name by $number, what the table of REST operations says",
    ({ name, scope, isScopeAssumed }) => {
      expect(scopeOf(name)).toEqual(
        scope === null ? undefined : { name: scope, isAssumed: isScopeAssumed },
      );
    },
  );

  it("stands on every field of the root, every list, every view and all that is the caller's", () => {
    const silent = fields.filter(
      ({ name, isRoot, returned, scope }) =>
        scope === undefined &&
        (isRoot ||
          name.startsWith("CurrentUser.") ||
          /Connection$|^View$/.test(returned.name)) &&
        !/\._|\.id$/.test(name),
    );

    expect(silent.map(({ name }) => name).sort()).toEqual(
      withoutScope.toSorted(),
    );
  });

  it("stands on every type that can be looked up, as on the field that looks it up", () => {
    const keyed = types.filter(({ astNode }) =>
      astNode?.directives?.some(({ name }) => name.value === "key"),
    );

    expect(keyed.length).toBeGreaterThan(0);
    for (const { name, astNode } of keyed) {
      const lookup = `Query.${name.charAt(0).toLowerCase()}${name.slice(1)}`;

      expect([name, scopeOn(astNode)]).toEqual([name, scopeOf(lookup)]);
    }
  });

  it("ends the description of the field or the type, and is in no other", () => {
    const described = [
      ...fields.map(({ scope, description }) => ({
        description,
        sentence: scope && sentenceOf("Needs the scope", scope),
      })),
      ...types.map((type) => {
        const scope = scopeOn(type.astNode);
        return {
          description: type.description ?? "",
          sentence: scope && sentenceOf("Looking it up needs the scope", scope),
        };
      }),
    ];

    for (const { description, sentence } of described)
      expect(/[^\n]*needs the scope `.*$/i.exec(description)?.[0]).toBe(
        sentence,
      );
  });
});

describe("what routers are told", () => {
  async function readSdl(): Promise<string> {
    const { data } = await graphql({ schema, source: "{ _service { sdl } }" });
    return (data as { _service: { sdl: string } })._service.sdl;
  }

  it("is a schema that holds the scopes too", async () => {
    const sdl = await readSdl();

    expect(() => buildSchema(sdl)).not.toThrow();
    expect(sdl).toContain('): AlbumConnection @scope(name: "music::catalog")');
  });

  // A directive that is not handed on by @composeDirective ends with the subgraph.
  it("leaves the scopes to Amazon: routers neither check them nor hand them on", async () => {
    const sdl = await readSdl();

    expect(sdl).toContain("directive @scope(");
    expect(sdl).not.toMatch(/@\w*composeDirective\(name: "@scope"/);
    expect(sdl).not.toMatch(/@\w*requiresScopes\([^)]*"/);
    expect(sdl).not.toMatch(/import: \[[^\]]*"@scope"/);
  });
});
