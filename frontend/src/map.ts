// The map: a disc as wide as the answer is uncertain, on outlines shipped inside the file.
import { geoMercator, geoPath, geoCircle } from "d3-geo";
import { select } from "d3-selection";
import { feature } from "topojson-client";
import type { Island, PlaceRow } from "./data.ts";
import { fitted, pressable } from "./dom.ts";
import { passes, type Filter } from "./filter.ts";

const KM_PER_DEGREE = 111.2;

/** A round length for the scale bar: the longest of 1, 2 or 5 times a power of ten below `km`. */
export function roundLength(km: number): number {
  const power = 10 ** Math.floor(Math.log10(km));
  return ([5, 2, 1].find((step) => step * power <= km) ?? 1) * power;
}

/** Left, top, right, bottom. */
export type LabelBox = [number, number, number, number];

/** Where a label of `wide` pixels may stand by its spot, right, left, below or above it, clear of those before; or nowhere. */
export function freeBox(x: number, y: number, wide: number, taken: LabelBox[], width: number): LabelBox | null {
  const tries: [number, number][] = [[x + 7, y - 8], [x - 7 - wide, y - 8], [x + 5, y + 7], [x + 5, y - 23], [x - wide / 2, y + 16]];
  for (const [left, top] of tries) {
    const box: LabelBox = [left, top, left + wide, top + 16];
    const clear = taken.every((k) => box[2] < k[0] || box[0] > k[2] || box[3] <= k[1] || box[1] >= k[3]);
    if (clear && left > 0 && box[2] < width) return box;
  }
  return null;
}

export function drawMap(element: HTMLElement, island: Island, filter: Filter): void {
  const { box, outlines, places } = island;
  if (!box || !outlines || !places.length) {
    element.closest("section")?.setAttribute("hidden", "");
    return;
  }
  const width = Math.max(280, element.clientWidth || 380);
  const height = Math.round(width * 0.82);
  const [west, south, east, north] = box;
  const corners = { type: "MultiPoint" as const, coordinates: [[west, south], [west, north], [east, south], [east, north]] };
  const projection = geoMercator().fitExtent([[0, 0], [width, height]], corners);
  const path = geoPath(projection.clipExtent([[-2, -2], [width + 2, height + 2]]));
  const svg = select(element)
    .append("svg")
    .attr("viewBox", `0 0 ${width} ${height}`)
    .attr("role", "group")
    .attr("aria-label", "Where events lie; a disc is as wide as the place is uncertain");
  svg.append("rect").attr("class", "sea").attr("width", width).attr("height", height);
  svg
    .append("g")
    .attr("class", "land")
    .selectAll("path")
    .data(feature(outlines, outlines.objects.countries).features)
    .join("path")
    .attr("d", (country) => path(country));

  const discs = svg.append("g").attr("class", "discs");
  const spots = places.map((place) => ({ place, at: projection([place.lon, place.lat]) ?? [0, 0], r: radius(place, path) }));
  for (const spot of spots) {
    const group = discs.append("g").attr("class", spot.place.km > 60 ? "disc wide" : "disc");
    group.datum(spot.place.claims);
    group.append("circle").attr("cx", spot.at[0]!).attr("cy", spot.at[1]!).attr("r", spot.r);
    if (spot.r > 7) group.append("circle").attr("class", "dot").attr("cx", spot.at[0]!).attr("cy", spot.at[1]!).attr("r", 2.2);
    const within = spot.place.km >= 1 ? `, within ${Math.round(spot.place.km)} km` : "";
    const words = `${spot.place.name}${within}: ${spot.place.claims.length} claims`;
    group.append("title").text(words);
    pressable(group.node()!, words, () => filter.toggle("place", spot.place.name, spot.place.claims));
  }
  const byClaims = spots.filter(({ at }) => at[0]! > 0 && at[0]! < width && at[1]! > 0 && at[1]! < height);
  byClaims.sort((a, b) => b.place.claims.length - a.place.claims.length || a.place.km - b.place.km);
  const labels = svg.append("g").attr("class", "labels");
  const taken: LabelBox[] = [];
  for (const { at, place } of byClaims.slice(0, 14)) {
    const words = fitted(place.name, 170);
    const box = freeBox(at[0]!, at[1]!, words.length * 6.6, taken, width);
    if (!box) continue;
    taken.push(box);
    labels.append("text").attr("x", box[0]).attr("y", box[3] - 4).text(words);
  }
  const degree = (projection([(west + east) / 2 + 0.5, (south + north) / 2])?.[0] ?? 0) - (projection([(west + east) / 2 - 0.5, (south + north) / 2])?.[0] ?? 0);
  const perKm = degree / (KM_PER_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180));
  const km = roundLength((width * 0.3) / perKm);
  const scale = svg.append("g").attr("class", "scale").attr("transform", `translate(12,${height - 12})`);
  scale.append("path").attr("d", `M0,-4V0H${km * perKm}V-4`);
  scale.append("text").attr("x", km * perKm + 6).attr("y", 2).text(`${km.toLocaleString("en")} km`);

  filter.listen((kept) => discs.selectAll<SVGGElement, number[]>(".disc").classed("off", (claims) => !passes(claims, kept)));
}

function radius(place: PlaceRow, path: ReturnType<typeof geoPath>): number {
  const circle = geoCircle().center([place.lon, place.lat]).radius(Math.max(0.001, place.km / KM_PER_DEGREE))();
  const [[left], [right]] = path.bounds(circle) as [[number, number], [number, number]];
  return Math.max(4, Math.min(400, (right - left) / 2 || 0));
}
