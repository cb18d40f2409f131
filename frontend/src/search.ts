// The search box: claims whose words, speaker, outlet or event hold every word typed.
import type { Island } from "./data.ts";

export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** One searchable line a claim. */
export function searchLines(island: Pick<Island, "claims" | "events" | "reports">): string[] {
  return island.claims.map(([, report, event, speaker, , via, , , , words]) =>
    folded([words, speaker, ...via, island.reports[report] ?? "", island.events[event]?.title ?? ""].join(" ")),
  );
}

/** The numbers of the lines that hold every word of the query. */
export function matching(lines: string[], query: string): number[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  return lines.flatMap((line, n) => (words.every((word) => line.includes(word)) ? [n] : []));
}
