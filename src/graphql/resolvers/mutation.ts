import type { MutationResolvers } from "../../generated/graphql.ts";
import { favoriteMutations } from "./favorite-mutation.ts";
import { libraryMutations } from "./library-mutation.ts";
import { playlistMutations } from "./playlist-mutation.ts";
import { profileMutations } from "./profile-mutation.ts";

export const Mutation: MutationResolvers = {
  ...libraryMutations,
  ...favoriteMutations,
  ...playlistMutations,
  ...profileMutations,
};
