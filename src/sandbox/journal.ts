import type { UserName } from "./accounts.ts";
import type { FaultKind } from "./faults.ts";
import type { RawRequest } from "./request.ts";

/** One request and what became of it. Never holds a token. */
export interface Exchange {
  /** Milliseconds since 1970. */
  at: number;
  method: string;
  path: string;
  /** Path and query as on the wire; of calls to Login with Amazon the path only. */
  target: string;
  /** How many ids a multi-get asked for. */
  ids: number | undefined;
  /** Whose token it bore, if a valid one. */
  user: UserName | undefined;
  acceptLanguage: string | undefined;
  imageStyle: string | undefined;
  contentType: string | undefined;
  /** Of calls to Login with Amazon always empty. */
  body: string;
  fault: FaultKind | undefined;
  /** Undefined as long as nothing was answered; for good when the connection hung or was cut before. */
  status: number | undefined;
  answeredAt: number | undefined;
}

/** Sums over the calls to the Amazon Music Web API. */
export interface Counters {
  calls: number;
  callsPerPath: Record<string, number>;
  /** The number of ids of each multi-get, in order of arrival. */
  idsPerMultiGet: number[];
  largestMultiGet: number;
  /** The most calls that arrived within any one second. */
  mostCallsInOneSecond: number;
}

/** What the sandbox was asked. The arrays stay the same ones for life, so that a test may hold on to them. */
export interface Journal {
  readonly requests: string[];
  readonly loginRequests: string[];
  readonly exchanges: Exchange[];
  begin(
    request: RawRequest,
    isLogin: boolean,
    user: UserName | undefined,
  ): Exchange;
  counters(): Counters;
  reset(): void;
}

/** A sandbox that runs for days must not fill the memory; no test comes near this. */
const MAX_ENTRIES = 200_000;

export function createJournal(now: () => number): Journal {
  const requests: string[] = [];
  const loginRequests: string[] = [];
  const exchanges: Exchange[] = [];

  function append<Entry>(list: Entry[], entry: Entry): void {
    if (list.length >= MAX_ENTRIES) list.splice(0, MAX_ENTRIES / 2);
    list.push(entry);
  }

  return {
    requests,
    loginRequests,
    exchanges,

    begin(request, isLogin, user) {
      const { method, path, headers } = request;
      // The query of a call to Login with Amazon may be a token.
      const target = isLogin ? path : request.target;
      const exchange: Exchange = {
        at: now(),
        method,
        path,
        target,
        ids: isLogin ? undefined : countIds(request),
        user,
        acceptLanguage: headers["accept-language"],
        imageStyle: headers["amzn-image-style"]?.toString(),
        contentType: headers["content-type"],
        body: "",
        fault: undefined,
        status: undefined,
        answeredAt: undefined,
      };
      append(exchanges, exchange);
      append(isLogin ? loginRequests : requests, `${method} ${target}`);
      return exchange;
    },

    counters() {
      const calls = exchanges.filter(({ path }) => path.startsWith("/v1"));
      const callsPerPath: Record<string, number> = {};
      for (const { method, path } of calls) {
        const key = `${method} ${path}`;
        callsPerPath[key] = (callsPerPath[key] ?? 0) + 1;
      }
      const idsPerMultiGet = calls
        .map(({ ids }) => ids)
        .filter((ids) => ids !== undefined);
      return {
        calls: calls.length,
        callsPerPath,
        idsPerMultiGet,
        largestMultiGet: Math.max(0, ...idsPerMultiGet),
        mostCallsInOneSecond: most(calls.map(({ at }) => at)),
      };
    },

    reset() {
      for (const list of [requests, loginRequests, exchanges]) list.length = 0;
    },
  };
}

function countIds({ target }: RawRequest): number | undefined {
  // Read from the raw text, since a journal must not fail on what it is to show.
  const ids = /[?&]ids=([^&]*)/.exec(target)?.[1];
  return ids === undefined ? undefined : ids.split(/,|%2C/i).length;
}

/** The largest number of moments (ascending) within a thousand milliseconds. */
function most(moments: readonly number[]): number {
  let first = 0;
  let largest = 0;
  for (const [place, moment] of moments.entries()) {
    while ((moments[first] ?? moment) <= moment - 1000) first++;
    largest = Math.max(largest, place - first + 1);
  }
  return largest;
}
