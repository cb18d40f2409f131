// The search box: claims whose words, speaker, outlet or event hold every word typed.
import type { Island } from "./data.ts";

export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** One searchable line a claim: its words, who says it through whom, its outlet, its event. */
export function searchLines(island: Pick<Island, "claims" | "events" | "reports" | "names">, words: string[]): string[] {
  return island.claims.map(([, report, event, speaker, , via], n) =>
    folded([words[n], ...[speaker, ...via].map((name) => island.names[name]), island.reports[report], island.events[event]?.[4]].join(" ")),
  );
}

/** The numbers of the lines that hold every word of the query. */
export function matching(lines: string[], query: string): number[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  return lines.flatMap((line, n) => (words.every((word) => line.includes(word)) ? [n] : []));
}
