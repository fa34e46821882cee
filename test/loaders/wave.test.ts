import { describe, expect, it } from "@jest/globals";
import { createWave } from "../../src/loaders/wave.ts";

/** A turn of the event loop, and with it whatever was put off to a later one. */
const turn = (): Promise<void> =>
  new Promise((resolve) => setImmediate(resolve));

describe("a wave", () => {
  it("lets batches go in a later turn, all of them together", async () => {
    const wave = createWave({ maxHoldMs: 60_000 });
    const gone: string[] = [];

    wave.schedule(() => gone.push("albums"));
    await Promise.resolve();
    wave.schedule(() => gone.push("tracks"));
    expect(gone).toEqual([]);
    await turn();

    expect(gone).toEqual(["albums", "tracks"]);
  });

  it("keeps batches back while something is read that may bring more ids for them", async () => {
    const wave = createWave({ maxHoldMs: 60_000 });
    const gone: string[] = [];
    const slow = Promise.withResolvers<void>();

    void wave.hold(slow.promise);
    wave.schedule(() => gone.push("tracks"));
    await turn();
    await turn();
    expect(gone).toEqual([]);
    slow.resolve();
    await turn();
    await turn();

    expect(gone).toEqual(["tracks"]);
  });

  it("waits for what began to be read after the batch was ready, too", async () => {
    const wave = createWave({ maxHoldMs: 60_000 });
    const gone: string[] = [];
    const list = Promise.withResolvers<void>();

    wave.schedule(() => gone.push("tracks"));
    void wave.hold(list.promise);
    await turn();
    expect(gone).toEqual([]);
    list.resolve();
    await turn();
    await turn();

    expect(gone).toEqual(["tracks"]);
  });

  it("lets go ahead what can share no call, and keeps the others until it has been read", async () => {
    const wave = createWave({ maxHoldMs: 60_000 });
    const gone: string[] = [];
    const page = Promise.withResolvers<void>();

    wave.schedule(() => gone.push("tracks"));
    wave.scheduleAhead(() => {
      gone.push("list");
      void wave.hold(page.promise);
    });
    await turn();
    await turn();
    expect(gone).toEqual(["list"]);
    page.resolve();
    await turn();
    await turn();

    expect(gone).toEqual(["list", "tracks"]);
  });

  it("keeps nothing back from what goes ahead, whatever is being read", async () => {
    const wave = createWave({ maxHoldMs: 60_000 });
    const gone: string[] = [];

    void wave.hold(new Promise(() => undefined));
    wave.scheduleAhead(() => gone.push("list"));
    await turn();

    expect(gone).toEqual(["list"]);
  });

  it("lets batches go when they have been kept back for long enough", async () => {
    const wave = createWave({ maxHoldMs: 200 });
    const gone: string[] = [];

    void wave.hold(new Promise(() => undefined));
    wave.schedule(() => gone.push("tracks"));
    // Far less than the wave holds back, also on a busy machine.
    await turn();
    expect(gone).toEqual([]);
    // The clock is the wave's own: polled, since nothing tells when it has rung.
    while (gone.length === 0) await turn();

    expect(gone).toEqual(["tracks"]);
  });

  it("is not held for ever by what fails", async () => {
    const wave = createWave({ maxHoldMs: 60_000 });
    const gone: string[] = [];

    const failed = wave.hold(Promise.reject(new Error("down")));
    wave.schedule(() => gone.push("tracks"));
    await expect(failed).rejects.toThrow("down");
    await turn();
    await turn();

    expect(gone).toEqual(["tracks"]);
  });

  it("lets the batches of the next level go in turn", async () => {
    const wave = createWave({ maxHoldMs: 60_000 });
    const gone: string[] = [];

    wave.schedule(() => {
      gone.push("albums");
      void wave
        .hold(Promise.resolve())
        .then(() => wave.schedule(() => gone.push("tracks")));
    });
    await turn();
    await turn();
    await turn();

    expect(gone).toEqual(["albums", "tracks"]);
  });

  it("tells before batches go, so that what is asked for then goes with them", async () => {
    const wave = createWave({ maxHoldMs: 60_000 });
    const gone: string[] = [];
    wave.onLeave(() => {
      if (gone.length === 0) wave.schedule(() => gone.push("artists"));
    });

    wave.schedule(() => gone.push("tracks"));
    await turn();

    expect(gone).toEqual(["tracks", "artists"]);
  });

  it("keeps batches back for what is read when it tells that they go", async () => {
    const wave = createWave({ maxHoldMs: 60_000 });
    const gone: string[] = [];
    const list = Promise.withResolvers<void>();
    wave.onLeave(() => void wave.hold(list.promise));

    wave.schedule(() => gone.push("tracks"));
    await turn();
    await turn();
    expect(gone).toEqual([]);
    wave.onLeave(() => undefined);
    list.resolve();
    await turn();
    await turn();

    expect(gone).toEqual(["tracks"]);
  });

  it("tells before batches go that were kept back for long enough", async () => {
    const wave = createWave({ maxHoldMs: 1 });
    const { promise: gone, resolve } = Promise.withResolvers<string[]>();
    const going: string[] = [];
    wave.onLeave(() => wave.schedule(() => going.push("artists")));

    void wave.hold(new Promise(() => undefined));
    wave.schedule(() => {
      going.push("tracks");
      setImmediate(() => resolve(going));
    });

    expect(await gone).toEqual(["tracks", "artists"]);
  });

  it("keeps back for no longer what was ready before something slow began to be read", async () => {
    const wave = createWave({ maxHoldMs: 1 });
    const { promise: gone, resolve } = Promise.withResolvers<string>();

    wave.schedule(() => resolve("tracks"));
    wave.scheduleAhead(() => void wave.hold(new Promise(() => undefined)));

    expect(await gone).toBe("tracks");
  });
});
