import { describe, expect, it } from "@jest/globals";
import {
  toAnswerFigures,
  toProcessFigures,
  toThrottledFigures,
  toUpstreamFigures,
  type Figure,
} from "./figures.ts";
import type { Replica, Run } from "./replica.ts";
import { toSummary, toTable } from "./table.ts";
import type { Visit } from "./visitors.ts";

const visit: Visit = {
  visitor: { name: "ada", accessToken: "", territory: "US", language: "en-us" },
  kind: "look-up of albums",
  askedAt: 0,
  answeredAt: 100,
  tookMs: 100,
  wrong: [],
  codes: [],
  stale: [],
  lostWith: undefined,
  lookUp: undefined,
  came: [],
};

const run: Run = {
  url: "http://127.0.0.1:1",
  log: [
    ...Array.from({ length: 10 }, () => ({
      msg: "amazon music call",
      attempt: 1,
    })),
    { msg: "amazon music call", attempt: 2 },
    ...Array.from({ length: 100 }, () => ({ msg: "weighed", liveBytes: 50e6 })),
  ],
  isKilled: false,
  status: 0,
};

const toReplica = (changed: Partial<Run> = {}): Replica => ({
  runs: [{ ...run, ...changed }],
  start: async () => undefined,
  end: async () => undefined,
  weigh: () => undefined,
  [Symbol.asyncDispose]: async () => undefined,
});

const bad = (figures: readonly Figure[]) =>
  figures.filter(({ isGood }) => !isGood).map(({ what }) => what);

const ofVisits = (changed: Partial<Visit>) =>
  bad(
    toAnswerFigures(
      [visit, visit, { ...visit, ...changed }],
      [toReplica({ isKilled: true })],
    ),
  );

const ofRun = (changed: Partial<Run>) =>
  bad(toProcessFigures([toReplica(changed)], ["Atza|secret"], 1));

describe("the figures of a soak", () => {
  it("are good where nothing is wrong", () => {
    expect([
      ...ofVisits({}),
      ...ofVisits({ codes: ["UPSTREAM_TIMEOUT"] }),
      ...ofVisits({ lostWith: run.url }),
      ...bad(toUpstreamFigures([visit], [], [run], [])),
      ...ofRun({}),
    ]).toEqual([]);
  });

  it("tell of a wrong answer, a late one, and one that was lost with nobody killed", () => {
    expect([
      ...ofVisits({ wrong: ["albums.0 is null"] }),
      ...ofVisits({ tookMs: 5501 }),
      ...ofVisits({ lostWith: "http://127.0.0.1:2" }),
    ]).toEqual([
      "wrong or dishonest answers",
      "slowest answer, without what the load itself was late",
      "requests lost otherwise than with a killed replica",
    ]);
  });

  it("tell of more retries than a tenth", () => {
    const log = [...run.log, { msg: "amazon music call", attempt: 2 }];
    expect(bad(toUpstreamFigures([visit], [], [{ ...run, log }], []))).toEqual([
      "share of retries (2 of 10 first tries)",
    ]);
  });

  it("tell of more calls in a second than the budget has, where they were sent and where they were seen", () => {
    const moments = Array.from({ length: 41 }, (_, place) => place * 24);
    const log = moments.map((moment) => ({
      msg: "amazon music call",
      attempt: 1,
      time: new Date(moment + 300).toISOString(),
      durationMs: 300,
    }));
    const exchanges = moments.map(
      (at) => ({ at, path: "/v1/albums", status: 200, target: "/" }) as never,
    );
    const sent = "calls in the busiest second, as they were sent";
    const seen = "calls in the busiest second, as Amazon saw them come";
    const of = (calls: never[], lines: Run["log"]) =>
      bad(toUpstreamFigures([visit], calls, [{ ...run, log: lines }], []));
    expect(of(exchanges, log)).toEqual([sent, seen]);
    expect(of(exchanges.slice(1), log.slice(1))).toEqual([]);
  });

  it("tell of memory that grows, a log that is flooded, a bug, a secret and an end that was none", () => {
    const line = { level: "warn", msg: "redis" };
    expect([
      ...ofRun({
        log: Array.from({ length: 100 }, (_, place) => ({
          msg: "weighed",
          liveBytes: 50e6 * (1 + place / 100),
        })),
      }),
      ...ofRun({
        log: [...run.log, ...Array.from({ length: 61 }, () => line)],
      }),
      ...ofRun({ log: [...run.log, { ...line, level: "error" }] }),
      ...ofRun({ log: [...run.log, { ...line, url: "/?token=Atza|secret" }] }),
      ...ofRun({ status: 1 }),
    ]).toEqual([
      expect.stringContaining("memory that the replica"),
      expect.stringContaining("lines of log a minute"),
      "lines of log that tell of a bug",
      "secrets in the log",
      "replicas that were told to end and did not end well",
    ]);
  });

  it("tell of a time of 429s in which something failed, was not marked, or was tried on and on", () => {
    const ofPhase = (changed: Partial<Visit>, moments: readonly number[]) =>
      bad(
        toThrottledFigures(
          {
            from: 0,
            to: 60_000,
            visits: [
              {
                ...visit,
                askedAt: 30_000,
                stale: [["albums", 0]],
                ...changed,
              },
            ],
          },
          moments.map((at) => ({ at, path: "/v1/albums" }) as never),
        ),
      );
    const falling = [7000, 8000, 40_000];
    expect(ofPhase({}, falling)).toEqual([]);
    expect([
      ...ofPhase({ codes: ["UPSTREAM_THROTTLED"] }, falling),
      ...ofPhase({ stale: [] }, falling),
      ...ofPhase(
        {},
        Array.from({ length: 20 }, (_, place) => 34_000 + place),
      ),
    ]).toEqual([
      expect.stringContaining("not answered whole"),
      "of those, not marked though past their freshness",
      expect.stringContaining("tries a second once all is stale"),
    ]);
  });

  it("are shown as a table, with what failed below it, and counted as tests are", () => {
    const figures: Figure[] = [
      { what: "calls", measured: "40", allowed: "<= 40", isGood: true },
      {
        what: "wrong answers",
        measured: "1",
        allowed: "0",
        isGood: false,
        details: ["albums.0 is null"],
      },
    ];
    expect(toTable(figures)).toBe(
      [
        "ok    calls          40  <= 40",
        "FAIL  wrong answers  1   0",
        "FAILED: wrong answers",
        "  albums.0 is null",
      ].join("\n"),
    );
    expect(toSummary(figures)).toBe("Tests:       1 failed, 1 passed, 2 total");
    expect(toSummary(figures.slice(0, 1))).toBe(
      "Tests:       1 passed, 1 total",
    );
  });
});
