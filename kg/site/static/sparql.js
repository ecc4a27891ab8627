// The SPARQL page with an editor, and its answers as table, chart or map. Without this script the form does it all.
"use strict";
(() => {
  const told = JSON.parse(document.querySelector("#told").textContent), { words } = told;
  const form = document.querySelector("#ask"), area = document.querySelector("#query"), run = document.querySelector("#run");
  const section = document.querySelector("#results"), body = section.querySelector(".body"), state = document.querySelector("#state");
  const LONGEST = 8000, MOST = 20; // characters of an address; rows told at one place of a map
  let running = null, asked = area.value;

  const editor = window.Yasqe ? edited() : null;
  const question = () => (editor ? editor.getValue() : area.value);

  function edited() {
    // the completers that come with the editor ask prefix.cc and lov.linkeddata.es: none of them is used
    const given = { persistenceId: null, bulk: true, autoShow: false };
    for (const [from, name, get] of [
      ["class", "classes", () => told.terms.classes],
      ["property", "properties", () => told.terms.properties],
      ["prefixes", "prefixes-here", () => Object.entries(told.prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`).sort()],
    ]) window.Yasqe.forkAutocompleter(from, { ...given, name, get: () => Promise.resolve(get()) }, false);
    const box = area.parentElement;
    area.hidden = true;
    area.required = false;
    const made = new window.Yasqe(box, {
      value: area.value,
      autocompleters: ["variables", "prefixes-here", "classes", "properties"],
      persistenceId: null,
      consumeShareLink: null,
      createShareableLink: null,
      createShortLink: null,
      prefixCcApi: null,
      pluginButtons: undefined,
      showQueryButton: false,
      resizeable: false,
      editorHeight: "auto",
      viewportMargin: Infinity,
      collapsePrefixesOnLoad: false,
      screenReaderLabel: words.label,
      requestConfig: { endpoint: told.endpoint },
      // a keyboard must be able to leave the editor
      extraKeys: { Tab: false, "Shift-Tab": false, "Ctrl-Enter": ask, "Cmd-Enter": ask, "Ctrl-Space": (it) => it.autocomplete() },
    });
    document.querySelector(".hint").hidden = false;
    return made;
  }

  /** The question stands in the address and in the link to the other language, as without script. */
  function addressed() {
    const here = new URL(location.href), other = document.querySelector("a.other");
    here.searchParams.set("query", asked);
    if (here.href.length > LONGEST) return;
    history.replaceState(null, "", here);
    here.searchParams.set("lang", other.hreflang);
    other.href = here.href;
  }

  async function ask() {
    if (running) {
      running.abort();
      return;
    }
    running = new AbortController();
    asked = question();
    run.textContent = words.stop;
    section.hidden = false;
    body.replaceChildren(element("p", words.running, { className: "soft" }));
    state.textContent = words.running;
    const started = performance.now();
    addressed();
    try {
      const answer = await fetch(told.endpoint, {
        method: "POST",
        signal: running.signal,
        headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/sparql-results+json, text/turtle;q=0.9, application/n-triples;q=0.8" },
        body: new URLSearchParams({ query: asked }),
      });
      const type = answer.headers.get("Content-Type") ?? "";
      if (!answer.ok) body.replaceChildren(refused(await answer.text(), type));
      else if (type.includes("sparql-results+json")) show(await answer.json(), (performance.now() - started) / 1000);
      else body.replaceChildren(plain(await answer.text()));
    } catch (error) {
      body.replaceChildren(element("p", error.name === "AbortError" ? words.stopped : `${words.failed} ${error.message}`, { className: "note" }));
    } finally {
      running = null;
      run.textContent = run.dataset.words;
      // a screen reader is told the outcome in a line, not the whole table
      state.textContent = (body.querySelector(":scope > p, :scope > .note")?.textContent ?? words.results).slice(0, 300);
    }
  }

  const rowsOf = (n) => (n === 1 ? words.row_one : words.rows.replace("{n}", n.toLocaleString("en")));

  /** What the endpoint says about a refusal (RFC 9457), in its own words. */
  function refused(text, type) {
    const note = element("div", undefined, { className: "note" });
    note.append(element("p", words.failed));
    let said = text;
    if (type.includes("json")) {
      try {
        const problem = JSON.parse(text);
        said = [problem.title, problem.detail].filter(Boolean).join("\n");
      } catch {
        said = text;
      }
    }
    note.append(element("p", said.slice(0, 4000), { lang: "en", dir: "ltr", className: "said" }));
    return note;
  }

  function plain(text) {
    const box = element("pre", undefined, { className: "code", dir: "ltr", tabIndex: 0 });
    box.append(element("code", text.slice(0, 500_000)));
    return box;
  }

  function show(answer, seconds) {
    if ("boolean" in answer) {
      body.replaceChildren(element("p", answer.boolean ? words.yes : words.no, { className: "answer figure" }));
      return;
    }
    const n = answer.results.bindings.length, places = views.located(answer);
    const head = element("p", `${rowsOf(n)} · ${words.took.replace("{n}", seconds.toFixed(2))}`, { className: "soft small" });
    if (!n) {
      body.replaceChildren(element("p", words.none, { className: "note" }));
      return;
    }
    const kinds = [["table", () => views.table(told, answer)]];
    if (places.length) kinds.push(["map", () => map(answer, places)]);
    if (views.numeric(answer).length) kinds.push(["chart", () => views.chart(told, answer)]);
    body.replaceChildren(head, ...(kinds.length > 1 ? tabs(kinds) : [kinds[0][1]()]), taken());
  }

  /** Tabs as the ARIA Authoring Practices have them: arrows move, the chosen one is in the order of Tab. */
  function tabs(kinds) {
    const list = element("div", undefined, { className: "tabs" }), panel = element("div", undefined, { id: "panel" });
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", words.results);
    panel.setAttribute("role", "tabpanel");
    const buttons = kinds.map(([name, make]) => {
      const it = element("button", words[name], { type: "button", id: `tab-${name}` });
      it.setAttribute("role", "tab");
      it.setAttribute("aria-controls", "panel");
      it.addEventListener("click", () => choose(it, make));
      return it;
    });
    const choose = (chosen, make) => {
      for (const it of buttons) {
        it.setAttribute("aria-selected", String(it === chosen));
        it.tabIndex = it === chosen ? 0 : -1;
      }
      panel.setAttribute("aria-labelledby", chosen.id);
      panel.replaceChildren(make());
      panel.dispatchEvent(new CustomEvent("shown", { bubbles: true }));
    };
    list.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const way = document.documentElement.dir === "rtl" ? -step : step, at = buttons.indexOf(document.activeElement);
      const next = buttons[(at + way + buttons.length) % buttons.length];
      next.focus();
      next.click();
    });
    list.append(...buttons);
    choose(buttons[0], kinds[0][1]);
    return [list, panel];
  }

  function taken() {
    const line = element("p", `${words.download}: `, { className: "toolbar small no-print" });
    for (const format of ["csv", "json", "tsv", "xml"]) {
      const link = element("a", format.toUpperCase(), { href: `${told.endpoint}?${new URLSearchParams({ query: asked, format })}` });
      link.setAttribute("download", `answer.${format}`);
      line.append(link, " ");
    }
    return line;
  }

  /** A map of the rows that have a position; a mark tells its row. */
  function map(answer, places) {
    const figure = element("figure", undefined, { className: "map overview" });
    Object.assign(figure.dataset, { prefix: told.prefix, language: told.language, zoomIn: words.zoom_in, zoomOut: words.zoom_out, live: words.live });
    if (told.tiles) figure.dataset.tiles = told.tiles;
    const drawings = element("div", undefined, { className: "drawings" });
    drawings.append(element("p", words.running));
    figure.append(drawings, element("p", words.keys, { className: "unseen keys", hidden: true }), element("figcaption"));
    const row = (n) => {
      const list = element("dl", undefined, { className: "row" });
      for (const name of answer.head.vars) {
        const term = answer.results.bindings[n][name];
        if (!term || views.isGeometry(term)) continue;
        const value = element("dd");
        value.append(views.shown(told, term));
        list.append(element("dt", name, { dir: "ltr" }), value);
      }
      return list;
    };
    const card = (rows) => {
      const box = element("div", undefined, { className: "rows" });
      box.append(...rows.slice(0, MOST).map(row));
      if (rows.length > MOST) box.append(element("p", rowsOf(rows.length), { className: "soft small" }));
      return box;
    };
    const one = ({ rows }) => [...new Set(rows.map((n) => views.named(told, answer, n)))].slice(0, MOST).join("; ");
    const many = (some) => rowsOf(some.reduce((sum, it) => sum + it.rows.length, 0));
    // the map measures itself: it must stand in the page first
    queueMicrotask(() => window.kgMaps.rows(figure, places, { one, many, card }).catch((error) => drawings.replaceChildren(element("p", String(error)))));
    return figure;
  }

  run.dataset.words = run.textContent;
  form.addEventListener("submit", (event) => {
    const format = document.querySelector("#format").value;
    if (format === "html") {
      event.preventDefault();
      ask();
    } else {
      area.value = question();
    }
  });
  for (const link of document.querySelectorAll("a.example")) {
    link.addEventListener("click", (event) => {
      if (!editor || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      editor.setValue(new URL(link.href).searchParams.get("query"));
      document.querySelector("h1").scrollIntoView();
      editor.focus();
    });
  }
})();
