import type { StationResolvers } from "../../generated/graphql.ts";
import { toGlobalId } from "./global-id.ts";

/** Cards alone hold stations: there is nowhere to ask for more. */
export const Station: StationResolvers = {
  id: ({ id }) => toGlobalId("Station", id),
  catalogId: ({ id }) => id,
};
