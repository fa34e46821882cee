import {
  Kind,
  parseConstValue,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type TypeNode,
} from "graphql";
import { toAssumedLength } from "./weight-table.ts";

/** What a router counts for a field that makes a call to Amazon of its own, where a thing that comes along counts 1. */
const callCost = 10;
/** What a router counts for a list of ids: as many as travel in one call. */
const idsLength = 100;

/** Lists that have come with their parent. */
const included: ReadonlySet<string> = new Set([
  "Album.tracks",
  "EntityGroup.entities",
  "View.entityGroups",
]);

/**
 * Writes beside each field what routers with a limit on cost read: `@listSize`,
 * how long a list gets, and `@cost`, whether it makes a call to Amazon of its
 * own. Both follow from the form of the graph, and are not left to be forgotten.
 */
export function describeCosts(document: DocumentNode): DocumentNode {
  const scalars = new Set(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.SCALAR_TYPE_DEFINITION ||
      definition.kind === Kind.ENUM_TYPE_DEFINITION
        ? [definition.name.value]
        : [],
    ),
  ).union(new Set(["Boolean", "Float", "ID", "Int", "String"]));
  return visit(document, {
    ObjectTypeDefinition: (node) => ({
      ...node,
      fields: (node.fields ?? []).map((field) => ({
        ...field,
        directives: [
          ...(field.directives ?? []),
          ...toDirectives(node.name.value, field, scalars),
        ],
      })),
    }),
  });
}

function toDirectives(
  owner: string,
  field: FieldDefinitionNode,
  scalars: ReadonlySet<string>,
): ConstDirectiveNode[] {
  const { name: type, isList } = readType(field.type);
  if (scalars.has(type)) return [];
  const given = new Set(field.arguments?.map(({ name }) => name.value));
  const isPaged = given.has("first");
  const directives: ConstDirectiveNode[] = [];
  if (isPaged)
    directives.push(
      directive("listSize", {
        slicingArguments: `["first"]`,
        sizedFields: `["edges", "nodes"]`,
        requireOneSlicingArgument: "false",
      }),
    );
  else if (isList && !owner.endsWith("Connection"))
    directives.push(
      directive("listSize", {
        assumedSize: String(
          given.has("catalogIds") || given.has("ids")
            ? idsLength
            : toAssumedLength(type),
        ),
      }),
    );
  const isCall = isPaged || type === "View" || owner === "Mutation";
  if (isCall && !included.has(`${owner}.${field.name.value}`))
    directives.push(directive("cost", { weight: String(callCost) }));
  return directives;
}

function readType(
  type: TypeNode,
  isList = false,
): { name: string; isList: boolean } {
  if (type.kind === Kind.NAMED_TYPE) return { name: type.name.value, isList };
  return readType(type.type, isList || type.kind === Kind.LIST_TYPE);
}

function directive(
  name: string,
  given: Readonly<Record<string, string>>,
): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments: Object.entries(given).map(([argument, value]) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: argument },
      value: parseConstValue(value),
    })),
  };
}
