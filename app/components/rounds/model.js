// What the figure knows without a page: its settings, which of them can be drawn, numbers read and written.
// All amounts come from FORMULAS (formulas.js), which the core prints.

const MOST_ROUNDS = 60;
const MOST_MONEY = 1e12;
const RATIOS = ["r_d", "r_t", "t", "e", "k", "h", "c"];
// The ends of the sliders, in per cent; the number field beside each goes further where the core allows it.
const SLIDER_ENDS = { r_d: 50, r_t: 50, t: 300, e: 50, k: 100, h: 100, c: 200 };
const SLIDER_STEPS = { r_d: 0.5, r_t: 0.5, t: 5, e: 0.5, k: 1, h: 1, c: 1 };
// Ratios are typed as decimal fractions and held in binary: a sum of leakages may pass one by this much and be meant
// as one.
const SLACK = 1e-12;

// The number that was typed, NaN where it is none. Full-width digits, thousands separators and a percent sign are
// read as what they mean.
function readNumber(typed) {
  const text = typed
    .normalize("NFKC")
    .replace(/[\s%_]/g, "")
    .replace(/[−–]/g, "-");
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(text)) return Number(text.replaceAll(",", ""));
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : NaN;
}

// Digits that binary arithmetic adds (0.1 * 3 = 0.30000000000000004) are nobody's.
const tidy = (x) => Number(x.toPrecision(12));

const asTyped = (name, value) => String(tidy(RATIOS.includes(name) ? value * 100 : value));

const FORMATS = [0, 1, 2, 3, 4].map((most) => new Intl.NumberFormat("en-US", { maximumFractionDigits: most }));
const PERCENT = FORMATS[2];

// An amount to at most so many decimals, fewer where it is so large that they would say nothing.
function amount(x, most = 4) {
  if (x === Infinity) return "∞";
  const size = Math.abs(x);
  const decimals = size >= 1e8 ? 0 : size >= 1e5 ? Math.min(most, 2) : most;
  const least = 10 ** -decimals;
  if (x > 0 && x < least / 2) return `<${least}`;
  return FORMATS[decimals].format(size < least / 2 ? 0 : x);
}

function percent(x) {
  if (x > 0 && x < 0.00005) return "<0.01%";
  return `${PERCENT.format(x * 100)}%`;
}

// The end of the slider for the first amount: a power of ten well above what the lesson sets.
const moneyEnd = (first) => 10 ** Math.ceil(Math.log10(Math.max(first, 1e-6) * 2));

// Why the settings cannot be drawn: null, or {key, name, values}. The conditions are the core's (ratios.py); those
// about loans and about what is passed on ask its printed formulas.
function problemOf(settings) {
  const { settings: names, ratio, columns } = FORMULAS[settings.convention];
  for (const name of names) {
    const value = settings[name];
    if (value < 0) return { key: "negative", name, values: {} };
    if (name === "first" && value === 0) return { key: "not_positive", name, values: {} };
    if (name === "first" && value > MOST_MONEY) return { key: "too_large", name, values: { most: amount(MOST_MONEY) } };
    if (name !== "first" && value > 1e6) return { key: "too_large", name, values: { most: percent(1e6) } };
    if ((name === "r_d" || name === "r_t") && value > 1) return { key: "ratio_above_one", name, values: {} };
    if (name === "h" && value > 1) return { key: "share_above_one", name, values: {} };
  }
  if (!(Number.isInteger(settings.n) && settings.n >= 1 && settings.n <= MOST_ROUNDS)) {
    return { key: "round_number", name: "n", values: { most: MOST_ROUNDS } };
  }
  if (settings.convention === "exam" && ratio(settings) < -SLACK) {
    return { key: "leakages_above_one", name: null, values: { leakages: percent(1 - ratio(settings)) } };
  }
  if (columns.loan.share(settings) < -SLACK) {
    const reserves = columns.required.share(settings) + columns.excess.share(settings);
    const deposits = 1 + columns.time_deposit.share(settings);
    return {
      key: "reserves_above_deposits",
      name: null,
      values: { reserves: amount(100 * reserves), deposits: amount(100 * deposits) },
    };
  }
  return null;
}

// Everything that is drawn: {q, rounds: [{n, flow, sum}], limit}, each of flow, sum, limit by column.
function picture(settings) {
  const { columns, ratio } = FORMULAS[settings.convention];
  const each = (of) => Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, of(column)]));
  const rounds = Array.from({ length: settings.n }, (_, index) => ({
    n: index + 1,
    flow: each((column) => column.flow(settings, index + 1)),
    sum: each((column) => column.cumulative(settings, index + 1)),
  }));
  const q = Math.max(ratio(settings), 0);
  return { q, rounds, limit: each((column) => column.limit(settings)) };
}

// Which settings stand in the address, and reading them back. Unknown or unreadable ones are passed over.
function toAddress(settings) {
  const names = FORMULAS[settings.convention].settings;
  return {
    convention: settings.convention,
    ...Object.fromEntries(names.map((name) => [name, tidy(settings[name])])),
    n: settings.n,
  };
}

function fromAddress(found, settings) {
  const read = { ...settings };
  if (Object.hasOwn(FORMULAS, found.convention ?? "")) read.convention = found.convention;
  for (const name of [...FORMULAS[read.convention].settings, "n"]) {
    const value = found[name] === undefined ? NaN : readNumber(found[name]);
    const share = found[name]?.trim().endsWith("%") ? 0.01 : 1;
    if (!Number.isNaN(value)) read[name] = name === "first" || name === "n" ? value : value * share;
  }
  return read;
}
