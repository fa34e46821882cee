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
        wave: createWave({ maxHoldMs: 60_000 }),
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

/** The cursor behind the edge at that index, counted from the end where negative. */
export function cursorOf({ edges }: Page<object>, index: number): string {
  const { list, place } = edges.at(index) ?? {};
  if (list === undefined || place === undefined)
    throw new Error(`The page has no edge ${index}`);
  return cursors.toCursor(list, place);
}

export function lastCursor(page: Page<object>): string {
  return cursorOf(page, -1);
}
