// What the page's data island holds, and how its dates become numbers.
import type { Topology, GeometryCollection } from "topojson-specification";

export type Status = "confirmed" | "contested" | "single" | "depicted" | "planned";

/** id, report number, event number or -1, speaker's name number or -1, speaker kind, via by name number, notes. */
export type ClaimRow = [string, number, number, number, string, number[], string[]];
/** left claim, right claim, verdict, field, sentence. */
export type LinkRow = [number, number, string, string, string];
/** speaker, day, low, best, high, claim, words. */
export type TollRow = [string, string | null, number | null, number | null, number | null, number, string];

/** id, status, low, high, heading (null for a bare mention), rank. */
export type EventData = [string, Status, string | null, string | null, string | null, number];
export interface EventRow {
  id: string;
  title: string;
  status: Status;
  low: string | null;
  high: string | null;
  claims: number[];
  rank: number;
}
export interface PlaceRow {
  name: string;
  kind: string | null;
  lat: number;
  lon: number;
  km: number;
  claims: number[];
}
export interface GraphNode {
  column: number;
  name: string;
  kind: string;
  claims: number[];
  report?: string;
}
export interface Graph {
  columns: string[];
  nodes: GraphNode[];
  edges: [number, number, number[]][];
  copies: [number, number, number, string][];
}
export interface Island {
  claims: ClaimRow[];
  links: LinkRow[];
  events: EventData[];
  span: [string | null, string | null];
  names: string[];
  reports: string[];
  places: PlaceRow[];
  tolls: { of: string; unit: string; rows: TollRow[] }[];
  graph: Graph;
  box: [number, number, number, number] | null;
  outlines: Topology<{ countries: GeometryCollection<{ name: string }> }> | null;
}

/** The events with their claims; a bare mention is only in the page. */
export function eventRows(island: Pick<Island, "events" | "claims">): EventRow[] {
  const claims: number[][] = island.events.map(() => []);
  island.claims.forEach(([, , event], number) => claims[event]?.push(number));
  return island.events.flatMap(([id, status, low, high, title, rank], n) =>
    title === null ? [] : [{ id, status, low, high, title, rank, claims: claims[n]! }],
  );
}

export const DAY = 86_400_000;

/** The first instant of an ISO day or date-time, in milliseconds; null where it is none. */
export function firstInstant(iso: string | null): number | null {
  if (iso === null) return null;
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?/.exec(iso);
  if (!found) return null;
  const [, y, m, d, hour = "0", minute = "0", second = "0"] = found;
  const instant = Date.UTC(+y!, +m! - 1, +d!, +hour, +minute, +second);
  return Number.isNaN(instant) ? null : instant;
}

/** The last instant: a day lasts until midnight. */
export function lastInstant(iso: string | null): number | null {
  const first = firstInstant(iso);
  return first === null || iso === null ? null : iso.includes("T") ? first : first + DAY;
}

/** An event's interval; null where either end is unknown. */
export function interval(event: Pick<EventRow, "low" | "high">): [number, number] | null {
  const low = firstInstant(event.low);
  const high = lastInstant(event.high);
  return low === null || high === null || high < low ? null : [low, high];
}
