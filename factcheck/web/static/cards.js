// Findings as cards: what disagrees, where, the arithmetic, and what would agree.

import { charts, drawn } from "./chart.js";
import { badge, el, isolated, many } from "./dom.js";

const AROUND = 60; // Units of text that are quoted before and behind the figures of a finding.
const APART = 160; // Units between two figures from which on they are quoted apart.
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur", "ps", "ku", "yi"]);

/** The passages that hold some ranges: where each begins and ends, and the ranges in it. */
function passages(text, ranges) {
  const found = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last && range.start - last.end < APART) {
      last.end = Math.max(last.end, range.end);
      last.ranges.push(range);
    } else found.push({ start: range.start, end: range.end, ranges: [range] });
  }
  return found.map(({ start, end, ranges: inside }) => {
    const line = text.lastIndexOf("\n", start - 1) + 1;
    const close = text.indexOf("\n", end);
    return { start: edge(text, Math.max(line, start - AROUND), line), end: edge(text, Math.min(close < 0 ? text.length : close, end + AROUND), -1), line, close: close < 0 ? text.length : close, ranges: inside };
  });
}

/** The same place, or the one behind it where it would cut a character in two. */
function edge(text, at, line) {
  const low = text.charCodeAt(at);
  return at > 0 && at !== line && low >= 0xdc00 && low < 0xe000 ? at + 1 : at;
}

function quote(text, passage, language) {
  const pieces = [passage.start > passage.line ? "…" : ""];
  let at = passage.start;
  for (const range of passage.ranges) {
    if (range.start < at) continue;
    const role = range.role ? el("span", { class: "role", dir: "ltr" }, range.role) : "";
    pieces.push(text.slice(at, range.start), el("mark", {}, text.slice(range.start, range.end)), role);
    at = range.end;
  }
  pieces.push(text.slice(at, passage.end), passage.end < passage.close ? "…" : "");
  const dir = RIGHT_TO_LEFT.has(language) ? "rtl" : "auto";
  return el("blockquote", { dir, lang: language === "und" ? null : language }, pieces);
}

function arithmetic(finding, claims) {
  const found = charts(finding, claims);
  const seen = new Set(found.flatMap((thing) => thing.implied.map((value) => value.words)));
  const lines = finding.recomputation.filter((line) => !seen.has(line));
  if (!found.length && !lines.length) return "";
  const printed = found.some((thing) => thing.printed.length);
  const key = printed && el("p", { class: "small" }, el("i", { class: "key implied" }), " what the other figures imply ", el("i", { class: "key printed" }), " what is printed");
  return el("div", { class: "arithmetic" }, el("h4", {}, "Recomputed"), found.map(drawn), key || "",
    lines.length ? el("ul", { class: "steps" }, lines.map((line) => el("li", {}, isolated(line)))) : "");
}

function repair(offered, range, text, act) {
  const printed = text.slice(range.start, range.end);
  return el("div", { class: "repair" },
    el("p", { class: "swap" }, el("span", { class: "unseen" }, "Perhaps in place of "), el("del", { dir: "auto" }, printed), el("span", { "aria-hidden": "true" }, " → "),
      el("span", { class: "unseen" }, " this: "), el("ins", { dir: "auto" }, offered.replacement)),
    offered.explanation ? el("p", {}, isolated(offered.explanation)) : "",
    el("p", { class: "acts" },
      el("button", { type: "button", class: "accept", click: () => act.accept(range, offered.replacement) }, "Accept"),
      el("button", { type: "button", "aria-label": `Copy ${offered.replacement}`, click: () => act.copy(offered.replacement) }, "Copy"),
      el("span", { class: "small" }, `a slip: ${offered.slip.replaceAll("-", " ")}`)));
}

/** One finding; ``act`` has what its buttons do. */
export function card(finding, number, { text, report, rangeOf, act }) {
  const ranges = finding.spans.map(rangeOf);
  const first = finding.spans[0];
  const claims = report.claims.filter((claim) => finding.claims.includes(claim.id));
  const title = `finding-${number}`;
  return el("article", { class: `card ${finding.severity}`, "aria-labelledby": title, id: `card-${number}`,
    mouseenter: () => act.bring(number), mouseleave: () => act.bring(null), focusin: () => act.bring(number) },
  el("p", { class: "tagline" }, badge(finding.severity), el("code", {}, finding.rule), el("span", {}, `within one ${finding.scope}`),
    el("button", { type: "button", class: "link", click: () => act.show(number) }, first ? `line ${first.line}, show` : "show")),
  el("h3", { id: title }, isolated(finding.message)),
  passages(text, ranges).map((passage) => quote(text, passage, report.language)),
  finding.repairs.map((offered) => repair(offered, rangeOf(offered.span), text, act)),
  arithmetic(finding, claims));
}

const names = new Intl.DisplayNames(["en"], { type: "language" });

/** A language by its name. */
export const named = (code) => (code === "und" ? "no known language" : names.of(code));

function grown(node, share) {
  node.style.flexGrow = share;
  return node;
}

/** The verdict on a run of one article. */
export const said = ({ verdict }) => verdict.replace(/: 1 article(?:(; )|$)/, (_, more) => (more ? ": " : ""));

/** Verdict and coverage. */
export function strip(report, summary) {
  const worst = ["contradiction", "warning", "note"].find((kind) => report.findings.some((finding) => finding.severity === kind));
  const { figures, contradicted, questioned, consistent, unverifiable, checkable } = report.coverage;
  const kind = worst === "note" || !worst ? (checkable ? "consistent" : "unverifiable") : worst;
  const parts = [["contradiction", contradicted, "in a contradiction"], ["warning", questioned, "in question"], ["consistent", consistent, "agree"], ["unverifiable", unverifiable, "with nothing to compare"]];
  const shown = parts.filter(([, number]) => number);
  return {
    verdict: [badge(kind, ""), el("span", {}, `${said(summary)}.`)],
    coverage: [
      el("div", { class: "stack", "aria-hidden": "true" }, shown.map(([name, number]) => grown(el("span", { class: name }), number))),
      el("ul", { class: "legend" }, el("li", {}, many(figures, "figure")), shown.map(([name, number, words]) => el("li", {}, el("i", { class: `key ${name}` }), ` ${number} ${words}`)), el("li", {}, `read as ${named(report.language)}${report.date ? `, ${report.date}` : ""}`)),
    ],
  };
}
