import { describe, expect, it } from "@jest/globals";
import { createShares } from "../../src/cache/index.ts";
import { createFakeClock } from "../support/fake-clock.ts";

/** A member with a Redis that answers as the test says; three of twelve is its safe share. */
function startMember(
  answer: (report: { validUntil: number; keep: number }) => unknown,
) {
  const clock = createFakeClock();
  const reports: { validUntil: number; keep: number; at: number }[] = [];
  const shares = createShares({
    ...clock,
    redis: {
      runScript: async (_script, _key, args) => {
        const report = { validUntil: Number(args[10]), keep: Number(args[2]) };
        reports.push({ ...report, at: clock.now() });
        return answer(report);
      },
    },
    name: "shares",
    member: "a",
    total: 12,
    members: 4,
  });
  shares.join({
    taken: () => 0,
    wanted: () => 12,
    onChange: () => undefined,
    onRestraint: () => undefined,
  });
  return { clock, shares, reports };
}

describe("a member of a table of shares", () => {
  it("reports only to a Redis that has just told the time, and says until when that holds", async () => {
    let answers = false;
    const { clock, shares, reports } = startMember(({ validUntil }) => {
      if (!answers) return undefined;
      return validUntil === 0 ? [50_000] : [6, 6, 0, 1000, 50_000];
    });
    await clock.pass(1000);
    expect(new Set(reports.map(({ validUntil }) => validUntil))).toEqual(
      new Set([0]),
    );
    expect(shares.capacity).toBe(0);

    answers = true;
    reports.length = 0;
    await clock.pass(250);
    expect(reports.map(({ validUntil }) => validUntil)).toEqual([0, 50_300]);
    expect([shares.capacity, shares.source]).toEqual([6, "shared"]);

    await clock.pass(250);
    expect(reports.at(-1)?.validUntil).toBe(50_550);
    await shares.close();
  });

  it("takes no safe share while a report that nobody answered may stand in the table", async () => {
    let isHeard = true;
    const { clock, shares, reports } = startMember(({ validUntil }) => {
      // The report is carried out, and its answer is lost; then Redis is silent.
      if (isHeard && validUntil === 0) return [50_000];
      isHeard = false;
      return undefined;
    });
    await clock.pass(5900);
    expect(reports.filter(({ validUntil }) => validUntil > 0)).toEqual([
      { validUntil: 50_300, keep: 0, at: 1000 },
    ]);
    expect(shares.capacity).toBe(0);

    await clock.pass(200);
    expect(shares.capacity).toBe(3);
    await shares.close();
  });
});
