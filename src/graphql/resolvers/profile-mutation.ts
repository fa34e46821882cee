import type { MutationResolvers } from "../../generated/graphql.ts";
import { change, checkChoice, checkText } from "./change.ts";

const nameLength = { min: 1, max: 200 };

export const profileMutations = {
  updateProfile: async (_, { input }, context) => {
    const { name, visibility, playbackVisibility } = input;
    const { value, userErrors } = await change(
      context,
      [
        checkText("name", name, nameLength),
        checkChoice("visibility", visibility),
        checkChoice("playbackVisibility", playbackVisibility),
      ],
      async ({ me }, ask) => {
        await me.update({ name, visibility, playbackVisibility }, ask);
        return true;
      },
    );
    return {
      me: value === null ? null : { _type: "CurrentUser" as const },
      userErrors,
    };
  },
} satisfies MutationResolvers;
