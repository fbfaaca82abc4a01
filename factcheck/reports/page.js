// What makes a report easier to use and is not needed to read it. Text stays text: nothing here makes markup of it.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const made = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  // Light and dark: as the system says, unless the switch says otherwise. Some browsers keep nothing for a file.
  const kept = {
    get: () => { try { return localStorage.getItem("factcheck-theme"); } catch { return null; } },
    set: (theme) => { try { localStorage.setItem("factcheck-theme", theme); } catch { /* then it is not kept */ } },
  };
  const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  if (["dark", "light"].includes(kept.get())) root.dataset.theme = kept.get();

  function switchTheme() {
    const button = document.getElementById("theme");
    if (!button) return;
    const name = () => { button.textContent = isDark() ? "Light" : "Dark"; button.ariaLabel = `${button.textContent} theme`; };
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      kept.set(root.dataset.theme);
      name();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", name);
    name();
    button.hidden = false;
  }

  // Copying, with a word to whoever does not see the button change.
  const voice = made("div", { className: "unseen", role: "status" });
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = made("textarea", { value: text, className: "unseen" });
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      if (!done) throw new Error("not copied");
    }
  }
  function copyButtons() {
    for (const button of all("[data-copy]")) {
      const words = button.textContent;
      button.hidden = false;
      button.addEventListener("click", async () => {
        let said = "Copied";
        try { await copied(button.dataset.copy); } catch { said = "Not copied"; }
        button.focus();
        button.textContent = voice.textContent = said;
        setTimeout(() => { button.textContent = words; voice.textContent = ""; }, 2000);
      });
    }
  }

  // Figures of one relation, linked while the pointer or the focus is on one of them or on the relation.
  const hint = made("div", { className: "hint", id: "hint", role: "tooltip", hidden: true });
  let shown = null;
  function unlink() {
    for (const element of all(".linked")) element.classList.remove("linked");
    if (shown?.dataset.title) shown.title = shown.dataset.title;
    shown?.removeAttribute("aria-describedby");
    hint.hidden = true;
    shown = null;
  }
  function link(element) {
    if (element === shown) return;
    unlink();
    shown = element;
    const groups = new Set((element.dataset.r || "").split(" ").filter(Boolean));
    const article = element.closest(".source");
    if (groups.size && article) {
      for (const other of all("[data-r]", article)) {
        if (other.dataset.r.split(" ").some((name) => groups.has(name))) other.classList.add("linked");
      }
    }
    if (element.matches(".fig")) tell(element, groups);
  }
  function tell(element, groups) {
    element.dataset.title = element.title || element.dataset.title || "";
    element.removeAttribute("title");
    const lines = [made("p", {}, element.dataset.title)];
    for (const name of [...groups].slice(0, 4)) {
      const says = document.querySelector(`#${CSS.escape(name)}-h, #${CSS.escape(name)} > p:first-child`);
      if (says) lines.push(made("p", { className: "says" }, says.textContent));
    }
    hint.replaceChildren(...lines);
    hint.hidden = false;
    element.setAttribute("aria-describedby", "hint");
    const box = element.getClientRects()[0] || element.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, root.clientWidth - hint.offsetWidth - 8));
    const below = box.bottom + 8 + hint.offsetHeight < innerHeight;
    hint.style.left = `${left + scrollX}px`;
    hint.style.top = `${(below ? box.bottom + 8 : box.top - hint.offsetHeight - 8) + scrollY}px`;
  }
  function figures() {
    const begin = (event) => {
      const element = event.target.closest?.(".fig, [data-r]");
      if (element) link(element); else if (!event.target.closest?.(".hint")) unlink();
    };
    document.addEventListener("mouseover", begin);
    document.addEventListener("focusin", begin);
    document.addEventListener("focusout", unlink);
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") unlink(); });
  }

  // Whatever is folded around the target of a link is opened.
  function reveal() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.matches("details")) at.open = true;
    if (target.hidden) clear();
    target.scrollIntoView();
  }
  function printing() {
    let closed = [];
    addEventListener("beforeprint", () => {
      closed = all("details:not([open])");
      for (const details of closed) details.open = true;
    });
    addEventListener("afterprint", () => { for (const details of closed) details.open = false; });
  }

  // Tables: sorted by a click on the head of a column, and taken away as CSV or JSON as they are shown.
  const bodyOf = (table) => table.tBodies[0];
  const views = new Map();
  const viewOf = (table) => views.get(table) || {
    rows: () => [...bodyOf(table).rows],
    put: (rows) => bodyOf(table).replaceChildren(...rows),
  };
  const valueOf = (cell) => cell.dataset.v ?? cell.textContent.trim();
  const compared = (a, b) => {
    const [x, y] = [Number(a), Number(b)];
    return a !== "" && b !== "" && !Number.isNaN(x - y) ? x - y : a.localeCompare(b, "en", { numeric: true });
  };
  function sortable(table) {
    const heads = all("thead th", table);
    heads.forEach((head, column) => {
      const button = made("button", { type: "button" }, ...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const first = "number" in head.dataset ? "descending" : "ascending";
        const other = first === "ascending" ? "descending" : "ascending";
        const order = head.ariaSort === first ? other : first;
        for (const one of heads) one.ariaSort = null;
        head.ariaSort = order;
        const sign = order === "ascending" ? 1 : -1;
        const keyed = viewOf(table).rows().map((row) => [valueOf(row.cells[column]), row]);
        viewOf(table).put(keyed.sort((a, b) => sign * compared(a[0], b[0])).map(([, row]) => row));
      });
    });
  }
  const FORMULA = "=+-@\t\r\n＝＋－＠";
  const cellOf = (text, isNumber) => {
    const starts = [text[0], text.trimStart()[0]];
    const safe = !isNumber && starts.some((char) => char && FORMULA.includes(char)) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  function records(table) {
    const heads = all("thead th", table).map((head) => [head.dataset.key, "number" in head.dataset]);
    const rows = viewOf(table).rows().filter((row) => !row.hidden);
    return { heads, rows: rows.map((row) => [...row.cells].map((cell) => cell.dataset.plain ?? valueOf(cell))) };
  }
  const written = {
    csv: ({ heads, rows }) => [heads.map(([key]) => key), ...rows]
      .map((row, n) => row.map((text, i) => cellOf(text, n > 0 && heads[i][1])).join(",")).join("\r\n") + "\r\n",
    json: ({ heads, rows }) => JSON.stringify(rows.map((row) => Object.fromEntries(
      row.map((text, i) => [heads[i][0], heads[i][1] ? Number(text) : text]))), null, 2) + "\n",
  };
  const TYPES = { csv: "text/csv", json: "application/json" };
  function downloads(table) {
    const name = table.dataset.name;
    const buttons = Object.keys(written).map((form) => {
      const words = form.toUpperCase();
      const button = made("button", { type: "button", ariaLabel: `${words} of what is shown: ${name}` }, words);
      button.addEventListener("click", () => {
        const blob = new Blob([written[form](records(table))], { type: `${TYPES[form]};charset=utf-8` });
        const anchor = made("a", { href: URL.createObjectURL(blob), download: `${name}.${form}` });
        anchor.click();
        setTimeout(() => URL.revokeObjectURL(anchor.href), 10000);
      });
      return button;
    });
    table.caption.append(made("span", { className: "download" }, ...buttons));
  }

  // Facets: which findings are shown, in the table and as cards. What does not fit on the table is in the one below.
  let clear = () => {};
  const choose = (field, value) => {
    if (field.options && ![...field.options].some((option) => option.value === value)) field.append(new Option(value, value));
    field.value = value;
  };
  function facets() {
    const form = document.getElementById("facets");
    if (!form) return;
    const table = document.getElementById("table-findings");
    const more = document.getElementById("more");
    let rows = all("#table-findings tbody tr, #table-more tbody tr");
    const room = bodyOf(table).rows.length;
    const known = new Map(rows.map((row) => [row, {
      severity: row.cells[0].dataset.plain, rule: row.cells[2].textContent, source: row.dataset.source,
      date: row.cells[4].textContent, text: row.textContent.toLowerCase(),
      card: document.getElementById(`f${row.dataset.n}`),
    }]));
    const fields = form.elements;
    const fits = (finding, severities, words) => severities.has(finding.severity)
      && (!fields.rule.value || fields.rule.value === finding.rule)
      && (!fields.source.value || fields.source.value === finding.source)
      && (!fields.from.value || finding.date >= fields.from.value)
      && (!fields.to.value || (finding.date && finding.date <= fields.to.value))
      && finding.text.includes(words);
    const apply = () => {
      const severities = new Set(all("[name=severity]:checked", form).map((box) => box.value));
      const words = fields.q.value.trim().toLowerCase();
      for (const row of rows) {
        const finding = known.get(row);
        row.hidden = !fits(finding, severities, words);
        if (finding.card) finding.card.hidden = row.hidden;
      }
      const fitting = rows.filter((row) => !row.hidden);
      bodyOf(table).replaceChildren(...fitting.slice(0, room));
      if (more) {
        bodyOf(document.getElementById("table-more")).replaceChildren(...fitting.slice(room));
        more.querySelector("summary").textContent = `${Math.max(0, fitting.length - room).toLocaleString("en")} more findings`;
        more.hidden = fitting.length <= room;
      }
      for (const group of all(".cards")) group.hidden = !all(":scope > .card:not([hidden])", group).length;
      form.querySelector("output").textContent = `${fitting.length.toLocaleString("en")} of ${rows.length.toLocaleString("en")} shown`;
    };
    views.set(table, { rows: () => rows, put: (sorted) => { rows = sorted; apply(); } });
    clear = () => { form.reset(); apply(); };
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    for (const anchor of all("[data-facet]")) {
      anchor.addEventListener("click", () => {
        form.reset();
        for (const [name, value] of Object.entries(JSON.parse(anchor.dataset.facet))) choose(fields[name], value);
        form.closest("details").open = true;
        apply();
      });
    }
    form.hidden = false;
    form.querySelector("output").textContent = `${rows.length.toLocaleString("en")} of ${rows.length.toLocaleString("en")} shown`;
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.body.append(voice, hint);
    root.classList.add("scripted");
    switchTheme();
    copyButtons();
    figures();
    facets();
    for (const table of all("table.list:not(#table-more)")) { sortable(table); downloads(table); }
    printing();
    addEventListener("hashchange", reveal);
    reveal();
  });
})();
