/** For whom a body is written: everything outside the request's path and query that changes what it says. */
export interface Audience {
  /** Music user id. */
  userId: string;
  territory: string;
  tier: Tier;
  /** One of Amazon's listed language codes, `en-us` when nothing listed was asked for. */
  language: string;
  /** One of Amazon's listed image styles, or null for images as they are. */
  imageStyle: string | null;
}

export type Tier = "FREE" | "PRIME" | "UNLIMITED";

/** As the page "Localization" writes them, underscore included. */
const languages = [
  "en-us",
  "de-de",
  "en-au",
  "en-ca",
  "en-gb",
  "en-in",
  "en-nz",
  "es-es",
  "es_mx",
  "fr-ca",
  "fr-fr",
  "it-it",
  "ja-jp",
  "pt-br",
] as const;

const DEFAULT_LANGUAGE = "en-us";

const imageStyles = ["SL500", "SL160", "SL110", "SL75", "SL30"];

/** The listed language that an Accept-Language header (RFC 9110, 12.5.4) likes best. */
export function readLanguage(acceptLanguage: string | undefined): string {
  const ranges = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [range = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.find((text) => text.trim().startsWith("q="));
      const weight =
        quality === undefined ? 1 : Number(quality.trim().slice(2));
      return { range: range.trim().replace("_", "-"), weight };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  for (const { range } of ranges) {
    const exact = languages.find((code) => code.replace("_", "-") === range);
    const near = languages.find((code) => code.slice(0, 2) === range);
    if (exact ?? near) return exact ?? near ?? DEFAULT_LANGUAGE;
  }
  return DEFAULT_LANGUAGE;
}

export function readImageStyle(header: string | undefined): string | null {
  return header !== undefined && imageStyles.includes(header) ? header : null;
}

/** A text "translated": the language stands in front, so that an answer in the wrong language shows. */
export function translate(text: string, language: string): string {
  return language === DEFAULT_LANGUAGE ? text : `[${language}] ${text}`;
}
