import { parseArgs } from "node:util";
import { queryNames, type QueryName } from "./questions.ts";

/** How much is measured. */
export interface Options {
  readonly queries: readonly QueryName[];
  /** The peer that ratios are told against, besides those of the targets. */
  readonly against: string;
  readonly rounds: number;
  /** For which each server is asked in each round. */
  readonly seconds: number;
  readonly connections: readonly number[];
  /** How long the longest memory run goes on. */
  readonly soakSeconds: number;
  /** `queries` leaves out what is measured of processes alone, `quick` what is measured of peers besides; `whole` may be written down. */
  readonly scope: "whole" | "quick" | "queries";
}

/** Reads the flags of `npm run bench -- …`. Throws where one is unknown or wrong. */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string" },
      against: { type: "string", default: "mercurius" },
      rounds: { type: "string" },
      seconds: { type: "string" },
      soak: { type: "string", default: "0" },
    },
  });
  const { quick, only } = values;
  return {
    queries: only === undefined ? queryNames : parseQueries(only),
    against: values.against,
    rounds: parseNumber("rounds", values.rounds ?? (quick ? "1" : "5")),
    seconds: parseNumber("seconds", values.seconds ?? (quick ? "1" : "4")),
    connections: quick ? [50] : [1, 50],
    soakSeconds: parseNumber("soak", values.soak),
    scope: only !== undefined ? "queries" : quick ? "quick" : "whole",
  };
}

function parseQueries(text: string): QueryName[] {
  const names = text.split(",");
  const chosen = queryNames.filter((name) => names.includes(name));
  if (chosen.length < names.length)
    throw new Error(`--only takes some of ${queryNames.join()}.`);
  return chosen;
}

function parseNumber(flag: string, text: string): number {
  const value = Number(text);
  if (text === "" || !(value >= 0))
    throw new Error(`--${flag} takes a number.`);
  return value;
}
