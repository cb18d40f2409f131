// Small makers of elements. Text is only ever set as text: nothing here parses HTML.

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = "",
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...inside);
  return element;
}

export function link(href: string, text: string, className = ""): HTMLAnchorElement {
  const anchor = make("a", className, text);
  anchor.setAttribute("href", `#${href}`);
  return anchor;
}

/** A part that acts like a button, by mouse and by keyboard. */
export function pressable(element: Element, label: string, act: () => void): void {
  element.setAttribute("tabindex", "0");
  element.setAttribute("role", "button");
  element.setAttribute("aria-label", label);
  element.addEventListener("click", act);
  element.addEventListener("keydown", (event) => {
    const { key } = event as KeyboardEvent;
    if (key === "Enter" || key === " ") {
      event.preventDefault();
      act();
    }
  });
}

/** Opens every fold around the element and brings it into view. */
export function reveal(element: Element): void {
  for (let at: Element | null = element; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
  const target = element.tagName === "I" ? (element.nextElementSibling ?? element) : element;
  target.scrollIntoView({ block: "center" });
  for (const old of document.querySelectorAll(".found")) old.classList.remove("found");
  target.classList.add("found");
  const focus = target.matches("a,summary,[tabindex]") ? target : target.querySelector("summary,a");
  if (focus instanceof HTMLElement) focus.focus({ preventScroll: true });
}

/** Cuts a label to about `pixels` at 6.2 pixels a letter. */
export function fitted(text: string, pixels: number): string {
  const room = Math.max(4, Math.floor(pixels / 6.2));
  return text.length <= room ? text : `${text.slice(0, room - 1).trimEnd()}…`;
}
