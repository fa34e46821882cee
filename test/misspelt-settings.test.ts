import { describe, expect, it } from "@jest/globals";
import { settingNames } from "../src/config.ts";
import { findMisspeltSettings } from "../src/misspelt-settings.ts";

const find = (...names: string[]) =>
  findMisspeltSettings(
    Object.fromEntries(names.map((name) => [name, "set"])),
    settingNames,
  );

describe("a variable that is nearly called like a setting", () => {
  it.each([
    ["REDIS_URI", "REDIS_URL"],
    ["CORS_ORIGIN", "CORS_ORIGINS"],
    ["CATALOG_TTLS", "CATALOG_TTL_S"],
    ["redis_url", "REDIS_URL"],
  ])("is found with what is meant: %s", (name, meant) => {
    expect(find(name)).toEqual([{ name, meant }]);
  });

  it.each(settingNames)("is not %s itself", (name) => {
    expect(find(name)).toEqual([]);
  });

  it.each([
    ["that is short, and near to much", "POST"],
    ["of another program", "REDIS_PORT"],
    ["that is short for two wrong letters", "REPLICATE"],
    ["of every shell", "HOSTNAME"],
  ])("is none %s", (_, name) => {
    expect(find(name)).toEqual([]);
  });

  it("is none where it is empty, or stands beside what could be meant", () => {
    expect(findMisspeltSettings({ REDIS_URI: "" }, settingNames)).toEqual([]);
    expect(find("REDIS_URI", "REDIS_URL")).toEqual([]);
  });
});
