// What a filter does to the page: cards and rows without a passing claim go, words within them fade.
import { make } from "./dom.ts";
import { numbersOf, passes, type Filter } from "./filter.ts";

interface Part {
  element: HTMLElement;
  numbers: number[];
}

const GONE = ".event, .mention, .report, .origin, .pair, .toll, .ahead li, .days li, .people li, .figures tr[data-c]";
const FADED = ".said, .lines li, a.c, .tolls tr[data-c]";

function parts(story: Element, selector: string): Part[] {
  return [...story.querySelectorAll<HTMLElement>(selector)].filter((e) => e.hasAttribute("data-c")).map((element) => ({ element, numbers: numbersOf(element) }));
}

export function bindPage(story: HTMLElement, filter: Filter, bar: HTMLElement): void {
  let gone: Part[] | null = null;
  let faded: Part[] = [];
  const opened = new Set<HTMLDetailsElement>();
  filter.listen((kept) => {
    gone ??= parts(story, GONE);
    if (!faded.length) faded = parts(story, FADED);
    for (const { element, numbers } of gone) element.hidden = !passes(numbers, kept);
    for (const { element, numbers } of faded) element.classList.toggle("off", !passes(numbers, kept));
    for (const fold of story.querySelectorAll<HTMLDetailsElement>("details.fold")) refold(fold, kept !== null, opened);
    for (const section of story.querySelectorAll<HTMLElement>("section.events, section.reports, section.people, section.figures")) recount(section, kept !== null);
    chips(bar, filter);
  });
}

function refold(fold: HTMLDetailsElement, filtered: boolean, opened: Set<HTMLDetailsElement>): void {
  const left = fold.querySelectorAll(".event:not([hidden]), .mention:not([hidden]), tr[data-c]:not([hidden])").length;
  fold.hidden = filtered && left === 0;
  if (filtered && left && !fold.open) {
    fold.open = true;
    opened.add(fold);
  } else if (!filtered && opened.delete(fold)) fold.open = false;
}

function recount(section: HTMLElement, filtered: boolean): void {
  const badge = section.querySelector<HTMLElement>("h2 .n");
  if (!badge) return;
  const all = (badge.dataset["all"] ??= badge.textContent ?? "");
  const left = section.querySelectorAll(".event:not([hidden]), .report:not([hidden]), li[data-person]:not([hidden]), .figures tr[data-c]:not([hidden])").length;
  badge.textContent = filtered ? `${left} of ${all}` : all;
  section.classList.toggle("empty", filtered && left === 0);
}

function chips(bar: HTMLElement, filter: Filter): void {
  const entries = filter.entries();
  bar.hidden = entries.length === 0;
  bar.replaceChildren();
  if (!entries.length) return;
  bar.append(make("span", "quiet", `${filter.kept?.size ?? 0} claims with`));
  for (const [dimension, { label }] of entries) {
    const chip = make("button", "chip", make("span", "quiet", `${dimension} `), label, make("span", "x", " ×"));
    chip.type = "button";
    chip.setAttribute("aria-label", `Remove the filter ${dimension} ${label}`);
    chip.addEventListener("click", () => filter.clear(dimension));
    bar.append(chip);
  }
  const all = make("button", "plain", "clear");
  all.type = "button";
  all.addEventListener("click", () => filter.clear());
  bar.append(all);
}
