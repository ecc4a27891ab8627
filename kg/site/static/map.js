// Turns the drawn maps of a page into maps that move. Everything they show stands in the page already, in words.
"use strict";
(() => {
  const { FAR, dotted, named, scattered } = mapPoints;
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
    mapGround(L, map, figure);
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
    mapGround(L, map, figure);
    scattered(L, map, points, {
      one: (it) => line(it.told, figure),
      many: (some) => `${figure.dataset.here}: ${some.length}`,
      card: (some) => card(figure, some),
    });
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
    mapGround(L, map, figure);
    all.addTo(map);
    scattered(L, map, points, { one: say.one, many: say.many, card });
  }

  window.kgMaps = { rows };
  for (const figure of document.querySelectorAll("figure.map:not(.overview), figure.map.moving")) watch(figure);
})();
