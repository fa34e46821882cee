import { GraphQLError, type ExecutionResult } from "graphql";
import type { GraphiQLProps } from "graphiql";
import { toRequestHeaders } from "./headers.ts";
import { parseReceipt, receiptHeader, type Receipt } from "./receipt.ts";

export interface FetcherOptions {
  /** Told after each operation but the page's own introspection; null where the gateway wrote no receipt. */
  readonly onReceipt?: (receipt: Receipt | null) => void;
  readonly now?: () => number;
}

/** How GraphiQL calls the operation by which it reads the schema. */
const introspectionName = "IntrospectionQuery";

/** Sends operations of the page to the endpoint and hands back what it answers, be it a result or a refusal. */
export function createFetcher(
  endpoint: string,
  { onReceipt, now = performance.now.bind(performance) }: FetcherOptions = {},
): GraphiQLProps["fetcher"] {
  return async (operation, options) => {
    const headers = toRequestHeaders(options?.headers);
    const isForPane =
      onReceipt !== undefined && operation.operationName !== introspectionName;
    // Who asks for the receipt in the headers pane wants to read it in the answer.
    const isForReader = Object.keys(headers).some(
      (name) => name.toLowerCase() === receiptHeader,
    );
    const start = now();
    const result = await ask(endpoint, operation, {
      ...(isForPane && !isForReader ? { [receiptHeader]: "1" } : {}),
      ...headers,
    });
    if (!isForPane) return result;
    const operationName = operation.operationName ?? "";
    onReceipt(
      parseReceipt(result.extensions, { operationName, ms: now() - start }),
    );
    return isForReader ? result : withoutReceipt(result);
  };
}

async function ask(
  endpoint: string,
  operation: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<ExecutionResult> {
  let sent: Headers;
  try {
    sent = new Headers({
      accept: "application/graphql-response+json, application/json",
      "content-type": "application/json",
      ...headers,
    });
  } catch {
    return toProblem(
      "Not sent: the headers pane holds a name or a value that no header can have.",
    );
  }
  const response = await fetch(endpoint, {
    method: "POST",
    headers: sent,
    body: JSON.stringify(operation),
    // The token goes to the endpoint and nowhere it may point to.
    redirect: "error",
    credentials: "omit",
    cache: "no-store",
  }).catch(() => null);
  const body = await response?.text().catch(() => null);
  if (!response || body == null)
    return toProblem(
      "The gateway does not answer. Whether it got the operation cannot be known from here.",
    );
  try {
    return JSON.parse(body) as ExecutionResult;
  } catch {
    // Something between the page and the gateway answered.
    throw new Error(`HTTP ${response.status}: ${body.slice(0, 500)}`);
  }
}

/** In the place of an answer, and in the form of one: of what is thrown, GraphiQL would show the stack. */
const toProblem = (message: string): ExecutionResult => ({
  errors: [new GraphQLError(message)],
});

/** The answer as every other client would have it. */
function withoutReceipt({
  extensions: { upstream: _, ...extensions } = {},
  ...result
}: ExecutionResult): ExecutionResult {
  return Object.keys(extensions).length === 0
    ? result
    : { ...result, extensions };
}
