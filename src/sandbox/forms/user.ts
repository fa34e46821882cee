import type { SandboxUser } from "../accounts.ts";
import { hashText } from "../catalog/noise.ts";
import type { JsonObject } from "../json.ts";
import type { UserState } from "../user-states.ts";

/** The `url` holds another id than `id`, and the picture measures nothing by nothing: both as in Amazon's own example. */
export function userForm(
  { userId, tier }: SandboxUser,
  { name, visibility, playbackVisibility }: UserState,
): JsonObject {
  const profile = hashText(userId).toString(36);
  return {
    id: userId,
    name,
    handle: `@${name.toLowerCase()}`,
    images: [
      {
        url: `https://m.media-amazon.com/images/S/${profile}.png`,
        height: 0,
        width: 0,
      },
    ],
    url: `https://music.amazon.com/profiles/${profile}`,
    tier,
    visibility,
    playbackVisibility,
  };
}
