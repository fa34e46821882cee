import { describe, expect, it } from "@jest/globals";
import { createPodcastShows } from "../../../src/amazon-music/resources/podcast-shows.ts";
import { works } from "../../../src/sandbox/index.ts";
import { ask, createScriptedSend, refusal } from "../scripted-send.ts";
import { startClient } from "../start-client.ts";

const { plain, asinOfPlain, long } = works.podcastShows;

describe("podcasts", () => {
  it("are looked up alone by the documented call, without their episodes, and together by the other", async () => {
    await using world = await startClient();
    const { getMany } = world.client.podcastShows;

    const none = await getMany([], world.ask);
    const alone = await getMany([asinOfPlain], world.ask);
    const together = await getMany([plain, long], world.ask);

    expect(none.size).toBe(0);
    expect(alone.get(asinOfPlain)).toEqual(together.get(plain));
    expect(world.sandbox.requests).toEqual([
      `GET /v1/podcasts/shows/${asinOfPlain}?limit=1`,
      `GET /v1/podcasts/shows?ids=${plain},${long}`,
    ]);
  });

  it("are null where Amazon knows none", async () => {
    await using world = await startClient();
    const { getMany } = world.client.podcastShows;

    expect(await getMany(["B0UNKNOWN0"], world.ask)).toEqual(
      new Map([["B0UNKNOWN0", null]]),
    );
  });

  it("fail one by one where the call fails", async () => {
    const timeout = refusal("timeout");
    const { send } = createScriptedSend(timeout);

    expect(await createPodcastShows(send).getMany(["s1"], ask)).toEqual(
      new Map([["s1", timeout]]),
    );
  });

  it("let a bug through", async () => {
    const { send } = createScriptedSend(new TypeError("a bug"));

    await expect(createPodcastShows(send).getMany(["s1"], ask)).rejects.toThrow(
      "a bug",
    );
  });
});
