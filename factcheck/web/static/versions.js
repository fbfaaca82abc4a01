// Two versions of an article: what appeared, what went away, what is still there.

import { badge, el, isolated } from "./dom.js";

const surfaces = (finding) => finding.spans.map((span) => span.text).join(" | ");
const keys = [(finding) => finding.id, (finding) => `${finding.rule} ${finding.severity} ${surfaces(finding)}`];

/** Pairs up what is in both lists, first by the first key, then by the next; returns what is left of each, and the pairs. */
function matched(before, after, ways) {
  let [gone, come, both] = [before, after, []];
  for (const way of ways) {
    const known = Map.groupBy(gone, way);
    const left = [];
    for (const entry of come) {
      const found = known.get(way(entry))?.shift();
      if (found) both = [...both, entry];
      else left.push(entry);
    }
    gone = [...known.values()].flat();
    come = left;
  }
  return { gone, come, both };
}

const line = (finding) => el("li", {}, badge(finding.severity), " ", el("code", {}, finding.rule), " ", isolated(finding.message));
const part = (title, entries, kind) => (entries.length ? [el("h4", {}, `${title} (${entries.length})`), el("ul", { class: `change ${kind}` }, entries)] : []);

/** What changed between two reports. */
export function comparison(held, report, name) {
  const findings = matched(held.findings, report.findings, keys);
  const figures = matched(held.claims, report.claims, [(claim) => claim.surface]);
  const surface = (claim) => el("li", {}, el("bdi", {}, claim.surface));
  const unchanged = !findings.gone.length && !findings.come.length && !figures.gone.length && !figures.come.length;
  return [
    el("p", {}, `Compared with ${name}:`, unchanged ? " the same figures and findings." : ""),
    part("Findings that went away", findings.gone.map(line), "gone"),
    part("Findings that appeared", findings.come.map(line), "come"),
    part("Still there", findings.both.map(line), "both"),
    part("Figures that went away", figures.gone.map(surface), "gone figures"),
    part("Figures that appeared", figures.come.map(surface), "come figures"),
  ].flat(Infinity);
}
