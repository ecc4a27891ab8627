// Answers of the SPARQL page as table, chart and map. A term is what SPARQL 1.1 Query Results JSON calls one.
"use strict";
const views = (() => {
  const XSD = "http://www.w3.org/2001/XMLSchema#";
  const NUMBERS = new Set(["integer", "decimal", "double", "float", "nonNegativeInteger", "int", "long"].map((it) => XSD + it));
  const WKT = "http://www.opengis.net/ont/geosparql#wktLiteral", GEOJSON = "http://www.opengis.net/ont/geosparql#geoJSONLiteral";
  const ROWS = 200, BARS = 60, RTL = /^(ar|he|fa|ur|ckb|ps)\b/i;
  const ARABIC = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

  const isNumber = (term) => term?.type === "literal" && NUMBERS.has(term.datatype) && Number.isFinite(Number(term.value));

  function short(told, iri) {
    let best = null;
    for (const [name, start] of Object.entries(told.prefixes)) if (iri.startsWith(start) && iri.length > start.length && (!best || start.length > best[1].length)) best = [name, start];
    return best ? `${best[0]}:${iri.slice(best[1].length)}` : iri;
  }

  /** Ours leads to its page here, whatever host this is; an address of others away; anything else nowhere. */
  function address(told, iri) {
    if (iri.startsWith(told.base)) {
      const rest = iri.slice(told.base.length);
      const [path, fragment] = (rest.startsWith("id/") ? `doc/${rest.slice(3)}` : rest).split("#");
      return `${told.prefix}/${path}?lang=${told.language}${fragment ? `#${fragment}` : ""}`;
    }
    return /^https?:\/\//.test(iri) ? iri : null;
  }

  /** A term as words: isolated, with language and direction, links where there is something to follow. */
  function shown(told, term) {
    if (!term) return element("span", told.words.unbound, { className: "unseen" });
    if (term.type === "uri") {
      const words = element("code", short(told, term.value), { className: "iri", dir: "ltr" }), href = address(told, term.value);
      if (!href) return words;
      const link = element("a", undefined, { href });
      if (!term.value.startsWith(told.base)) Object.assign(link, { className: "away", rel: "noopener noreferrer external" });
      link.append(words);
      return link;
    }
    const text = typeof term.value === "string" ? term.value : JSON.stringify(term.value);
    const language = term["xml:lang"] ?? "", rtl = language ? RTL.test(language) : ARABIC.test(text);
    const made = element("bdi", text, { dir: rtl ? "rtl" : "ltr", lang: language || (rtl ? "ar" : "en") });
    if (isNumber(term)) made.className = "num";
    return made;
  }

  const isGeometry = (term) => /(wkt|geoJSON)Literal$/.test(term?.datatype ?? "");

  /** What a row is called: its first words, else its first thing. */
  function named(told, { head, results }, n) {
    const terms = head.vars.map((name) => results.bindings[n][name]).filter((it) => it && !isGeometry(it));
    const words = terms.find((it) => it.type === "literal" && !isNumber(it)) ?? terms.find((it) => it.type === "uri");
    return words ? (words.type === "uri" ? short(told, words.value) : words.value) : terms.map((it) => it.value).join(", ");
  }

  function table(told, { head, results }) {
    const wrap = element("div", undefined, { className: "table-wrap", tabIndex: 0 }), made = element("table", undefined, { className: head.vars.length > 2 ? "results stack" : "results" });
    wrap.setAttribute("role", "region");
    wrap.setAttribute("aria-label", told.words.table);
    const top = made.createTHead().insertRow(), body = made.createTBody();
    for (const name of head.vars) {
      const cell = element("th", undefined, { scope: "col" });
      cell.append(element("code", name, { dir: "ltr" }));
      top.append(cell);
    }
    let next = 0;
    const more = element("button", told.words.more, { type: "button" });
    const add = () => {
      for (const row of results.bindings.slice(next, next + ROWS)) {
        const line = body.insertRow();
        for (const name of head.vars) {
          const cell = line.insertCell();
          cell.dataset.label = name;
          if (isNumber(row[name])) cell.className = "num";
          cell.append(shown(told, row[name]));
        }
      }
      next += ROWS;
      more.hidden = next >= results.bindings.length;
    };
    more.addEventListener("click", add);
    add();
    wrap.append(made);
    const box = element("div");
    box.append(wrap, more);
    return box;
  }

  /** Columns of numbers that can be compared: a coordinate is no quantity. */
  const numeric = ({ head, results }) => head.vars.filter((name) => !latitude(name) && !longitude(name) && results.bindings.some((row) => isNumber(row[name])));

  /** Bars of one column of numbers, named by another; the numbers stand beside the bars. */
  function chart(told, answer) {
    const numbers = numeric(answer), box = element("div", undefined, { className: "chart" });
    if (!numbers.length) {
      box.append(element("p", told.words.no_chart, { className: "note" }));
      return box;
    }
    const names = answer.head.vars.filter((name) => !numbers.includes(name));
    const literal = names.find((name) => answer.results.bindings.some((row) => row[name]?.type === "literal"));
    const value = choice(told.words.column_value, numbers, numbers.at(-1)), label = choice(told.words.column_label, names.length ? names : answer.head.vars, literal ?? names[0] ?? answer.head.vars[0]);
    const drawing = element("div");
    const draw = () => drawing.replaceChildren(bars(told, answer.results.bindings, label.select.value, value.select.value));
    for (const it of [label, value]) it.select.addEventListener("change", draw);
    const tools = element("p", undefined, { className: "toolbar small" });
    tools.append(label.box, value.box);
    box.append(tools, drawing);
    draw();
    return box;
  }

  function choice(words, names, chosen) {
    const box = element("label", `${words} `), select = element("select");
    for (const name of names) select.append(element("option", name, { value: name, selected: name === chosen }));
    box.append(select);
    return { box, select };
  }

  function bars(told, rows, label, value) {
    const kept = rows.filter((row) => isNumber(row[value])).slice(0, BARS), list = element("ol", undefined, { className: "plain bars" });
    const most = Math.max(0, ...kept.map((row) => Number(row[value].value))), least = Math.min(0, ...kept.map((row) => Number(row[value].value)));
    for (const row of kept) {
      const line = element("li"), name = element("span", undefined, { className: "of" });
      const number = Number(row[value].value), meter = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      name.append(shown(told, row[label]));
      meter.setAttribute("viewBox", "0 0 100 10");
      meter.setAttribute("preserveAspectRatio", "none");
      meter.setAttribute("aria-hidden", "true");
      const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect"), span = most - least || 1;
      const wide = (100 * Math.abs(number)) / span, start = (100 * (Math.min(0, number) - least)) / span;
      bar.setAttribute("x", document.documentElement.dir === "rtl" ? 100 - start - wide : start);
      bar.setAttribute("width", Math.max(wide, number ? 0.4 : 0));
      bar.setAttribute("height", 10);
      meter.append(bar);
      line.append(name, meter, element("bdi", row[value].value, { className: "num", dir: "ltr" }));
      list.append(line);
    }
    return list;
  }

  const latitude = (name) => /^(lat|latitude|breite)$/i.test(name) || /_lat(itude)?$|Lat(itude)?$/.test(name);
  const longitude = (name) => /^(lon|lng|long|longitude)$/i.test(name) || /_(lon|lng|longitude)$|(Lon|Lng|Longitude)$/.test(name);

  /** What of an answer has a position: WKT, GeoJSON, or a pair of columns with latitude and longitude; rows at one place together. */
  function located({ head, results }) {
    const x = head.vars.find(longitude), y = head.vars.find(latitude), found = new Map();
    const put = (n, geometry) => {
      const key = JSON.stringify(geometry), there = found.get(key)?.rows;
      if (!there) found.set(key, { geometry, rows: [n] });
      else if (there.at(-1) !== n) there.push(n);
    };
    results.bindings.forEach((row, n) => {
      for (const name of head.vars) {
        const geometry = row[name]?.datatype === WKT ? wkt(row[name].value) : row[name]?.datatype === GEOJSON ? geojson(row[name].value) : null;
        if (geometry) put(n, geometry);
      }
      const at = [Number(row[x]?.value), Number(row[y]?.value)];
      if (x && y && row[x] && row[y] && at.every(Number.isFinite) && Math.abs(at[0]) <= 180 && Math.abs(at[1]) <= 90) put(n, { type: "Point", coordinates: at });
    });
    return [...found.values()];
  }

  function geojson(text) {
    try {
      const it = JSON.parse(text);
      return typeof it?.type === "string" ? it : null;
    } catch {
      return null;
    }
  }

  /** Well-known text (OGC 06-103r4) of points, lines and polygons, longitude first, in WGS 84 alone. */
  function wkt(text) {
    const found = /^\s*(?:<([^>]*)>)?\s*(MULTI)?(POINT|LINESTRING|POLYGON)\s*(?:Z\s*)?(\(.*\))\s*$/is.exec(text);
    if (!found || (found[1] && !/CRS84$|4326$/.test(found[1]))) return null;
    const swapped = /4326$/.test(found[1] ?? "");
    const numbers = found[4].replace(/-?\d[\d.eE+-]*(?:\s+-?\d[\d.eE+-]*)+/g, (it) => {
      const [a, b] = it.trim().split(/\s+/);
      return swapped ? `[${b},${a}]` : `[${a},${b}]`;
    });
    const type = (found[2] ? "Multi" : "") + { POINT: "Point", LINESTRING: "LineString", POLYGON: "Polygon" }[found[3].toUpperCase()];
    try {
      const coordinates = JSON.parse(numbers.replaceAll("(", "[").replaceAll(")", "]"));
      const flat = type === "MultiPoint" ? coordinates.map((it) => (Array.isArray(it[0]) ? it[0] : it)) : coordinates;
      return { type, coordinates: type === "Point" ? flat[0] : flat };
    } catch {
      return null;
    }
  }

  return { shown, table, chart, numeric, located, named, isGeometry };
})();
