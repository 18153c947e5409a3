// Names that would be markup if anything took them so: every page shows them as they are, and goes on working.
import type { Page } from "@playwright/test";
import { type Server, expect, ready, test } from "./fixtures";
import { outOfBox, sticksOut, toast } from "./steps";

const NAME = `A</title><meta http-equiv="refresh" content="0;url=//evil.example"><script>window.hit=1</script><img src=x onerror=window.hit=1>'"\`&amp;`;

/** Makes a record by the call that its form makes; answers its id. */
async function make(page: Page, server: Server, kind: string, form: Record<string, string>): Promise<string> {
  const answer = await page.request.post(`${server.url}/api/${kind}/create`, {
    headers: { origin: server.url, accept: "application/json" },
    data: { form },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(await answer.text())![0];
}

test("hostile names stay names in the head, on the page and as one goes from page to page", async ({ signedIn: page, server }) => {
  const client = await make(page, server, "clients", {
    "fields.name": NAME,
    "fields.nickname": NAME.slice(0, 80),
    "fields.private_notes": NAME,
    "fields.tags": "<b>gras</b>",
    "contacts[0].last_name": NAME.slice(0, 80),
    "contacts[0].position": NAME.slice(0, 80),
    "addresses[0].line1": NAME.slice(0, 80),
    "addresses[0].city": NAME.slice(0, 80),
    "addresses[0].country": "FR",
  });
  const contact = await make(page, server, "contacts", { "fields.last_name": NAME.slice(0, 80) });
  const product = await make(page, server, "products", { "fields.name": NAME, "fields.price": "10", "fields.note": NAME });
  const paths = [
    "/clients",
    `/clients/${client}`,
    `/clients/${client}?tab=activity`,
    `/clients/${client}/edit`,
    "/contacts",
    `/contacts/${contact}`,
    `/contacts/${contact}/edit`,
    "/products",
    `/products/${product}`,
    `/products/${product}/edit`,
  ];
  for (const path of paths) {
    await page.goto(`${server.url}${path}`);
    await ready(page);
    expect(await page.evaluate(() => (window as { hit?: number }).hit), path).toBeUndefined();
    expect(await page.locator("meta[http-equiv], img[src=x], b:text-is('gras')").count(), path).toBe(0);
    expect(new URL(page.url()).pathname, path).toBe(path.split("?")[0]);
  }
  await page.goto(`${server.url}/clients/${client}`);
  await expect(page).toHaveTitle(`${NAME} · Clientèle`);
  await ready(page);
  // Written by the program this time, not by the server.
  await page.getByRole("link", { name: "Produits", exact: true }).first().click();
  await expect(page).toHaveTitle("Produits · Clientèle");
  await page.goBack();
  await expect(page).toHaveTitle(`${NAME} · Clientèle`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("A</title><meta");
});

test("a word without end stays in what it stands in", async ({ signedIn: page, server }) => {
  const word = "Donaudampfschifffahrtsgesellschaftskapitän".repeat(20);
  const of = (length: number) => word.slice(0, length);
  const client = await make(page, server, "clients", {
    "fields.name": of(200),
    "fields.reference": of(80),
    "fields.legal_form": of(80),
    "fields.facebook": of(200),
    "fields.public_notes": of(300),
    "fields.private_notes": of(800),
    "fields.tags": of(80),
    "contacts[0].last_name": of(100),
    "contacts[0].position": of(100),
    "addresses[0].label": of(100),
    "addresses[0].line1": of(200),
    "addresses[0].city": of(100),
    "addresses[0].country": "FR",
  });
  const product = await make(page, server, "products", { "fields.name": of(200), "fields.reference": of(80), "fields.price": "10", "fields.note": of(300) });
  await page.goto(`${server.url}/clients/${client}`);
  const contact = await page.locator("aside a.person-name").first().getAttribute("href");
  const parts = ["", "?tab=activity", "?tab=notes", "/near", "/statement", "/edit"].map((part) => `/clients/${client}${part}`);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of [...parts, contact!, `${contact}/edit`, `/products/${product}`, `/products/${product}/edit`]) {
      await page.goto(`${server.url}${path}`);
      await ready(page);
      expect.soft(await outOfBox(page), `${path} ${width}`).toEqual([]);
      expect.soft(await sticksOut(page), `${path} ${width}`).toEqual([]);
    }
  }

  // The private note whole, and what is said of an act.
  await page.goto(`${server.url}/clients/${client}`);
  await ready(page);
  await page.locator(".fold > summary").click();
  await page.getByRole("button", { name: "Autres actions" }).click();
  await page.getByRole("menuitem", { name: "Transformer en prospect" }).click();
  await expect(toast(page, of(80))).toBeVisible();
  expect.soft(await outOfBox(page), "the note and the toast").toEqual([]);
});
