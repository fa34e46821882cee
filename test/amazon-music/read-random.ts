import * as entities from "../../src/amazon-music/entities.ts";
import { readAll, type SharingReader } from "../../src/amazon-music/shape.ts";
import { createRandom, type Random } from "../support/hostile-random.ts";

/**
 * A program: reads random JSON as every type of entity, and writes what became
 * of it. What is the same object is so in what it writes, and each field is in
 * its place.
 */

const scalars = [
  "id globalAsin localAsin title shortTitle duration url releaseDate name label",
  "description handle tier visibility playbackVisibility followerCount author",
  "seasonNumber episodeNumber categoryType mediaType code territoryName",
  "imageType height width isDownloadable isPreviewable canPlayOnDemand",
  "isKidFriendly progressMilliseconds containerId unknown constructor",
].flatMap((names) => names.split(" "));
const objects = [
  "album podcast musicTerritory market eligibility parentalSettings playParams",
  "curator playback playbackInformation",
].flatMap((names) => names.split(" "));
const lists = [
  "artists tracks images availableMarkets audioQualities selections",
  "containerIds playbackSubscriptionTiers",
].flatMap((names) => names.split(" "));

/** Few, so that much is equal. */
const values = ["", "a", "b", "US", 0, 1, 1.5, -0, 1e300, true, false, null];

function invent(random: Random, depth: number): unknown {
  if (depth === 0 || random.chance(0.05)) return random.pick(values);
  const inventList = () =>
    random.list(0, 4, () =>
      random.chance(0.3) ? random.pick(values) : invent(random, depth - 1),
    );
  if (random.chance(0.05)) return inventList();
  const json: Record<string, unknown> = {};
  if (random.chance(0.9)) json["id"] = random.pick(["a", "b", ""]);
  for (const name of random.list(0, 10, () => random.pick(scalars)))
    json[name] = random.pick(values);
  for (const name of random.list(0, 3, () => random.pick(objects)))
    json[name] = invent(random, depth - 1);
  for (const name of random.list(0, 3, () => random.pick(lists)))
    json[name] = random.chance(0.1) ? random.pick(values) : inventList();
  return json;
}

/** JSON that tells what is the same object from what is merely equal, and undefined from null. */
function toText(value: unknown): string {
  const seen = new Map<unknown, number>();
  return JSON.stringify(value, (_, part: unknown) => {
    if (Object.is(part, -0)) return "minus zero";
    if (typeof part !== "object" || part === null) return part ?? String(part);
    const number = seen.get(part);
    if (number !== undefined) return `the same as ${number}`;
    seen.set(part, seen.size);
    return part;
  });
}

const random = createRandom(Number(process.argv[2]));
for (let round = 0; round < 300; round += 1) {
  const some = random.list(1, 6, () => invent(random, 3));
  // What comes again is equal in all, or in most.
  const again = structuredClone(some) as Record<string, unknown>[];
  for (const json of again)
    if (random.chance(0.5) && typeof json === "object" && json !== null)
      json["title"] = random.pick(values);
  const list: unknown[] = [...some, ...again, ...some];
  for (const reader of Object.values(entities)) {
    const readers = "whole" in reader ? [reader.whole, reader.stub] : [reader];
    const forms = readers.map((each) =>
      // Each is shown but what it has read.
      readAll(list, each as SharingReader<unknown>),
    );
    process.stdout.write(`${toText(forms)}\n`);
  }
}
