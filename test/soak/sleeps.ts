/**
 * When a process that should have been awake was not: others had the processors. What came meanwhile lay in the kernel, and was
 * seen all at once; so when it was seen tells only until when it had come.
 */
export interface Sleep {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

/** Less is nothing that a call could be lost in: see what the slots of calls allow for. */
const shortestMs = 25;

/** What has come meanwhile is not all seen at the first look: connections are let in, and only then read. */
const dazeMs = 100;

/** JavaScript that has a process tell of its sleeps, a line of JSON for each, before anything else runs in it. */
export const tellingOfSleeps = `
  let last = Date.now();
  setInterval(() => {
    const now = Date.now();
    if (now - last > ${shortestMs})
      process.stdout.write(JSON.stringify({ sleep: { from: last, to: now } }) + "\\n");
    last = now;
  }, 5).unref();
`;

/** The sleep that a line tells of. */
export function parseSleep(line: string): Sleep | undefined {
  return line.startsWith('{"sleep":')
    ? // Written above, to this form.
      (JSON.parse(line) as { readonly sleep: Sleep }).sleep
    : undefined;
}

/** Since when what was seen at a moment may have been there. Asked for ascending moments. */
export function createArrivals(
  sleeps: readonly Sleep[],
): (seenAt: number) => number {
  let next = 0;
  return (seenAt) => {
    while ((sleeps[next]?.to ?? Number.POSITIVE_INFINITY) + dazeMs < seenAt)
      next += 1;
    const from = sleeps[next]?.from ?? Number.POSITIVE_INFINITY;
    return Math.min(seenAt, from);
  };
}
