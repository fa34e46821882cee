import { describe, expect, it } from "@jest/globals";
import { createSparingLog } from "../src/sparing-log.ts";
import { createFakeClock } from "./support/fake-clock.ts";

function openLog(perMinute: number, maxKinds?: number) {
  const lines: object[] = [];
  const clock = createFakeClock();
  const log = createSparingLog({
    logger: { warn: (fields: object) => lines.push(fields) } as never,
    perMinute,
    after: clock.after,
    ...(maxKinds !== undefined && { maxKinds }),
  });
  return { log, lines, clock };
}

describe("a sparing log", () => {
  it("has the first line of each kind at once, and the others as one when their minute is over", async () => {
    const { log, lines, clock } = openLog(1);
    for (const place of [1, 2, 3]) log.warn("a", { place }, "odd");
    log.warn("b", { place: 4 }, "odd");
    expect(lines).toEqual([{ place: 1 }, { place: 4 }]);

    await clock.pass(60_000);
    expect(lines.slice(2)).toEqual([{ place: 3, times: 2 }]);

    log.warn("a", { place: 5 }, "odd");
    expect(lines.slice(3)).toEqual([{ place: 5 }]);
  });

  it("has the first lines of a minute, and in the end the last, so that it tells how things stand", async () => {
    const { log, lines, clock } = openLog(2);
    for (const state of ["up", "down", "up", "down", "up"])
      log.warn("redis", { state }, "redis");
    await clock.pass(60_000);
    expect(lines).toEqual([
      { state: "up" },
      { state: "down" },
      { state: "up", times: 3 },
    ]);
  });

  it("is not flooded by kinds that somebody makes up", async () => {
    const { log, lines, clock } = openLog(1, 3);
    for (let place = 0; place < 1000; place++)
      log.warn(`kind ${place}`, { place }, "odd");
    await clock.pass(60_000);
    expect(lines).toEqual([
      ...[0, 1, 2, 3].map((place) => ({ place })),
      { place: 999, times: 996 },
    ]);
  });

  it("loses nothing when it is closed", () => {
    const { log, lines } = openLog(1);
    log.warn("a", { place: 1 }, "odd");
    log.warn("a", { place: 2 }, "odd");
    log.close();
    expect(lines.slice(1)).toEqual([{ place: 2, times: 1 }]);
  });
});
