import { works } from "../../src/sandbox/index.ts";
import { send, type Sent } from "./send.ts";

/** A small question of the catalogue, for tests of what happens around it. */
export function askAlbum(url: string, token: string): Promise<Sent> {
  return send(url, "/graphql", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({
      query: `{ album(catalogId: "${works.albums.plain}") { title } }`,
    }),
  });
}

/** Its answer. */
export const albumAnswer = {
  data: { album: { title: "Harbour Lights at Noon" } },
};
