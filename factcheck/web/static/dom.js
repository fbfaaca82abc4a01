// Elements and texts. Nothing here or elsewhere makes markup of a text.

const SVG = "http://www.w3.org/2000/svg";

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

/** An element with attributes, listeners and children; a child that is a string is a text. */
export const el = (name, attributes = {}, ...children) => filled(document.createElement(name), attributes, children);

/** The same, of a drawing. */
export const svg = (name, attributes = {}, ...children) => filled(document.createElementNS(SVG, name), attributes, children);

export const byId = (id) => document.getElementById(id);

const TURNED = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:[\s\d.,%]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*/gu;

/** Words of ours with figures of an article in them: what runs from right to left keeps its order to itself. */
export function isolated(words) {
  const pieces = [];
  let at = 0;
  for (const found of words.matchAll(TURNED)) {
    pieces.push(words.slice(at, found.index), el("bdi", {}, found[0]));
    at = found.index + found[0].length;
  }
  return [...pieces, words.slice(at)];
}

/** "1 figure", "2 figures". */
export const many = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

export const SIGNS = { contradiction: "✕", warning: "!", note: "i", consistent: "✓", unverifiable: "–" };

/** A severity as sign and word, so that colour is not needed. */
export const badge = (kind, word = kind) => el("b", { class: `badge ${kind}` }, el("i", { "aria-hidden": "true" }, SIGNS[kind]), ` ${word}`);
