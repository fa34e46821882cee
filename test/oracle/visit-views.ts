import type { SelectionSetNode } from "graphql";
import type { Ledger } from "./ledger.ts";
import { toFirst } from "./lists.ts";
import type { Selections } from "./selection.ts";
import {
  isViewOfItsOwn,
  readEntities,
  readGroups,
  readNextToken,
  toGroupPath,
} from "./views.ts";
import type { Json } from "./world.ts";

type Selected = readonly SelectionSetNode[];

/** A view, or one group of it. */
interface Placed {
  readonly path: string;
  /** The one group that was asked for; null for the whole view. */
  readonly groupId: string | null;
  readonly json: Json;
}

/** Follows what is asked of views. */
export interface ViewVisitor {
  visitView(path: string, groupId: string | null, below: Selected): void;
  visitGroup(path: string, groupId: string, below: Selected): void;
  visitSearch(args: Json, below: Selected): void;
}

export interface ViewVisitorOptions {
  readonly ledger: Ledger;
  readonly selections: Selections;
  /** Follows what is asked of a card, which tells its type. */
  readonly visitCard: (card: Json, below: Selected) => void;
  /** Follows what is asked of the things of a page. */
  readonly visitPage: <Node>(
    connection: string,
    nodes: readonly Node[],
    visit: (node: Node, below: Selected) => void,
    below: Selected,
  ) => void;
}

/** A view with more pages of groups than this is not searched to its end for a group. */
const maxPagesSearched = 10;

export function createViewVisitor({
  ledger,
  selections: { fieldsOf },
  visitCard,
  visitPage,
}: ViewVisitorOptions): ViewVisitor {
  const { plan, readView } = ledger;

  function visitPlaced(view: Placed, below: Selected): void {
    for (const field of fieldsOf("View", below)) {
      const { entity } = view.json;
      if (field.name === "entity" && entity != null)
        visitCard(entity as Json, field.below);
      if (field.name === "entityGroups")
        plan(async () => {
          const groups = await readMoreGroups(view, toFirst(field.args));
          visitPage(
            field.type,
            groups,
            (group, to) => visitPlacedGroup({ ...view, json: group }, to),
            field.below,
          );
        });
    }
  }

  async function readMoreGroups(
    { path, groupId, json }: Placed,
    first: number,
  ): Promise<readonly Json[]> {
    const groups = [...readGroups(json)];
    // Beside one group alone stands where its cards go on.
    let token: string | null = groupId === null ? readNextToken(json) : null;
    while (groups.length < first && token !== null) {
      const next: Json | null = await readView(path, token);
      groups.push(...(next === null ? [] : readGroups(next)));
      token = next && readNextToken(next);
    }
    return groups.slice(0, first);
  }

  function visitPlacedGroup(group: Placed, below: Selected): void {
    for (const field of fieldsOf("EntityGroup", below))
      if (field.name === "entities")
        plan(async () => {
          const first = toFirst(field.args);
          const cards = await readCards(group, first);
          visitPage(field.type, cards.slice(0, first), visitCard, field.below);
        });
  }

  async function readCards(
    { path, json }: Placed,
    first: number,
  ): Promise<readonly Json[]> {
    const groupId = String(json["id"]);
    const cards = [...readEntities(json)];
    let token = readNextToken(json);
    // What a search finds goes on nowhere.
    if (path.startsWith("/v1/search")) return cards;
    const other = `${path}/${groupId}`;
    if (isViewOfItsOwn(other) && token !== null && cards.length < first)
      return [...cards, ...(await readOnElsewhere(other, cards, first))];
    const from = toGroupPath(path, groupId) ?? path;
    while (cards.length < first && token !== null) {
      const view: Json | null = await readView(from, token);
      const next = view && readGroups(view).find(({ id }) => id === groupId);
      cards.push(...(next == null ? [] : readEntities(next)));
      token = next == null ? null : readNextToken(next);
    }
    return cards;
  }

  /** Goes on in the view of the same things that stands at the group's path, behind what has been shown. */
  async function readOnElsewhere(
    path: string,
    shown: readonly Json[],
    first: number,
  ): Promise<readonly Json[]> {
    const more: Json[] = [];
    let token: string | null = null;
    do {
      const view: Json | null = await readView(path, token);
      const [group] = view === null ? [] : readGroups(view);
      if (group === undefined) return more;
      const isNew = ({ id }: Json) => shown.every((card) => card["id"] !== id);
      more.push(...readEntities(group).filter(isNew));
      token = readNextToken(group);
    } while (shown.length + more.length < first && token !== null);
    return more;
  }

  async function findGroup(path: string, groupId: string) {
    const own = toGroupPath(path, groupId);
    let token: string | null = null;
    for (let pages = 0; pages < maxPagesSearched; pages++) {
      const view: Json | null = await readView(own ?? path, token);
      if (view === null) return null;
      const group = readGroups(view).find(({ id }) => id === groupId);
      if (group !== undefined) return group;
      token = readNextToken(view);
      if (token === null || own !== null) return null;
    }
    return null;
  }

  return {
    visitView: (path, groupId, below) =>
      plan(async () => {
        const own = groupId === null ? path : toGroupPath(path, groupId);
        const json = await readView(own ?? path, null);
        if (json === null) return;
        if (own !== null) return visitPlaced({ path, groupId, json }, below);
        // The group's path is another view's: it is taken out of the whole.
        const group = await findGroup(path, groupId ?? "");
        if (group === null) return;
        const content = { entityGroups: [group], nextPageToken: null };
        visitPlaced({ path, groupId, json: { ...json, content } }, below);
      }),
    visitGroup: (path, groupId, below) =>
      plan(async () => {
        const json = await findGroup(path, groupId);
        if (json !== null)
          visitPlacedGroup({ path, groupId: null, json }, below);
      }),
    visitSearch({ query, limit }, below) {
      const text = encodeURIComponent(String(query));
      const path = `/v1/search?query=${text}&limit=${Number(limit ?? 10)}`;
      plan(async () => {
        for (const json of await ledger.search(path))
          visitPlaced({ path, groupId: "", json }, below);
      });
    },
  };
}
