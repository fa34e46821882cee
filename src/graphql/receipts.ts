import type { ApolloServerPlugin } from "@apollo/server";
import type { Arrival } from "../context.ts";

/** Puts the receipt into the answer's `extensions.upstream`, for who asked with `x-upstream-receipt: 1`. */
export function createReceipts(): ApolloServerPlugin<Arrival> {
  return {
    async requestDidStart({ contextValue: { receipt } }) {
      if (receipt === null) return;
      return {
        async willSendResponse({ response: { body } }) {
          if (body.kind !== "single") return;
          const { singleResult } = body;
          singleResult.extensions = {
            ...singleResult.extensions,
            upstream: receipt.read(),
          };
        },
      };
    },
  };
}
