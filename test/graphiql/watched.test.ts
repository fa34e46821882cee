import { describe, expect, it } from "@jest/globals";
import { createWatched } from "../../src/graphiql/watched.ts";

describe("a watched value", () => {
  it("tells each new value to those who look, until they look away", () => {
    const watched = createWatched("a");
    const seen: string[] = [];
    const stop = watched.subscribe(() => seen.push(watched.read()));
    watched.write("b");
    watched.write("c");
    stop();
    watched.write("d");

    expect(seen).toEqual(["b", "c"]);
    expect(watched.read()).toBe("d");
  });
});
