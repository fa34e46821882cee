import { describe, expect, it } from "@jest/globals";
import { createRoom } from "../../src/graphql/room.ts";

/** Who has come in so far, of those who had to wait. */
function createWorld(capacity = 10) {
  const room = createRoom(capacity);
  const admitted: string[] = [];
  return {
    admitted,
    enter(name: string, weight: number) {
      const entry = room.enter(weight);
      void entry.turn?.then(() => admitted.push(name));
      return entry;
    },
  };
}

const settle = () => new Promise(setImmediate);

describe("a room", () => {
  it("lets in at once as much as it holds", () => {
    const { enter } = createWorld();

    expect(enter("a", 6).turn).toBeNull();
    expect(enter("b", 4).turn).toBeNull();
    expect(enter("c", 1).turn).not.toBeNull();
  });

  it("lets who is heavier than all it holds in alone", async () => {
    const { enter, admitted } = createWorld();
    const first = enter("a", 1);
    const heavy = enter("b", 50);
    enter("c", 1);
    first.leave();
    await settle();
    expect(admitted).toEqual(["b"]);
    heavy.leave();
    await settle();

    expect(admitted).toEqual(["b", "c"]);
  });

  it("lets nobody overtake who came before, however light", async () => {
    const { enter, admitted } = createWorld();
    const first = enter("a", 6);
    enter("b", 6);
    expect(enter("c", 1).turn).not.toBeNull();
    first.leave();
    await settle();

    expect(admitted).toEqual(["b", "c"]);
  });

  it("has room again for what has left, once", async () => {
    const { enter, admitted } = createWorld();
    const first = enter("a", 6);
    first.leave();
    first.leave();
    expect(enter("b", 10).turn).toBeNull();
    enter("c", 1);
    first.leave();
    await settle();

    expect(admitted).toEqual([]);
  });

  it("forgets who gives up waiting, and lets in whom they kept waiting", async () => {
    const { enter, admitted } = createWorld();
    enter("a", 6);
    const second = enter("b", 6);
    enter("c", 4);
    second.leave();
    await settle();

    expect(admitted).toEqual(["c"]);
  });
});
