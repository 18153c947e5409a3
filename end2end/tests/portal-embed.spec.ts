// The clients' portal in a page of another origin, in a browser that keeps no cookies for frames: allowed in the settings, entered by a code and
// by a token that the site's own back end signs, refused to a site that is not named.
import { type Browser, type BrowserContext, chromium, type FrameLocator, type Page } from "@playwright/test";
import { createHmac, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Server, test } from "./fixtures";
import { call, client, draft, issued } from "./sales";
import { type Sink, sink } from "./sink";
import { open, toast } from "./steps";

const EMAIL = "ines@cadre.example";

/** A site of one page, which `127.0.0.1` is another site than. */
interface Site {
  origin: string;
  /** What stands in its page. */
  body: string;
  close(): void;
}

async function site(): Promise<Site> {
  const kept: Site = { origin: "", body: "", close: () => http.close() };
  const http = createServer((_, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<!doctype html><html lang="fr"><title>Mon site</title><h1>Mon site</h1>${kept.body}</html>`);
  });
  await new Promise<void>((listens) => http.listen(0, "localhost", listens));
  kept.origin = `http://localhost:${(http.address() as AddressInfo).port}`;
  return kept;
}

/** A browser in which no frame of another site has cookies. */
async function strict(): Promise<Browser> {
  const { launchOptions } = test.info().project.use;
  return chromium.launch({ ...launchOptions, args: [...(launchOptions?.args ?? []), "--test-third-party-cookie-phaseout"] });
}

async function visit(context: BrowserContext, site: Site): Promise<{ page: Page; frame: FrameLocator }> {
  const page = await context.newPage();
  await page.goto(site.origin);
  return { page, frame: page.frameLocator("clientele-portal iframe") };
}

/** A client with an invoice, whose contact is let in: the invoice's number. */
async function invited(page: Page, server: Server, mail: Sink): Promise<string> {
  const form = { host: "127.0.0.1", port: String(mail.port), security: "open", sender: "compta@noe.example" };
  await call(page, server, "mail/settings-save", { version: 0, form });
  const person = { "contacts[0].first_name": "Inès", "contacts[0].last_name": "Cadre", "contacts[0].email": EMAIL };
  const id = await client(page, server, "Verrerie du Cadre", person);
  const number = await issued(page, server, await draft(page, server, "invoice", id, ["Vitrail", "250"]));
  const { client: kept } = await call<{ client: { contacts: { id: string }[] } }>(page, server, "clients/get", { id });
  await call(page, server, "contacts/portal-invite", { id: kept.contacts[0]!.id });
  await expect.poll(() => mail.kept.length).toBe(1);
  return number;
}

/** Names a site in the settings: what the company is known by. */
async function allow(page: Page, server: Server, origin: string): Promise<string> {
  await open(page, server, "/settings/portal");
  await page.getByRole("textbox", { name: "Une adresse par ligne" }).fill(origin);
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(toast(page, "Enregistré")).toBeVisible();
  const snippet = await page.locator(".snippet").first().innerText();
  expect(snippet).toContain(`${server.url}/embed.js`);
  return /company="([^"]+)"/.exec(snippet)![1]!;
}

function element(server: Server, company: string, more = ""): string {
  return `<script src="${server.url}/embed.js" defer></script><clientele-portal company="${company}" ${more}></clientele-portal>`;
}

/** As docs/embedding.md signs. */
function signed(secret: string, company: string): string {
  const part = (data: string) => Buffer.from(data).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  const claims = { aud: `clientele-portal:${company}`, iat: now, exp: now + 120, jti: randomBytes(16).toString("hex"), email: EMAIL };
  const whole = `${part('{"alg":"HS256","typ":"JWT"}')}.${part(JSON.stringify(claims))}`;
  return `${whole}.${createHmac("sha256", secret).update(whole).digest("base64url")}`;
}

test("a site that is named holds the portal, which a contact enters by a code without any cookie", async ({ signedIn: page, server }) => {
  const [mail, host, other, browser] = [await sink(), await site(), await site(), await strict()];
  const number = await invited(page, server, mail);
  const company = await allow(page, server, host.origin);
  for (const held of [host, other]) held.body = element(server, company, 'path="/portal/invoices" theme="dark" brand="#7a1f4f"');
  const context = await browser.newContext({ locale: "fr-FR" });
  const { page: guest, frame } = await visit(context, host);
  const around = guest.locator("clientele-portal");
  await expect(around).toHaveAttribute("state", "shown");
  await expect(frame.locator("html")).toHaveCSS("color-scheme", "dark");
  await frame.getByRole("textbox", { name: "E-mail" }).fill(EMAIL);
  await frame.getByRole("button", { name: "Recevoir le code" }).click();
  const code = () => mail.kept.map((letter) => /^(\d{8})$/m.exec(letter)?.[1]).find(Boolean);
  await expect.poll(code).toBeTruthy();
  await frame.getByRole("textbox", { name: "Code reçu par e-mail" }).fill(code()!);
  await frame.getByRole("button", { name: "Entrer" }).click();
  // A deep link leads on, and what was asked for is there.
  await expect(frame.getByRole("heading", { name: "Factures" })).toBeVisible();
  await expect(frame.getByRole("link", { name: number, exact: true })).toBeVisible();
  expect(await context.cookies()).toEqual([]);
  const high = async () => (await guest.locator("clientele-portal iframe").boundingBox())!.height;
  const inner = () => frame.locator("body").evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
  await expect.poll(async () => Math.abs((await high()) - (await inner()))).toBeLessThanOrEqual(1);
  await frame.getByRole("link", { name: "Relevé" }).click();
  await expect(frame.getByRole("heading", { name: "Relevé" })).toBeVisible();
  await guest.evaluate(() => history.back());
  await expect(frame.getByRole("heading", { name: "Factures" })).toBeVisible();

  // Without a network the page stays as it is, and so does whoever is in.
  await guest.route("**/portal/statement", (route) => route.abort());
  await frame.getByRole("link", { name: "Relevé" }).click();
  await expect(frame.getByRole("alert")).toHaveText("Cela n’a pas abouti. Réessayez.");
  await expect(frame.getByRole("heading", { name: "Factures" })).toBeVisible();
  await guest.unroute("**/portal/statement");
  await frame.getByRole("link", { name: "Relevé" }).click();
  await expect(frame.getByRole("heading", { name: "Relevé" })).toBeVisible();
  await guest.evaluate(() => history.back());
  await expect(frame.getByRole("heading", { name: "Factures" })).toBeVisible();

  // Papers open in a tab of their own, which is known there.
  const paper = frame.getByRole("link", { name: number, exact: true });
  const address = `${server.url}${await paper.getAttribute("href")}`;
  const [tab] = await Promise.all([context.waitForEvent("page"), paper.click()]);
  await expect.poll(async () => (await (await context.request.get(address)).body()).subarray(0, 4).toString()).toBe("%PDF");
  await tab.close();
  await frame.getByRole("button", { name: "Se déconnecter" }).click();
  await expect(frame.getByRole("textbox", { name: "E-mail" })).toBeVisible();
  const after = await (await context.request.get(address)).body();
  expect(after.subarray(0, 4).toString(), "whoever leaves the frame leaves its tabs").not.toBe("%PDF");

  const refused = await visit(context, other);
  await expect(refused.page.locator("clientele-portal")).toHaveAttribute("state", "failed", { timeout: 60_000 });
  await expect(refused.page.getByRole("link", { name: "L’ouvrir dans un nouvel onglet" })).toBeVisible();
  await browser.close();
  for (const each of [mail, host, other]) each.close();
});

test("a site signs a contact in, once a token", async ({ signedIn: page, server }) => {
  const [mail, host, browser] = [await sink(), await site(), await strict()];
  await invited(page, server, mail);
  const company = await allow(page, server, host.origin);
  await page.getByRole("button", { name: "Créer un secret" }).click();
  const made = page.getByRole("alert").filter({ hasText: "il n’est plus jamais montré" });
  const secret = (await made.locator("code").innerText()).trim();
  host.body = element(server, company, `token="${signed(secret, company)}"`);
  const context = await browser.newContext({ locale: "fr-FR" });
  const { page: guest, frame } = await visit(context, host);
  await expect(frame.getByRole("heading", { name: "Bonjour Inès Cadre" })).toBeVisible();
  // Drawn anew, the element does not send it again: the frame is the door.
  await guest.locator("clientele-portal").evaluate((element) => element.setAttribute("theme", "dark"));
  await expect(frame.getByRole("textbox", { name: "E-mail" })).toBeVisible();
  await guest.reload();
  await expect(frame.getByRole("heading", { name: "L’entrée n’a pas abouti" })).toBeVisible();

  // A plain frame does as well.
  const token = signed(secret, company);
  host.body = `<iframe src="${server.url}/portal/embed/${company}#token=${token}" title="Espace client"></iframe>`;
  await guest.goto(host.origin);
  await expect(guest.frameLocator("iframe").getByRole("heading", { name: "Bonjour Inès Cadre" })).toBeVisible();

  await page.getByRole("button", { name: "Retirer le secret" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Retirer le secret" }).click();
  await expect(toast(page, "Le secret est retiré")).toBeVisible();
  host.body = element(server, company, `token="${signed(secret, company)}"`);
  await guest.goto(host.origin);
  await expect(frame.getByRole("heading", { name: "L’entrée n’a pas abouti" })).toBeVisible();
  await browser.close();
  for (const each of [mail, host]) each.close();
});

test("the settings say what is wrong with a site", async ({ signedIn: page, server }) => {
  await open(page, server, "/settings/portal");
  const sites = page.getByRole("textbox", { name: "Une adresse par ligne" });
  await sites.fill("https://*.exemple.fr");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(sites).toHaveAttribute("aria-invalid", "true");
  await sites.fill("https://Www.Exemple.fr/");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(toast(page, "Enregistré")).toBeVisible();
  await expect(sites).toHaveValue("https://www.exemple.fr");
});
