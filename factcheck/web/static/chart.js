// Intervals drawn as bars on one line: what the other figures imply, and what is printed.

import { el, isolated, svg } from "./dom.js";

const LENGTH = 1000; // Units of the drawing from left to right; the page stretches them.

/** The nearest number of an exact one ("392.2", "1/3"); null for an end that is open. */
function number(exact) {
  if (exact === null) return null;
  const [above, below = "1"] = exact.split("/");
  return Number(above) / Number(below);
}

const ends = ({ low, high }) => ({ low: number(low), high: number(high) });

/** The values of each thing that has more than one: those implied, with their words, and those printed for it. */
export function charts(finding, claims) {
  const things = new Map();
  for (const derived of finding.derived) {
    const key = JSON.stringify([derived.name, derived.unit]);
    const thing = things.get(key) || { name: derived.name, unit: derived.unit, implied: [], printed: [] };
    thing.implied.push({ words: derived.explanation, ...ends(derived.interval) });
    things.set(key, thing);
  }
  for (const thing of things.values()) {
    const there = finding.spans.filter((span) => span.role === thing.name).map((span) => `${span.start} ${span.end}`);
    const shown = claims.filter((claim) => there.includes(`${claim.span.start} ${claim.span.end}`));
    thing.printed = shown.filter((claim) => !thing.unit || claim.unit === thing.unit).map(ends);
  }
  return [...things.values()].filter((thing) => thing.implied.length + thing.printed.length > 1);
}

function bar({ low, high }, [first, last], kind, y, height) {
  const scaled = (value) => Math.round(((value - first) * LENGTH) / (last - first));
  const left = low === null ? 0 : scaled(low);
  const right = high === null ? LENGTH : scaled(high);
  return svg("rect", { x: Math.min(left, LENGTH - 8), y, width: Math.max(right - left, 8), height, class: kind });
}

/** One thing as a list: each implied value in words, with its bar, and what is printed on the same scale. */
export function drawn(thing) {
  const known = [...thing.implied, ...thing.printed].flatMap(({ low, high }) => [low, high]).filter(Number.isFinite);
  const [least, most] = known.length ? [Math.min(...known), Math.max(...known)] : [0, 0];
  const margin = (most - least) / 12 || 1;
  const scale = [least - margin, most + margin];
  const box = { viewBox: `0 0 ${LENGTH} 20`, preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" };
  return el("ul", { class: "bars" }, thing.implied.map((value) =>
    el("li", {}, el("span", {}, isolated(value.words)),
      svg("svg", box, svg("rect", { x: 0, y: 9, width: LENGTH, height: 2, class: "axis" }),
        thing.printed.map((where) => bar(where, scale, "printed", 11, 8)), bar(value, scale, "implied", ...(thing.printed.length ? [1, 8] : [2, 16]))))));
}
