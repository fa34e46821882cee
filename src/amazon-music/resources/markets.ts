import { unwrap } from "../envelope.ts";
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
      const data = unwrap(await send(call, ask));
      const markets = listOf(market)(isRecord(data) ? data["markets"] : null);
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
