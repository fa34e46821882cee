import { AmazonMusicError } from "./error.ts";
import { card, image } from "./entities.ts";
import { isRecord, listOf, text } from "./shape.ts";
import type { Entity, EntityGroup, View } from "./types.ts";

/** Told of an entity that is left out, by its `_type`. */
export type OnUnknownEntity = (type: string) => void;

/**
 * Reads a View. Every part but the id may be missing or null, in some views
 * always; entities of a type that is not known are left out of their group.
 */
export function readView(
  json: unknown,
  call: { readonly method: string; readonly route: string },
  onUnknownEntity?: OnUnknownEntity,
): View {
  if (!isRecord(json) || typeof json["id"] !== "string")
    throw new AmazonMusicError(
      "malformed",
      "Amazon's answer holds no view",
      call,
    );
  const content = isRecord(json["content"]) ? json["content"] : {};
  const groups = Array.isArray(content["entityGroups"])
    ? content["entityGroups"]
    : [];
  return {
    id: json["id"],
    title: text(json["title"]),
    images: listOf(image)(json["images"]),
    entity:
      json["entity"] == null ? null : readCard(json["entity"], onUnknownEntity),
    groups: groups
      .map((group) => readGroup(group, onUnknownEntity))
      .filter((group) => group !== null),
    nextToken: readToken(content),
  };
}

function readGroup(
  json: unknown,
  onUnknownEntity: OnUnknownEntity | undefined,
): EntityGroup | null {
  if (!isRecord(json) || typeof json["id"] !== "string") return null;
  const content = isRecord(json["content"]) ? json["content"] : {};
  const entities = Array.isArray(content["entities"])
    ? content["entities"]
    : [];
  return {
    id: json["id"],
    title: text(json["title"]),
    viewType: text(json["viewType"]),
    entities: entities
      .map((entity) => readCard(entity, onUnknownEntity))
      .filter((entity) => entity !== null),
    nextToken: readToken(content),
  };
}

function readCard(
  json: unknown,
  onUnknownEntity: OnUnknownEntity | undefined,
): Entity | null {
  const entity = card(json);
  if (entity === null) {
    const type = isRecord(json) ? json["_type"] : undefined;
    onUnknownEntity?.(typeof type === "string" ? type : "");
  }
  return entity;
}

function readToken(content: Readonly<Record<string, unknown>>): string | null {
  const token = text(content["nextPageToken"]);
  return token === "" ? null : token;
}
