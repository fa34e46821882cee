import { send } from "../support/send.ts";
import type { Person } from "./questions.ts";
import type { Visitor } from "./visitors.ts";
import type { World } from "./world.ts";

/** What is somebody's own, as the sandbox itself tells it, past the gateway. */
export async function readPeople({
  sandbox,
  facts: { users, apiKey },
}: World): Promise<Record<Visitor["name"], Person>> {
  const read = async (name: Visitor["name"]): Promise<Person> => {
    const { accessToken, userId } = users[name];
    const { text } = await send(sandbox.url, "/v1/me/library/albums?limit=50", {
      headers: {
        authorization: `Bearer ${accessToken}`,
        "x-api-key": apiKey,
      },
    });
    const edges = findEdges(JSON.parse(text));
    return { userId, libraryAlbums: edges.map(({ node }) => node.id) };
  };
  return { ada: await read("ada"), ben: await read("ben") };
}

type Edges = readonly { readonly node: { readonly id: string } }[];

/** Wherever the envelope has them. */
function findEdges(value: unknown): Edges {
  if (typeof value !== "object" || value === null) return [];
  if ("edges" in value) return value.edges as Edges;
  return Object.values(value).flatMap(findEdges);
}
