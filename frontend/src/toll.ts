// A toll: each claimer's figures over time, with low, best and high; never averaged.
import { axisLeft } from "d3-axis";
import { scaleLinear, scaleUtc } from "d3-scale";
import { select } from "d3-selection";
import { line } from "d3-shape";
import { utcFormat } from "d3-time-format";
import { DAY, firstInstant, type TollRow } from "./data.ts";
import { fitted, pressable } from "./dom.ts";
import { passes, type Filter } from "./filter.ts";

/** Rows by claimer, in the order in which each first speaks. */
export function byClaimer(rows: TollRow[]): Map<string, TollRow[]> {
  const groups = new Map<string, TollRow[]>();
  for (const row of rows) groups.set(row[0], [...(groups.get(row[0]) ?? []), row]);
  return groups;
}

/** Moves labels apart to at least `gap`, keeping their order. */
export function spread(wanted: number[], gap: number, most: number): number[] {
  const order = wanted.map((y, n) => ({ y, n })).sort((a, b) => a.y - b.y);
  let last = -Infinity;
  for (const item of order) last = item.y = Math.max(item.y, last + gap);
  const over = last - most;
  if (over > 0) for (const item of order) item.y -= over;
  const placed = new Array<number>(wanted.length);
  for (const { y, n } of order) placed[n] = y;
  return placed;
}

export function drawToll(element: HTMLElement, rows: TollRow[], filter: Filter, open: (claim: number) => void): void {
  const used = rows.filter((row) => row[3] !== null || row[2] !== null || row[4] !== null).slice(0, 60);
  if (used.length < 2) return;
  const value = (row: TollRow) => row[3] ?? row[2] ?? row[4] ?? 0;
  const width = Math.max(280, element.clientWidth || 380);
  const height = 196;
  const names = 118;
  const days = used.map((row) => firstInstant(row[1])).filter((day) => day !== null);
  const undated = days.length < used.length;
  const right = width - names - (undated ? 64 : 0);
  const low = Math.min(...days);
  const high = Math.max(...days);
  const x = scaleUtc().domain(days.length ? [low, Math.max(high, low + DAY)] : [0, DAY]).range([42, right - 10]);
  const at = (row: TollRow) => {
    const day = firstInstant(row[1]);
    if (day === null) return right + 32;
    const near = used.filter((other) => other[1] === row[1]);
    return x(day) + 7 * (near.indexOf(row) - (near.length - 1) / 2);
  };
  const top = Math.max(1, ...used.map((row) => Math.max(value(row), row[4] ?? 0, row[2] ?? 0)));
  const y = scaleLinear().domain([0, top]).nice(4).range([height - 24, 24]);
  const svg = select(element).append("svg").attr("viewBox", `0 0 ${width} ${height}`).attr("role", "group").attr("aria-label", "Figures over time by claimer");
  const axis = svg.append("g").attr("class", "axis").attr("transform", "translate(34,0)");
  axis.call(axisLeft(y).ticks(4).tickSize(-(width - names - 34)));
  const stops = [...new Set(days)].sort((a, b) => a - b);
  const ticks = stops.length <= 5 ? stops : [stops[0]!, stops[stops.length >> 1]!, stops[stops.length - 1]!];
  const foot = svg.append("g").attr("class", "foot");
  for (const day of ticks) foot.append("text").attr("x", x(day)).attr("y", height - 6).attr("text-anchor", "middle").text(utcFormat("%-d %b")(new Date(day)));
  if (undated) foot.append("text").attr("x", right + 32).attr("y", height - 6).attr("text-anchor", "middle").text("undated");

  const groups = [...byClaimer(used)];
  const loudest = groups.sort((a, b) => b[1].length - a[1].length).slice(0, 7);
  const ends = loudest.map(([, items]) => y(value(items[items.length - 1]!)));
  const labelled = spread(ends, 14, height - 26);
  const marks = svg.append("g").attr("class", "marks");
  groups.forEach(([name, items], n) => {
    const group = marks.append("g").attr("class", `claimer c${Math.min(n, 7)}`).datum(items.map((item) => item[5]));
    const path = line<TollRow>(at, (row) => y(value(row)));
    const known = items.filter((item) => item[1] !== null);
    if (known.length > 1) group.append("path").attr("class", "run").attr("d", path(known));
    for (const row of items) {
      const px = at(row);
      const [low, best, high] = [row[2], y(value(row)), row[4]];
      const openEnd = (tip: number, back: number) => group.append("path").attr("class", "range").attr("d", `M${px},${best}V${tip}M${px - 4},${tip + back}L${px},${tip}L${px + 4},${tip + back}`);
      if (low !== null && high !== null && low !== high) group.append("path").attr("class", "range").attr("d", `M${px - 4},${y(low)}h8M${px},${y(low)}V${y(high)}m-4,0h8`);
      else if (high === null) openEnd(best - 20, 5);
      else if (low === null) openEnd(Math.min(y(0), best + 20), -5);
      const dot = group.append("circle").attr("cx", px).attr("cy", y(value(row))).attr("r", 4.2);
      dot.append("title").text(`${row[6]}, ${name}`);
      pressable(dot.node()!, `${row[6]}, ${name}`, () => open(row[5]));
    }
    const labelY = labelled[n];
    if (labelY !== undefined) {
      const edge = width - names + 12;
      group.append("path").attr("class", "lead").attr("d", `M${at(items[items.length - 1]!) + 8},${ends[n]}L${edge - 5},${labelY}`);
      group.append("text").attr("x", edge).attr("y", labelY + 4).text(fitted(name, names - 12));
    }
  });
  filter.listen((kept) => marks.selectAll<SVGGElement, number[]>(".claimer").classed("off", (claims) => !passes(claims, kept)));
}
