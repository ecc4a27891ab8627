// Names of all countries in English and Arabic as CLDR has them, by ISO 3166-1 code: node names.mjs > names.json
const shown = Object.fromEntries(["en", "ar"].map((it) => [it, new Intl.DisplayNames([it], { type: "region", fallback: "none" })]));
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const names = {};
for (const code of letters.flatMap((one) => letters.map((two) => one + two))) {
  const [en, ar] = [shown.en.of(code), shown.ar.of(code)];
  if (en && ar) names[code] = { en, ar };
}
console.log(JSON.stringify(names));
