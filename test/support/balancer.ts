import { once } from "node:events";
import {
  Agent,
  createServer,
  request,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { send } from "./send.ts";

/** Stands before several replicas and sends each request to the next one, as the load balancers of most clouds do. */
export interface Balancer {
  readonly url: string;
  /** A replica takes its place in the round as soon as it says that it is ready; what is returned takes it out. */
  join(url: string): () => void;
  /** How many of the replicas say that they are ready. */
  readonly ready: number;
}

/** On answers that the balancer makes itself: which replica was lost on the way, or `none` where nobody was ready. */
export const lostHeader = "x-balancer-lost";

interface Member {
  readonly url: string;
  isReady: boolean;
}

/** How often each replica is asked whether it is ready: often, so that a short notice is long enough. */
const lookEveryMs = 100;

/**
 * Two rules, and no more. Who does not say at `/health/ready` that it is ready is passed over: this is how a replica takes leave
 * in an orchestrator, whose balancers hear of it somewhat later. And a connection that is refused goes to the next one, which is
 * always safe, since nothing has been sent. A request that has been sent is not sent again: it may have been carried out.
 */
export async function startBalancer(): Promise<Balancer & AsyncDisposable> {
  const members = new Set<Member>();
  const watches = new Map<Member, NodeJS.Timeout>();
  const agent = new Agent({ keepAlive: true });
  let turn = 0;

  function next(tried: ReadonlySet<Member>): Member | undefined {
    const able = [...members].filter(
      (member) => member.isReady && !tried.has(member),
    );
    turn += 1;
    return able[turn % able.length];
  }

  /** Each by itself: one that takes its time hides nothing of the others. */
  async function watch(member: Member): Promise<void> {
    const { status } = await send(member.url, "/health/ready").catch(() => ({
      status: 0,
    }));
    member.isReady = status === 200;
    if (members.has(member))
      watches.set(
        member,
        setTimeout(() => void watch(member), lookEveryMs),
      );
  }

  function leave(member: Member): void {
    members.delete(member);
    clearTimeout(watches.get(member));
    watches.delete(member);
  }

  async function pass(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
  ): Promise<void> {
    const body = await buffer(incoming);
    const tried = new Set<Member>();
    for (let to = next(tried); to !== undefined; to = next(tried)) {
      tried.add(to);
      try {
        const answer = await ask(to.url, incoming, outgoing, body, agent);
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.on("error", () => outgoing.destroy());
        answer.pipe(outgoing);
        return;
      } catch (error) {
        if (isRefused(error)) continue;
        outgoing.writeHead(502, { [lostHeader]: to.url }).end();
        return;
      }
    }
    outgoing.writeHead(503, { [lostHeader]: "none" }).end();
  }

  const server = createServer(
    (incoming, outgoing) =>
      void pass(incoming, outgoing).catch(() => outgoing.destroy()),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    join(url) {
      const member = { url, isReady: false };
      members.add(member);
      void watch(member);
      return () => leave(member);
    },
    get ready() {
      return [...members].filter(({ isReady }) => isReady).length;
    },
    async [Symbol.asyncDispose]() {
      for (const member of members) leave(member);
      agent.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** Hands the request on; a client that goes away takes it along. */
function ask(
  url: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  body: Buffer,
  agent: Agent,
): Promise<IncomingMessage> {
  const { hostname, port } = new URL(url);
  const { method, url: path, headers } = incoming;
  const { connection: _, ...passed } = headers;
  return new Promise((resolve, reject) => {
    const asking = request(
      { hostname, port, path, method, headers: passed, agent },
      resolve,
    );
    asking.on("error", reject);
    outgoing.on("close", () => {
      if (!outgoing.writableFinished) asking.destroy();
    });
    asking.end(body);
  });
}

function isRefused(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && error.code === "ECONNREFUSED"
  );
}
