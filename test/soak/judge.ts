import { errorCodes } from "../../src/graphql/error-code.ts";
import type { Question } from "./questions.ts";
import type { Facts } from "./sandbox-process.ts";
import { findWrong, readAt, type Audience, type Path } from "./truth.ts";

/** What a client received. */
export interface Received {
  readonly status: number;
  readonly text: string;
}

export interface Judgement {
  /** What is wrong with it, in words; empty where it is right or honest. */
  readonly wrong: readonly string[];
  /** The codes of its errors. */
  readonly codes: readonly string[];
  /** The places that it says are stale. */
  readonly stale: readonly Path[];
  readonly data: unknown;
}

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly path?: Path;
    readonly extensions?: { readonly code?: string };
  }[];
  readonly extensions?: { readonly stale?: readonly { readonly path: Path }[] };
}

/** Amazon's faults, which are all that goes wrong here; a refusal, or a bug of ours, is no honest answer to these questions. */
const honestCodes: ReadonlySet<string> = new Set(
  errorCodes.filter((code) => code.startsWith("UPSTREAM_")),
);

export function judge(
  { status, text }: Received,
  question: Question,
  audience: Audience,
  catalog: Facts["catalog"],
): Judgement {
  let body: Body;
  try {
    body = JSON.parse(text) as Body;
  } catch {
    return {
      wrong: [`status ${status} and no JSON: ${text.slice(0, 100)}`],
      codes: [],
      stale: [],
      data: null,
    };
  }
  const { data = null, errors = [], extensions } = body;
  const codes = errors.map((error) => error.extensions?.code ?? "none");
  const excused = new Set(errors.map(({ path = [] }) => path.join(".")));
  const isExcused = (path: Path) => excused.has(path.join("."));
  const misplaced = errors
    .filter(({ path = [] }) => !isNullAt(data, path))
    .map(({ path }) => `an error beside what it tells of, at ${String(path)}`);
  const dishonest = codes.filter((code) => !honestCodes.has(code));
  const unanswered =
    data === null && errors.length === 0 ? [`no data: ${text}`] : [];
  return {
    wrong: [
      ...misplaced,
      ...dishonest.map((code) => `code ${code}: ${text.slice(0, 300)}`),
      ...unanswered,
      ...(data === null
        ? []
        : [
            ...question.check(data, isExcused),
            ...findWrong(data, audience, catalog, isExcused),
          ]),
    ],
    codes,
    stale: (extensions?.stale ?? []).map(({ path }) => path),
    data,
  };
}

/** What failed is null, or what it stands in is; of an error without a place that is the whole answer. */
function isNullAt(data: unknown, path: Path): boolean {
  return [data, ...path.map((_, end) => readAt(data, path.slice(0, end + 1)))]
    .slice(path.length === 0 ? 0 : undefined)
    .includes(null);
}
