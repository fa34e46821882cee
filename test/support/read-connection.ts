import { works, type Exchange, type Sandbox } from "../../src/sandbox/index.ts";
import type { ConnectionList } from "./connection-lists.ts";
import type { GraphqlError, RunningGateway } from "./start-gateway.ts";

export interface PageOptions {
  readonly first?: number;
  readonly after?: string | null;
  /** Whose token the request bears; ada's unless told. */
  readonly token?: string;
}

interface Connection {
  readonly edges: readonly { readonly cursor: string; readonly node: Named }[];
  readonly nodes: readonly Named[];
  readonly edgeCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

interface Named {
  readonly name: string;
}

/** A page of a connection, as a client sees it. */
export interface ReadPage extends Connection {
  /** What Amazon calls the nodes. */
  readonly ids: readonly string[];
}

export interface AskedPage {
  /** Null where the field is. */
  readonly page: ReadPage | null;
  readonly errors: readonly GraphqlError[] | undefined;
}

/** Asks the gateway for a page of a list. */
export async function askConnection(
  { sandbox, query }: Pick<RunningGateway, "sandbox" | "query">,
  list: ConnectionList,
  { token, ...variables }: PageOptions = {},
): Promise<AskedPage> {
  const { parent = (_: Sandbox, field: string) => field, args = "" } = list;
  const [, name] = list.field.split(".");
  const nodeName = name === "entityGroups" ? "groupId" : "catalogId";
  const field = `${name}(first: $first, after: $after ${args}) {
    edges { cursor node { name: ${nodeName} } }
    nodes { name: ${nodeName} }
    edgeCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }`;
  const { data, errors } = await query(
    `query ($first: Int, $after: String) { ${parent(sandbox, field)} }`,
    { variables, ...(token !== undefined && { token }) },
  );
  const connection = findHolder(data, "edges") as unknown as Connection | null;
  const page = connection && {
    ...connection,
    ids: connection.nodes.map((node) => node.name),
  };
  return { page, errors };
}

/** A page of a list, of which nothing is wrong. */
export async function readConnection(
  gateway: Pick<RunningGateway, "sandbox" | "query">,
  list: ConnectionList,
  options?: PageOptions,
): Promise<ReadPage> {
  const { page, errors } = await askConnection(gateway, list, options);
  if (page === null || errors !== undefined)
    throw new Error(`${list.field}: ${JSON.stringify({ page, errors })}`);
  return page;
}

/** The calls that pages of a list were read by, so far. */
export function listCalls(
  { exchanges }: Sandbox,
  path: string,
): readonly Exchange[] {
  return exchanges.filter(
    (exchange) =>
      exchange.path === path &&
      // A podcast is looked up on the path of its episodes, with as few of them as can be.
      !/[?&]limit=1(&|$)/.test(exchange.target),
  );
}

/** The limit that a call asked with: in its query, or a search in its body. */
export function limitOf({ target, body }: Exchange): number | null {
  const inBody = /"limit":(\d+)/.exec(body)?.[1];
  const limit = /[?&]limit=(\d+)/.exec(target)?.[1] ?? inBody;
  return limit === undefined ? null : Number(limit);
}

/** All that a list holds, read from the sandbox without the gateway. */
export async function readFromSandbox(
  sandbox: Sandbox,
  list: ConnectionList,
): Promise<readonly string[]> {
  if (list.isWhole === true)
    return sandbox.catalog.album(works.albums.boxSet)?.trackIds ?? [];
  const ids: string[] = [];
  for (let token: string | null = null; ;) {
    const page = toSandboxPage(await askSandbox(sandbox, list, token), list);
    ids.push(...page.ids);
    if (page.token === null) return ids;
    token = page.token;
  }
}

async function askSandbox(
  sandbox: Sandbox,
  { path, question }: ConnectionList,
  token: string | null,
): Promise<unknown> {
  const { url, apiKey, users } = sandbox;
  const isInQuery = token !== null && question === undefined;
  // A token that is escaped already goes back as it came.
  const cursor = token?.includes("%") ? token : encodeURIComponent(token ?? "");
  const response = await fetch(
    `${url}${path(sandbox)}${isInQuery ? `?cursor=${cursor}` : ""}`,
    {
      method: question === undefined ? "GET" : "POST",
      headers: {
        authorization: `Bearer ${users.ada.accessToken}`,
        "x-api-key": apiKey,
        "content-type": "application/json",
      },
      ...(question !== undefined && {
        body: JSON.stringify({ ...question, token: token ?? undefined }),
      }),
    },
  );
  const body: unknown = await response.json();
  if (response.status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

function toSandboxPage(
  body: unknown,
  { groupId }: ConnectionList,
): { ids: string[]; token: string | null } {
  const holder = findHolder(body, "edges") ?? toContent(body, groupId);
  const { pageInfo, nextPageToken } = holder;
  const token: unknown = isRecord(pageInfo) ? pageInfo["token"] : nextPageToken;
  return {
    ids: toList(holder["edges"] ?? holder["entities"] ?? holder["entityGroups"])
      .map((item) => (isRecord(item["node"]) ? item["node"] : item))
      .map(({ id }) => String(id)),
    token: typeof token === "string" ? token : null,
  };
}

/** The content of a view or of one of its groups; empty where it is not there. */
function toContent(body: unknown, groupId: string | undefined): JsonRecord {
  const view = findHolder(body, "content")?.["content"];
  if (!isRecord(view)) return {};
  if (groupId === undefined) return view;
  const group = toList(view["entityGroups"]).find(({ id }) => id === groupId);
  return isRecord(group?.["content"]) ? group["content"] : {};
}

type JsonRecord = Readonly<Record<string, unknown>>;

/** The first object in a JSON, from the outside in, that has a member of that name. */
function findHolder(json: unknown, name: string): JsonRecord | null {
  if (!isRecord(json)) return null;
  if (name in json) return json;
  for (const member of Object.values(json)) {
    const found = findHolder(member, name);
    if (found !== null) return found;
  }
  return null;
}

function toList(json: unknown): readonly JsonRecord[] {
  return Array.isArray(json) ? json.filter(isRecord) : [];
}

function isRecord(json: unknown): json is JsonRecord {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
