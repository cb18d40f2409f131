// The source graph: report → outlet → passed on by → source; copies as thick arcs on the left.
import { select } from "d3-selection";
import { linkHorizontal } from "d3-shape";
import type { Graph } from "./data.ts";
import { fitted, pressable } from "./dom.ts";
import { passes, type Filter } from "./filter.ts";

export interface Placed {
  x: number;
  y: number;
  height: number;
}

/** Nodes of each column in an order that keeps edges short: six sweeps of averages. */
export function ordered(graph: Pick<Graph, "nodes" | "edges">): number[][] {
  const columns: number[][] = [];
  graph.nodes.forEach((node, n) => (columns[node.column] ??= []).push(n));
  for (let c = 0; c < columns.length; c++) columns[c] ??= [];
  const rank = new Map<number, number>();
  const settle = (column: number[]) => column.forEach((n, at) => rank.set(n, (at + 0.5) / column.length));
  columns.forEach(settle);
  const neighbours = new Map<number, [number, number][]>();
  for (const [from, to, claims] of graph.edges) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), [to, claims.length]]);
    neighbours.set(to, [...(neighbours.get(to) ?? []), [from, claims.length]]);
  }
  for (let sweep = 0; sweep < 6; sweep++) {
    for (const column of sweep % 2 ? [...columns].reverse() : columns) {
      const mean = new Map(
        column.map((n) => {
          const near = neighbours.get(n) ?? [];
          const weight = near.reduce((sum, [, w]) => sum + w, 0);
          return [n, weight ? near.reduce((sum, [m, w]) => sum + w * rank.get(m)!, 0) / weight : rank.get(n)!];
        }),
      );
      column.sort((a, b) => mean.get(a)! - mean.get(b)! || a - b);
      settle(column);
    }
  }
  return columns;
}

const GAP = 7;
const LEAST = 17;

/** A place for every node; a node's height grows with its claims. */
export function placed(graph: Pick<Graph, "nodes" | "edges">, width: number, left: number): { at: Placed[]; height: number } {
  const columns = ordered(graph);
  const tall = (n: number) => LEAST + 3.2 * Math.sqrt(graph.nodes[n]!.claims.length);
  const sums = columns.map((column) => column.reduce((sum, n) => sum + tall(n) + GAP, 0));
  const height = Math.max(...sums, 40);
  const used = columns.map((column, c) => (column.length ? c : -1)).filter((c) => c >= 0);
  const at: Placed[] = [];
  columns.forEach((column, c) => {
    const step = (width - left) / used.length;
    let y = (height - sums[c]!) / 2;
    for (const n of column) {
      at[n] = { x: left + step * used.indexOf(c), y, height: tall(n) };
      y += tall(n) + GAP;
    }
  });
  return { at, height };
}

export function drawGraph(element: HTMLElement, graph: Graph, filter: Filter): void {
  if (!graph.nodes.length) return;
  const width = Math.max(760, element.clientWidth || 1000);
  const left = graph.copies.length ? 46 : 6;
  const { at, height } = placed(graph, width, left);
  const used = [...new Set(graph.nodes.map((node) => node.column))].sort();
  const box = (width - left) / used.length;
  const barWidth = 6;
  const top = 24;
  const svg = select(element)
    .append("svg")
    .attr("viewBox", `0 0 ${width} ${height + top + 4}`)
    .attr("width", width)
    .attr("role", "group")
    .attr("aria-label", "Which report has its words from whom");
  const heads = svg.append("g").attr("class", "heads");
  for (const column of used) heads.append("text").attr("x", left + box * used.indexOf(column)).attr("y", 12).text(graph.columns[column] ?? "");
  const body = svg.append("g").attr("class", "body").attr("transform", `translate(0,${top})`);

  const curve = linkHorizontal<unknown, [number, number]>();
  const edges = body.append("g").attr("class", "edges");
  const filled = new Map<string, number>();
  const next = (key: string, n: number, size: number) => {
    const from = filled.get(key) ?? 0;
    filled.set(key, from + size);
    return at[n]!.y + Math.min(at[n]!.height - 2, 2 + from + size / 2);
  };
  const share = (n: number, claims: number) => (claims / Math.max(1, graph.nodes[n]!.claims.length)) * (at[n]!.height - 4);
  for (const [from, to, claims] of [...graph.edges].sort((a, b) => at[a[0]]!.y - at[b[0]]!.y || at[a[1]]!.y - at[b[1]]!.y)) {
    const d = curve({
      source: [at[from]!.x + box * 0.62, next(`o${from}`, from, share(from, claims.length))],
      target: [at[to]!.x - 3, next(`i${to}`, to, share(to, claims.length))],
    });
    edges
      .append("path")
      .attr("d", d)
      .attr("class", `k-${graph.nodes[to]!.kind}`)
      .attr("stroke-width", Math.min(9, 1 + Math.sqrt(claims.length)))
      .datum(claims);
  }
  const copies = body.append("g").attr("class", "copies");
  for (const [from, to, part, why] of graph.copies) {
    const [a, b] = [at[from]!, at[to]!];
    const [y1, y2] = [a.y + a.height / 2, b.y + b.height / 2];
    const bulge = left - 12 - Math.min(34, 10 + Math.abs(y1 - y2) / 8);
    copies
      .append("path")
      .attr("d", `M${a.x - 3},${y1}C${bulge},${y1} ${bulge},${y2} ${b.x - 3},${y2}`)
      .attr("stroke-width", 2 + 6 * part)
      .datum([...graph.nodes[from]!.claims])
      .append("title")
      .text(`${graph.nodes[from]!.name}: ${Math.round(part * 100)} % from ${graph.nodes[to]!.name}: ${why}`);
  }
  const nodes = body.append("g").attr("class", "nodes");
  graph.nodes.forEach((node, n) => {
    const spot = at[n]!;
    const group = nodes.append("g").attr("class", `node k-${node.kind}`).datum(node.claims);
    group.append("rect").attr("class", "hit").attr("x", spot.x - 3).attr("y", spot.y).attr("width", box * 0.62 + 3).attr("height", spot.height);
    group.append("rect").attr("class", "stem").attr("x", spot.x - 3).attr("y", spot.y).attr("width", barWidth).attr("height", spot.height).attr("rx", 1);
    group
      .append("text")
      .attr("x", spot.x + barWidth + 3)
      .attr("y", spot.y + spot.height / 2 + 4)
      .text(fitted(node.name, box * 0.62 - 44))
      .append("tspan")
      .attr("class", "count")
      .attr("dx", 5)
      .text(node.claims.length);
    const words = `${node.name}: ${node.claims.length} claims`;
    group.append("title").text(words);
    pressable(group.node()!, words, () => filter.toggle("source", node.name, node.claims));
  });
  filter.listen((kept) => {
    body.selectAll<SVGElement, number[]>(".node, .edges path, .copies path").classed("off", (claims) => !passes(claims, kept));
    body.selectAll<SVGElement, number[]>(".edges path").classed("on", (claims) => kept !== null && passes(claims, kept));
  });
}
