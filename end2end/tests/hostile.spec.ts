// Names that would be markup if anything took them so: every page shows them as they are, and goes on working.
import type { Page } from "@playwright/test";
import { type Server, expect, ready, test } from "./fixtures.ts";

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
