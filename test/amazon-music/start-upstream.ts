import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
} from "node:http";
import type { AddressInfo } from "node:net";

/** An upstream that answers whatever a test wants, for what no well-meaning server does. */
export interface Upstream extends AsyncDisposable {
  readonly url: string;
  /** What came over the wire, in the order in which it came. */
  readonly requests: readonly ReceivedRequest[];
}

export interface ReceivedRequest {
  /** Such as `GET /v1/albums?ids=1`. */
  readonly line: string;
  readonly headers: IncomingHttpHeaders;
}

export async function startUpstream(
  listener: RequestListener,
): Promise<Upstream> {
  const requests: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    const { method = "", url = "", headers } = request;
    requests.push({ line: `${method} ${url}`, headers });
    listener(request, response);
  });
  await new Promise<void>((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve()),
  );
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers every request with the same JSON. */
export function answerJson(body: unknown, status = 200): RequestListener {
  return answerText(JSON.stringify(body), status);
}

export function answerText(
  body: string,
  status = 200,
  headers: Readonly<Record<string, string | string[]>> = {},
): RequestListener {
  return (_, response) => {
    response.writeHead(status, headers).end(body);
  };
}
