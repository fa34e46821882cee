import { describe, expect, it } from "@jest/globals";
import { createDepartures } from "../../src/http/departures.ts";

function open() {
  let now = 0;
  const sent: string[] = [];
  const departures = createDepartures(() => now);
  return {
    sent,
    sendReady: departures.sendReady,
    leave: (...names: string[]) => {
      for (const name of names) departures.leave(() => sent.push(name));
    },
    pass: (ms: number) => void (now += ms),
    /** Ends the turn of the event loop, and what was to be done at its end. */
    endTurn: () => new Promise((resolve) => setImmediate(resolve)),
    /** Two answers in one turn: after that, others are waited for. */
    async crowd() {
      this.leave("crowd", "crowd");
      await this.endTurn();
      sent.length = 0;
    },
  };
}

describe("where answers wait for each other", () => {
  it("lets the first of all leave at once", () => {
    const { leave, sent } = open();

    leave("a");

    expect(sent).toEqual(["a"]);
  });

  it("lets one leave at once that comes after a turn with no other", async () => {
    const { leave, sent, endTurn } = open();

    leave("a");
    await endTurn();
    leave("b");

    expect(sent).toEqual(["a", "b"]);
  });

  it("keeps whoever comes in the same turn as another until its end", async () => {
    const { leave, sent, endTurn } = open();

    leave("a", "b", "c");

    expect(sent).toEqual(["a"]);
    await endTurn();
    expect(sent).toEqual(["a", "b", "c"]);
  });

  it("keeps the first, too, after a turn with several, and lets all leave in the order in which they came", async () => {
    const door = open();
    await door.crowd();

    door.leave("a", "b");

    expect(door.sent).toEqual([]);
    await door.endTurn();
    expect(door.sent).toEqual(["a", "b"]);
  });

  it("lets all leave before something that may take long", async () => {
    const door = open();
    await door.crowd();

    door.leave("a", "b");
    door.sendReady();

    expect(door.sent).toEqual(["a", "b"]);
    await door.endTurn();
    expect(door.sent).toEqual(["a", "b"]);
  });

  it("lets all leave once the first has waited for a millisecond, and then waits anew", async () => {
    const door = open();
    await door.crowd();

    door.leave("a");
    door.pass(0.6);
    door.leave("b");
    door.pass(0.6);
    door.leave("c", "d");

    expect(door.sent).toEqual(["a", "b", "c"]);
    await door.endTurn();
    expect(door.sent).toEqual(["a", "b", "c", "d"]);
  });
});
