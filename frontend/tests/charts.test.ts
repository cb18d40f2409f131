import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY, firstInstant, interval, lastInstant, type EventRow } from "../src/data.ts";
import { Filter, passes, passing } from "../src/filter.ts";
import { ordered, placed } from "../src/graph.ts";
import { freeBox, roundLength, type LabelBox } from "../src/map.ts";
import { linksOf } from "../src/panel.ts";
import { folded, matching, searchLines } from "../src/search.ts";
import { density, focus, packed, type Dated } from "../src/timeline.ts";
import { byClaimer, spread } from "../src/toll.ts";

const event = (low: string | null, high: string | null): EventRow => ({ id: "", title: "", status: "single", low, high, claims: [], rank: 0 });
const bar = (low: string, high: string): Dated => ({ event: event(low, high), low: firstInstant(low)!, high: lastInstant(high)! });

test("a day lasts until midnight, a moment does not", () => {
  assert.equal(lastInstant("2026-03-10")! - firstInstant("2026-03-10")!, DAY);
  assert.equal(lastInstant("2026-03-10T04:40"), firstInstant("2026-03-10T04:40"));
  assert.equal(firstInstant("soon"), null);
  assert.equal(interval(event("2026-03-10", null)), null);
  assert.equal(interval(event("2026-03-12", "2026-03-10")), null);
});

test("the focus leaves out what lies years away", () => {
  const days = [bar("2013-03-05", "2013-03-05"), bar("2026-03-10", "2026-03-10"), bar("2026-03-10", "2026-03-11"), bar("2026-03-11", "2026-03-13")];
  const [low, high] = focus(days);
  assert.ok(low > firstInstant("2026-01-01")! && high < firstInstant("2026-04-01")!);
  const own = interval(event("2026-03-10", "2026-03-12"))!;
  assert.ok(focus(days, own)[0] < own[0] && focus(days, own)[0] > own[0] - 2 * DAY);
});

test("bars that would touch go to different rows, and none past the last row", () => {
  assert.deepEqual(packed([{ left: 0, right: 50 }, { left: 60, right: 90 }, { left: 40, right: 70 }], 2), [0, 0, 1]);
  assert.deepEqual(packed([{ left: 0, right: 9 }, { left: 0, right: 9 }], 1), [0, -1]);
});

test("an event of two days weighs half on each", () => {
  const low = firstInstant("2026-03-10")!;
  assert.deepEqual(density([bar("2026-03-10", "2026-03-11"), bar("2026-03-11", "2026-03-11")], low, low + 2 * DAY), [0.5, 1.5]);
});

test("choices narrow one another; the same choice again is taken back", () => {
  assert.equal(passing([]), null);
  assert.deepEqual(passing([{ label: "a", claims: new Set([1, 2]) }, { label: "b", claims: new Set([2, 3]) }]), new Set([2]));
  assert.ok(passes([], null) && !passes([], new Set([1])) && passes([4, 1], new Set([1])));
  const filter = new Filter();
  const heard: (number | null)[] = [];
  filter.listen((kept) => heard.push(kept ? kept.size : null));
  filter.toggle("person", "Radeva", [1, 2]);
  filter.set("search", "ship", [2]);
  filter.toggle("person", "Radeva", [1, 2]);
  filter.clear();
  assert.deepEqual(heard, [2, 1, 1, null]);
});

test("the graph's order keeps edges from crossing", () => {
  const node = (column: number) => ({ column, name: "", kind: "", claims: [0] });
  const graph = { nodes: [node(0), node(0), node(1), node(1)], edges: [[0, 3, [0]], [1, 2, [0]]] as [number, number, number[]][] };
  const [left, right] = ordered(graph);
  assert.equal(left!.indexOf(0) < left!.indexOf(1), right!.indexOf(3) < right!.indexOf(2));
  const { at, height } = placed(graph, 400, 0);
  assert.ok(at.every((spot) => spot.y >= 0 && spot.y + spot.height <= height));
});

test("labels stand free or not at all", () => {
  const taken: LabelBox[] = [];
  for (let n = 0; n < 9; n++) {
    const box = freeBox(100, 100, 50, taken, 300);
    if (box) taken.push(box);
  }
  assert.ok(taken.length >= 2 && taken.length < 9);
  assert.equal(roundLength(73), 50);
  assert.equal(roundLength(0.3), 0.2);
});

test("a link reads from either side", () => {
  const island = { links: [[0, 1, "denies", "polarity", "One denies the other."]] as [number, number, string, string, string][] };
  assert.equal(linksOf(island, 0)[0]!.verb, "is denied by");
  assert.equal(linksOf(island, 1)[0]!.verb, "denies");
  assert.deepEqual(linksOf(island, 2), []);
});

test("search folds accents and case, and wants every word", () => {
  assert.equal(folded("Brăila ÉCOLE"), "braila ecole");
  const island = { claims: [["", 0, -1, 0, "named", [], []]] as [string, number, number, number, string, number[], string[]][], events: [], reports: ["The Ledger"], names: ["Ana Ruiz"] };
  assert.deepEqual(matching(searchLines(island, ["it rained"]), "ruiz ledger rained"), [0]);
  assert.deepEqual(matching(["the ship struck", "the ship sank"], "SHIP struck"), [0]);
});

test("a claimer's figures stay together; labels keep their distance", () => {
  const row = (name: string): [string, null, number, number, number, number, string] => [name, null, 1, 1, 1, 0, "1"];
  assert.deepEqual([...byClaimer([row("a"), row("b"), row("a")])].map(([name, rows]) => [name, rows.length]), [["a", 2], ["b", 1]]);
  assert.deepEqual(spread([10, 12, 40], 14, 100), [10, 24, 40]);
  assert.ok(Math.max(...spread([90, 95], 14, 100)) <= 100);
});
