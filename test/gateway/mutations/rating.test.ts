import { expect, it } from "@jest/globals";
import { works } from "../../../src/sandbox/index.ts";
import { startGateway } from "../../support/start-gateway.ts";

it("a liked track that is disliked is liked no longer", async () => {
  await using gateway = await startGateway();
  const liked = `{ me { likedTracks(first: 1) { nodes { catalogId } } } }`;
  const toLiked = (catalogId: string) => ({
    me: { likedTracks: { nodes: [{ catalogId }] } },
  });
  expect((await gateway.query(liked)).data).toEqual(
    toLiked(works.tracks.plain),
  );

  const { data } = await gateway.query(
    `mutation ($id: ID!) {
      rateTrack(input: { catalogId: $id, rating: DISLIKE }) { rating userErrors { code } }
    }`,
    { variables: { id: works.tracks.plain } },
  );

  expect(data).toEqual({ rateTrack: { rating: "DISLIKE", userErrors: [] } });
  expect((await gateway.query(liked)).data).toEqual(
    toLiked(gateway.sandbox.catalog.trackId(0)),
  );
});
