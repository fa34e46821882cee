import type { Random } from "../support/hostile-random.ts";
import { lostHeader } from "../support/balancer.ts";
import { send } from "../support/send.ts";
import { judge } from "./judge.ts";
import type { LookUp, Question } from "./questions.ts";
import type { Lateness } from "./ticker.ts";
import type { Audience, Path } from "./truth.ts";
import type { World } from "./world.ts";

/** Who asks. */
export interface Visitor extends Audience {
  readonly name: "ada" | "ben";
  readonly accessToken: string;
}

/** One question and what became of it. */
export interface Visit {
  readonly visitor: Visitor;
  readonly kind: string;
  /** Of the clock that all processes of a machine share. */
  readonly askedAt: number;
  readonly answeredAt: number;
  /** How long it took beyond what this process itself was late. */
  readonly tookMs: number;
  readonly wrong: readonly string[];
  readonly codes: readonly string[];
  readonly stale: readonly Path[];
  /** The replica that was killed with the question inside. */
  readonly lostWith: string | undefined;
  /** Where things were looked up, and which of them came. */
  readonly lookUp: LookUp | undefined;
  readonly came: readonly string[];
}

export type Ask = (visitor: Visitor, question: Question) => Promise<void>;

/** Asks through the balancer, judges the answer, notes both, and goes on with what follows from it. */
export function createAsk(
  { balancer, facts }: World,
  lateness: Lateness,
  onVisit: (visit: Visit) => void,
): Ask {
  return async function ask(visitor, question): Promise<void> {
    const { document, variables, kind, lookUp } = question;
    const askedAt = Date.now();
    const startedAt = performance.now();
    const lateBefore = lateness.totalMs;
    const received = await send(balancer.url, "/graphql", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${visitor.accessToken}`,
        "accept-language": visitor.language,
      },
      body: JSON.stringify({ query: document, variables }),
    });
    const tookMs = performance.now() - startedAt;
    const answeredAt = Date.now();
    const lateMs = lateness.totalMs - lateBefore;
    const lostWith = received.headers[lostHeader]?.toString();
    const { wrong, codes, stale, data } =
      lostWith === undefined
        ? judge(
            { status: received.status ?? 0, text: received.text },
            question,
            visitor,
            facts.catalog,
          )
        : { wrong: [], codes: [], stale: [], data: null };
    onVisit({
      visitor,
      kind,
      askedAt,
      answeredAt,
      tookMs: tookMs - lateMs,
      wrong,
      codes,
      stale,
      lostWith,
      lookUp,
      came: lookUp === undefined ? [] : toCame(data, lookUp, stale),
    });
    const next = data === null ? undefined : question.next?.(data);
    if (next !== undefined) await ask(visitor, next);
  };
}

/** The ids whose things came as fresh: there, and not marked. */
function toCame(
  data: unknown,
  { root, ids }: LookUp,
  stale: readonly Path[],
): string[] {
  const things = (data as Readonly<Record<string, unknown>> | null)?.[root];
  if (!Array.isArray(things)) return [];
  const isMarked = (index: number) =>
    stale.some(
      ([first, second]) =>
        first === root && (second === undefined || second === index),
    );
  return ids.filter((_, index) => things[index] !== null && !isMarked(index));
}

/** Two people in two territories, in one of two languages. */
export function createVisitors({ facts }: World, random: Random) {
  const { ada, ben } = facts.users;
  return (): Visitor => {
    const { name, accessToken, territory } = random.pick([ada, ben]);
    const language = random.pick(["en-us", "en-us", "de-de"]);
    return { name: name as Visitor["name"], accessToken, territory, language };
  };
}
