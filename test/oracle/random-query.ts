import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isObjectType,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import type { Random } from "../support/hostile-random.ts";
import type { Material } from "./material.ts";
import { createArgumentMaker } from "./random-arguments.ts";
import {
  typename,
  type QueryTree,
  type TreeArgument,
  type TreeDirective,
  type TreeField,
  type TreeSelection,
} from "./query-tree.ts";

/** How much of a query there is still room for at some place of it. */
interface Room {
  /** Links from thing to thing that may still be followed. */
  readonly hops: number;
  /** Fields below fields, by the gateway's limit. */
  readonly depth: number;
  /** How many things are asked this. */
  readonly many: number;
}

type AnyField = GraphQLField<unknown, unknown>;

const maxHops = 7;
const maxDepth = 14;
/** So that an answer stays within the weight that the gateway takes. */
const maxMany = 300;
/** Of how many things a list or a view of their own is read: each costs a call. */
const maxOwners = 6;
/** Fields that the least forms hold: what is asked of them alone costs nothing. */
const cheap = ["id", "catalogId", "title", "name", "url"];

/**
 * Makes queries by chance, from the schema alone: a new field is asked without
 * anybody telling.
 *
 * @param isAtRoot Whether a field of this name may stand at the root.
 */
export function createQueryMaker(
  schema: GraphQLSchema,
  material: Material,
  isAtRoot: (name: string) => boolean = (name) => name !== "_service",
): (random: Random) => QueryTree {
  const types = Object.keys(material.ids);
  return (random) => {
    const makeArguments = createArgumentMaker(material, random);
    let aliases = 0;

    function makeRoot(): QueryTree {
      const query = schema.getQueryType();
      const fields = Object.values(query?.getFields() ?? {}).filter(
        ({ name }) => isAtRoot(name),
      );
      const byId = fields.filter(({ args }) =>
        args.some(({ name }) =>
          /^(ids?|catalogIds?|representations)$/.test(name),
        ),
      );
      const me = fields.filter(({ name }) => name === "me");
      const hops = 1 + random.int(maxHops);
      return {
        selections: random.list(1, 4, () => {
          // Behind "me" there are as many lists as behind all others.
          const from = random.pick(
            [byId, byId, byId, me, fields, fields].filter(
              ({ length }) => length > 0,
            ),
          );
          const field = random.pick(from);
          const room = { hops, depth: maxDepth, many: 1 };
          return makeField(field, "Query", room) ?? typename;
        }),
      };
    }

    /** A field with its arguments and what is asked below; null where there is no room for it. */
    function makeField(
      field: AnyField,
      parent: string,
      room: Room,
    ): TreeField | null {
      const type = getNamedType(field.type);
      const isConnection = type.name.endsWith("Connection");
      if (room.depth < (isConnection ? 4 : 2) && !isLeafType(type)) return null;
      const kinds = random.list(1, 4, () => random.pick(types));
      const args = makeArguments({
        parent,
        field,
        kinds,
        many: room.many,
        maxMany,
      });
      const many = room.many * countBelow(field, args);
      if (many > maxMany) return null;
      const below = { hops: room.hops - 1, depth: room.depth - 1, many };
      const isAliased = args.length > 0 || random.chance(0.1);
      return {
        kind: "field",
        name: field.name,
        alias: isAliased ? `a${++aliases}` : null,
        args,
        directive: makeDirective(),
        selections: isLeafType(type)
          ? null
          : isConnection && isObjectType(type)
            ? makePage(type, below)
            : makeSelections(type.name, below, kinds),
      };
    }

    /** How many things a field hands out. */
    function countBelow(
      field: AnyField,
      args: readonly TreeArgument[],
    ): number {
      const type = getNamedType(field.type).name;
      if (type.endsWith("Connection"))
        return Number(args.find(({ name }) => name === "first")?.value ?? 20);
      const list = args.find(({ value }) => Array.isArray(value))?.value;
      if (Array.isArray(list)) return list.length;
      return isListType(getNullableType(field.type)) ? 2 : 1;
    }

    function makeDirective(): TreeDirective | null {
      if (!random.chance(0.06)) return null;
      return {
        name: random.pick(["include", "skip"] as const),
        value: random.chance(0.5),
        isVariable: random.chance(0.5),
      };
    }

    /** A page of a list: its nodes, be it as such or behind its edges, or both, or neither. */
    function makePage(type: GraphQLObjectType, room: Room): TreeSelection[] {
      const { edges, nodes } = type.getFields();
      const edge = edges && getNamedType(edges.type);
      const node = nodes && getNamedType(nodes.type);
      if (!isObjectType(edge) || node === undefined) return [typename];
      const below = { ...room, depth: room.depth - 1 };
      const selections: TreeSelection[] = [];
      if (random.chance(0.75))
        selections.push(toPlain("nodes", makeSelections(node.name, below)));
      if (random.chance(0.3)) {
        const deeper = { ...below, depth: below.depth - 1 };
        const ofEdge = Object.values(edge.getFields())
          .filter(() => random.chance(0.5))
          .map(({ name, type: fieldType }) =>
            isLeafType(getNamedType(fieldType))
              ? toPlain(name, null)
              : toPlain(name, makeSelections(node.name, deeper)),
          );
        selections.push(toPlain("edges", [typename, ...ofEdge]));
      }
      if (random.chance(0.2) || selections.length === 0)
        selections.push(
          random.chance(0.5)
            ? toPlain("edgeCount", null)
            : toPlain("pageInfo", [typename]),
        );
      return selections;
    }

    function makeSelections(
      typeName: string,
      room: Room,
      kinds: readonly string[] = [],
    ): TreeSelection[] {
      const type = schema.getType(typeName);
      if (isObjectType(type)) return makeObject(type, room);
      if (!isAbstractType(type)) throw new Error(`${typeName} has no fields.`);
      const possible = schema.getPossibleTypes(type);
      const likely = possible.filter(({ name }) => kinds.includes(name));
      const fragments = random.list(1, 3, (): TreeSelection => {
        const on = random.pick(
          likely.length > 0 && random.chance(0.8) ? likely : possible,
        );
        return makeFragment(on, room);
      });
      return random.chance(0.3) ? [typename, ...fragments] : fragments;
    }

    function makeFragment(type: GraphQLObjectType, room: Room): TreeSelection {
      const interfaces = type.getInterfaces();
      const on =
        interfaces.length > 0 && random.chance(0.15)
          ? random.pick(interfaces)
          : type;
      return {
        kind: "fragment",
        on: on.name,
        isNamed: random.chance(0.4),
        directive: makeDirective(),
        selections: isObjectType(on)
          ? makeObject(on, room)
          : // What all of them have, and within it what this one has.
            [
              ...Object.values(on.getFields()).flatMap((field) =>
                random.chance(0.5)
                  ? (makeField(field, on.name, room) ?? [])
                  : [],
              ),
              makeInline(type, room),
            ],
      };
    }

    function makeInline(type: GraphQLObjectType, room: Room): TreeSelection {
      return {
        kind: "fragment",
        on: type.name,
        isNamed: false,
        directive: null,
        selections: makeObject(type, room),
      };
    }

    function makeObject(type: GraphQLObjectType, room: Room): TreeSelection[] {
      const fields = Object.values(type.getFields());
      const links = fields.filter((field) => isLink(schema, field));
      const values = fields.filter((field) => !isLink(schema, field));
      const cheapest = values.filter(({ name }) => cheap.includes(name));
      const from =
        cheapest.length > 0 && random.chance(0.4) ? cheapest : values;
      const selections: TreeSelection[] = [];
      const add = (field: AnyField): void => {
        const made = makeField(field, type.name, room);
        if (made !== null) selections.push(made);
      };
      if (from.length > 0)
        for (const field of random.list(0, 2, () => random.pick(from)))
          add(field);
      const open = links.filter(
        (field) => !hasPathOfItsOwn(type.name, field) || room.many <= maxOwners,
      );
      if (open.length > 0 && room.hops > 0)
        for (const field of random.list(0, 2, () => random.pick(open)))
          add(field);
      if (interfaceOf(type) && random.chance(0.08))
        selections.push(makeFragment(type, { ...room, hops: room.hops - 1 }));
      return selections.length > 0 ? selections : [typename];
    }

    return makeRoot();
  };
}

function interfaceOf(type: GraphQLObjectType): boolean {
  return type.getInterfaces().length > 0;
}

/** Whether a field leads to things, and not to values. */
function isLink(schema: GraphQLSchema, field: AnyField): boolean {
  const type = getNamedType(field.type);
  if (type.name.endsWith("Connection")) return true;
  return isObjectType(type)
    ? interfaceOf(type)
    : isAbstractType(type) && schema.getPossibleTypes(type).length > 0;
}

/** Whether reading a field costs a call for each thing that it is asked of. */
function hasPathOfItsOwn(parent: string, field: AnyField): boolean {
  const { name } = getNamedType(field.type);
  return (
    name === "View" ||
    (name.endsWith("Connection") &&
      `${parent}.${field.name}` !== "Album.tracks")
  );
}

function toPlain(
  name: string,
  selections: readonly TreeSelection[] | null,
): TreeField {
  return { ...typename, name, selections };
}
