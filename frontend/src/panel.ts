// A claim, opened: who says it through whom, how firmly, what other claims do to it, and where its event is.
import type { Island } from "./data.ts";
import { link, make } from "./dom.ts";

const VERDICTS: Record<string, [string, string]> = {
  supports: ["says the same as", "says the same as"],
  repeats: ["repeats", "is repeated by"],
  contradicts: ["contradicts", "contradicts"],
  denies: ["is denied by", "denies"],
  updates: ["is replaced by", "replaces"],
};

/** The links of a claim, seen from its side: what it does to the other, the other's number, and the sentence. */
export function linksOf(island: Pick<Island, "links">, claim: number): { verb: string; verdict: string; other: number; detail: string }[] {
  return island.links.flatMap(([left, right, verdict, , detail]) => {
    const verbs = VERDICTS[verdict] ?? [verdict, verdict];
    if (left === claim) return [{ verb: verbs[0], verdict, other: right, detail }];
    if (right === claim) return [{ verb: verbs[1], verdict, other: left, detail }];
    return [];
  });
}

const KINDS: Record<string, string> = { own: "own voice", vague: "nobody in particular", named: "named person", outlet: "outlet" };

export class Panel {
  private back: HTMLElement | null = null;

  constructor(private readonly element: HTMLElement) {
    element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  close(): void {
    if (this.element.hidden) return;
    this.element.hidden = true;
    document.body.classList.remove("paneled");
    this.back?.focus({ preventScroll: true });
    this.back = null;
  }

  open(island: Island, words: string[], claims: number[], from: HTMLElement | null): void {
    this.back = from ?? this.back;
    const closer = make("button", "close", "×");
    closer.type = "button";
    closer.setAttribute("aria-label", "Close");
    closer.addEventListener("click", () => this.close());
    this.element.replaceChildren(closer, ...claims.slice(0, 6).map((claim, n) => this.claim(island, words, claim, n > 0)));
    this.element.hidden = false;
    document.body.classList.add("paneled");
    this.element.scrollTop = 0;
    closer.focus({ preventScroll: true });
  }

  private claim(island: Island, words: string[], number: number, within: boolean): HTMLElement {
    const row = island.claims[number];
    if (!row) return make("p");
    const [id, report, event, speaker, kind, via, notes] = row;
    const box = make("section", "claim");
    if (within) box.append(make("h4", "", "It stands within"));
    box.append(make("blockquote", "", words[number] ?? ""));
    const chain = [island.reports[report], ...[...via, speaker].map((name) => island.names[name])].filter(Boolean).join(" › ");
    const who = make("p", "chain", make("span", "who", chain), " ", make("span", `kind k-${kind}`, KINDS[kind] ?? kind));
    for (const note of notes) who.append(" ", make("span", "note", note));
    box.append(who);
    const ways = make("p", "ways");
    const happening = island.events[event];
    if (happening?.[4]) ways.append(link(`e-${happening[0]}`, happening[4], `s-${happening[1]}`), " ");
    ways.append(link(`c-${id}`, "the words in the report", "src"));
    box.append(ways);
    const links = linksOf(island, number);
    if (links.length) {
      const list = make("ul", "links");
      for (const { verb, verdict, other, detail } of links.slice(0, 8)) {
        const far = island.claims[other];
        if (!far) continue;
        const whose = `${island.names[far[3]] ?? island.reports[far[1]] ?? ""}: «${words[other] ?? ""}»`;
        list.append(make("li", `v-${verdict}`, make("b", "", verb), " ", link(`c-${far[0]}`, whose), make("p", "quiet", detail)));
      }
      box.append(list);
      if (links.length > 8) box.append(make("p", "quiet", `and ${links.length - 8} more links`));
    }
    return box;
  }
}
