import { writeFileSync } from "node:fs";
import { createSchema, printClientSchema } from "./graphql/index.ts";

/** Writes the schema for tools that generate code: what the gateway serves at `/schema.graphql`. */
const [target] = process.argv.slice(2);
if (target === undefined) {
  process.stderr.write("Usage: print-schema.ts FILE\n");
  process.exit(1);
}
writeFileSync(target, printClientSchema(createSchema()));
