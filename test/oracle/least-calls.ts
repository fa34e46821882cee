import type { GraphQLSchema, SelectionSetNode } from "graphql";
import {
  holds,
  toAmazonsField,
  toListed,
  typesWithWhole,
  type Thing,
} from "./forms.ts";
import { createLedger, type Cost } from "./ledger.ts";
import { findList, toFirst, toLimit, toQuestion, type List } from "./lists.ts";
import { parseNodeId } from "./node-id.ts";
import { readSelections, type AskedField, type Question } from "./selection.ts";
import { bringsItsOwner, findProofs } from "./spared.ts";
import { findView, toNamedView } from "./views.ts";
import { createViewVisitor } from "./visit-views.ts";
import type { Json, World } from "./world.ts";

type Selected = readonly SelectionSetNode[];

/**
 * Counts the least calls that answer a question, by the rules of
 * `docs/fewest-calls.md`. It knows the graph by its schema and Amazon by what
 * the world sends, and nothing of how the gateway does it.
 *
 * @param known By name, what memory or Redis holds: `kept` of earlier questions.
 */
export function countLeastCalls(
  schema: GraphQLSchema,
  world: World,
  question: Question,
  known: { has(name: string): boolean },
): Promise<Cost> {
  const selections = readSelections(schema, question);
  const { root, fieldsOf } = selections;
  const ledger = createLedger(world, known);
  const { plan, lookUp } = ledger;
  const { visitView, visitGroup, visitSearch } = createViewVisitor({
    ledger,
    selections,
    visitPage,
    visitCard: (card, below) => visitListed(card, below, "Entity"),
  });

  // What is asked at the root.

  function visitRoot(field: AskedField): void {
    const { name, type, args, below } = field;
    const { catalogId, catalogIds, id, ids, representations } = args;
    if (typeof catalogId === "string" && typesWithWhole.includes(type))
      return visitById(type, catalogId, below);
    if (Array.isArray(catalogIds))
      for (const one of catalogIds) visitById(type, String(one), below);
    else if (name === "node") visitNode(String(id), below);
    else if (name === "nodes")
      for (const one of ids as string[]) visitNode(one, below);
    else if (name === "_entities")
      for (const one of representations as Json[])
        visitById(String(one["__typename"]), String(one["catalogId"]), below);
    else if (name === "me")
      for (const asked of fieldsOf("CurrentUser", below)) visitMine(asked);
    else if (name === "search") visitSearch(args, below);
    else if (name === "markets") plan(() => ledger.readMarkets());
    else if (!visitOwnPath("Query", (catalogId ?? "") as string, field))
      throw new Error(`The model does not know Query.${name}.`);
  }

  /** A thing that is asked by its id is looked up, unless what has a path of its own tells as much. */
  function visitById(type: string, id: string, below: Selected): void {
    const fields = fieldsOf(type, below);
    const visit = (thing: Thing | null): void => {
      if (thing !== null) visitThing(thing, below);
    };
    const proofs = findProofs(type, fields);
    const bringers = fields.filter(({ name }) => {
      const list = findList(type, name);
      return list !== undefined && bringsItsOwner(list);
    });
    if (proofs.length + bringers.length === 0) return lookUp(type, id, visit);
    plan(async () => {
      const answers: unknown[] = [];
      for (const field of proofs.length > 0 ? proofs : bringers)
        answers.push(await readBeginning(type, id, field));
      if (answers.includes(null)) return;
      if (proofs.length > 0) visit({ type, id, json: {}, held: [] });
      else lookUp(type, id, visit);
    });
  }

  /** The beginning of what a field of a thing reads; null where there is no such thing. */
  function readBeginning(
    type: string,
    id: string,
    { name, args }: AskedField,
  ): Promise<unknown> {
    const list = findList(type, name);
    if (list === undefined) {
      const path = findView(type, name) ?? "";
      return ledger.readView(path.replace("{id}", id), null);
    }
    const limit = toLimit(list, toFirst(args));
    return ledger.readPage(list, id, { limit, token: null, question: null });
  }

  function visitNode(nodeId: string, below: Selected): void {
    const { type, rawId } = parseNodeId(nodeId);
    if (typesWithWhole.includes(type)) visitById(type, rawId, below);
    else if (type === "View") visitView(toNamedView(rawId), null, below);
    else if (type === "EntityGroup") {
      const [viewId = "", groupId = ""] = JSON.parse(rawId) as string[];
      visitGroup(toNamedView(viewId), groupId, below);
    } else if (type === "User") visitUser(rawId, below);
    // Stations cannot be looked up.
    else if (type !== "Station") throw new Error(`What is a ${type}?`);
  }

  /** Nobody but the caller can be looked up. */
  function visitUser(id: string, below: Selected): void {
    plan(async () => {
      const user = (await ledger.readProfile())?.["user"] as Json;
      if (user["id"] === id) visitThing(toListed("User", user), below);
    });
  }

  function visitMine(field: AskedField): void {
    if (field.name === "id" || visitOwnPath("CurrentUser", "", field)) return;
    plan(async () => void (await ledger.readProfile()));
  }

  // Things, in whatever form.

  function visitThing(thing: Thing, below: Selected): void {
    for (const field of fieldsOf(thing.type, below)) visitField(thing, field);
  }

  function visitField(thing: Thing, field: AskedField): void {
    const { type, id, json } = thing;
    if (visitOwnPath(type, id, field)) return;
    const name = toAmazonsField(type, field.name);
    if (name === null) return;
    if (holds(thing, name)) visitValue(json[name], field);
    else
      lookUp(type, id, (whole) => {
        if (whole !== null) visitValue(whole.json[name], field);
      });
  }

  /** What a thing holds: other things, a list that came whole, or what leads no further. */
  function visitValue(value: unknown, { type, args, below }: AskedField): void {
    if (value == null) return;
    if (type.endsWith("Connection"))
      visitPage(
        type,
        (value as readonly Json[]).slice(0, toFirst(args)),
        visitListed,
        below,
      );
    else if (typesWithWhole.includes(type))
      for (const json of [value].flat() as Json[])
        visitListed(json, below, type);
  }

  /** A thing as something else holds it; where it may be of several types, it tells which. */
  function visitListed(json: Json, below: Selected, typeName: string): void {
    const type = typeName === "Entity" ? String(json["_type"]) : typeName;
    visitThing(toListed(type, json), below);
  }

  // Lists.

  /** Follows a field that has a path of its own; false where it has none. */
  function visitOwnPath(type: string, id: string, field: AskedField): boolean {
    const list = findList(type, field.name);
    const view = findView(type, field.name);
    if (list !== undefined) visitList(list, id, field);
    else if (view !== undefined) {
      const groupId = (field.args["groupId"] ?? null) as string | null;
      visitView(view.replace("{id}", id), groupId, field.below);
    } else if (field.type.endsWith("Connection") && field.name !== "tracks")
      throw new Error(`The model does not know ${type}.${field.name}.`);
    return (list ?? view) !== undefined;
  }

  function visitList(list: List, id: string, field: AskedField): void {
    const { type, args, below } = field;
    const first = toFirst(args);
    const chosen = args["catalogIds"] as readonly string[] | null | undefined;
    // None of no albums is in the library.
    if (chosen?.length === 0) return;
    const owner = chosen?.join(",") ?? id;
    const question = list.isSearch === true ? toQuestion(args) : null;
    const limit = toLimit(list, first);
    plan(async () => {
      const nodes: Json[] = [];
      let token: string | null = null;
      do {
        const ask = { limit, token, question };
        const page = await ledger.readPage(list, owner, ask);
        if (page === null) return;
        nodes.push(...page.nodes);
        token = page.nextToken;
      } while (nodes.length < first && token !== null);
      visitPage(type, nodes.slice(0, first), visitListed, below);
    });
  }

  /** The nodes of a connection, be they asked as such or behind edges. */
  function visitPage<Node>(
    connection: string,
    nodes: readonly Node[],
    visit: (node: Node, below: Selected, nodeType: string) => void,
    below: Selected,
  ): void {
    for (const field of fieldsOf(connection, below)) {
      const asked =
        field.name === "edges"
          ? fieldsOf(field.type, field.below).filter(
              ({ name }) => name === "node",
            )
          : field.name === "nodes"
            ? [field]
            : [];
      for (const one of asked)
        for (const node of nodes) visit(node, one.below, one.type);
    }
  }

  for (const field of fieldsOf("Query", root)) visitRoot(field);
  return ledger.close();
}
