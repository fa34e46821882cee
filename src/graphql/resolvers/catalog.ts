import type {
  ImageResolvers,
  MarketResolvers,
} from "../../generated/graphql.ts";
import { toImageType } from "./value.ts";

export const Image: ImageResolvers = {
  imageType: ({ imageType }) =>
    imageType === null ? null : toImageType(imageType),
};

export const Market: MarketResolvers = {
  code: ({ id }) => id,
};
