import { describe, expect, it } from "@jest/globals";
import { openSandbox } from "../support/open-sandbox.ts";
import { until } from "../support/redis-server.ts";
import { send } from "../support/send.ts";
import { settingsOf, startProgram } from "../support/start-program.ts";
import { weighing } from "../support/weighing.ts";

const limitMs = 120_000;

/** A valid document of a thousand characters that no other is like, and that costs Amazon nothing. */
function toDocument(number: number): string {
  const fields = Array.from(
    { length: 40 },
    (_, place) => `f${place}: title label duration`,
  );
  return `query Q${number} { __typename album(catalogId: "B") @skip(if: true) { ${fields.join(" ")} } }`;
}

describe("a gateway that is sent documents none of which comes again", () => {
  it(
    "keeps no more of them than it has room for",
    async () => {
      await using sandbox = await openSandbox();
      await using program = startProgram(
        { ...settingsOf(sandbox), GRAPHIQL: "off" },
        { preloaded: weighing, limitMs },
      );
      const url = await program.listening();
      const ask = async (from: number, to: number): Promise<void> => {
        for (let number = from; number < to; number += 1) {
          const { text } = await send(url, "/graphql", {
            method: "POST",
            headers: {
              "content-type": "application/json",
              authorization: `Bearer ${sandbox.users.ada.accessToken}`,
            },
            body: JSON.stringify({ query: toDocument(number) }),
          });
          expect(text.trim()).toBe('{"data":{"__typename":"Query"}}');
        }
      };
      const weigh = async (): Promise<number> => {
        const told = () => program.log.filter(({ msg }) => msg === "weighed");
        const before = told().length;
        program.kill("SIGUSR2");
        await until(() => told().length > before, limitMs);
        return Number(told().at(-1)?.["liveBytes"]);
      };

      await ask(0, 50);
      const before = await weigh();
      await ask(50, 2000);
      const grown = (await weigh()) - before;

      // Parsed, they would weigh five times as much.
      expect(grown).toBeLessThan(50_000_000);
    },
    limitMs,
  );
});
