// What a person at the clients list waits for, measured in a browser: `node bench/list.mjs ADDRESS EMAIL PASSWORD`, told as JSON.
// Times run from the event, as the browser stamps it, to the frame that shows its rows.
import { chromium } from "@playwright/test";

const [address, email, password] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined, args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: "fr-FR" });
const page = await context.newPage();
await page.goto(`${address}/login`);
await page.fill("input[name=email]", email);
await page.fill("input[name=password]", password);
await page.click("button[type=submit]");
await page.waitForURL(/\/clients/);

/** The page's own figures: largest contentful paint, blocking time and layout shift, in a new window with an empty cache or a full one. */
async function load(cold) {
  const fresh = await context.newPage();
  const devtools = await context.newCDPSession(fresh);
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: cold });
  await fresh.addInitScript(() => {
    window.seen = { lcp: 0, cls: 0, tbt: 0 };
    const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
    watch("largest-contentful-paint", (entry) => (window.seen.lcp = entry.startTime));
    watch("layout-shift", (entry) => (window.seen.cls += entry.hadRecentInput ? 0 : entry.value));
    watch("longtask", (entry) => (window.seen.tbt += Math.max(0, entry.duration - 50)));
  });
  await fresh.goto(`${address}/clients`);
  await fresh.waitForSelector("html[data-ready]");
  await fresh.waitForTimeout(1500);
  const seen = await fresh.evaluate(() => window.seen);
  await fresh.close();
  return seen;
}

const table = page.waitForResponse((response) => response.url().includes("/api/lists/client/snapshot") && response.ok());
await page.goto(`${address}/clients`);
await page.waitForSelector("html[data-ready]");
await table;
await page.waitForTimeout(3000);
await page.evaluate(() => {
  window.waited = [];
  window.watch = (type) => {
    const from = (event) => {
      const rows = document.querySelector("tbody.rows");
      const observer = new MutationObserver(() => {
        observer.disconnect();
        requestAnimationFrame(() => {
          const painted = new MessageChannel();
          painted.port1.onmessage = () => window.waited.push(performance.now() - event.timeStamp);
          painted.port2.postMessage(0);
        });
      });
      observer.observe(rows, { childList: true });
      setTimeout(() => observer.disconnect(), 1000);
    };
    document.addEventListener(type, from, true);
    return () => document.removeEventListener(type, from, true);
  };
});

const spread = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part) => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 10) / 10;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) };
};

async function keys() {
  await page.evaluate(() => { window.waited = []; window.stop = window.watch("input"); });
  for (const word of ["dup", "mar", "be", "roche", "lyon", "a", "san", "ele"]) {
    await page.focus("#list-filter");
    for (const key of word) { await page.keyboard.press(key); await page.waitForTimeout(350); }
    for (const _ of word) { await page.keyboard.press("Backspace"); await page.waitForTimeout(350); }
  }
  return spread(await page.evaluate(() => { window.stop(); return window.waited; }));
}

async function clicks() {
  await page.evaluate(() => { window.waited = []; window.stop = window.watch("click"); });
  const headers = page.locator("th a.sort");
  for (let round = 0; round < 24; round += 1) {
    await headers.nth([0, 1, 2, 5][round % 4]).click();
    await page.waitForTimeout(350);
  }
  return spread(await page.evaluate(() => { window.stop(); return window.waited; }));
}

async function scrolling() {
  await page.evaluate(() => { window.frames = []; const next = (time) => { window.frames.push(time); window.running = requestAnimationFrame(next); }; requestAnimationFrame(next); });
  await page.mouse.move(640, 500);
  for (let turn = 0; turn < 120; turn += 1) { await page.mouse.wheel(0, 240); await page.waitForTimeout(16); }
  return page.evaluate(() => {
    cancelAnimationFrame(window.running);
    const gaps = window.frames.slice(1).map((time, at) => time - window.frames[at]);
    return { frames: gaps.length, dropped: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / 16.7) - 1), 0) };
  });
}

const devtools = await context.newCDPSession(page);
const report = {};
for (const slower of [1, 4]) {
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
  report[`slower_${slower}`] = { keys: await keys(), clicks: await clicks(), scroll: await scrolling() };
  await page.evaluate(() => window.scrollTo(0, 0));
}
await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
report.cold = await load(true);
report.warm = await load(false);
console.log(JSON.stringify(report));
await browser.close();
