// The page: an article is checked as it is written. Nothing is kept unless the box says so.

import { card, named, said, strip } from "./cards.js";
import { Client, formatOf, Problem, textOf } from "./client.js";
import { byId, el, many } from "./dom.js";
import { Editor } from "./editor.js";
import { folds } from "./folds.js";
import { lines, range } from "./places.js";
import { comparison } from "./versions.js";

const PAUSE = 300; // Milliseconds without a change before the text is sent.
const MOST = 200; // Findings that are shown beside the text.
const STORE = "factcheck";
const EXAMPLE =
  "Exports rose 10 percent to $110.0 million from $100.0 million.\n\nImports were $533.1 million, up 35.9 percent or 140.9 percent from 2017.\n";

const client = new Client();
const editor = new Editor(byId("text"), byId("marks"), changed);
const open = new Set();
const chosen = ["lang", "date", "format"].map(byId);
let current = null; // The report that is shown, with the text that it is about.
let held = null; // The version that others are compared with.
let accepted = null; // The text that an accepted repair has left.
let running = null;
let timer = 0;
let at = -1;

function article(text) {
  const known = Object.fromEntries(chosen.map((field) => [field.id, field.value]).filter(([, value]) => value));
  return { text, ...known };
}

function changed() {
  if (editor.text !== accepted) byId("done").replaceChildren();
  save();
  schedule(PAUSE);
}

function schedule(wait) {
  clearTimeout(timer);
  running?.abort();
  timer = setTimeout(check, wait);
}

async function check() {
  const text = editor.text;
  running?.abort();
  if (!text.trim()) {
    show(null);
    return;
  }
  const mine = (running = new AbortController());
  byId("findings").setAttribute("aria-busy", "true");
  try {
    const answer = await client.check(article(text), mine.signal);
    if (running === mine) show({ text, report: answer.articles[0], summary: answer.summary });
  } catch (error) {
    if (!(error instanceof Problem)) {
      if (error.name !== "AbortError") throw error;
      return;
    }
    complain(error);
  } finally {
    if (running === mine) byId("findings").removeAttribute("aria-busy");
  }
}

function complain(problem) {
  byId("problem").hidden = false;
  byId("problem").className = "problem";
  byId("problem").textContent = problem.message;
  byId("access").hidden = problem.status !== 401;
  if (problem.wait) timer = setTimeout(check, 1000 * problem.wait);
}

/** Show a report; null where there is no text. */
function show(found) {
  current = found;
  at = -1;
  byId("problem").hidden = byId("access").hidden = true;
  if (!found) {
    editor.mark([]);
    document.title = "factcheck";
    say(byId("verdict"), [el("span", { class: "soft" }, "Nothing to check yet.")]);
    for (const id of ["coverage", "cards", "rest"]) byId(id).replaceChildren();
    compare();
    return;
  }
  const { text, report, summary } = found;
  const known = lines(text);
  found.rangeOf = (span) => range(known, span);
  editor.mark(marks(found));
  byId("text").lang = report.language === "und" ? "" : report.language;
  document.title = `${said(summary)} – factcheck`;
  const { verdict, coverage } = strip(report, summary);
  say(byId("verdict"), verdict);
  byId("coverage").replaceChildren(...coverage);
  const context = { ...found, act: { accept, copy, bring, show: go } };
  const first = report.findings.slice(0, MOST).map((finding, number) => card(finding, number, context));
  const more = report.findings.length - first.length;
  byId("cards").replaceChildren(...notices(report), ...first, more ? el("p", { class: "notice" }, `And ${many(more, "more finding")}, marked in the text.`) : "");
  byId("rest").replaceChildren(...folds(report, open));
  compare();
}

/** Put words where a screen reader hears them, unless they are there already. */
function say(place, nodes) {
  const told = el("div", {}, nodes);
  if (told.textContent !== place.textContent) place.replaceChildren(...told.childNodes);
}

function notices(report) {
  const unknown = report.language === "und" ? ["The language was not recognised. Choose it above."] : report.notices;
  return unknown.map((words) => el("p", { class: "notice" }, words));
}

/** What to mark: every figure and every passage of a finding, by the worst that was found in it. */
function marks({ report, rangeOf }) {
  const found = new Map();
  const put = (span, status, number) => {
    const key = `${span.start} ${span.end}`;
    const mark = found.get(key) || { ...rangeOf(span), status, findings: [] };
    if (number !== null) mark.findings.push(number);
    found.set(key, mark);
  };
  report.findings.forEach((finding, number) => finding.spans.forEach((span) => put(span, finding.severity, number)));
  const agreed = report.relations.filter((relation) => relation.verdict === "consistent");
  for (const relation of agreed) for (const binding of relation.bindings) put(binding.span, "consistent", null);
  for (const claim of report.claims) put(claim.span, "unverifiable", null);
  return [...found.values()];
}

function accept({ start, end }, replacement) {
  const before = editor.text.slice(start, end);
  accepted = editor.text.slice(0, start) + replacement + editor.text.slice(end);
  editor.replace(start, end, replacement);
  schedule(0);
  const undo = () => {
    if (editor.text.slice(start, start + replacement.length) !== replacement) return;
    editor.replace(start, start + replacement.length, before);
    schedule(0);
  };
  const words = el("span", {}, "Replaced ", el("del", { dir: "auto" }, before), " by ", el("ins", { dir: "auto" }, replacement), ".");
  const button = el("button", { type: "button", click: undo }, "Undo");
  byId("done").replaceChildren(el("p", { class: "toast" }, words, button));
  // A keyboard on the screen would cover what is left to do.
  if (matchMedia("(pointer: coarse)").matches) button.focus();
}

/** Copy a text; where the service has another name than this machine's, a browser gives no other way than the old one. */
async function copy(text) {
  if (navigator.clipboard) await navigator.clipboard.writeText(text);
  else {
    const area = el("textarea", { class: "unseen", "aria-label": "Copied text" }, text);
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  byId("done").replaceChildren(el("p", { class: "toast" }, el("span", {}, "Copied ", el("ins", { dir: "auto" }, text), ".")));
}

/** Bring out one finding, in the text and among the cards. */
function bring(number) {
  editor.bring(number);
  for (const shown of byId("cards").querySelectorAll(".card")) {
    const same = shown.id === `card-${number}`;
    shown.classList.toggle("active", same);
  }
}

/** Go to the passage of a finding. */
function go(number) {
  const finding = current?.report.findings[number];
  if (!finding || current.text !== editor.text) return;
  at = number;
  editor.select(current.rangeOf(finding.spans[0]));
  bring(number);
  byId(`card-${number}`)?.scrollIntoView({ block: "nearest" });
}

function compare() {
  byId("release").hidden = !held;
  byId("hold").disabled = !current;
  const nodes = held && current ? comparison(held.report, current.report, held.name) : [];
  byId("comparison").replaceChildren(...nodes);
}

async function load(file, use) {
  try {
    await use(await textOf(file));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    complain(error);
  }
}

function take(file) {
  return load(file, (text) => {
    byId("format").value = formatOf(file.name);
    editor.fill(text);
    schedule(0);
  });
}

function against(file) {
  return load(file, async (text) => {
    const answer = await client.check({ ...article(text), format: formatOf(file.name) });
    held = { report: answer.articles[0], name: file.name };
    compare();
  });
}

function save() {
  if (!byId("keep").checked) return;
  localStorage.setItem(STORE, JSON.stringify(article(editor.text)));
}

function restore() {
  const kept = localStorage.getItem(STORE);
  if (!kept) return;
  const { text, ...known } = JSON.parse(kept);
  for (const field of chosen) field.value = known[field.id] || field.value;
  byId("keep").checked = true;
  byId("text").value = text;
  editor.follow();
}

function listen() {
  const click = (id, act) => byId(id).addEventListener("click", act);
  const file = (id, act) => byId(id).addEventListener("change", ({ target }) => {
    if (target.files.length) act(target.files[0]);
    target.value = "";
  });
  click("open", () => byId("file").click());
  click("example", () => editor.fill(EXAMPLE));
  click("clear", () => editor.fill(""));
  click("other", () => byId("other-file").click());
  click("hold", () => {
    held = { report: current.report, name: "the version that you held" };
    compare();
  });
  click("release", () => {
    held = null;
    compare();
  });
  file("file", take);
  file("other-file", against);
  for (const field of chosen) field.addEventListener("change", changed);
  byId("keep").addEventListener("change", ({ target }) => (target.checked ? save() : localStorage.removeItem(STORE)));
  byId("access").addEventListener("submit", (event) => {
    event.preventDefault();
    client.token = byId("token").value;
    schedule(0);
  });
  document.addEventListener("selectionchange", () => {
    if (document.activeElement === byId("text")) bring(editor.under());
  });
  document.addEventListener("keydown", (event) => {
    const number = current?.report.findings.length || 0;
    if (event.key !== "F8" || !number) return;
    event.preventDefault();
    go((at + (event.shiftKey ? -1 : 1) + (at < 0 && event.shiftKey ? 1 : 0) + number) % number);
  });
}

function drops() {
  const files = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!files(event)) return;
    event.preventDefault();
    byId("paper").classList.add("over");
  });
  document.addEventListener("dragleave", () => byId("paper").classList.remove("over"));
  document.addEventListener("drop", (event) => {
    if (!files(event)) return;
    event.preventDefault();
    byId("paper").classList.remove("over");
    if (event.dataTransfer.files.length) take(event.dataTransfer.files[0]);
  });
}

async function choices() {
  const known = (await client.languages()).map((code) => ({ code, name: named(code) }));
  const sorted = known.toSorted((a, b) => a.name.localeCompare(b.name));
  byId("lang").append(...sorted.map(({ code, name }) => el("option", { value: code }, name)));
}

listen();
drops();
show(null);
await choices();
restore();
editor.follow();
