// What Lighthouse says of the clients list and of a record on a phone: `node scores.mjs ADDRESS EMAIL PASSWORD`, told as JSON.
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";

const [address, email, password] = process.argv.slice(2);
const executablePath = process.env.CHROMIUM || "chromium";
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--lang=fr-FR"] });
const page = await browser.newPage();
await page.goto(`${address}/login`);
await page.type("input[name=email]", email);
await page.type("input[name=password]", password);
await page.click("button[type=submit]");
await page.waitForFunction(() => location.pathname === "/clients");
const record = await page.waitForSelector("a.name").then((link) => link.evaluate((link) => link.getAttribute("href")));

const scores = [];
for (const path of ["/clients", record]) {
  const fresh = await browser.newPage();
  const options = { onlyCategories: ["performance", "accessibility", "best-practices"], disableStorageReset: true, logLevel: "error" };
  const { lhr } = await lighthouse(address + path, options, undefined, fresh);
  await fresh.close();
  const shown = new URL(lhr.finalDisplayedUrl).pathname;
  if (shown !== path) throw new Error(`${path} led to ${shown}`);
  const score = (name) => Math.round(lhr.categories[name].score * 100);
  const measured = (name) => lhr.audits[name].numericValue;
  const refs = Object.values(lhr.categories).flatMap((category) => category.auditRefs);
  const costs = refs.filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9);
  scores.push({
    path,
    performance: score("performance"),
    accessibility: score("accessibility"),
    best_practices: score("best-practices"),
    lcp: measured("largest-contentful-paint"),
    tbt: measured("total-blocking-time"),
    cls: measured("cumulative-layout-shift"),
    complaints: costs.map(({ id }) => `${lhr.audits[id].title}: ${lhr.audits[id].displayValue ?? lhr.audits[id].score}`),
  });
}
console.log(JSON.stringify(scores, null, 2));
await browser.close();
