import { createSandbox } from "../../src/sandbox/index.ts";
import { catalogSize } from "../questions.ts";

/** A program: the sandbox that all servers read, with a catalogue that no run comes to the end of. */
const sandbox = await createSandbox({
  port: Number(process.env["PORT"]),
  catalog: catalogSize,
  control: true,
});
process.once("SIGTERM", () => void sandbox.close());
