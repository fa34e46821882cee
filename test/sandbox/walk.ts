import {
  list,
  text,
  type AskOptions,
  type Loose,
  type World,
} from "./start-sandbox.ts";

/** A token goes back as it came where it is escaped already, and is escaped otherwise. */
export function withCursor(path: string, token: string, query = ""): string {
  const cursor = token.includes("%") ? token : encodeURIComponent(token);
  return `${path}?${query}${query === "" ? "" : "&"}cursor=${cursor}`;
}

export function connectionAt(body: Loose, keys: string): Loose {
  let value: Loose | undefined = body["data"];
  for (const key of keys.split(".")) value = value?.[key];
  if (value === undefined) throw new TypeError(`Nothing at ${keys}`);
  return value;
}

export function nodeIds(connection: Loose): string[] {
  return list(connection["edges"]).map((edge) => text(edge["node"]?.["id"]));
}

/** All ids of a connection, page by page, and the sizes of the pages. */
export async function walk(
  world: World,
  path: string,
  keys: string,
  query = "",
  options?: AskOptions,
): Promise<{ ids: string[]; pages: number[] }> {
  const ids: string[] = [];
  const pages: number[] = [];
  let target = query === "" ? path : `${path}?${query}`;
  for (;;) {
    const { status, body } = await world.ask(target, options);
    if (status !== 200) throw new Error(`${target} answered ${status}`);
    const connection = connectionAt(body, keys);
    const found = nodeIds(connection);
    ids.push(...found);
    pages.push(found.length);
    const pageInfo = connection["pageInfo"];
    if (pageInfo?.["token"] === undefined) return { ids, pages };
    target = withCursor(path, text(pageInfo["token"]), query);
  }
}

export function groupOf(view: Loose, id: string): Loose | undefined {
  return list(view["content"]?.["entityGroups"]).find(
    (group) => text(group["id"]) === id,
  );
}

export function entityIds(group: Loose | undefined): string[] {
  return list(group?.["content"]?.["entities"]).map((entity) =>
    text(entity["id"]),
  );
}
