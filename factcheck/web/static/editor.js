// The text area, and behind it the same text with its figures marked.

import { el } from "./dom.js";
import { change, moved } from "./places.js";

const PASTED = 200_000; // Units up to which a replacement goes through the history of the browser.

export class Editor {
  constructor(area, behind, changed) {
    Object.assign(this, { area, behind, changed, marks: [], shown: [], text: "" });
    area.addEventListener("input", () => this.follow());
  }

  /** Take over what the area holds now, and keep the marks where they belong until the next answer. */
  follow() {
    if (this.area.value.startsWith("\ufeff")) this.area.value = this.area.value.slice(1);
    const text = this.area.value;
    if (text === this.text) return;
    this.marks = moved(this.marks, change(this.text, text));
    this.text = text;
    this.draw();
    this.changed();
  }

  /** Mark ranges; each has start, end, a status and the number of its finding. */
  mark(marks) {
    this.marks = marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
    this.draw();
  }

  draw() {
    const pieces = [];
    this.shown = [];
    let at = 0;
    for (const mark of this.marks) {
      if (mark.start < at || mark.end <= mark.start) continue;
      const node = el("span", { class: `fig ${mark.status}` }, this.text.slice(mark.start, mark.end));
      pieces.push(this.text.slice(at, mark.start), node);
      this.shown.push({ ...mark, node });
      at = mark.end;
    }
    // A last line that is empty is as high as any other.
    this.behind.replaceChildren(...pieces, this.text.slice(at) + "\n");
  }

  /** Bring out the marks of one finding. */
  bring(number) {
    for (const mark of this.shown) mark.node.classList.toggle("active", number !== null && mark.findings.includes(number));
  }

  /** The finding whose mark the caret is in; null where it is in none. */
  under() {
    const at = this.area.selectionStart;
    const mark = this.shown.find((found) => found.start <= at && at <= found.end && found.findings.length);
    return mark ? mark.findings[0] : null;
  }

  /** Select a range and bring it into view. */
  select({ start, end }) {
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end);
    const mark = this.shown.find((found) => found.start < end && found.end > start);
    (mark ? mark.node : this.area).scrollIntoView({ block: "center" });
  }

  /** Bring a range into view within the text, and leave the page where it is. */
  reveal({ start, end }) {
    const mark = this.shown.find((found) => found.start < end && found.end > start);
    const paper = this.behind.closest(".paper");
    if (mark) paper.scrollTop += mark.node.getBoundingClientRect().top - paper.getBoundingClientRect().top - paper.clientHeight / 3;
  }

  /** Replace a range as if it had been typed, so that the browser can undo it. */
  replace(start, end, text) {
    this.reveal({ start, end });
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end);
    const typed = text.length < PASTED && document.execCommand(text ? "insertText" : "delete", false, text);
    if (!typed) this.area.setRangeText(text, start, end, "end");
    this.follow();
  }

  /** Replace everything. */
  fill(text) {
    this.replace(0, this.area.value.length, text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"));
    this.area.setSelectionRange(0, 0);
    this.area.scrollIntoView({ block: "nearest" });
  }
}
