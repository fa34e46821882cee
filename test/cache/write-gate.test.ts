import { describe, expect, it } from "@jest/globals";
import { SimpleError } from "@redis/client";
import { createWriteGate } from "../../src/cache/write-gate.ts";

describe("the write gate", () => {
  it("admits writes until 8 MB wait, and again when some are settled", () => {
    const { gate } = createWorld();

    expect(gate.admit(7_999_999)).toBe(true);
    expect(gate.admit(50_000_000)).toBe(true);
    expect(gate.admit(1)).toBe(false);
    gate.settle(50_000_000);
    expect(gate.admit(1)).toBe(true);
    expect(gate.admit(1)).toBe(false);
  });

  it("tells once that writes are refused, and stays shut for five seconds", () => {
    const { gate, clock, told } = createWorld();
    gate.admit(1);
    gate.admit(1);

    gate.settle(1, new SimpleError("OOM full"));
    gate.settle(1, new SimpleError("OOM full"));

    expect(told).toEqual(["OOM full"]);
    clock.now = 4999;
    expect(gate.admit(1)).toBe(false);
    clock.now = 5000;
    expect(gate.admit(1)).toBe(true);
  });

  it("tells once that writes are taken again", () => {
    const { gate, told } = createWorld();
    gate.settle(0, new SimpleError("READONLY"));

    gate.settle(0);
    gate.settle(0);

    expect(told).toEqual(["READONLY", undefined]);
  });

  it("learns nothing from a connection that was lost", () => {
    const { gate, told } = createWorld();
    gate.settle(0, new Error("Socket closed unexpectedly"));
    expect(gate.admit(1)).toBe(true);

    gate.settle(0, new SimpleError("READONLY"));
    gate.settle(0, new Error("Socket closed unexpectedly"));

    expect(told).toEqual(["READONLY"]);
    expect(gate.admit(1)).toBe(false);
  });
});

function createWorld() {
  const clock = { now: 0 };
  const told: (string | undefined)[] = [];
  const gate = createWriteGate({
    now: () => clock.now,
    onRefusalChange: (refusal) => told.push(refusal),
  });
  return { gate, clock, told };
}
