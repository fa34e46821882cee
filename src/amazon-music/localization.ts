/** The languages that Amazon lists, as it writes them. Source: the Web API's localization page. */
const languages = [
  "en-us",
  "en-gb",
  "en-au",
  "en-ca",
  "en-in",
  "en-nz",
  "de-de",
  "es-es",
  "es_mx",
  "fr-fr",
  "fr-ca",
  "it-it",
  "ja-jp",
  "pt-br",
] as const;

/** One of the languages that Amazon answers in. */
export type Language = (typeof languages)[number];

/** Longest side in pixels. Source: the Web API's request headers page, older copy. */
const imageStyles = ["SL500", "SL160", "SL110", "SL75", "SL30"] as const;

/** One of the sizes to which Amazon scales pictures. */
export type ImageStyle = (typeof imageStyles)[number];

/** A browser sends some five; what goes on for longer is not read. */
const maxRanges = 16;

/**
 * The language of Amazon's that an `Accept-Language` header likes best, or
 * undefined where it names none. Only these leave the house and stand in keys:
 * callers choose the header, and could else grow the keys without end.
 */
export function toLanguage(
  acceptLanguage: string | undefined,
): Language | undefined {
  if (acceptLanguage === undefined) return undefined;
  const ranges = acceptLanguage
    .split(",", maxRanges)
    .map(parseRange)
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { tag } of ranges) {
    const language = findLanguage(tag);
    if (language !== undefined) return language;
  }
  return undefined;
}

/** The size of Amazon's that an `amzn-image-style` header names, or undefined. */
export function toImageStyle(
  header: string | undefined,
): ImageStyle | undefined {
  const style = header?.trim().toUpperCase();
  return imageStyles.find((known) => known === style);
}

interface Range {
  readonly tag: string;
  readonly quality: number;
}

/** One range of RFC 9110, section 12.5.4; `_` and `-` are alike, since Amazon mixes them. */
function parseRange(range: string): Range {
  const [tag = "", ...parameters] = range.split(";").map((part) => part.trim());
  const weight = parameters.find((parameter) => /^q=/i.test(parameter));
  const quality = weight === undefined ? 1 : Number(weight.slice(2));
  return {
    tag: tag.toLowerCase().replaceAll("_", "-"),
    quality: quality >= 0 && quality <= 1 ? quality : 0,
  };
}

/** The language itself, else the first of Amazon's with the same root: `de-at` reads `de-de`. */
function findLanguage(tag: string): Language | undefined {
  const [root = ""] = tag.split("-", 1);
  const dashed = (language: Language): string => language.replace("_", "-");
  return (
    languages.find((language) => dashed(language) === tag) ??
    languages.find((language) => language.startsWith(root) && root.length === 2)
  );
}
