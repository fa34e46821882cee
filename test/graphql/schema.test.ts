import { describe, expect, it } from "@jest/globals";
import { printSubgraphSchema } from "@apollo/subgraph";
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  Kind,
  print,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
} from "graphql";
import { createSchema } from "../../src/graphql/schema.ts";

const schema = createSchema();

/** Federation's own types and fields, described by its specification. */
const isForeign = (name: string): boolean => /^_|__/.test(name);

const types = Object.values(schema.getTypeMap()).filter(
  (type) =>
    !isIntrospectionType(type) &&
    !isSpecifiedScalarType(type) &&
    !isForeign(type.name),
);
const objects = types.filter((type) => isObjectType(type));
const composites = types.filter(
  (type) => isObjectType(type) || isInterfaceType(type),
);

type Field = GraphQLField<unknown, unknown>;

const fieldsOf = (type: GraphQLObjectType | GraphQLInterfaceType): Field[] =>
  Object.values(type.getFields()).filter(({ name }) => !isForeign(name));

/** All fields, each by the name that a person would call it. */
const fields = composites.flatMap((type) =>
  fieldsOf(type).map((field) => ({
    type,
    field,
    name: `${type.name}.${field.name}`,
  })),
);
const rootFields = fields.filter(({ type }) => type.name === "Query");
const connectionFields = fields.filter(({ field }) =>
  getNamedType(field.type).name.endsWith("Connection"),
);

function keysOf(type: GraphQLObjectType): string[] {
  const nodes = [type.astNode, ...type.extensionASTNodes];
  return nodes
    .flatMap((node) => node?.directives ?? [])
    .filter(({ name }) => name.value === "key")
    .flatMap(({ arguments: given = [] }) =>
      given.map(({ value }) => (value.kind === Kind.STRING ? value.value : "")),
    );
}

describe("the graph", () => {
  it("is what it was, or its change is meant", () => {
    expect(printSubgraphSchema(schema)).toMatchSnapshot();
  });

  it("describes every type, field, argument, enum value and input", () => {
    const described: [string, string | null | undefined][] = [
      ...types.map((type): [string, string | null | undefined] => [
        type.name,
        type.description,
      ]),
      ...fields.flatMap(({ name, field }) => [
        [name, field.description] as [string, string | null | undefined],
        ...field.args.map((argument): [string, string | null | undefined] => [
          `${name}(${argument.name})`,
          argument.description,
        ]),
      ]),
      ...types
        .filter(isEnumType)
        .flatMap((type) =>
          type
            .getValues()
            .map((value): [string, string | null | undefined] => [
              `${type.name}.${value.name}`,
              value.description,
            ]),
        ),
      ...types
        .filter(isInputObjectType)
        .flatMap((type) =>
          Object.values(type.getFields()).map(
            (field): [string, string | null | undefined] => [
              `${type.name}.${field.name}`,
              field.description,
            ],
          ),
        ),
    ];

    expect(described.length).toBeGreaterThan(100);
    expect(
      described.filter(([, text]) => !text?.trim()).map(([name]) => name),
    ).toEqual([]);
  });

  it("names fields and arguments in camel case, and enum values in upper case", () => {
    const names = fields.flatMap(({ field }) => [
      field.name,
      ...field.args.map((argument) => argument.name),
    ]);
    const values = types
      .filter(isEnumType)
      .flatMap((type) => type.getValues().map(({ name }) => name));

    expect(names.filter((name) => !/^[a-z][a-zA-Z0-9]*$/.test(name))).toEqual(
      [],
    );
    expect(values.filter((name) => !/^[A-Z][A-Z0-9_]*$/.test(name))).toEqual(
      [],
    );
  });

  it("has a field named id on what can be refetched, and nowhere else", () => {
    const withId = composites.filter((type) => "id" in type.getFields());
    const refetchable = composites.filter(
      (type) =>
        type.name === "Node" ||
        type.getInterfaces().some(({ name }) => name === "Node"),
    );

    expect(withId).toEqual(refetchable);
    expect(refetchable.length).toBeGreaterThan(1);
  });

  it("tells of every root field and connection where it comes from and how fresh it is", () => {
    const silent = [...rootFields, ...connectionFields].filter(
      ({ field }) =>
        !/[Ff]rom (?:`(?:GET|POST) \/v1\/[^`]+`|the same calls? as)[^;]*;[^;]+\.$/.test(
          (field.description ?? "").replaceAll(/\s+/g, " "),
        ),
    );

    expect(rootFields.length).toBeGreaterThan(0);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});

describe("a type that other subgraphs know by its key", () => {
  const keyed = objects.filter((type) => keysOf(type).length > 0);

  it("is known by Amazon's own id, and there are some", () => {
    expect(keyed.length).toBeGreaterThan(0);
    for (const type of keyed) expect(keysOf(type)).toEqual(["catalogId"]);
  });

  it("has no field that must be there but its ids, so that a router can hand out null for an unknown one", () => {
    const required = keyed.flatMap((type) =>
      fieldsOf(type)
        .filter(({ type: fieldType }) => isNonNullType(fieldType))
        .map(({ name, type: fieldType }) => `${name}: ${String(fieldType)}`),
    );

    expect(new Set(required)).toEqual(new Set(["id: ID!", "catalogId: ID!"]));
    expect(required).toHaveLength(keyed.length * 2);
  });

  it("has no list with holes", () => {
    const lists = keyed.flatMap((type) =>
      fieldsOf(type).filter(({ type: fieldType }) => isListType(fieldType)),
    );

    expect(lists.length).toBeGreaterThan(0);
    for (const { type } of lists) expect(String(type)).toMatch(/^\[\w+!\]$/);
  });
});

/** The arguments of a directive that stands beside something, as text; undefined where it does not. */
function directiveOf(
  { astNode }: Field | GraphQLObjectType,
  name: string,
): Readonly<Record<string, string>> | undefined {
  const node = astNode?.directives?.find(
    (directive) => directive.name.value === name,
  );
  return (
    node &&
    Object.fromEntries(
      (node.arguments ?? []).map((argument) => [
        argument.name.value,
        print(argument.value),
      ]),
    )
  );
}

describe("the text of the graph", () => {
  it("is written once, however often a router asks for it", () => {
    const service = schema.getQueryType()?.getFields()["_service"];
    // Its resolver looks at nothing that it is given.
    const resolve = service?.resolve as () => { readonly sdl: string };
    expect(resolve().sdl).toContain("type Album implements");
    expect(resolve()).toBe(resolve());
  });
});

describe("what a router counts", () => {
  const objectFields = fields.filter(({ type }) => isObjectType(type));

  it("is for a connection as many as `first` says", () => {
    const sizes = connectionFields.map(({ field }) =>
      directiveOf(field, "listSize"),
    );
    expect(sizes.length).toBeGreaterThan(30);
    for (const size of sizes)
      expect(size).toEqual({
        slicingArguments: '["first"]',
        sizedFields: '["edges", "nodes"]',
        requireOneSlicingArgument: "false",
      });
  });

  it("is known of every other list of things", () => {
    const lists = objectFields.filter(
      ({ type, field }) =>
        !type.name.endsWith("Connection") &&
        isListType(getNullableType(field.type)) &&
        isCompositeType(getNamedType(field.type)),
    );
    expect(lists.length).toBeGreaterThan(20);
    for (const { field } of lists) {
      const isLong =
        field.args.some(({ name }) => /ids$/i.test(name)) ||
        getNamedType(field.type).name === "Market";
      expect(directiveOf(field, "listSize")).toEqual({
        assumedSize: isLong ? "100" : "2",
      });
    }
  });

  it("is ten for what makes a call of its own", () => {
    // What has come with its parent, and what is looked up by ids, costs no call of its own.
    const callers = objectFields.filter(
      ({ type, name, field }) =>
        type.name === "Mutation" ||
        (/(View|Connection)$/.test(getNamedType(field.type).name) &&
          /[Ff]rom `(GET|POST) /.test(
            (field.description ?? "").replaceAll(/\s+/g, " "),
          ) &&
          name !== "Album.tracks"),
    );
    const priced = objectFields.filter(
      ({ field }) => directiveOf(field, "cost") !== undefined,
    );
    expect(priced.length).toBeGreaterThan(50);
    expect(priced.map(({ name }) => name)).toEqual(
      callers.map(({ name }) => name),
    );
    for (const { field } of priced)
      expect(directiveOf(field, "cost")).toEqual({ weight: "10" });
  });
});

describe("what a router may keep", () => {
  it("is told of everything that can be refetched, and is the caller's alone", () => {
    const ages = objects
      .filter((type) =>
        type.getInterfaces().some(({ name }) => name === "Node"),
      )
      .map((type) => [type.name, directiveOf(type, "cacheControl")] as const);
    expect(ages.length).toBeGreaterThan(10);
    for (const [name, hint] of ages)
      expect({ name, hint }).toEqual({
        name,
        hint: { maxAge: expect.stringMatching(/^(0|3600)$/), scope: "PRIVATE" },
      });
  });

  it("is nothing where the field says that it is always fresh", () => {
    const fresh = rootFields.filter(({ field }) =>
      /always\s+fresh/.test(field.description ?? ""),
    );
    expect(fresh.length).toBeGreaterThan(10);
    for (const { name, field } of fresh) {
      const type = getNamedType(field.type);
      const hint =
        directiveOf(field, "cacheControl") ??
        (isObjectType(type) ? directiveOf(type, "cacheControl") : undefined);
      expect({ name, maxAge: hint?.["maxAge"] }).toEqual({ name, maxAge: "0" });
    }
  });
});

describe("a connection", () => {
  const connections = objects.filter(({ name }) => name.endsWith("Connection"));

  it("has edges, nodes, page info and a count of its edges, and nothing else", () => {
    expect(connections.length).toBeGreaterThan(0);
    for (const type of connections) {
      const node = type.name.replace(/Connection$/, "");
      const shape = Object.fromEntries(
        fieldsOf(type).map(({ name, type: fieldType }) => [
          name,
          String(fieldType),
        ]),
      );

      expect(shape).toEqual({
        edges: `[${node}Edge!]!`,
        nodes: expect.stringMatching(/^\[\w+\]!$/) as unknown,
        pageInfo: "PageInfo!",
        edgeCount: "Int!",
      });
    }
  });

  it("has edges with a node and a cursor that is always there", () => {
    for (const { name } of connections) {
      const edge = schema.getType(name.replace(/Connection$/, "Edge"));

      expect(isObjectType(edge) && Object.keys(edge.getFields())).toEqual(
        expect.arrayContaining(["node", "cursor"]),
      );
      expect(
        isObjectType(edge) && String(edge.getFields()["cursor"]?.type),
      ).toBe("String!");
    }
  });

  it("is read forwards, twenty at a time unless told otherwise", () => {
    expect(connectionFields.length).toBeGreaterThan(0);
    for (const { field } of connectionFields) {
      const paging = field.args.filter(({ name }) =>
        ["first", "after", "last", "before"].includes(name),
      );
      expect(
        paging.map(({ name, type, defaultValue }) => [
          name,
          String(type).replace("!", ""),
          defaultValue,
        ]),
      ).toEqual([
        ["first", "Int", 20],
        ["after", "String", undefined],
      ]);
    }
  });
});
