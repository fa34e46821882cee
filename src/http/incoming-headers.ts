import type { IncomingMessage } from "node:http";
import { HeaderMap } from "@apollo/server";

/**
 * The headers of a request in the form that Apollo Server takes. What is asked
 * by name is read where Node has it; the map is made when more is asked, which
 * is not done for requests that are answered without being executed.
 */
export function readHeaders(request: IncomingMessage): HeaderMap {
  // All of it but the mark by which TypeScript knows the class: making a map takes longer than reading what is asked of it.
  return new IncomingHeaders(request) as Omit<HeaderMap, "set"> as HeaderMap;
}

class IncomingHeaders implements Omit<HeaderMap, "set"> {
  readonly #headers: IncomingMessage["headers"];
  readonly #rawHeaders: readonly string[];
  #map: HeaderMap | undefined;

  constructor({ headers, rawHeaders }: IncomingMessage) {
    this.#headers = headers;
    this.#rawHeaders = rawHeaders;
  }

  get(name: string): string | undefined {
    return this.#map === undefined
      ? this.#read(name.toLowerCase())
      : this.#map.get(name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  set(name: string, value: string): this {
    this.#fill().set(name, value);
    return this;
  }

  delete(name: string): boolean {
    return this.#fill().delete(name);
  }

  clear(): void {
    this.#fill().clear();
  }

  get size(): number {
    return this.#fill().size;
  }

  keys(): MapIterator<string> {
    return this.#fill().keys();
  }

  values(): MapIterator<string> {
    return this.#fill().values();
  }

  entries(): MapIterator<[string, string]> {
    return this.#fill().entries();
  }

  [Symbol.iterator](): MapIterator<[string, string]> {
    return this.entries();
  }

  forEach(
    tell: (value: string, name: string, map: Map<string, string>) => void,
  ): void {
    this.#fill().forEach(tell);
  }

  get [Symbol.toStringTag](): string {
    return "HeaderMap";
  }

  #fill(): HeaderMap {
    if (this.#map !== undefined) return this.#map;
    const map = (this.#map = new HeaderMap());
    for (const name of Object.keys(this.#headers)) {
      const value = this.#read(name);
      if (value !== undefined) map.set(name, value);
    }
    return map;
  }

  #read(name: string): string | undefined {
    // Node keeps the first of several and says nothing. Joined they are no token: which of them was meant cannot be known.
    if (name === "authorization") return readTokens(this.#rawHeaders);
    const value = this.#headers[name];
    return Array.isArray(value) ? value.join(", ") : value;
  }
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
