// What is folded: findings that do not count, what agrees, and every figure as it was read. Filled when it is opened.

import { badge, el, isolated } from "./dom.js";

const MOST = 1000; // Entries of one list.

/** A list under its title; ``open`` holds the keys of those that stay open from one answer to the next. */
function fold(key, title, entries, open, filled) {
  if (!entries.length) return [];
  const body = el("div");
  const show = () => {
    if (!body.childNodes.length) body.append(filled(entries.slice(0, MOST)), entries.length > MOST ? `and ${(entries.length - MOST).toLocaleString("en")} more` : "");
  };
  const toggle = ({ target }) => {
    if (target.open) show();
    open[target.open ? "add" : "delete"](key);
  };
  if (open.has(key)) show();
  return [el("details", { open: open.has(key), toggle }, el("summary", {}, `${title} (${entries.length.toLocaleString("en")})`), body)];
}

const list = (lines) => el("ul", { class: "agreed" }, lines);

const aside = ({ finding, suppression }) => el("li", {}, badge(finding.severity), " ", el("code", {}, finding.rule), " ", isolated(finding.message),
  el("p", { class: "small" }, `does not count: ${suppression.justification || "as the article says"}`));

const agreed = (relation) => el("li", {}, badge("consistent", "agrees"), " ", el("code", {}, relation.rule), " ", isolated(relation.explanation));

const row = (claim) => el("tr", {}, el("td", {}, el("bdi", {}, claim.surface)), el("td", {}, claim.kind.replaceAll("_", " ")), el("td", {}, bounds(claim)), el("td", {}, claim.unit || ""));

function table(claims) {
  const head = el("tr", {}, ["figure", "kind", "may be", "unit"].map((name) => el("th", { scope: "col" }, name)));
  const whole = el("table", {}, el("thead", {}, head), el("tbody", {}, claims.map(row)));
  return el("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "All figures" }, whole);
}

const LONGEST = 60; // Digits that are put into groups.
const grouped = (exact) => {
  if (exact === null) return "…";
  return exact.includes("/") || exact.length > LONGEST ? exact : exact.replace(/^-?\d+/, (whole) => BigInt(whole).toLocaleString("en"));
};
const bounds = ({ low, high }) => (low === high ? grouped(low) : `${grouped(low)} to ${grouped(high)}`);

/** Everything below the findings. */
export function folds(report, open) {
  const consistent = report.relations.filter((relation) => relation.verdict === "consistent");
  const remarks = (report.remarks || []).map((remark) => el("p", { class: "notice" }, `Line ${remark.line}: ${remark.message}`));
  return [
    ...remarks,
    ...fold("aside", "Findings that do not count", report.suppressed || [], open, (shown) => list(shown.map(aside))),
    ...fold("agreed", "What agrees", consistent, open, (shown) => list(shown.map(agreed))),
    ...fold("figures", "All figures", report.claims, open, table),
  ];
}
