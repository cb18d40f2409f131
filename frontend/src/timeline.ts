// The timeline: each event a bar as long as its date is uncertain, a strip of all dated events below to brush.
import { axisBottom } from "d3-axis";
import { brushX, type D3BrushEvent } from "d3-brush";
import { scaleUtc } from "d3-scale";
import { select } from "d3-selection";
import { utcFormat } from "d3-time-format";
import { DAY, interval, type EventRow } from "./data.ts";
import { fitted, pressable, reveal } from "./dom.ts";
import { passes, type Filter } from "./filter.ts";

export interface Dated {
  event: EventRow;
  low: number;
  high: number;
}

export function dated(events: EventRow[]): Dated[] {
  const found: Dated[] = [];
  for (const event of events) {
    const span = event.status === "depicted" ? null : interval(event);
    if (span) found.push({ event, low: span[0], high: span[1] });
  }
  return found;
}

/** The days where the story is: its own span where events lie in it, else the middle dates and what lies near them, so
 * that «in 2013» doesn't squash the week. */
export function focus(bars: Dated[], span: [number, number] | null = null): [number, number] {
  if (span && bars.some((bar) => bar.high > span[0] && bar.low < span[1])) {
    const slack = Math.max(DAY / 2, (span[1] - span[0]) * 0.04);
    return [span[0] - slack, span[1] + slack];
  }
  const sure = bars.filter((bar) => bar.high - bar.low <= 45 * DAY);
  const used = sure.length ? sure : bars;
  const mids = used.map((bar) => (bar.low + bar.high) / 2).sort((a, b) => a - b);
  const at = (share: number) => mids[Math.min(mids.length - 1, Math.floor(share * mids.length))]!;
  const reach = Math.max(3 * DAY, 2.5 * (at(0.75) - at(0.25)));
  const near = used.filter((bar) => bar.low >= at(0.25) - reach && bar.high <= at(0.75) + reach + DAY);
  const low = Math.min(...near.map((bar) => bar.low));
  const high = Math.max(...near.map((bar) => bar.high));
  const slack = Math.max(DAY / 2, (high - low) * 0.04);
  return [low - slack, high + slack];
}

/** The row of each bar so that none covers another: `ends` are right edges, label included. */
export function packed(spans: { left: number; right: number }[], most: number): number[] {
  const ends: number[] = [];
  return spans.map(({ left, right }) => {
    let row = ends.findIndex((end) => end + 8 <= left);
    if (row < 0 && ends.length < most) row = ends.push(-Infinity) - 1;
    if (row >= 0) ends[row] = right;
    return row;
  });
}

/** How many events lie on each day; a bar that covers n days gives each of them 1/n. */
export function density(bars: Dated[], low: number, high: number): number[] {
  const first = Math.floor(low / DAY);
  const days = new Array<number>(Math.max(1, Math.ceil(high / DAY) - first)).fill(0);
  for (const bar of bars) {
    const from = Math.floor(bar.low / DAY);
    const to = Math.max(from, Math.ceil(bar.high / DAY) - 1);
    for (let day = Math.max(from, first); day <= Math.min(to, first + days.length - 1); day++) {
      days[day - first]! += 1 / (to - from + 1);
    }
  }
  return days;
}

const ROW = 22;
const LABELLED = 12;

export function drawTimeline(box: HTMLElement, events: EventRow[], span: [number, number] | null, filter: Filter): void {
  const bars = dated(events).sort((a, b) => a.event.rank - b.event.rank);
  if (!bars.length) {
    box.closest("section")?.classList.add("nochart");
    return;
  }
  const all: [number, number] = [Math.min(...bars.map((b) => b.low)), Math.max(...bars.map((b) => b.high))];
  const home = focus(bars, span);
  let domain = home;
  const draw = () => render(box, bars, domain, all, home, filter, (next) => {
    domain = next ?? home;
    draw();
  });
  draw();
  let width = box.clientWidth;
  new ResizeObserver(() => {
    if (Math.abs(box.clientWidth - width) > 8) {
      width = box.clientWidth;
      draw();
    }
  }).observe(box);
}

function render(
  box: HTMLElement,
  bars: Dated[],
  domain: [number, number],
  all: [number, number],
  home: [number, number],
  filter: Filter,
  redraw: (domain: [number, number] | null) => void,
): void {
  box.replaceChildren();
  const width = Math.max(300, box.clientWidth);
  const x = scaleUtc().domain(domain).range([8, width - 8]);
  const inside = bars.filter((bar) => bar.high > domain[0] && bar.low < domain[1]);
  const shown = inside.slice(0, LABELLED);
  const spans = shown
    .map((bar) => {
      const left = Math.max(0, x(bar.low));
      const right = Math.min(width, Math.max(x(bar.high), left + 5));
      const room = Math.min(300, bar.event.title.length * 6.6 + 10);
      const beside = right + room <= width ? right + 6 : left - 6 - room >= 0 ? left - 6 : null;
      return { bar, left, right, room, beside, before: right + room > width };
    })
    .sort((a, b) => a.left - b.left || b.right - a.right);
  const rows = packed(
    spans.map((s) =>
      s.beside === null
        ? { left: Math.min(s.left, width - s.room), right: Math.max(s.right, s.left + s.room) }
        : { left: s.before ? s.left - s.room : s.left, right: s.before ? s.right : s.right + s.room },
    ),
    LABELLED,
  );
  const top = (Math.max(0, ...rows) + 1) * ROW;
  const strip = 34;
  const height = top + 22 + strip + 8;
  const svg = select(box)
    .append("svg")
    .attr("viewBox", `0 0 ${width} ${height}`)
    .attr("width", width)
    .attr("height", height)
    .attr("role", "group")
    .attr("aria-label", "Events in time; a bar is as long as the date is uncertain");

  const axis = svg.append("g").attr("class", "axis").attr("transform", `translate(0,${top + 4})`);
  const ticks = x.ticks(Math.max(2, Math.floor(width / 110)));
  const whole = ticks.filter((tick) => tick.getTime() % DAY === 0);
  axis.call(
    axisBottom<Date>(x)
      .tickValues(domain[1] - domain[0] > 3 * DAY && whole.length > 1 ? whole : ticks)
      .tickSizeOuter(0)
      .tickFormat((date) => label(date, domain)),
  );
  axis.selectAll(".tick line").attr("y1", -top - 4);

  const marks = svg.append("g").attr("class", "bars");
  spans.forEach((span, n) => {
    const row = rows[n]!;
    if (row < 0) return;
    const { event } = span.bar;
    const group = marks.append("g").attr("class", `ev s-${event.status}`).attr("data-c", event.claims.join(" "));
    const y = row * ROW + 4;
    group
      .append("rect")
      .attr("x", span.left)
      .attr("y", y)
      .attr("width", span.right - span.left)
      .attr("height", 13)
      .attr("rx", 2);
    const long = span.beside === null;
    group
      .append("text")
      .attr("x", long ? Math.max(2, Math.min(span.left + 6, width - span.room)) : span.beside)
      .attr("y", y + 11)
      .attr("text-anchor", !long && span.before ? "end" : "start")
      .text(fitted(event.title, span.room));
    group.append("title").text(event.title);
    pressable(group.node()!, event.title, () => {
      const card = document.getElementById(`e-${event.id}`);
      if (card) reveal(card);
    });
  });

  const counts = density(inside, domain[0], domain[1]);
  const most = Math.max(...counts, 1);
  const firstDay = Math.floor(domain[0] / DAY);
  const bottom = svg.append("g").attr("class", "strip").attr("transform", `translate(0,${top + 26})`);
  bottom
    .selectAll("rect")
    .data(counts)
    .join("rect")
    .attr("x", (_, n) => x((firstDay + n) * DAY) + 0.5)
    .attr("width", Math.max(1, x(DAY) - x(0) - 1))
    .attr("y", (count) => strip - (strip * count) / most)
    .attr("height", (count) => (strip * count) / most);
  const brush = brushX<unknown>()
    .extent([
      [0, 0],
      [width, strip],
    ])
    .on("end", (happened: D3BrushEvent<unknown>) => {
      if (!happened.sourceEvent) return;
      if (!happened.selection) return filter.clear("time");
      const [left, right] = (happened.selection as [number, number]).map((px) => x.invert(px).getTime()) as [number, number];
      const inTime = inside.filter((bar) => bar.low < right && bar.high > left).flatMap((bar) => bar.event.claims);
      const day = utcFormat("%-d %b");
      filter.set("time", `${day(new Date(left))} – ${day(new Date(right))}`, inTime);
    });
  bottom.append("g").attr("class", "brush").call(brush as never);

  const outside = bars.length - inside.length;
  const wide = domain[0] <= all[0] && domain[1] >= all[1];
  if (outside || (wide && home[0] > domain[0])) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain";
    button.textContent = outside ? `${outside} more outside these dates: show all` : "Back to the days of the story";
    button.addEventListener("click", () => redraw(outside ? [all[0] - DAY, all[1] + DAY] : null));
    box.append(button);
  }
  const hint = document.createElement("span");
  hint.className = "hint";
  hint.textContent = "Drag across the grey strip to keep only those days.";
  box.append(hint);

  const dim = (kept: ReadonlySet<number> | null) =>
    marks.selectAll<SVGGElement, unknown>("g").classed("off", function () {
      return !passes((this.getAttribute("data-c") ?? "").split(" ").map(Number), kept);
    });
  filter.listen(dim);
  dim(filter.kept);
}

function label(date: Date, [low, high]: [number, number]): string {
  const span = high - low;
  if (span > 900 * DAY) return utcFormat("%Y")(date);
  if (span > 60 * DAY) return utcFormat(date.getUTCMonth() ? "%b" : "%b %Y")(date);
  return utcFormat(date.getUTCHours() ? "%H:%M" : "%-d %b")(date);
}
