// The ground of maps that move: land, regions, coasts, borders and the names of countries, under everything else.
"use strict";
const mapGround = (() => {
  const CELL = 10, NEAR = 5;
  // zooms between which lines between regions are shown, as kg/site/outlines.py says: 30 to 1000 pixels in a degree
  const REGIONS = [5.4, 10.45];

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

  return ground;
})();
