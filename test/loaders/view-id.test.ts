import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { ViewRoute } from "../../src/amazon-music/index.ts";
import {
  parseGroupId,
  parseViewId,
  toGroupId,
  toViewId,
  type ViewAddress,
} from "../../src/loaders/index.ts";

/** Every one: a route that is missing here does not compile. */
const aboutOneThing: Readonly<Record<ViewRoute, boolean>> = {
  "/v1/views/home": false,
  "/v1/views/podcasts": false,
  "/v1/views/library": false,
  "/v1/views/library/albums": false,
  "/v1/views/library/artists": false,
  "/v1/views/library/songs": false,
  "/v1/views/library/playlists": false,
  "/v1/views/library/podcasts": false,
  "/v1/views/recent": false,
  "/v1/views/albums/{id}": true,
  "/v1/views/artists/{id}": true,
  "/v1/views/playlists/{id}": true,
  "/v1/views/podcasts/shows/{id}": true,
};
// Its keys are those of the record, which the compiler widens to text.
const routes = Object.keys(aboutOneThing) as ViewRoute[];

const text = fc.string({ unit: "binary" });

const addresses: fc.Arbitrary<ViewAddress> = fc.oneof(
  fc
    .record({
      route: fc.constantFrom(...routes),
      id: fc.string({ unit: "binary", minLength: 1 }),
      groupId: fc.option(text),
    })
    .map(({ route, id, groupId }) => ({
      route,
      id: aboutOneThing[route] ? id : "",
      groupId,
    })),
  fc.record({
    route: fc.constant("/v1/search" as const),
    query: text,
    limit: fc.integer({ min: 1, max: 100 }),
    id: text,
  }),
);

describe("the id of a view", () => {
  it("leads back to where the view is", () => {
    fc.assert(
      fc.property(addresses, (address) => {
        expect(parseViewId(toViewId(address))).toEqual(address);
      }),
    );
  });

  it("is another for every other view", () => {
    fc.assert(
      fc.property(addresses, addresses, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        expect(toViewId(one)).not.toBe(toViewId(other));
      }),
    );
  });

  it.each([
    "",
    "home",
    "{}",
    "null",
    "[]",
    '["home"]',
    '["home",""]',
    '["home","",7]',
    '["home","B1",null]',
    '["album","",null]',
    '["album",7,null]',
    '[7,"",null]',
    '["away","",null]',
    '["toString","",null]',
    '["/v1/views/home","",null]',
    '["search","id"]',
    '["search","id","query"]',
    '["search","id","query","7"]',
    '["search","id",null,7]',
  ])("is not %j", (rawId) => {
    expect(parseViewId(rawId)).toBeNull();
  });
});

describe("the id of a group", () => {
  it("leads back to its view and itself", () => {
    fc.assert(
      fc.property(addresses, text, (view, groupId) => {
        expect(parseGroupId(toGroupId(view, groupId))).toEqual({
          view,
          groupId,
        });
      }),
    );
  });

  it.each([
    "",
    "[]",
    "7",
    '["home","g"]',
    JSON.stringify([
      toViewId({ route: "/v1/views/home", id: "", groupId: null }),
    ]),
    JSON.stringify([["home", "", null], "g"]),
    JSON.stringify(['["away","",null]', "g"]),
  ])("is not %j", (rawId) => {
    expect(parseGroupId(rawId)).toBeNull();
  });
});
