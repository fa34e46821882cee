import { getEventListeners } from "node:events";
import { describe, expect, it, jest } from "@jest/globals";
import { createDeadline } from "../../src/amazon-music/deadline.ts";

const never = new Promise<never>(() => undefined);
const late = {
  name: "AmazonMusicError",
  kind: "timeout",
  message: "The time of the request is over",
};

describe("a deadline", () => {
  it("lies as far ahead as the request has time", () => {
    expect(createDeadline({ timeoutMs: 50, now: () => 7 }).at).toBe(57);
  });

  it("ends the wait for what does not come, in the words of a call that took too long", async () => {
    const deadline = createDeadline({ timeoutMs: 1 });
    // The deadline's own clock keeps no process alive.
    const alive = setTimeout(() => undefined, 60_000);

    await expect(deadline.wait(never)).rejects.toMatchObject(late);
    expect(deadline.signal.aborted).toBe(true);
    await expect(deadline.wait(never)).rejects.toMatchObject(late);
    clearTimeout(alive);
  });

  it("gives what comes in time, failures too", async () => {
    const deadline = createDeadline({ timeoutMs: 60_000 });

    expect(await deadline.wait(Promise.resolve("here"))).toBe("here");
    await expect(
      deadline.wait(Promise.reject(new Error("down"))),
    ).rejects.toThrow("down");
    expect(deadline.signal.aborted).toBe(false);
    // Nobody hears of it any more who has what they waited for.
    expect(getEventListeners(deadline.signal, "abort")).toHaveLength(0);
    deadline.clear();
  });

  it("hears of what fails after its end, so that nobody is surprised by it", async () => {
    const deadline = createDeadline({ timeoutMs: 0 });
    await expect(deadline.wait(never)).rejects.toMatchObject(late);
    const failing = Promise.reject(new Error("down"));
    const hear = jest.spyOn(failing, "catch");

    await expect(deadline.wait(failing)).rejects.toMatchObject(late);
    expect(hear).toHaveBeenCalledTimes(1);
  });

  it("ends when whoever waits goes away", async () => {
    const leaving: (() => void)[] = [];
    const deadline = createDeadline({
      timeoutMs: 60_000,
      whenGone: (leave) => leaving.push(leave),
    });

    const waited = deadline.wait(never);
    for (const leave of leaving) leave();

    await expect(waited).rejects.toMatchObject(late);
    deadline.clear();
  });

  it("watches nobody until somebody waits", () => {
    let watched = 0;
    const deadline = createDeadline({
      timeoutMs: 60_000,
      whenGone: () => (watched += 1),
    });

    expect(watched).toBe(0);
    void deadline.signal;
    void deadline.signal;

    expect(watched).toBe(1);
    deadline.clear();
  });

  it("does not come once it is cleared", async () => {
    const deadline = createDeadline({ timeoutMs: 1 });

    deadline.clear();
    const { signal } = deadline;
    // Longer than its time: nothing else tells that a clock does not ring.
    await new Promise((resolve) => setTimeout(resolve, 5));

    expect(signal.aborted).toBe(false);
  });
});
