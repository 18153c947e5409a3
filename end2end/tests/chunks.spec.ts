import { addClients, expect, ready, test } from "./fixtures";
import { listOf } from "./steps";

test("a page pays for itself", async ({ signedIn: page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  const chunk = (name: string) => fetched.filter((path) => path.startsWith(`/pkg/split_${name}.`));
  const first = () => fetched.filter((path) => path.startsWith("/pkg/first_"));
  await page.reload();
  await ready(page);
  await expect(page.getByRole("heading", { level: 1, name: "Clients" })).toBeVisible();
  // Its code comes as one file, beside the program itself.
  await expect.poll(first).toEqual([expect.stringMatching(/first_clients\./)]);
  const files = new Set(fetched.filter((path) => path.endsWith(".wasm")));
  expect([...files]).toHaveLength(2);
  await page.evaluate(() => Object.assign(window, { still: true }));
  await page.getByRole("main").getByRole("link", { name: "Nouveau client" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nouveau client" })).toBeVisible();
  expect(chunk("sheet")).toHaveLength(1);
  await page.getByRole("link", { name: "Réglages" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Réglages" })).toBeVisible();
  expect(chunk("settings")).toHaveLength(1);
  expect(await page.evaluate(() => "still" in window)).toBe(true);
});

test("a page whose code got lost once on the way is asked for again", async ({ signedIn: page, server, complaints }) => {
  addClients(server, "Nom", "Perdu En Route");
  // It is asked for when the link is pointed at, before the page and by the page: that one asks again.
  let asked = 0;
  await page.route("**/pkg/split_client.*", (route) => (asked++ < 3 ? route.fulfill({ status: 502 }) : route.continue()));
  await listOf(page, server, "perdu en route");
  await page.getByRole("link", { name: "Perdu En Route" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Perdu En Route" })).toBeVisible();
  expect(asked).toBeGreaterThan(3);
  for (const complaint of complaints.splice(0)) expect(complaint).toMatch(/HTTP status code is not ok|status of 502/);
});

test("a page whose code does not come says so, and a reload brings it", async ({ signedIn: page, server, complaints }) => {
  addClients(server, "Nom", "Loin Du Réseau");
  await page.route("**/pkg/split_client.*", (route) => route.fulfill({ status: 404 }));
  await listOf(page, server, "loin du réseau");
  await page.getByRole("link", { name: "Loin Du Réseau" }).click();
  await expect(page.getByRole("heading", { name: "Page non chargée" })).toBeVisible();
  await expect(page).toHaveURL(/\/clients\/[0-9a-f-]{36}$/);
  // The rest of the program goes on.
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Clients" })).toBeVisible();
  await page.goForward();
  await expect(page.getByRole("heading", { name: "Page non chargée" })).toBeVisible();
  await page.unroute("**/pkg/split_client.*");
  await page.getByRole("link", { name: "Recharger la page" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Loin Du Réseau" })).toBeVisible();
  // The loader that the build writes tells the console too.
  expect(complaints.length).toBeGreaterThan(0);
  for (const complaint of complaints.splice(0)) expect(complaint).toMatch(/HTTP status code is not ok/);
});
