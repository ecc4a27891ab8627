// #char=start,end marks these code points of the text; without script, ?from=&to= does.
// The text is cut wherever a quotation starts or ends, so that whole pieces are marked and nothing is counted.
(() => {
  const text = document.querySelector(".rendition");
  if (!text) return;

  const mark = () => {
    const asked = /^#char=(\d+),(\d+)$/.exec(decodeURIComponent(location.hash));
    if (!asked) return;
    text.querySelectorAll("mark").forEach((it) => it.replaceWith(...it.childNodes));
    const [from, to] = asked.slice(1).map(Number);
    for (const piece of text.querySelectorAll(".piece")) {
      if (Number(piece.dataset.from) < from || Number(piece.dataset.to) > to) continue;
      const made = document.createElement("mark");
      made.append(...piece.childNodes);
      piece.append(made);
    }
  };

  addEventListener("hashchange", mark);
  mark();
  text.querySelector("mark")?.scrollIntoView({ block: "center" });
})();
