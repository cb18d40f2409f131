// Makes the plain page richer: charts, one filter for all of it, the claim panel, search and keys.
import { eventRows, interval, type Island } from "./data.ts";
import { make, pressable, reveal } from "./dom.ts";
import { Filter, numbersOf } from "./filter.ts";
import { drawGraph } from "./graph.ts";
import { drawMap } from "./map.ts";
import { bindPage } from "./page.ts";
import { Panel } from "./panel.ts";
import { matching, searchLines } from "./search.ts";
import { drawTimeline } from "./timeline.ts";
import { drawToll } from "./toll.ts";

interface Live {
  root: HTMLElement;
  island: Island;
  filter: Filter;
  words: string[];
  lines: string[] | null;
}

const panel = new Panel(document.getElementById("panel")!);
const lives = new Map<HTMLElement, Live>();

/** The story's data, read when it is first needed. */
function live(root: HTMLElement): Live {
  const known = lives.get(root);
  if (known) return known;
  const island = JSON.parse(root.querySelector("script.island")!.textContent!) as Island;
  const made: Live = { root, island, filter: new Filter(), words: claimWords(root, island.claims.length), lines: null };
  lives.set(root, made);
  bindPage(root, made.filter, document.getElementById("filters")!);
  for (const item of root.querySelectorAll<HTMLElement>("li[data-person]")) {
    const name = item.dataset["person"]!;
    const who = item.querySelector<HTMLElement>(".who")!;
    pressable(who, `Only ${name}`, () => made.filter.toggle("person", name, numbersOf(item)));
    made.filter.listen(() => item.classList.toggle("chosen", made.filter.has("person", name)));
  }
  return made;
}

/** Each claim's words, put together from the report's text, where they stand once. */
function claimWords(root: HTMLElement, count: number): string[] {
  const words = new Array<string>(count).fill("");
  for (const part of root.querySelectorAll<HTMLElement>(".report .text a.c")) {
    for (const number of numbersOf(part)) words[number] += part.textContent;
  }
  return words;
}

function drawCharts(root: HTMLElement): void {
  const { island, filter, words } = live(root);
  for (const box of root.querySelectorAll<HTMLElement>("[data-chart]")) {
    switch (box.dataset["chart"]) {
      case "timeline":
        drawTimeline(box, eventRows(island), interval({ low: island.span[0], high: island.span[1] }), filter);
        break;
      case "map":
        drawMap(box, island, filter);
        break;
      case "graph":
        drawGraph(box, island.graph, filter);
        break;
      case "toll":
        drawToll(box, island.tolls[Number(box.dataset["n"])]!.rows, filter, (claim) => panel.open(island, words, [claim], null));
    }
  }
}

function storyOf(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>("article.story");
}

/** The story a key or a search is meant for: the first one on screen. */
function current(): HTMLElement | null {
  const stories = [...document.querySelectorAll<HTMLElement>("article.story")];
  return stories.find((story) => story.getBoundingClientRect().bottom > 80) ?? stories[0] ?? null;
}

function goTo(hash: string): boolean {
  const target = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  if (!target) return false;
  if (target.hidden || target.closest("[hidden]")) for (const { filter } of lives.values()) filter.clear();
  if (target.matches("section, article, main, nav")) target.scrollIntoView();
  else reveal(target);
  return true;
}

document.addEventListener("click", (event) => {
  const anchor = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
  if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const story = storyOf(anchor);
  if (anchor.matches("a.c") && story) {
    event.preventDefault();
    const { island, words } = live(story);
    panel.open(island, words, numbersOf(anchor), anchor);
    return;
  }
  const hash = anchor.getAttribute("href")!;
  if (goTo(hash)) {
    event.preventDefault();
    history.pushState(null, "", hash);
    if (panel.isOpen && anchor.closest("#panel") && innerWidth < 900) panel.close();
  }
});
addEventListener("popstate", () => goTo(location.hash));

function tools(): void {
  const box = document.getElementById("tools")!;
  const input = make("input", "search");
  input.type = "search";
  input.placeholder = "Search  /";
  input.setAttribute("aria-label", "Search claims");
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      const root = current();
      if (!root) return;
      const made = live(root);
      made.lines ??= searchLines(made.island, made.words);
      const query = input.value.trim();
      if (query) made.filter.set("search", query, matching(made.lines, query));
      else made.filter.clear("search");
    }, 120);
  });
  box.append(input);
  box.hidden = false;
}

/** j and k walk the visible cards. */
function step(by: number): void {
  const cards = [...document.querySelectorAll<HTMLElement>("details.event > summary, details.report > summary")].filter((e) => e.checkVisibility());
  const here = cards.findIndex((card) => card === document.activeElement);
  const start = here >= 0 ? here + by : cards.findIndex((card) => card.getBoundingClientRect().top > 60);
  const next = cards[Math.max(0, Math.min(cards.length - 1, start))];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  const typing = (event.target as Element).matches("input, textarea");
  if (event.key === "Escape") {
    if (panel.isOpen) panel.close();
    else for (const { filter } of lives.values()) filter.clear();
    if (typing) {
      (event.target as HTMLInputElement).value = "";
      (event.target as HTMLInputElement).blur();
    }
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    event.preventDefault();
    document.querySelector<HTMLInputElement>("input.search")?.focus();
  } else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
});

tools();
document.documentElement.classList.add("live");
const watch = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    watch.unobserve(target);
    drawCharts(target as HTMLElement);
  }
});
for (const story of document.querySelectorAll("article.story")) watch.observe(story);
if (location.hash) goTo(location.hash);
document.documentElement.dataset["ready"] = String(Math.round(performance.now()));
