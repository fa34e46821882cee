import type { IncomingMessage } from "node:http";
import { HeaderMap } from "@apollo/server";

/**
 * The headers of a request in the form that Apollo Server takes. What is asked
 * by name is read where Node has it; the map is filled when more is asked, which
 * is not done for requests that are answered without being executed.
 */
export class IncomingHeaders extends HeaderMap {
  #request: IncomingMessage | null;

  constructor(request: IncomingMessage) {
    super();
    this.#request = request;
  }

  override get(name: string): string | undefined {
    return this.#request === null
      ? super.get(name)
      : readHeader(this.#request, name.toLowerCase());
  }

  override has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  override set(name: string, value: string): this {
    this.#fill();
    return super.set(name, value);
  }

  override delete(name: string): boolean {
    this.#fill();
    return super.delete(name);
  }

  override clear(): void {
    this.#fill();
    super.clear();
  }

  override get size(): number {
    this.#fill();
    return super.size;
  }

  override keys(): MapIterator<string> {
    this.#fill();
    return super.keys();
  }

  override values(): MapIterator<string> {
    this.#fill();
    return super.values();
  }

  override entries(): MapIterator<[string, string]> {
    this.#fill();
    return super.entries();
  }

  override [Symbol.iterator](): MapIterator<[string, string]> {
    return this.entries();
  }

  override forEach(
    tell: (value: string, name: string, map: Map<string, string>) => void,
  ): void {
    this.#fill();
    super.forEach(tell);
  }

  #fill(): void {
    const request = this.#request;
    if (request === null) return;
    this.#request = null;
    for (const name of Object.keys(request.headers)) {
      const value = readHeader(request, name);
      if (value !== undefined) super.set(name, value);
    }
  }
}

function readHeader(
  request: IncomingMessage,
  name: string,
): string | undefined {
  const value = request.headers[name];
  // Node keeps the first of several and says nothing. Joined they are no token: which of them was meant cannot be known.
  if (name === "authorization") return readTokens(request.rawHeaders);
  return Array.isArray(value) ? value.join(", ") : value;
}

const tokenName = "authorization";

/** By hand: Node's own `headersDistinct` sorts all headers anew for this one. */
function readTokens(rawHeaders: readonly string[]): string | undefined {
  let tokens: string | undefined;
  for (let place = 0; place < rawHeaders.length; place += 2) {
    const name = rawHeaders[place];
    if (name?.length !== tokenName.length) continue;
    if (name.toLowerCase() !== tokenName) continue;
    const value = rawHeaders[place + 1];
    tokens = tokens === undefined ? value : `${tokens}, ${value}`;
  }
  return tokens;
}
