import type { ApolloServerPlugin } from "@apollo/server";
import type { Arrival } from "../context.ts";

/**
 * Puts the receipt into the answer's `extensions.upstream`, for who asked with
 * `x-upstream-receipt: 1`, and into `extensions.stale`, unasked, what of the
 * answer is no longer fresh.
 */
export function createReceipts(): ApolloServerPlugin<Arrival> {
  return {
    async requestDidStart({ contextValue: { receipt, staleness } }) {
      return {
        async willSendResponse({ response: { body } }) {
          const stale = staleness.read();
          if (body.kind !== "single" || (receipt === null && stale === null))
            return;
          const { singleResult } = body;
          singleResult.extensions = {
            ...singleResult.extensions,
            ...(receipt !== null && { upstream: receipt.read() }),
            ...(stale !== null && { stale }),
          };
        },
      };
    },
  };
}
