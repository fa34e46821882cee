import type { ExecutionResult } from "graphql";
import type { GraphiQLProps } from "graphiql";
import { toRequestHeaders } from "./headers.ts";

/** Sends operations of the page to the endpoint and hands back what it answers, be it a result or a refusal. */
export function createFetcher(endpoint: string): GraphiQLProps["fetcher"] {
  return async (operation, options) => {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: {
        accept: "application/graphql-response+json, application/json",
        "content-type": "application/json",
        ...toRequestHeaders(options?.headers),
      },
      body: JSON.stringify(operation),
      // The token goes to the endpoint and nowhere it may point to.
      redirect: "error",
      credentials: "omit",
      cache: "no-store",
    });
    const body = await response.text();
    try {
      return JSON.parse(body) as ExecutionResult;
    } catch {
      // Something between the page and the gateway answered.
      throw new Error(`HTTP ${response.status}: ${body.slice(0, 500)}`);
    }
  };
}
