/** On SIGUSR2 the process throws away what nobody holds, and tells in its log what is left. Nothing in the gateway knows of this. */
export const weighing = `
  import { setFlagsFromString } from "node:v8";
  import { runInNewContext } from "node:vm";
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  process.on("SIGUSR2", () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    process.stdout.write(JSON.stringify({ msg: "weighed", liveBytes: heapUsed + external }) + "\\n");
  });
`;
