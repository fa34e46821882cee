import {
  toMedian,
  toRatio,
  type Cell,
  type Sample,
  type Samples,
} from "./measure.ts";

/** A cell with what was measured in it. */
export interface Measured extends Cell {
  readonly samples: Samples;
}

/** A table in Markdown. */
export function toTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  return [head, head.map(() => "---"), ...body]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** Three digits that count. */
export function toText(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (value === 0 || value >= 100)
    return Math.round(value).toLocaleString("en-US");
  return Number(value.toPrecision(value < 1 ? 2 : 3)).toString();
}

const drawTitles = {
  warm: "warm in memory, other variables each time",
  again: "warm in memory, the same 100 variables again and again",
  cold: "cold, other entities each time",
  fill: "",
};

/** A table of what each server showed: medians over the rounds. */
export function reportCell(measured: Measured, against: string): string {
  const { query, draw, connections, samples } = measured;
  const median = (label: string, read: (sample: Sample) => number) =>
    toMedian((samples.get(label) ?? []).map(read));
  const rows = [...samples].map(([label, some]) => {
    const failures = some.reduce((sum, one) => sum + one.failures, 0);
    return [
      failures === 0 ? label : `${label} (${failures} failures)`,
      toText(median(label, ({ perSecond }) => perSecond)),
      toText(toRatio(samples, label, against, ({ perSecond }) => perSecond)),
      toText(median(label, ({ cpuUs }) => cpuUs)),
      toText(toRatio(samples, label, against, ({ cpuUs }) => cpuUs)),
      toText(median(label, ({ p50Ms }) => p50Ms)),
      toText(median(label, ({ p99Ms }) => p99Ms)),
      toText(median(label, ({ calls }) => calls)),
    ];
  });
  const connectionsText =
    connections === 1 ? "1 connection" : `${connections} connections`;
  const head = [
    `${query}, ${connectionsText}`,
    "requests/s",
    "×",
    "CPU µs/request",
    "CPU ×",
    "p50 ms",
    "p99 ms",
    "REST calls/request",
  ];
  return `### ${query}, ${connectionsText}, ${drawTitles[draw]}\n\n${toTable([head, ...rows])}\n\n× is against ${against}.\n`;
}
