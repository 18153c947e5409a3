// Reads cases as JSON lines and writes, for each, what this engine's Intl prints. Run by tests/all/intl.rs.
import { createInterface } from "node:readline";

const formats = new Map();
const cached = (key, make) => formats.get(key) ?? formats.set(key, make()).get(key);

const print = {
  money: ({ locale, currency, digits, value }) =>
    cached(`m${locale}${currency}`, () =>
      new Intl.NumberFormat(locale, { style: "currency", currency, minimumFractionDigits: digits, maximumFractionDigits: digits }),
    ).format(value),
  decimal: ({ locale, decimals, value }) =>
    cached(`d${locale}${decimals}`, () =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: decimals, signDisplay: "negative" }),
    ).format(value),
  percent: ({ locale, value }) =>
    cached(`p${locale}`, () => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 3 })).format(value),
  date: ({ locale, style, value }) =>
    cached(`D${locale}${style}`, () => new Intl.DateTimeFormat(locale, { dateStyle: style, timeZone: "UTC" })).format(
      new Date(value),
    ),
  time: ({ locale, value }) =>
    cached(`t${locale}`, () => new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "UTC" })).format(new Date(value)),
  instant: ({ locale, style, value }) =>
    cached(`i${locale}${style}`, () =>
      new Intl.DateTimeFormat(locale, { dateStyle: style, timeStyle: "short", timeZone: "UTC" }),
    ).format(new Date(value)),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { kind, ...wanted } = JSON.parse(line);
  console.log(JSON.stringify(print[kind](wanted)));
}
