import { failureCodes, type FailureCode } from "./failure.ts";
import type { RawRequest } from "./request.ts";

/** What goes wrong. Where nothing else is said, the request is not carried out. */
export type Fault =
  /** An error answer. The body is the error envelope unless said otherwise. */
  | {
      kind: "status";
      status: number;
      code?: FailureCode;
      body?: "envelope" | "message" | "empty" | "html";
      /** Sent verbatim as `retry-after`. */
      retryAfter?: string | number;
    }
  /** Any other body, under status 200 and as JSON unless said otherwise. */
  | { kind: "body"; body: string; status?: number; contentType?: string }
  | { kind: "redirect"; location: string; status?: number }
  /** No answer, and the connection stays open. With `isCarriedOut` what was asked has happened all the same. */
  | { kind: "hang"; isCarriedOut?: boolean }
  /** The connection is cut: before the status line (carried out or not), after the headers or halfway through the body of the right answer. */
  | {
      kind: "cut";
      at: "start" | "headers" | "body";
      isCarriedOut?: boolean;
    }
  /** The right answer, late. */
  | { kind: "delay"; ms: number }
  /** The right answer, a few bytes at a time. */
  | { kind: "slow-body"; bytes: number; everyMs: number }
  /** Well-formed JSON of that many bytes. */
  | { kind: "huge-body"; bytes: number }
  /** The caller's access token ends its life here, so that repeating the call with it cannot help. */
  | { kind: "expire-token" };

export type FaultKind = Fault["kind"];

export interface FaultRule {
  match?: {
    method?: string;
    /** A text is the whole path without the query; a pattern is looked for in path and query. */
    path?: string | RegExp;
  };
  /** How many matching requests to let through first. */
  skip?: number;
  /** How often it strikes; until it is removed when left out. */
  times?: number;
  fault: Fault;
}

export interface Faults {
  /** Answers how to take it back. Of several that match, the oldest strikes. */
  add(rule: FaultRule): () => void;
  clear(): void;
  /** Those that may still strike. */
  list(): readonly FaultRule[];
  /** The fault for this request, which is thereby used up by one. */
  take(
    request: Pick<RawRequest, "method" | "path" | "target">,
  ): Fault | undefined;
}

interface ArmedRule extends FaultRule {
  skip: number;
  times: number;
}

export function createFaults(): Faults {
  let rules: ArmedRule[] = [];
  return {
    add(rule) {
      const armed = {
        ...rule,
        skip: rule.skip ?? 0,
        times: rule.times ?? Number.POSITIVE_INFINITY,
      };
      rules.push(armed);
      return () => {
        rules = rules.filter((other) => other !== armed);
      };
    },
    clear() {
      rules = [];
    },
    list: () => rules,
    take(request) {
      for (const rule of rules) {
        if (!isMatch(rule, request)) continue;
        if (rule.skip > 0) {
          rule.skip--;
          continue;
        }
        if (--rule.times <= 0) rules = rules.filter((other) => other !== rule);
        return rule.fault;
      }
      return undefined;
    },
  };
}

function isMatch(
  { match = {} }: FaultRule,
  { method, path, target }: Pick<RawRequest, "method" | "path" | "target">,
): boolean {
  if (match.method !== undefined && match.method !== method) return false;
  if (match.path === undefined) return true;
  return typeof match.path === "string"
    ? match.path === path
    : target.search(match.path) >= 0;
}

const kinds: Readonly<Record<FaultKind, readonly string[]>> = {
  status: ["status"],
  body: ["body"],
  redirect: ["location"],
  hang: [],
  cut: ["at"],
  delay: ["ms"],
  "slow-body": ["bytes", "everyMs"],
  "huge-body": ["bytes"],
  "expire-token": [],
};

/** Reads a rule from JSON, where `match.pattern` is the source of a regular expression; throws a RangeError that says what is wrong. */
export function parseFaultRule(value: unknown): FaultRule {
  // Whoever sends this drives the sandbox of their own; kind and members are checked so that a slip does not pass as "no fault".
  const rule = value as Partial<
    Omit<FaultRule, "match"> & {
      match: { method?: string; path?: string; pattern?: string };
    }
  > | null;
  const fault = rule?.fault;
  if (fault === undefined || !Object.hasOwn(kinds, fault.kind))
    throw new RangeError(
      `A fault has a kind: ${Object.keys(kinds).join(", ")}`,
    );
  const missing = kinds[fault.kind].filter((name) => !(name in fault));
  if (missing.length > 0)
    throw new RangeError(
      `A fault of kind ${fault.kind} needs ${missing.join(" and ")}`,
    );
  if (
    fault.kind === "status" &&
    fault.code !== undefined &&
    !failureCodes.includes(fault.code)
  )
    throw new RangeError(`No error code ${fault.code} is known`);
  const { method, path, pattern } = rule?.match ?? {};
  const where = pattern === undefined ? path : new RegExp(pattern);
  return {
    fault,
    match: {
      ...(method !== undefined && { method }),
      ...(where !== undefined && { path: where }),
    },
    ...(rule?.skip !== undefined && { skip: rule.skip }),
    ...(rule?.times !== undefined && { times: rule.times }),
  };
}
