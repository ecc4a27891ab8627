// Marks on maps that move: points, and one disc with their number for those near one another.
"use strict";
const mapPoints = (() => {
  const FAR = 16, PIXELS = 60;

  function named(marker, words) {
    marker.on("add", () => marker.getElement()?.setAttribute("aria-label", words));
    return marker;
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

  return { FAR, dotted, named, scattered };
})();
