import type { Sandbox } from "../../src/sandbox/index.ts";

export type Json = Readonly<Record<string, unknown>>;

/** A page of a list: what stands in it, and where the list goes on. */
export interface WorldPage {
  readonly nodes: readonly Json[];
  readonly nextToken: string | null;
}

/** What there is to be read, and what Amazon sends of it. Asking costs nothing: the model counts by itself. */
export interface World {
  /** The wholes of things by id; those that Amazon does not know are left out. */
  readWholes(
    type: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Json>>;
  /** A page of a list; null where there is nothing that it would belong to. */
  readPage(ask: PageAsk): Promise<WorldPage | null>;
  /** A page of a view; null where there is no such view. */
  readView(path: string, token: string | null): Promise<Json | null>;
  /** All that a search for everything finds. */
  search(path: string): Promise<readonly Json[]>;
}

export interface PageAsk {
  readonly path: string;
  /** 0 where none is sent. */
  readonly limit: number;
  readonly token: string | null;
  /** What a search is given in its body; null for all that is read by GET. */
  readonly question: Json | null;
}

/** Where things are looked up, and under which name the answer holds them. */
const lookUps: Readonly<Record<string, readonly [path: string, name: string]>> =
  {
    Album: ["/v1/albums", "albums"],
    Artist: ["/v1/artists", "artists"],
    Track: ["/v1/tracks", "tracks"],
    PodcastShow: ["/v1/podcasts/shows", "podcastShows"],
    PodcastEpisode: ["/v1/podcasts/episodes", "podcastEpisodes"],
  };

/** Things that have no call for several. */
const singleLookUps: Readonly<
  Record<string, readonly [path: string, name: string]>
> = {
  Category: ["/v1/browse/categories", "category"],
  Playlist: ["/v1/playlists", "playlist"],
};

/**
 * The world as a sandbox shows it over the wire, read anew by nobody: what was
 * read once is remembered, since no test changes it. It must not be the sandbox
 * whose requests are counted.
 */
export function createWorld({ url, apiKey, users }: Sandbox): World {
  const read = new Map<string, Promise<unknown>>();
  const wholes = new Map<string, Json | null>();

  function send(path: string, body?: Json): Promise<unknown> {
    const key = `${path} ${JSON.stringify(body ?? null)}`;
    const known = read.get(key);
    if (known !== undefined) return known;
    const answer = fetchJson(path, body);
    read.set(key, answer);
    return answer;
  }

  async function fetchJson(path: string, body?: Json): Promise<unknown> {
    const response = await fetch(url + path, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        authorization: `Bearer ${users.ada.accessToken}`,
        "x-api-key": apiKey,
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Json;
    if (response.status === 404) return null;
    if (!response.ok)
      throw new Error(`${response.status} of ${path}: ${JSON.stringify(body)}`);
    return answer["data"];
  }

  async function readUnknown(type: string, ids: readonly string[]) {
    const single = singleLookUps[type];
    const several = lookUps[type];
    for (const id of single === undefined ? [] : ids) {
      const [path, name] = single ?? [];
      const answer = (await send(`${path}/${id}`)) as Json | null;
      wholes.set(`${type}:${id}`, (answer?.[name ?? ""] ?? null) as Json);
    }
    if (several === undefined) return;
    const [path, name] = several;
    for (let start = 0; start < ids.length; start += 100) {
      const chunk = ids.slice(start, start + 100);
      const answer = (await send(`${path}?ids=${chunk.join(",")}`)) as Json;
      const found = answer[name] as readonly Json[];
      for (const id of chunk)
        wholes.set(
          `${type}:${id}`,
          found.find((one) => one["id"] === id) ?? null,
        );
    }
  }

  return {
    async readWholes(type, ids) {
      await readUnknown(
        type,
        ids.filter((id) => !wholes.has(`${type}:${id}`)),
      );
      const found = new Map<string, Json>();
      for (const id of ids) {
        const whole = wholes.get(`${type}:${id}`);
        if (whole != null) found.set(id, whole);
      }
      return found;
    },
    async readPage({ path, limit, token, question }) {
      const answer =
        question === null
          ? await send(withPaging(path, limit, token))
          : await send(path, {
              ...question,
              limit,
              ...(token !== null && { token }),
            });
      const list = findList(answer);
      if (list === null) return null;
      const { hasNextPage, token: next } = list.pageInfo;
      return {
        nodes: list.edges.map((edge) => edge["node"] as Json),
        nextToken: hasNextPage === true ? String(next) : null,
      };
    },
    readView: (path, token) =>
      send(withPaging(path, 0, token)) as Promise<Json | null>,
    search: (path) => send(path) as Promise<readonly Json[]>,
  };
}

function withPaging(path: string, limit: number, token: string | null): string {
  const parameters = [
    ...(limit > 0 ? [`limit=${limit}`] : []),
    // Some tokens are escaped already, and travel as they are.
    ...(token !== null
      ? [`cursor=${token.replace(/[^\w%.~:-]/g, encodeURIComponent)}`]
      : []),
  ];
  const separator = path.includes("?") ? "&" : "?";
  return parameters.length === 0
    ? path
    : path + separator + parameters.join("&");
}

/** The list in an answer, under whatever names it stands. */
function findList(
  json: unknown,
): { readonly edges: readonly Json[]; readonly pageInfo: Json } | null {
  if (typeof json !== "object" || json === null) return null;
  const { edges, pageInfo } = json as Json;
  if (Array.isArray(edges))
    return { edges: edges as Json[], pageInfo: pageInfo as Json };
  for (const value of Object.values(json)) {
    const found = findList(value);
    if (found !== null) return found;
  }
  return null;
}
