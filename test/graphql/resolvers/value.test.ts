import { describe, expect, it } from "@jest/globals";
import {
  toAudioQualities,
  toDateTime,
  toImageType,
  toMediaType,
} from "../../../src/graphql/resolvers/value.ts";

describe("toAudioQualities", () => {
  it("keeps the order, and calls what is new OTHER", () => {
    expect(
      toAudioQualities(["UHD", "360RA", "SD", "HD", "8D", "sd", ""]),
    ).toEqual(["UHD", "RA360", "SD", "HD", "OTHER", "OTHER", "OTHER"]);
  });

  it("is empty where there are none", () => {
    expect(toAudioQualities([])).toEqual([]);
  });
});

describe("toMediaType", () => {
  it.each([
    ["AUDIO", "AUDIO"],
    ["Video", "VIDEO"],
    ["audio", "AUDIO"],
    ["SMELL", "OTHER"],
    ["", "OTHER"],
  ])("reads %j as %s", (text, type) => {
    expect(toMediaType(text)).toBe(type);
  });
});

describe("toImageType", () => {
  it.each([
    ["PRIMARY", "PRIMARY"],
    ["BACKGROUND", "BACKGROUND"],
    ["PROFILE", "PROFILE"],
    ["primary", "OTHER"],
    ["HOLOGRAM", "OTHER"],
  ])("reads %j as %s", (text, type) => {
    expect(toImageType(text)).toBe(type);
  });
});

describe("toDateTime", () => {
  it.each([
    ["2001-03-07T05:00:00.000Z", "2001-03-07T05:00:00.000Z"],
    ["2001-03-07T05:00:00Z", "2001-03-07T05:00:00.000Z"],
    ["2001-03-07T00:00:00-05:00", "2001-03-07T05:00:00.000Z"],
    ["2001-03-07", "2001-03-07T00:00:00.000Z"],
    ["1899-12-31T23:59:59Z", "1899-12-31T23:59:59.000Z"],
    ["2000-02-29T05:00:00Z", "2000-02-29T05:00:00.000Z"],
    ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59.000Z"],
  ])("hands out %s as RFC 3339 in UTC", (text, moment) => {
    expect(toDateTime(text)).toBe(moment);
  });

  it.each(["", "soon", "2001-13-01T00:00:00Z", "2001-03-07T25:00:00Z"])(
    "is null where %j is no moment",
    (text) => {
      expect(toDateTime(text)).toBeNull();
    },
  );

  it.each(["2001-02-29", "2001-02-30T05:00:00Z", "2001-04-31T00:00:00+0000"])(
    "makes no other day of %s, which no calendar has",
    (text) => {
      expect(toDateTime(text)).toBeNull();
    },
  );

  it.each(["9999-12-31T23:00:00-05:00", "0000-01-01T00:00:00+01:00"])(
    "is null where %s is in a year in UTC that RFC 3339 cannot write",
    (text) => {
      expect(toDateTime(text)).toBeNull();
    },
  );
});
