import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  OperationTypeNode,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import type { CatalogAdmission, Context } from "../../context.ts";
import { gather } from "./gather.ts";
import { createWriter, type Writer } from "./objects.ts";
import { createRun, type Run } from "./run.ts";
import { createVariables, type Variables } from "./variables.ts";

/** An operation made ready to be answered from what is there at once. */
export interface Plan {
  /**
   * The body of the answer; null where it cannot be made without waiting, or
   * would bear an error. Runs the resolvers of the schema, and never throws.
   *
   * @param variables As they came.
   * @param context Its loaders answer at once, or throw.
   */
  write(variables: Variables, context: Context): string | null;
  /**
   * As `write`, and waits for what is not there (`gather`). Never rejects.
   *
   * @param context Its loaders answer at once what they have answered before.
   */
  gather(
    variables: Variables,
    context: Context,
    watchLeave: CatalogAdmission["watchLeave"],
  ): Promise<string | null>;
}

/** More fields than clients ask for, written out for each variable that decides which. */
const maxFields = 500;
/** So many ways of leaving something out are made ready; others are executed. */
const maxWriters = 16;

/** Plans operations, which must be valid. Null for what is no query. */
export function createPlan(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Plan | null {
  const root = schema.getQueryType() ?? null;
  if (root === null || operation.operation !== OperationTypeNode.QUERY)
    return null;
  const fragments = readFragments(document);
  const deciding = findDeciding(document);
  const toVariables = createVariables(
    schema,
    operation.variableDefinitions ?? [],
  );
  /** By the values of the variables that decide what is left out; null what cannot be written so. */
  const writers = new Map<string, Writer | null>();
  let room = maxFields;

  function toWriter(
    root: GraphQLObjectType,
    variables: Variables,
  ): Writer | null {
    let key = "";
    for (const name of deciding) key += String(variables[name]);
    let writer = writers.get(key);
    if (writer === undefined) {
      if (writers.size === maxWriters) return null;
      writer = create(root, variables);
      writers.set(key, writer);
    }
    return writer;
  }

  function create(
    root: GraphQLObjectType,
    variables: Variables,
  ): Writer | null {
    try {
      const options = { schema, fragments, operation, maxFields: room };
      const writer = createWriter(root, { ...options, variables });
      room -= writer.size;
      return writer;
    } catch {
      return null;
    }
  }

  /** What writes the answer for these variables, and how they are read; null where that is left to execution. */
  function prepare(
    root: GraphQLObjectType,
    given: Variables,
  ): { readonly writer: Writer; readonly variables: Variables } | null {
    const variables = toVariables(given);
    // Wrong variables are told by execution.
    if (variables === undefined) return null;
    const writer = toWriter(root, variables);
    return writer === null ? null : { writer, variables };
  }

  return {
    write(given, context) {
      const prepared = prepare(root, given);
      if (prepared === null) return null;
      const { writer, variables } = prepared;
      return write(writer, createRun(context, variables));
    },
    gather(given, context, watchLeave) {
      const prepared = prepare(root, given);
      if (prepared === null) return Promise.resolve(null);
      const { writer, variables } = prepared;
      return gather(
        (waits) => write(writer, createRun(context, variables, waits)),
        watchLeave,
      );
    },
  };
}

function write(writer: Writer, run: Run): string | null {
  try {
    return `{"data":${writer.write(undefined, run)}}\n`;
  } catch {
    // Whatever it was, execution meets it too, and tells it as it is told.
    return null;
  }
}

function readFragments(
  document: DocumentNode,
): Record<string, FragmentDefinitionNode> {
  return Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION
        ? [[definition.name.value, definition] as const]
        : [],
    ),
  );
}

/** The variables that decide what of a document is left out. */
function findDeciding(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  const deciding = [GraphQLIncludeDirective.name, GraphQLSkipDirective.name];
  visit(document, {
    Directive({ name, arguments: given = [] }) {
      if (!deciding.includes(name.value)) return;
      for (const { value } of given)
        if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
