import { request } from "node:http";
import { text } from "node:stream/consumers";
import { users } from "../src/sandbox/accounts.ts";

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Sends one request over a connection of its own. */
export function ask(
  port: number,
  path: string,
  body: string,
  method = "POST",
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        port,
        host: "127.0.0.1",
        path,
        method,
        agent: false,
        headers: {
          authorization: `Bearer ${users.ada.accessToken}`,
          accept: "application/json",
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
        },
      },
      (response) => {
        text(response).then(
          (answer) =>
            resolve({ status: response.statusCode ?? 0, body: answer }),
          reject,
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
