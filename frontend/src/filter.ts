// One filter for the whole story: every part of the page carries the numbers of its claims (data-c).

export type Dimension = "time" | "place" | "person" | "source" | "search" | "toll";

export interface Choice {
  label: string;
  claims: ReadonlySet<number>;
}

/** The claims that pass every choice; null where nothing is chosen. */
export function passing(choices: Iterable<Choice>): Set<number> | null {
  let kept: Set<number> | null = null;
  for (const { claims } of choices) {
    const before: Set<number> = kept ?? new Set(claims);
    kept = new Set([...before].filter((claim) => claims.has(claim)));
  }
  return kept;
}

/** Whether any of the numbers passes. */
export function passes(numbers: Iterable<number>, kept: ReadonlySet<number> | null): boolean {
  if (kept === null) return true;
  for (const number of numbers) if (kept.has(number)) return true;
  return false;
}

export function numbersOf(element: Element): number[] {
  const words = element.getAttribute("data-c")?.trim();
  return words ? words.split(" ").map(Number) : [];
}

export type Listener = (kept: ReadonlySet<number> | null) => void;

export class Filter {
  private readonly choices = new Map<Dimension, Choice>();
  private readonly listeners: Listener[] = [];

  get kept(): ReadonlySet<number> | null {
    return passing(this.choices.values());
  }

  entries(): [Dimension, Choice][] {
    return [...this.choices];
  }

  has(dimension: Dimension, label: string): boolean {
    return this.choices.get(dimension)?.label === label;
  }

  /** Chooses, or takes the same choice back. */
  toggle(dimension: Dimension, label: string, claims: Iterable<number>): void {
    if (this.has(dimension, label)) this.choices.delete(dimension);
    else this.choices.set(dimension, { label, claims: new Set(claims) });
    this.tell();
  }

  set(dimension: Dimension, label: string, claims: Iterable<number>): void {
    this.choices.set(dimension, { label, claims: new Set(claims) });
    this.tell();
  }

  clear(dimension?: Dimension): void {
    if (dimension) this.choices.delete(dimension);
    else this.choices.clear();
    this.tell();
  }

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  private tell(): void {
    const kept = this.kept;
    for (const listener of this.listeners) listener(kept);
  }
}
