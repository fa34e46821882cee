import { createServer } from "node:http";
import { text } from "node:stream/consumers";

/**
 * A program: what HTTP alone costs on Node. It reads a request's body and
 * answers with bytes that it was given before by `PUT` to the same path.
 */
const answers = new Map<string, Buffer>();

const server = createServer((request, response) => {
  void text(request).then((body) => {
    const path = request.url ?? "";
    if (request.method === "PUT") answers.set(path, Buffer.from(body));
    const answer = answers.get(path) ?? "";
    response.writeHead(200, {
      "content-type": "application/json; charset=utf-8",
      "content-length": answer.length,
    });
    response.end(answer);
  });
});
server.listen(Number(process.env["PORT"]), "127.0.0.1");
process.once("SIGTERM", () => process.exit());
