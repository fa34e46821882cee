import { createAmazonMusic } from "../../src/amazon-music/index.ts";
import {
  createCursors,
  createPersonal,
  createWave,
  type Page,
  type Pages,
  type Personal,
} from "../../src/loaders/index.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.ts";

export interface PersonalWorld extends AsyncDisposable {
  readonly sandbox: Sandbox;
  /** What one request of a listener reads with. */
  createPersonal(name?: "ada" | "ben"): Personal;
}

export const cursors = createCursors("a secret of sixteen letters");

/** Personal loaders on a sandbox of their own. */
export async function startPersonal(): Promise<PersonalWorld> {
  // Small enough to be searched at once.
  const catalog = { albums: 300, tracks: 1000, artists: 150 };
  const sandbox = await createSandbox({ catalog });
  const amazonMusic = createAmazonMusic({
    baseUrl: sandbox.url,
    apiKey: sandbox.apiKey,
    timeoutMs: 5000,
  });
  return {
    sandbox,
    createPersonal: (name = "ada") =>
      createPersonal({
        amazonMusic,
        ask: { accessToken: sandbox.users[name].accessToken },
        callerId: name,
        cursors,
        wave: createWave(),
      }),
    async [Symbol.asyncDispose]() {
      await amazonMusic.close();
      await sandbox.close();
    },
  };
}

/** A page of a list that is there. */
export async function readEdges<Edge>(
  pages: Pages<Edge>,
  first = 20,
  after?: string,
): Promise<Page<Edge>> {
  const page = await pages.read({ first, after });
  if (page === null || typeof page === "string")
    throw new Error(`The list answers ${String(page)}`);
  return page;
}

export function lastCursor({ edges }: Page<object>): string {
  const { list, place } = edges.at(-1) ?? {};
  if (list === undefined || place === undefined)
    throw new Error("The page is empty");
  return cursors.toCursor(list, place);
}
