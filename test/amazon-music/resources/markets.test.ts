import { describe, expect, it } from "@jest/globals";
import { createMarkets } from "../../../src/amazon-music/resources/markets.ts";
import { ask, createScriptedSend } from "../scripted-send.ts";

const us = { id: "US", name: "United States" };

describe("the markets", () => {
  it.each([[{ data: { markets: [us] } }], [{ markets: [us] }]])(
    "are read from %j",
    async (body) => {
      const { send } = createScriptedSend(body);

      expect(await createMarkets(send).getAll(ask)).toEqual([us]);
    },
  );

  it.each([[undefined], [[us]], [{ data: {} }], [{ data: { markets: us } }]])(
    "are missing in %j, which is malformed",
    async (body) => {
      const { send } = createScriptedSend(body);

      await expect(createMarkets(send).getAll(ask)).rejects.toMatchObject({
        kind: "malformed",
        message: "Amazon's answer holds no markets",
      });
    },
  );
});
