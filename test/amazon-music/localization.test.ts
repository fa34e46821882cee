import { describe, expect, it } from "@jest/globals";
import { toImageStyle, toLanguage } from "../../src/amazon-music/index.ts";

describe("toLanguage", () => {
  it.each([
    ["de-de", "de-de"],
    ["de-DE", "de-de"],
    ["DE_de", "de-de"],
    // The one that Amazon writes with an underscore.
    ["es_mx", "es_mx"],
    ["es-MX", "es_mx"],
    ["es-mx", "es_mx"],
    [" pt-BR ", "pt-br"],
  ])("writes %j as Amazon does", (header, language) => {
    expect(toLanguage(header)).toBe(language);
  });

  it.each([
    ["de-AT", "de-de"],
    ["de", "de-de"],
    ["en", "en-us"],
    ["fr-CH", "fr-fr"],
    ["ja", "ja-jp"],
    ["zh-Hans-CN,pt-PT", "pt-br"],
  ])("takes the nearest that Amazon has for %j", (header, language) => {
    expect(toLanguage(header)).toBe(language);
  });

  it.each([
    ["de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7", "de-de"],
    ["en-GB;q=0.2, fr-FR;q=0.9, it-IT;q=0.5", "fr-fr"],
    ["sv-SE,sv;q=0.9,it;q=0.8", "it-it"],
    ["it-IT;q=0.5,de-DE;q=0.5", "it-it"],
    ["de-DE;q=0,it-IT;q=0.1", "it-it"],
    ["de-DE; Q=0.1, it-IT", "it-it"],
    ["de-DE;level=1;q=0.1,it-IT;q=0.2", "it-it"],
    // What is no weight is none: RFC 9110 has 0 to 1.
    ["de-DE;q=2,it-IT;q=0.1", "it-it"],
    ["de-DE;q=x,it-IT;q=0.1", "it-it"],
    ["de-DE;q=-1,it-IT;q=0.1", "it-it"],
  ])("takes the one that is liked best of %j", (header, language) => {
    expect(toLanguage(header)).toBe(language);
  });

  it.each([
    undefined,
    "",
    "*",
    "sv-SE",
    "tlh",
    "e",
    "-",
    ",,;;==",
    "a:b:c",
    "☃",
    "de;q=0",
    "english",
    "x".repeat(10_000),
  ])("finds none in %j", (header) => {
    expect(toLanguage(header)).toBeUndefined();
  });

  it("reads no more of a list than anybody sends", () => {
    const others = Array.from({ length: 16 }, () => "sv").join(",");

    expect(toLanguage(`${others},de-de`)).toBeUndefined();
  });

  it("names fourteen languages at most, whatever callers send", () => {
    const letters = [..."abcdefghijklmnopqrstuvwxyz"];
    const tags = letters.flatMap((one) =>
      letters.flatMap((other) => [`${one}${other}`, `en-${one}${other}`]),
    );

    const named = new Set(tags.map((tag) => toLanguage(tag)));
    named.delete(undefined);

    expect(named.size).toBeLessThanOrEqual(14);
  });
});

describe("toImageStyle", () => {
  it.each([
    ["SL500", "SL500"],
    ["sl75", "SL75"],
    [" SL30 ", "SL30"],
  ])("reads %j as %s", (header, style) => {
    expect(toImageStyle(header)).toBe(style);
  });

  it.each([undefined, "", "SL", "SL501", "SL500,SL75", "SX500", "☃"])(
    "finds none in %j, since Amazon may refuse what it does not list",
    (header) => {
      expect(toImageStyle(header)).toBeUndefined();
    },
  );
});
