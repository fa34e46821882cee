/** Milliseconds of processor that the work below takes where the limits of the tests were set: on one core of 2.5 GHz that nobody else slowed. */
const usualMs = 75;

/** Much like what answers are made of: JSON read and written, objects, and looking them up. */
function work(): void {
  const things = Array.from({ length: 10_000 }, (_, index) => ({
    id: `B${index}`,
    title: `The album of number ${index}`,
    numbers: [index, index + 1],
  }));
  for (let times = 0; times < 5; times += 1) {
    const read = JSON.parse(JSON.stringify(things)) as typeof things;
    const byId = new Map(read.map((thing) => [thing.id, thing]));
    for (const { id } of things)
      if (!byId.has(id)) throw new Error(`${id} was lost`);
  }
}

/**
 * How many times as long as usual this process takes for the same work just now, at least 1. Time of the processor is no measure by
 * itself: where others share its caches, or the machine under it, the same work takes three times as much from one minute to the next.
 */
export function measureSlowness(): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, (user + system) / 1e3 / usualMs);
}
