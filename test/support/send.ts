import {
  request,
  type IncomingHttpHeaders,
  type OutgoingHttpHeader,
} from "node:http";
import { text } from "node:stream/consumers";

export interface SendOptions {
  readonly method?: string;
  /** A list is sent as several headers of that name. */
  readonly headers?: NodeJS.Dict<OutgoingHttpHeader>;
  readonly body?: string | Buffer;
}

export interface Sent {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/**
 * One request on a connection of its own, sent as it is written: `fetch` would
 * tidy the target up, add headers and follow redirects.
 */
export function send(
  url: string,
  target: string,
  { method = "GET", headers = {}, body }: SendOptions = {},
): Promise<Sent> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path: target, method, headers, agent: false })
      .on("response", (response) => {
        text(response).then(
          (received) =>
            resolve({
              status: response.statusCode,
              headers: response.headers,
              text: received,
            }),
          reject,
        );
      })
      .on("error", reject)
      .end(body);
  });
}

/** The JSON of an answer, with no type: tests say what they expect of it. */
export function toJson(sent: Sent): unknown {
  return JSON.parse(sent.text);
}
