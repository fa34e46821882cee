import { send } from "./send.ts";

/** Figures by their name and labels as they stand in the text, such as `redis_state{state="up"}`. */
export type Metrics = ReadonlyMap<string, number>;

/** What a gateway tells Prometheus. */
export async function readMetrics({
  url,
}: {
  readonly url: string;
}): Promise<Metrics> {
  const { text } = await send(url, "/metrics");
  return parseMetrics(text);
}

export function parseMetrics(text: string): Metrics {
  return new Map(
    text
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => {
        const end = line.lastIndexOf(" ");
        return [line.slice(0, end), Number(line.slice(end + 1))];
      }),
  );
}
