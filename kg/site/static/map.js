// Turns the drawn maps of a page into maps that move. Everything they show stands in the page already, in words.
"use strict";
(() => {
  const CELL = 10, NEAR = 5, FAR = 16, PIXELS = 60;
  // zooms between which lines between regions are shown, as kg/site/outlines.py says: 30 to 1000 pixels in a degree
  const REGIONS = [5.4, 10.45];

  let leaflet;
  /** Leaflet and its style sheet, fetched once, when the first map is wanted. */
  function fetched(prefix) {
    leaflet ??= new Promise((done, failed) => {
      const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${prefix}/assets/leaflet/leaflet.css` });
      const script = Object.assign(document.createElement("script"), { src: `${prefix}/assets/leaflet/leaflet.js` });
      style.onload = () => document.head.append(script);
      style.onerror = script.onerror = failed;
      script.onload = () => done(window.L);
      // before our own sheets, which set its colours
      document.head.prepend(style);
    });
    return leaflet;
  }

  const sheets = new Map();
  /** A file of outlines; null where there is only sea. */
  function outlines(prefix, name) {
    if (!sheets.has(name)) sheets.set(name, fetch(`${prefix}/assets/outlines/${name}.json`).then((it) => (it.ok ? it.json() : null), () => null));
    return sheets.get(name);
  }

  /** Steps in thousandths of a degree as latitudes and longitudes. */
  function positions(steps) {
    let [x, y] = steps;
    const found = [[y / 1000, x / 1000]];
    for (let at = 2; at < steps.length; at += 2) {
      x += steps[at];
      y += steps[at + 1];
      found.push([y / 1000, x / 1000]);
    }
    return found;
  }

  /** Land, regions, coasts and borders under everything else: the world from afar, ten degrees by ten nearer by. */
  function ground(L, map, figure) {
    const prefix = figure.dataset.prefix;
    map.createPane("ground").style.zIndex = 150;
    const renderer = L.svg({ pane: "ground", padding: 0.5 });
    const shown = new Map();
    const style = (className) => ({ renderer, pane: "ground", className, interactive: false, smoothFactor: 1 });
    async function show(name) {
      const group = L.layerGroup();
      shown.set(name, group);
      const it = await outlines(prefix, name);
      if (!it || shown.get(name) !== group) return;
      group.addLayer(L.polygon(it.land.map((rings) => rings.map(positions)), style("land")));
      if (it.regions?.length) group.addLayer(L.polyline(it.regions.map(positions), style("region")));
      if (it.coasts.length) group.addLayer(L.polyline(it.coasts.map(positions), style("coast")));
      group.addLayer(L.polyline(it.borders.map(positions), style("border")));
      if (it.countries) names(L, map, it.countries, figure.dataset.language);
      group.addTo(map);
    }
    function update() {
      const wanted = new Set();
      map.getContainer().classList.toggle("plain-land", map.getZoom() < REGIONS[0] || map.getZoom() > REGIONS[1]);
      if (map.getZoom() < NEAR) {
        wanted.add("world");
      } else {
        const box = map.getBounds().pad(0.3);
        for (let x = Math.floor(box.getWest() / CELL); x <= Math.floor(box.getEast() / CELL); x++) {
          for (let y = Math.floor(box.getSouth() / CELL); y <= Math.floor(box.getNorth() / CELL); y++) wanted.add(`cells/${x * CELL}_${y * CELL}`);
        }
      }
      for (const [name, group] of shown) {
        if (!wanted.has(name)) {
          group.remove();
          shown.delete(name);
        }
      }
      for (const name of wanted) if (!shown.has(name)) show(name);
    }
    map.on("moveend", update);
    update();
    if (map.getZoom() >= NEAR) outlines(prefix, "world").then((it) => it && names(L, map, it.countries, figure.dataset.language));
  }

  /** Names of countries, the larger first, as many as have room. */
  function names(L, map, countries, language) {
    if (map.named) return;
    map.named = L.layerGroup().addTo(map);
    const update = () => {
      map.named.clearLayers();
      const scale = 256 * 2 ** map.getZoom() / 360, box = map.getBounds();
      for (const it of countries) {
        if (it.area * scale * scale < 1200 || !box.contains([it.at[1], it.at[0]])) continue;
        const label = element("span", it[language] ?? it.en);
        label.lang = language;
        const icon = L.divIcon({ className: "name", html: label, iconSize: [120, 16] });
        map.named.addLayer(L.marker([it.at[1], it.at[0]], { icon, interactive: false, keyboard: false, pane: "ground" }));
      }
    };
    map.on("moveend", update);
    update();
  }

  function element(tag, text, properties = {}) {
    const made = Object.assign(document.createElement(tag), properties);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /** An empty map in the place of the last drawing; that of the country stays beside it. */
  function made(L, figure) {
    const box = element("div", undefined, { className: "moves", dir: "ltr" });
    box.tabIndex = 0;
    box.setAttribute("role", "application");
    box.setAttribute("aria-label", figure.dataset.live);
    const drawings = figure.querySelector(".drawings");
    drawings.append(box);
    const map = L.map(box, { zoomControl: false, attributionControl: false, scrollWheelZoom: false, maxZoom: FAR, minZoom: 1, zoomSnap: figure.dataset.tiles ? 1 : 0.25, worldCopyJump: false, zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches });
    const start = document.documentElement.dir === "rtl" ? "topright" : "topleft";
    L.control.zoom({ position: start, zoomInTitle: figure.dataset.zoomIn, zoomOutTitle: figure.dataset.zoomOut }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    // a page that scrolls must not be caught by a map that zooms: the wheel works once the map has been used
    map.on("focus click", () => map.scrollWheelZoom.enable());
    map.on("blur", () => map.scrollWheelZoom.disable());
    if (figure.dataset.tiles) {
      const host = new URL(figure.dataset.tiles.replace("{s}.", "")).host;
      L.tileLayer(figure.dataset.tiles, { maxZoom: FAR }).addTo(map);
      L.control.attribution({ prefix: false }).addAttribution(element("span", host).innerHTML).addTo(map);
    }
    const all = [...drawings.children].slice(0, -1);
    return { map, box, drawn: figure.classList.contains("overview") ? all : all.slice(-1) };
  }

  function finished({ map, box, drawn }, figure) {
    for (const it of drawn) it.setAttribute("hidden", "");
    figure.classList.add("live");
    const keys = figure.querySelector(".keys");
    keys.hidden = false;
    keys.id ||= `keys-${[...document.querySelectorAll(".keys")].indexOf(keys)}`;
    box.setAttribute("aria-describedby", keys.id);
    map.invalidateSize();
  }

  function named(marker, words) {
    marker.on("add", () => marker.getElement()?.setAttribute("aria-label", words));
    return marker;
  }

  /** What is told of a feature in words, once more in its bubble. */
  function bubble(figure, line) {
    const told = figure.querySelector(`[data-line="${line}"] .told`);
    if (!told) return null;
    const copy = element("div", undefined, { className: "told", dir: document.documentElement.dir, lang: document.documentElement.lang });
    copy.append(...told.cloneNode(true).childNodes);
    return copy;
  }

  /** The map of one incident or place. */
  async function detail(figure) {
    const L = await fetched(figure.dataset.prefix);
    const { features } = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
    const all = L.layerGroup(), marks = [], whole = L.latLngBounds([]);
    const parts = made(L, figure), { map } = parts;
    features.toReversed().forEach((it) => {
      const told = bubble(figure, it.line);
      const bind = (layer) => (told ? layer.bindPopup(told, { maxWidth: 300 }) : layer);
      if (it.geometry.type !== "Point") {
        const drawn = bind(L.geoJSON(it.geometry, { style: () => ({ className: `drawn ${it.kind}` }), pointToLayer: (_, at) => L.circleMarker(at, { radius: 5, className: `drawn ${it.kind}` }) }));
        all.addLayer(drawn);
        whole.extend(drawn.getBounds());
        return;
      }
      const [x, y] = it.geometry.coordinates;
      whole.extend(L.latLng(y, x).toBounds(2 * (it.radius ?? it.side ?? 1)));
      if (it.radius) all.addLayer(L.circle([y, x], { radius: it.radius, className: `reach ${it.kind}`, interactive: false }));
      if (it.side) all.addLayer(bind(L.rectangle(L.latLng(y, x).toBounds(it.side), { className: "drawn grid" })));
      const symbol = figure.querySelector(`[data-line="${it.line}"] .symbol`)?.cloneNode(true);
      const icon = L.divIcon({ className: "pin", html: symbol ?? "", iconSize: [24, 24] });
      const marker = bind(named(L.marker([y, x], { icon }), told?.textContent.trim().replace(/\s+/g, " ") ?? it.kind));
      marks.push(marker);
    });
    finished(parts, figure);
    map.fitBounds(whole, { maxZoom: 13, padding: [24, 24] });
    ground(L, map, figure);
    all.addTo(map);
    marks.forEach((it) => it.addTo(map));
  }

  /** The map of many incidents: those near one another as one disc with their number. */
  async function overview(figure) {
    const L = await fetched(figure.dataset.prefix);
    const answer = await fetch(figure.dataset.source);
    if (!answer.ok) throw new Error(answer.statusText);
    const points = (await answer.json()).features.map((it) => {
      const [x, y] = it.geometry.coordinates;
      return { at: L.latLng(y, x), told: it.properties };
    });
    const parts = made(L, figure), { map } = parts;
    finished(parts, figure);
    const whole = L.latLngBounds(points.map((it) => it.at));
    map.fitBounds(whole, { maxZoom: 10, padding: [30, 30] });
    ground(L, map, figure);
    scattered(L, map, points, {
      one: (it) => line(it.told, figure),
      many: (some) => `${figure.dataset.here}: ${some.length}`,
      card: (some) => card(figure, some),
    });
  }

  /** Points as marks, those near one another as one disc with their number, anew whenever the map has moved. */
  function scattered(L, map, points, say) {
    const group = L.layerGroup().addTo(map), reaches = L.layerGroup().addTo(map);
    let makingRoom = false;
    const update = () => {
      // to draw anew would close the bubble that the map has moved for
      if (!makingRoom) draw(L, map, points, group, reaches, say);
      makingRoom = false;
    };
    map.on("autopanstart", () => (makingRoom = true));
    map.on("moveend", update);
    update();
  }

  function draw(L, map, points, group, reaches, say) {
    const focused = document.activeElement?.dataset?.cell;
    group.clearLayers();
    reaches.clearLayers();
    const zoom = map.getZoom(), box = map.getBounds().pad(0.3), cells = new Map();
    // an area that would cover the whole map tells nothing and darkens everything
    const least = map.getSize(), widest = map.distance(map.getBounds().getSouthWest(), map.getBounds().getSouthEast()) * Math.min(1, least.y / least.x) / 3;
    for (const it of points) {
      if (!box.contains(it.at)) continue;
      const { x, y } = map.project(it.at, zoom);
      const key = zoom >= FAR ? `${it.at.lat},${it.at.lng}` : `${Math.floor(x / PIXELS)},${Math.floor(y / PIXELS)}`;
      cells.get(key)?.push(it) ?? cells.set(key, [it]);
    }
    for (const [key, some] of zoom >= FAR ? cells : apart(cells, (it) => map.project(it.at, zoom))) {
      const marker = some.length === 1 ? dotted(L, some[0].at, say.one(some[0])).bindPopup(() => say.card(some), { maxWidth: 300 }) : several(L, map, some, zoom, say);
      marker.on("add", () => {
        const shown = marker.getElement();
        shown.dataset.cell = key;
        if (key === focused) shown.focus({ preventScroll: true });
      });
      group.addLayer(marker);
      if (some.length < 4) {
        for (const { at, told } of some) if (told?.radius_m && told.radius_m < widest) reaches.addLayer(L.circle(at, { radius: told.radius_m, className: "reach", interactive: false }));
      }
    }
  }

  const across = (n) => Math.round(Math.min(52, 22 + 6 * Math.log2(n)));

  /** The groups, the smaller joined to a greater one whose disc would cover a part of theirs. */
  function apart(cells, at) {
    const middle = (some) => {
      const places = some.map(at);
      return [places.reduce((sum, it) => sum + it.x, 0) / some.length, places.reduce((sum, it) => sum + it.y, 0) / some.length];
    };
    const kept = [];
    for (const [key, some] of [...cells].sort((a, b) => b[1].length - a[1].length)) {
      const [x, y] = middle(some);
      const near = kept.find((it) => it.some.length > 1 && Math.hypot(it.x - x, it.y - y) < (across(it.some.length) + across(some.length)) / 2);
      if (!near) {
        kept.push({ key, some, x, y });
        continue;
      }
      near.some = [...near.some, ...some];
      [near.x, near.y] = middle(near.some);
    }
    return kept.map((it) => [it.key, it.some]);
  }

  /** A dot that a keyboard can reach. */
  function dotted(L, at, words) {
    const dot = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [name, value] of [["viewBox", "-8 -8 16 16"], ["width", "16"], ["height", "16"], ["aria-hidden", "true"]]) dot.setAttribute(name, value);
    const circle = document.createElementNS("http://www.w3.org/2000/svg", "circle");
    circle.setAttribute("r", "5");
    circle.setAttribute("class", "mark incident");
    dot.append(circle);
    return named(L.marker(at, { icon: L.divIcon({ className: "pin", html: dot, iconSize: [24, 24] }) }), words);
  }

  function several(L, map, some, zoom, say) {
    const bounds = L.latLngBounds(some.map((it) => it.at)), size = across(some.length);
    const icon = L.divIcon({ className: "group", html: element("span", some.length.toLocaleString("en")), iconSize: [size, size] });
    const mean = [some.reduce((sum, it) => sum + it.at.lat, 0) / some.length, some.reduce((sum, it) => sum + it.at.lng, 0) / some.length];
    const marker = named(L.marker(mean, { icon }), say.many(some));
    if (zoom >= FAR || bounds.getNorthEast().equals(bounds.getSouthWest())) return marker.bindPopup(() => say.card(some), { maxWidth: 300 });
    return marker.on("click", () => map.fitBounds(bounds, { maxZoom: FAR, padding: [40, 40] }));
  }

  const line = (told, figure) => [told.codes ?? figure.dataset.open, (figure.dataset.language === "ar" && told.place_ar) || told.place, day(told)].filter(Boolean).join(", ");
  const day = ({ first, last }) => (first && last && first !== last ? `${first} – ${last}` : first);

  function card(figure, some) {
    const box = element("div", undefined, { dir: document.documentElement.dir, lang: document.documentElement.lang });
    if (some.length > 1) box.append(element("p", `${figure.dataset.here}: ${some.length}`));
    const list = element("ul");
    for (const { told } of some.slice(0, 50)) {
      const entry = element("li"), link = element("a", told.codes ?? figure.dataset.open, { href: `${told.href}?lang=${figure.dataset.language}` });
      entry.append(link);
      for (const [words, language] of [[told.place, "en"], [told.place_ar, "ar"]]) {
        if (words) entry.append(element("div", words, { lang: language, dir: language === "ar" ? "rtl" : "auto" }));
      }
      if (told.first) link.after(" ", element("bdi", day(told), { dir: "ltr", className: "num" }));
      list.append(entry);
    }
    box.append(list);
    return box;
  }

  /** Starts when the map comes near the screen. */
  function watch(figure) {
    const start = figure.dataset.source ? overview : detail;
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((it) => it.isIntersecting)) return;
      seen.disconnect();
      start(figure).catch((error) => {
        console.warn(error);
        figure.querySelector(".moves")?.remove();
        for (const it of figure.querySelectorAll(".drawings > [hidden]")) it.removeAttribute("hidden");
        figure.querySelector("figcaption").prepend(element("span", `${figure.dataset.failed} `, { className: "failed" }));
      });
    }, { rootMargin: "200px" });
    seen.observe(figure);
  }

  /** A map of rows of an answer: places have a geometry and their rows' numbers; `say` has words for one, for many, and a card. */
  async function rows(figure, places, say) {
    const L = await fetched(figure.dataset.prefix);
    const all = L.layerGroup(), whole = L.latLngBounds([]), points = [], parts = made(L, figure), { map } = parts;
    const card = (some) => say.card(some.flatMap((it) => it.rows));
    for (const it of places) {
      if (it.geometry.type === "Point") {
        const [x, y] = it.geometry.coordinates;
        points.push({ at: L.latLng(y, x), rows: it.rows });
        whole.extend([y, x]);
        continue;
      }
      const layer = L.geoJSON(it.geometry, { style: () => ({ className: "drawn shape" }), pointToLayer: (_, at) => dotted(L, at, say.one(it)) });
      layer.bindPopup(() => card([it]), { maxWidth: 320 });
      whole.extend(layer.getBounds());
      all.addLayer(layer);
    }
    finished(parts, figure);
    map.fitBounds(whole, { maxZoom: 11, padding: [30, 30] });
    ground(L, map, figure);
    all.addTo(map);
    scattered(L, map, points, { one: say.one, many: say.many, card });
  }

  window.kgMaps = { rows };
  for (const figure of document.querySelectorAll("figure.map:not(.overview), figure.map.moving")) watch(figure);
})();
