import {
  getNamedType,
  isEnumType,
  isNonNullType,
  isRequiredArgument,
  type GraphQLField,
} from "graphql";
import type { Random } from "../support/hostile-random.ts";
import type { Material } from "./material.ts";
import { toNodeId } from "./node-id.ts";
import { EnumName, type TreeArgument } from "./query-tree.ts";

/** A field that is given arguments. */
export interface Place {
  readonly parent: string;
  readonly field: GraphQLField<unknown, unknown>;
  /** The types of what is asked, where it may be of several. */
  readonly kinds: readonly string[];
  /** Of how many things the field is asked, and the most that may be asked of it. */
  readonly many: number;
  readonly maxMany: number;
}

/** Makes the arguments of a field by chance. One that must be given and is not known here throws. */
export function createArgumentMaker(
  { ids, groups }: Material,
  random: Random,
): (place: Place) => readonly TreeArgument[] {
  function pickId(type: string | undefined): string {
    const known = ids[type ?? ""];
    if (known === undefined) throw new Error(`What has an id here? ${type}`);
    return random.pick(random.chance(0.6) ? known.slice(0, 8) : known);
  }

  /** Few as a rule, at times more than one call takes. */
  function pickIds(type: string | undefined): readonly string[] {
    const known = ids[type ?? ""] ?? [];
    return random.chance(0.15) && known.length > 100
      ? known.slice(random.int(20), 101 + random.int(40))
      : random.list(1, 8, () => pickId(type));
  }

  function makeNodeId(kinds: readonly string[]): string {
    if (random.chance(0.15)) {
      const view = random.pick([
        ["home", "", null],
        ["podcasts", "", null],
        ["album", pickId("Album"), null],
        ["artist", pickId("Artist"), null],
      ]);
      return toNodeId("View", JSON.stringify(view));
    }
    const type = random.pick(kinds);
    return toNodeId(type, pickId(type));
  }

  function makeRepresentation(kinds: readonly string[]) {
    const type = random.pick(kinds);
    return { __typename: type, catalogId: pickId(type) };
  }

  /** Few of many things, at times more than one page of them. */
  function makeFirst({ many, maxMany }: Place): number {
    const long = [25, 60, 110, 150, 260].filter(
      (first) => first * many <= maxMany,
    );
    return random.chance(0.2) && long.length > 0
      ? random.pick(long)
      : 1 + random.int(many > 20 ? 3 : 6);
  }

  /** What an argument is given; undefined where it is left out. */
  function makeValue(
    { name, type }: GraphQLField<unknown, unknown>["args"][number],
    place: Place,
  ): unknown {
    const { parent, field, kinds } = place;
    const about = findType(Object.keys(ids), place);
    switch (name) {
      case "first":
        return random.chance(0.25) && place.many <= 10
          ? undefined
          : makeFirst(place);
      case "catalogId":
        return pickId(about);
      case "catalogIds":
        return isNonNullType(type) || random.chance(0.3)
          ? pickIds(about)
          : undefined;
      case "id":
        return makeNodeId(kinds);
      case "ids":
        return random.list(1, 6, () => makeNodeId(kinds));
      case "representations": {
        const most = random.chance(0.1) ? 120 : 6;
        return random.list(1, most, () => makeRepresentation(kinds));
      }
      case "groupId": {
        const known = groups[`${parent}.${field.name}`];
        return known !== undefined && random.chance(0.4)
          ? random.pick(known)
          : undefined;
      }
      case "query":
        return random.pick(["Harbour", "the", "a b"]);
      case "limit":
        return random.chance(0.5) ? 1 + random.int(12) : undefined;
      case "filters":
        return [{ query: random.pick(["Harbour", "e", "light"]) }];
      default:
        return isEnumType(type) && random.chance(0.5)
          ? new EnumName(random.pick(type.getValues()).name)
          : undefined;
    }
  }

  return (place) =>
    place.field.args.flatMap((argument): readonly TreeArgument[] => {
      const { name } = argument;
      const value = makeValue(argument, place);
      if (value === undefined && isRequiredArgument(argument))
        throw new Error(`${place.field.name} wants "${name}": what is that?`);
      if (value === undefined) return [];
      const isVariable = random.chance(0.4);
      return [{ name, type: String(argument.type), value, isVariable }];
    });
}

/** The type of the things that a field takes the ids of. */
function findType(
  types: readonly string[],
  { field }: Place,
): string | undefined {
  const returned = getNamedType(field.type).name;
  return types.find(
    (type) =>
      returned === type ||
      returned === `Library${type}Connection` ||
      field.name.toLowerCase() === `${type}view`.toLowerCase(),
  );
}
