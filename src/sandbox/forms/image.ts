import type { Audience } from "../audience.ts";
import { hashText } from "../catalog/noise.ts";
import type { JsonObject } from "../json.ts";

const HOST = "https://m.media-amazon.com/images/I/";

/** An image of the graph shape, scaled to the longer side when a style was asked for. */
export function imageForm(
  about: string,
  audience: Audience,
  width: number,
  height: number,
  imageType?: string,
): JsonObject {
  const style = audience.imageStyle;
  const longer = Math.max(width, height);
  const scale =
    style === null ? 1 : Math.min(1, Number(style.slice(2)) / longer);
  return {
    url: imageUrl(about + (imageType ?? ""), audience),
    height: Math.round(height * scale),
    width: Math.round(width * scale),
    imageType,
  };
}

export function imageUrl(about: string, { imageStyle }: Audience): string {
  const name = `81${hashText(about).toString(36).padStart(7, "0")}`;
  return imageStyle === null
    ? `${HOST}${name}.jpg`
    : `${HOST}${name}._${imageStyle}_.jpg`;
}
