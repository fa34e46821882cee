import type {
  PlayParamsResolvers,
  PlaySelection,
} from "../../generated/graphql.ts";

const selectionsKnown: readonly PlaySelection[] = [
  "PLAY",
  "SHUFFLE",
  "STATION",
];

export const PlayParams: PlayParamsResolvers = {
  mrn: ({ id }) => id,
  selections: ({ selections }) =>
    selections?.map(
      (value) => selectionsKnown.find((known) => known === value) ?? "OTHER",
    ) ?? null,
};
