import { stat } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { withinDeadline } from "../../src/cache/deadline.ts";

describe("a deadline", () => {
  it("hands on the answer that comes in time", async () => {
    expect(await withinDeadline(Promise.resolve(1), 1000)).toEqual({
      kind: "answered",
      value: 1,
    });
  });

  it("turns a rejection into a value", async () => {
    const error = new Error("no");

    expect(await withinDeadline(Promise.reject(error), 1000)).toEqual({
      kind: "failed",
      error,
    });
  });

  it("ends the waiting for an answer that does not come", async () => {
    expect(await withinDeadline(new Promise(() => undefined), 20)).toEqual({
      kind: "late",
    });
  });

  it("takes no harm from an answer that comes too late, even a rejection", async () => {
    const answer = Promise.withResolvers<number>();
    expect(await withinDeadline(answer.promise, 20)).toEqual({ kind: "late" });

    answer.reject(new Error("too late"));

    await expect(answer.promise).rejects.toThrow("too late");
  });

  it("does not blame the other side for a pause of this process", async () => {
    // After `setImmediate` the event loop turns to its timers first, and only then to what it may read.
    await new Promise((resolve) => setImmediate(resolve));
    const outcome = withinDeadline(stat(import.meta.filename), 40);

    holdEventLoop(120);

    expect(await outcome).toMatchObject({ kind: "answered" });
  });
});

function holdEventLoop(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
