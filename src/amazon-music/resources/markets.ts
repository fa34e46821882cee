import { AmazonMusicError } from "../error.ts";
import { market } from "../entities.ts";
import type { Ask, Send } from "../send.ts";
import { isRecord, listOf } from "../shape.ts";
import type { Market } from "../types.ts";

export interface Markets {
  /** `GET /v1/markets`: where Amazon Music sells. Shape provisional. */
  getAll(ask: Ask): Promise<readonly Market[]>;
}

const route = "/v1/markets";

export function createMarkets(send: Send): Markets {
  return {
    async getAll(ask) {
      const call = { method: "GET", route, path: route } as const;
      const body = await send(call, ask);
      const data = isRecord(body) && isRecord(body["data"]) ? body["data"] : {};
      const markets = listOf(market)(data["markets"]);
      if (markets === null)
        throw new AmazonMusicError(
          "malformed",
          "Amazon's answer holds no markets",
          call,
        );
      return markets;
    },
  };
}
