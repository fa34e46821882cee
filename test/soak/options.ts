import { parseArgs } from "node:util";

export interface Options {
  /** How long the faults come and go, with what comes before and after. */
  readonly seconds: number;
  /** The same seed plays the same faults and asks the same questions, though no two machines join them alike. */
  readonly seed: number;
}

const tenMinutes = 600;

/** Throws where an option is no whole number. */
export function parseOptions(
  args: readonly string[],
  random: () => number = Math.random,
): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { seconds: { type: "string" }, seed: { type: "string" } },
  });
  return {
    seconds: toWhole("seconds", values.seconds, tenMinutes),
    seed: toWhole("seed", values.seed, Math.floor(random() * 1_000_000)),
  };
}

function toWhole(
  name: string,
  text: string | undefined,
  otherwise: number,
): number {
  if (text === undefined) return otherwise;
  if (!/^\d+$/.test(text)) throw new Error(`--${name} is a whole number`);
  return Number(text);
}
