import { toWhole, type Thing } from "./forms.ts";
import type { List } from "./lists.ts";
import { bringsItsOwner } from "./spared.ts";
import type { Json, PageAsk, World, WorldPage } from "./world.ts";

/** What a question costs at least. */
export interface Cost {
  /** Each call, wave by wave, as a person reads it. */
  readonly waves: readonly (readonly string[])[];
  readonly calls: number;
  /** By name, all that was read and is kept for later questions. */
  readonly kept: ReadonlyMap<string, Kept>;
}

/** What is kept: a thing, or a page of a list, or what can be asked for in one way only. */
export type Kept = KeptThing | KeptPage | "markets";

export interface KeptThing {
  readonly type: string;
  readonly id: string;
}

export interface KeptPage {
  readonly list: List;
  readonly owner: string;
  readonly limit: number;
  readonly token: string | null;
}

type Then = (thing: Thing | null) => void;

/**
 * Reads for one question, and counts the calls: nothing is read twice, and what
 * is kept costs nothing. All that is read at once is read first; when there is
 * nothing of it left, all look-ups by id leave together.
 */
export interface Ledger {
  /** Notes something that is to be read at once. */
  plan(read: () => Promise<void>): void;
  /** Notes a thing that is to be looked up: null where there is none. */
  lookUp(type: string, id: string, then: Then): void;
  readProfile(): Promise<Json | null>;
  readMarkets(): Promise<void>;
  readView(path: string, token: string | null): Promise<Json | null>;
  search(path: string): Promise<readonly Json[]>;
  readPage(
    list: List,
    owner: string,
    ask: Omit<PageAsk, "path">,
  ): Promise<WorldPage | null>;
  /** Reads what was noted, and what that leads to, until nothing is left. */
  close(): Promise<Cost>;
}

/** Amazon's limit of ids in one call. */
const maxIds = 100;
/** Things that can be asked for one by one only, and whether they are kept for later questions. */
const singles: ReadonlyMap<string, boolean> = new Map([
  ["Category", true],
  ["Playlist", false],
]);

/** @param known By name, what memory or Redis holds: `kept` of earlier questions. */
export function createLedger(
  world: World,
  known: { has(name: string): boolean },
): Ledger {
  const kept = new Map<string, Kept>();
  const readSoFar = new Map<string, unknown>();
  const lookedUp = new Map<string, Thing | null>();
  let calls: string[] = [];
  let reads: (() => Promise<void>)[] = [];
  let lookUps: (KeptThing & { readonly then: Then })[] = [];

  /** Reads something once for the question. */
  async function readOnce<Answer>(
    name: string,
    keep: Kept | null,
    read: () => Promise<Answer>,
  ): Promise<Answer> {
    // Under a name stands what a read of the same name has put there.
    if (readSoFar.has(name)) return readSoFar.get(name) as Answer;
    if (keep === null || !known.has(name)) calls.push(name);
    const answer = await read();
    if (keep !== null) kept.set(name, keep);
    readSoFar.set(name, answer);
    return answer;
  }

  async function findWhole({ type, id }: KeptThing): Promise<Thing | null> {
    const whole = (await world.readWholes(type, [id])).get(id);
    return whole === undefined ? null : toWhole(type, whole);
  }

  /** A thing has come in whole, or it is known now that there is none. */
  async function meet(thing: KeptThing): Promise<void> {
    kept.set(toName(thing), { type: thing.type, id: thing.id });
    lookedUp.set(toName(thing), await findWhole(thing));
  }

  /** Of each type, as many calls as the ids fill that nobody knows yet. */
  async function leave(): Promise<void> {
    const leaving = lookUps;
    lookUps = [];
    for (const type of new Set(leaving.map((one) => one.type))) {
      const fresh = leaving.filter(
        (one) => one.type === type && !lookedUp.has(toName(one)),
      );
      const ids = [...new Set(fresh.map(({ id }) => id))];
      const cold = ids.filter((id) => !known.has(toName({ type, id })));
      for (let start = 0; start < cold.length; start += maxIds)
        calls.push(`${type} × ${Math.min(maxIds, cold.length - start)}`);
      await world.readWholes(type, ids);
      for (const id of ids) await meet({ type, id });
    }
    for (const one of leaving) one.then(lookedUp.get(toName(one)) ?? null);
  }

  return {
    plan: (read) => void reads.push(read),
    lookUp(type, id, then) {
      const isKept = singles.get(type);
      if (isKept === undefined) lookUps.push({ type, id, then });
      // What costs a call each has nothing to wait for.
      else
        reads.push(async () => {
          const keep = isKept ? { type, id } : null;
          const name = toName({ type, id });
          then(await readOnce(name, keep, () => findWhole({ type, id })));
        });
    },
    readProfile: () =>
      readOnce("/v1/me", null, () => world.readView("/v1/me", null)),
    readMarkets: () =>
      readOnce("/v1/markets", "markets", () => Promise.resolve()),
    readView: (path, token) =>
      readOnce(`${path} ${token ?? ""}`, null, () =>
        world.readView(path, token),
      ),
    search: (path) => readOnce(path, null, () => world.search(path)),
    async readPage(list, owner, ask) {
      const { limit, token, question } = ask;
      const which = question === null ? owner : JSON.stringify(question);
      const name = `${list.path} ${which} ${limit} ${token ?? ""}`;
      const isCold = !known.has(name) && !readSoFar.has(name);
      const keep = list.isKept === true ? { list, owner, limit, token } : null;
      const path = toPath(list, owner);
      const page = await readOnce(name, keep, () =>
        world.readPage({ path, ...ask }),
      );
      if (isCold && page !== null && token === null && bringsItsOwner(list))
        await meet({ type: list.type, id: owner });
      return page;
    },
    async close() {
      const waves: (readonly string[])[] = [];
      do {
        while (reads.length > 0) {
          const reading = reads;
          reads = [];
          for (const read of reading) await read();
        }
        await leave();
        if (calls.length > 0) waves.push(calls);
        calls = [];
      } while (reads.length + lookUps.length > 0);
      return { waves, calls: waves.flat().length, kept };
    },
  };
}

function toName({ type, id }: KeptThing): string {
  return `${type}:${id}`;
}

/** An owner that has no place in the path is a choice of albums in the library. */
function toPath({ path }: List, owner: string): string {
  return path.includes("{id}") || owner === ""
    ? path.replace("{id}", owner)
    : `${path}?albumIds=${owner}`;
}
