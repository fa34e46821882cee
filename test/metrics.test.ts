import { describe, expect, it } from "@jest/globals";
import {
  createMetrics,
  createProcessMetrics,
  type Standing,
} from "../src/metrics.ts";
import { parseMetrics } from "./support/read-metrics.ts";

const call = {
  method: "GET",
  route: "/v1/albums",
  ids: 100,
  status: 200,
  attempt: 1,
  durationMs: 30,
};

const resting: Standing = {
  redis: "connecting",
  memoryCacheBytes: 0,
  answerCacheBytes: 0,
  amazonMusic: {
    governor: {
      capacity: 10,
      inUse: 0,
      queued: 0,
      pausedUntilMs: null,
      source: "alone",
    },
    breakers: {
      catalog: "closed",
      personal: "closed",
      search: "closed",
      write: "closed",
    },
    tries: { first: 0, retries: 0 },
  },
  login: "closed",
};

function createWorld() {
  let standing = resting;
  let reads = 0;
  const metrics = createMetrics(() => {
    reads += 1;
    return standing;
  });
  return {
    metrics,
    read: async () => parseMetrics((await metrics.read()).text),
    stand: (next: Standing) => (standing = next),
    reads: () => reads,
  };
}

describe("metrics", () => {
  it.each([
    [0, "none"],
    [200, "2xx"],
    [204, "2xx"],
    [302, "3xx"],
    [404, "4xx"],
    [429, "429"],
    [503, "5xx"],
  ])(
    "count a call answered with %i as %s, in seconds",
    async (status, label) => {
      const { metrics, read } = createWorld();

      metrics.onAmazonMusicCall({ ...call, status });

      const name = "amazon_music_call_duration_seconds";
      const labels = `method="GET",route="/v1/albums",status="${label}"`;
      const figures = await read();
      expect(figures.get(`${name}_count{${labels}}`)).toBe(1);
      expect(figures.get(`${name}_sum{${labels}}`)).toBe(0.03);
      expect(figures.get(`${name}_bucket{le="0.025",${labels}}`)).toBe(0);
      expect(figures.get(`${name}_bucket{le="0.05",${labels}}`)).toBe(1);
    },
  );

  it("count calls to Login with Amazon apart", async () => {
    const { metrics, read } = createWorld();

    metrics.onLoginCall({ ...call, route: "/auth/o2/tokeninfo" });

    const figures = await read();
    expect(
      figures.get(
        'login_with_amazon_call_duration_seconds_count{method="GET",route="/auth/o2/tokeninfo",status="2xx"}',
      ),
    ).toBe(1);
    expect([...figures.keys()].join()).not.toContain("amazon_music_call");
  });

  it("keep the words of an oddity to the log, since they are Amazon's", async () => {
    const { metrics } = createWorld();

    metrics.onOddity({ route: "/v1/me/views/home", what: "a Hologram" });

    const { text } = await metrics.read();
    expect(text).toContain(
      'amazon_music_oddities_total{route="/v1/me/views/home"} 1\n',
    );
    expect(text).not.toContain("Hologram");
  });

  it("ask how things stand only when they are read", async () => {
    const { metrics, read, reads, stand } = createWorld();
    metrics.onLookUp("memory", 100);
    expect(reads()).toBe(0);

    stand({
      ...resting,
      redis: "up",
      memoryCacheBytes: 1234,
      answerCacheBytes: 567,
    });
    const figures = await read();

    expect(reads()).toBe(1);
    expect(figures.get("memory_cache_bytes")).toBe(1234);
    expect(figures.get("answer_cache_bytes")).toBe(567);
    expect(figures.get('redis_state{state="up"}')).toBe(1);
    expect(figures.get('redis_state{state="connecting"}')).toBe(0);
  });

  it("tell how calls to Amazon fare: budget, pause, retries and breakers", async () => {
    const { read, stand } = createWorld();
    const { amazonMusic } = resting;
    stand({
      ...resting,
      amazonMusic: {
        governor: {
          capacity: 16,
          inUse: 3,
          queued: 7,
          pausedUntilMs: 5,
          source: "shared",
        },
        breakers: { ...amazonMusic.breakers, personal: "open" },
        tries: { first: 100, retries: 9 },
      },
      login: "probing",
    });

    const figures = await read();

    const told = [
      ['amazon_music_budget_calls{kind="capacity"}', 16],
      ['amazon_music_budget_calls{kind="in_use"}', 3],
      ['amazon_music_budget_calls{kind="queued"}', 7],
      ["amazon_music_budget_shared", 1],
      ["amazon_music_paused", 1],
      ['amazon_music_tries{kind="first"}', 100],
      ['amazon_music_tries{kind="retry"}', 9],
      ['amazon_breaker_state{operation="personal",state="open"}', 1],
      ['amazon_breaker_state{operation="personal",state="closed"}', 0],
      ['amazon_breaker_state{operation="catalog",state="closed"}', 1],
      ['amazon_breaker_state{operation="login",state="probing"}', 1],
    ] as const;
    for (const [name, value] of told)
      expect([name, figures.get(name)]).toEqual([name, value]);
  });

  it("of the process tell its memory, its CPU and the delay of its event loop", async () => {
    const { registry } = createProcessMetrics(null);
    const figures = parseMetrics(await registry.metrics());

    for (const name of [
      "process_resident_memory_bytes",
      "process_cpu_seconds_total",
      "nodejs_eventloop_lag_p99_seconds",
    ])
      expect(figures.has(name)).toBe(true);
  });

  it("of the process stand behind the gateway's own", async () => {
    const metrics = createMetrics(
      () => ({ ...resting, redis: "up", memoryCacheBytes: 0 }),
      createProcessMetrics(null),
    );

    const { text } = await metrics.read();

    expect(text).toMatch(/^# HELP amazon_music_call_duration_seconds /);
    expect(text).toMatch(/\n\n# HELP process_cpu_user_seconds_total /);
  });
});
