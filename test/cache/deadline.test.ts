import { stat } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { createLine, withinDeadline } from "../../src/cache/deadline.ts";

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

  it("does not blame the other side for being busy with the answers before", async () => {
    const line = createLine();
    const questions = Array.from({ length: 10 }, () =>
      Promise.withResolvers<undefined>(),
    );
    const outcomes = questions.map(({ promise }) =>
      withinDeadline(promise, 40, line),
    );

    for (const { resolve } of questions) {
      resolve(undefined);
      holdEventLoop(30);
      // The timers have their turn.
      await new Promise((turn) => setImmediate(turn));
    }

    expect(
      new Set((await Promise.all(outcomes)).map(({ kind }) => kind)),
    ).toEqual(new Set(["answered"]));
  });

  it("ends the waiting for who answers others, but slowly, while this process has nothing to do", async () => {
    const line = createLine();
    const before = Array.from({ length: 50 }, () =>
      withinDeadline(new Promise(() => undefined), 10_000, line),
    );
    const answering = setInterval(() => (line.answered += 1), 5);
    const start = performance.now();

    expect(
      await withinDeadline(new Promise(() => undefined), 40, line),
    ).toEqual({ kind: "late" });

    expect(performance.now() - start).toBeLessThan(200);
    clearInterval(answering);
    expect(before).toHaveLength(50);
  });

  it("ends the waiting for who answers nothing, however busy this process is", async () => {
    const line = createLine();
    const waiting = ["before", "after"].map(() =>
      withinDeadline(new Promise(() => undefined), 40, line),
    );
    let outcome: unknown;
    void waiting[1]?.then((late) => (outcome = late));

    for (let turn = 0; turn < 5; turn += 1) {
      holdEventLoop(30);
      await new Promise((next) => setImmediate(next));
    }

    expect(outcome).toEqual({ kind: "late" });
  });
});

function holdEventLoop(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
