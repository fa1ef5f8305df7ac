// What the burst has shown, for the report.
import { AFTER, type Burst, TWICE } from "./burst.ts";
import { percentile } from "./figures.ts";
import { SAMPLED_EVERY } from "./work.ts";

/** Lines of the report. */
export function tell(burst: Burst): { rows: string[][]; notes: string[] } {
  const ms = (value: number) => `${Math.round(value).toLocaleString("en-GB")} ms`;
  const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`;
  const { latencies, waits, time, processor, perSecond, applications, requests } = burst;
  const sorted = [...waits].sort((a, b) => a - b);
  const each = (value: number) => `${(value / requests).toFixed(1)} ms`;
  return {
    rows: [
      ["lost", String(burst.lost)],
      ["duplicated", String(burst.duplicated)],
      ["wrong verdicts", String(burst.wrong)],
      ["in time, late", `${burst.inTime.toLocaleString("en-GB")}, ${burst.late.toLocaleString("en-GB")}`],
      ["sent before the deadline, received after it", String(burst.overtaken)],
      ["attempts that failed and were made again", String(burst.failures)],
      ["from press to answer: p50, p99, max", [0.5, 0.99, 1].map((at) => ms(percentile(latencies, at))).join(", ")],
      [
        "from press to being received: p50, p99, max",
        [0.5, 0.99, 1].map((at) => ms(percentile(sorted, at))).join(", "),
      ],
      [
        "requests a second: mean, most sent, most answered",
        [perSecond.mean, perSecond.asked, perSecond.most].map((value) => String(Math.round(value))).join(", "),
      ],
      ["in the database, of the time from received to answered", percent(time.database, time.handled)],
      ...(processor
        ? [["PostgreSQL's part of the processor time", percent(processor.database, processor.web + processor.database)]]
        : []),
    ],
    notes: [
      `${applications.toLocaleString("en-GB")} applications to 20 projects, two essays of 1,000 words each; ${requests.toLocaleString("en-GB")} requests, ${TWICE * 100} % pressed twice at once, ${AFTER * 100} % in the two seconds after the deadline; ever more towards it`,
      "the verdict is wrong when the flag does not follow from the time of receipt, when that time lies outside the request, or when the browser was told another",
      `in the database: connections at work, looked at every ${SAMPLED_EVERY} ms, with commits and waiting for locks; ${each(time.database)} a request, of which planning and executing statements ${each(time.statements)} (pg_stat_statements)`,
      ...(processor
        ? [`processor time a request: web processes ${each(processor.web)}, PostgreSQL ${each(processor.database)}`]
        : []),
    ],
  };
}
