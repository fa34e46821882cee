import { describe, expect, it } from "@jest/globals";
import { works, type Sandbox } from "../../src/sandbox/index.ts";
import { startBalancer, type Balancer } from "../support/balancer.ts";
import { openSandbox } from "../support/open-sandbox.ts";
import { until } from "../support/redis-server.ts";
import { send } from "../support/send.ts";
import { settingsOf, startProgram } from "../support/start-program.ts";

const limitMs = 120_000;

const document = `{
  album(catalogId: "${works.albums.plain}") { title }
  me { name }
}`;
const answered = {
  data: { album: { title: "Harbour Lights at Noon" }, me: { name: "Ada" } },
};

/** A replica that has its place behind the balancer until it has ended. */
async function startReplica(
  sandbox: Sandbox,
  balancer: Balancer,
): Promise<ReturnType<typeof startProgram>> {
  const replica = startProgram(
    {
      ...settingsOf(sandbox),
      AMAZON_MUSIC_TPS: "1000",
      AMAZON_MUSIC_TIMEOUT_MS: "20000",
      REQUEST_TIMEOUT_MS: "60000",
      GRAPHIQL: "off",
      // Many looks of the balancer's, on a busy machine too.
      SHUTDOWN_NOTICE_MS: "3000",
    },
    { limitMs },
  );
  const leave = balancer.join(await replica.listening());
  void replica.exited.then(leave);
  return replica;
}

/** Asks without a pause, eight at a time; what was not answered as it should be. */
async function press(
  { url }: Balancer,
  token: string,
  isOver: () => boolean,
): Promise<{ readonly asked: number; readonly failed: readonly unknown[] }> {
  const failed: unknown[] = [];
  let asked = 0;
  const ask = async (): Promise<void> => {
    while (!isOver()) {
      asked += 1;
      const { status, text } = await send(url, "/graphql", {
        method: "POST",
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${token}`,
        },
        body: JSON.stringify({ query: document }),
      }).catch((error: unknown) => ({ status: 0, text: String(error) }));
      if (text.trim() !== JSON.stringify(answered))
        failed.push({ status, text });
    }
  };
  await Promise.all(Array.from({ length: 8 }, ask));
  return { asked, failed };
}

describe("three replicas behind a balancer that are replaced one after the other under load", () => {
  it(
    "answer every request",
    async () => {
      await using sandbox = await openSandbox();
      // Long enough for every replica to have requests inside when it is told to end.
      sandbox.faults.add({
        match: { path: "/v1/me" },
        fault: { kind: "delay", ms: 100 },
      });
      await using balancer = await startBalancer();
      await using replicas = new AsyncDisposableStack();
      const start = async () =>
        replicas.use(await startReplica(sandbox, balancer));
      const old = await Promise.all([start(), start(), start()]);
      await until(() => balancer.ready === 3);
      let isOver = false;
      const load = press(balancer, sandbox.users.ada.accessToken, () => isOver);
      // Whoever is told to end before anybody asked it shows nothing.
      await until(() =>
        old.every(({ log }) => log.some(({ msg }) => msg === "operation")),
      );

      for (const replica of old) {
        replica.kill("SIGTERM");
        expect(await replica.exited).toBe(0);
        await start();
        await until(() => balancer.ready === 3);
      }
      isOver = true;
      const { asked, failed } = await load;

      expect(failed).toEqual([]);
      expect(asked).toBeGreaterThan(100);
    },
    limitMs,
  );
});
