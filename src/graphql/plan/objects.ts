import {
  getNamedType,
  GraphQLString,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import {
  readTraits,
  readType,
  toGetter,
  type DecidedInfo,
  type Held,
  type Listing,
} from "../resolvers/index.ts";
import { noArguments, toArguments } from "./arguments.ts";
import { collectFields, type Reading } from "./collect.ts";
import { isPlain, quote, toLeafWriter } from "./leaf.ts";
import { givenUp, readWhole, waitFor, type Run } from "./run.ts";

/** Writes a value as JSON; for a field, the value that it has in this parent. */
export type Write = (value: unknown, run: Run) => string;

export type Field = GraphQLField<unknown, unknown>;
type Nodes = readonly FieldNode[];

export interface WriterOptions extends Reading {
  readonly operation: OperationDefinitionNode;
  /** How many fields may be written out. */
  readonly maxFields: number;
}

export interface Writer {
  readonly write: Write;
  /** How many fields it is made of. */
  readonly size: number;
}

/**
 * Writes the answer to an operation out of what resolvers hand out at once:
 * one function for each field that is asked, made beforehand. They throw for
 * all that execution would tell as an error. For what is not there yet, too,
 * or go on without it where the run takes down what is to be waited for.
 */
export function createWriter(
  root: GraphQLObjectType,
  options: WriterOptions,
): Writer {
  const { operation, maxFields } = options;
  let size = 0;

  function toObject(
    type: GraphQLObjectType,
    selectionSets: readonly SelectionSetNode[],
  ): Write {
    const fields = [...collectFields(type, selectionSets, options)].map(
      ([name, nodes], index) =>
        toField(type, nodes, `${index === 0 ? "{" : ","}${quote(name)}:`),
    );
    // The first field opens it, where there is one.
    const start = fields.length === 0 ? "{" : "";
    return (thing, run) => {
      if (thing instanceof Error) throw givenUp;
      if (thing instanceof Promise) return waitFor(thing, run);
      let text = start;
      for (const write of fields) text += write(thing, run);
      return text + "}";
    };
  }

  /** Writes a thing as what it tells that it is. */
  function toThing(
    type: GraphQLAbstractType,
    selectionSets: readonly SelectionSetNode[],
  ): Write {
    if (type.resolveType !== readType) throw givenUp;
    const writes = new Map(
      options.schema
        .getPossibleTypes(type)
        .map((possible) => [possible.name, toObject(possible, selectionSets)]),
    );
    return (thing, run) => {
      if (thing instanceof Error) throw givenUp;
      if (thing instanceof Promise) return waitFor(thing, run);
      const write = writes.get(readType(thing as Thing));
      if (write === undefined) throw givenUp;
      return write(thing, run);
    };
  }

  /** Writes a field with its key, of its parent. */
  function toField(
    parent: GraphQLObjectType,
    nodes: Nodes,
    key: string,
  ): Write {
    const { name, field } = findField(parent, nodes);
    if (name === "__typename") {
      const text = key + quote(parent.name);
      return () => text;
    }
    size += 1;
    // Of the graph itself, or of what would take more room than it is worth.
    if (field === undefined || size > maxFields) throw givenUp;
    const number = size;
    const write = toKeyed(key, field.type, nodes);
    const { resolve } = field;
    if (resolve === undefined)
      return (thing, run) =>
        write((thing as Readonly<Record<string, unknown>>)[name], run);
    const { reads, held, listing } = readTraits(resolve);
    if (held !== undefined && reads !== undefined)
      return toHeld(reads, held, write);
    const unhydrated =
      listing !== undefined && isSameUnhydrated(field, nodes, listing.through)
        ? toListing(listing, write)
        : undefined;
    const readArguments = toArguments(number, field, nodes[0]);
    const readInfo = toInfo(number, parent, field, nodes);
    return (thing, run) => {
      // What is waited for is waited for together, as by execution: what some of a list lead on to would else be looked up ahead of what the others do.
      if (unhydrated !== undefined && run.waits === null)
        return unhydrated(thing, run);
      const { context } = run;
      const value = resolve(thing, readArguments(run), context, readInfo(run));
      return value instanceof Promise ? waitFor(value, run) : write(value, run);
    };
  }

  /** Writes a value behind its key. */
  function toKeyed(key: string, type: GraphQLOutputType, nodes: Nodes): Write {
    const write = toValue(type, nodes);
    const nullable = isNonNullType(type) ? type.ofType : type;
    if (nullable !== GraphQLString)
      return (value, run) => key + write(value, run);
    // Fewer pieces for V8 to put together, of what there is most.
    const opened = `${key}"`;
    return (value, run) =>
      typeof value === "string" && isPlain(value)
        ? `${opened}${value}"`
        : key + write(value, run);
  }

  function toValue(type: GraphQLOutputType, nodes: Nodes): Write {
    const isNullable = !isNonNullType(type);
    const write = toPresent(isNullable ? type : type.ofType, nodes);
    return (value, run) => {
      if (value != null) return write(value, run);
      if (isNullable) return "null";
      throw givenUp;
    };
  }

  function toPresent(type: GraphQLOutputType, nodes: Nodes): Write {
    if (isListType(type)) return toList(toValue(type.ofType, nodes));
    if (isLeafType(type)) return toLeafWriter(type);
    if (isObjectType(type) && type.isTypeOf == null)
      return toObject(type, toSelectionSets(nodes));
    if (isAbstractType(type)) return toThing(type, toSelectionSets(nodes));
    throw givenUp;
  }

  /**
   * Whether what is asked of things is the same, hydrated or not: each field
   * finds by itself what its form of the thing lacks.
   */
  function isSameUnhydrated(
    { type }: Field,
    nodes: Nodes,
    through?: string,
  ): boolean {
    const things = getNamedType(type);
    if (!isObjectType(things)) throw givenUp;
    const fields = collectFields(things, toSelectionSets(nodes), options);
    return [...fields.values()].every((below) => {
      const { name, field } = findField(things, below);
      if (through !== undefined)
        return (
          name !== through ||
          field === undefined ||
          isSameUnhydrated(field, below)
        );
      const { reads, proof } = readTraits(field?.resolve);
      return reads !== undefined || proof !== undefined || names.has(name);
    });
  }

  function toInfo(
    number: number,
    parentType: GraphQLObjectType,
    { name, type: returnType }: Field,
    fieldNodes: Nodes,
  ): (run: Run) => GraphQLResolveInfo {
    const { schema, fragments } = options;
    const told = {
      fieldName: name,
      fieldNodes,
      returnType,
      parentType,
      // Nobody asks where something stands: that is told of what is stale, and of errors.
      path: { prev: undefined, key: name, typename: parentType.name },
      schema,
      fragments,
      rootValue: undefined,
      operation,
      found: new Map(),
    } satisfies Omit<DecidedInfo, "variableValues">;
    return (run) =>
      (run.infos[number] ??= { ...told, variableValues: run.variables });
  }

  const write = toObject(root, [operation.selectionSet]);
  return { write, size };
}

/** What may be of several types. */
type Thing = Parameters<typeof readType>[0];

/** What every form of a thing is known by. */
const names: ReadonlySet<string> = new Set(["__typename", "id", "catalogId"]);

function findField(
  parent: GraphQLObjectType,
  [node]: Nodes,
): { readonly name: string; readonly field: Field | undefined } {
  const name = node?.name.value ?? "";
  return { name, field: parent.getFields()[name] };
}

/** A field that an entity holds, or its whole. */
function toHeld(reads: string, { type, read }: Held, write: Write): Write {
  const get = toGetter<Readonly<Record<string, unknown>>, string>(reads);
  return (thing, run) => {
    // What resolvers of this field are given: an entity.
    const stub = thing as { readonly id: string } & Readonly<
      Record<string, unknown>
    >;
    if (get(stub) !== undefined) return write(read(stub), run);
    const whole = readWhole(type, stub, run);
    if (whole instanceof Promise) return waitFor(whole, run);
    return write(whole === null ? null : read(whole), run);
  };
}

function toListing({ resolve }: Listing, write: Write): Write {
  const { reads, held } = readTraits(resolve);
  return held !== undefined && reads !== undefined
    ? toHeld(reads, held, write)
    : (thing, run) => {
        const found = resolve(thing as never, noArguments, run.context);
        return found instanceof Promise
          ? waitFor(found, run)
          : write(found, run);
      };
}

function toList(write: Write): Write {
  return (items, run) => {
    if (!Array.isArray(items)) throw givenUp;
    let text = "[";
    let comma = "";
    let place = 0;
    try {
      for (; place < items.length; place += 1) {
        text += comma + write(items[place], run);
        comma = ",";
      }
    } catch (error) {
      // Those behind are not looked at any more: that they fail is no surprise.
      for (const item of (items as readonly unknown[]).slice(place))
        if (item instanceof Promise) item.catch(() => undefined);
      throw error;
    }
    return text + "]";
  };
}

function toSelectionSets(nodes: Nodes): SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
}
