// Which columns the list has, in which order, how wide, and how close its rows stand.
import { type Page } from "@playwright/test";
import { accessible, addClients, expect, ready, test } from "./fixtures";
import { listOf, names, open } from "./steps";

function headers(page: Page) {
  return page.locator("table.clients thead th:not(.pick):visible");
}

test.use({ viewport: { width: 1440, height: 900 } });

test("columns are chosen, put in order and kept, and the first page has them already", async ({ signedIn: page, server }) => {
  addClients(server, "Nom;Numéro de client;Adresse : ville;Adresse : pays", "Colonne A;K-2;Lyon;FR", "Colonne B;K-10;Annecy;FR");
  await listOf(page, server, "colonne", "active");
  await expect(headers(page)).toHaveText(["Client", "Contact", "E-mail", "Créé le", "Dernière connexion", "Solde", "Action"]);
  await page.getByRole("button", { name: "Colonnes" }).click();
  const dialog = page.getByRole("dialog", { name: "Colonnes" });
  for (const name of ["E-mail", "Créé le", "Dernière connexion"]) await dialog.getByRole("checkbox", { name, exact: true }).uncheck();
  for (const name of ["Numéro", "Ville", "Pays"]) await dialog.getByRole("checkbox", { name, exact: true }).check();
  await accessible(page);
  // The list behind follows.
  await expect(headers(page)).toHaveText(["Client", "Contact", "Solde", "Numéro", "Ville", "Pays", "Action"]);
  const up = dialog.getByRole("button", { name: "Monter « Ville »" });
  await up.click();
  await expect(up).toBeFocused();
  await expect(headers(page)).toHaveText(["Client", "Contact", "Solde", "Ville", "Numéro", "Pays", "Action"]);
  await dialog.getByText("Compacte").click();
  const height = async () => (await page.locator("tbody.rows > tr").first().boundingBox())!.height;
  await expect.poll(height).toBeLessThan(36);
  await page.keyboard.press("Escape");
  await expect(page.locator("tbody.rows > tr").first()).toContainText("France");
  // Numbers within a number count: K-2 before K-10.
  await page.getByRole("columnheader", { name: "Numéro" }).getByRole("link").click();
  await expect(names(page)).toHaveText(["Colonne A", "Colonne B"]);
  await page.getByRole("columnheader", { name: "Ville" }).getByRole("link").click();
  await expect(names(page)).toHaveText(["Colonne B", "Colonne A"]);

  const html = await (await page.request.get(`${server.url}/clients?q=colonne`)).text();
  expect(html).toContain("Annecy");
  await page.reload();
  await ready(page);
  await expect(headers(page)).toHaveText(["Client", "Contact", "Solde", "Ville", "Numéro", "Pays", "Action"]);
  await expect.poll(height).toBeLessThan(36);
  await page.getByRole("button", { name: "Colonnes" }).click();
  await dialog.getByRole("button", { name: "Rétablir" }).click();
  await expect(headers(page)).toHaveText(["Client", "Contact", "E-mail", "Créé le", "Dernière connexion", "Solde", "Action"]);
  await expect(dialog.getByRole("checkbox", { name: "E-mail", exact: true })).toBeChecked();
  await expect(dialog.getByRole("radio", { name: "Confortable" })).toBeChecked();
  // What one has just clicked goes back too.
  await dialog.getByText("Compacte").click();
  await dialog.getByRole("button", { name: "Rétablir" }).click();
  await expect(dialog.getByRole("radio", { name: "Confortable" })).toBeChecked();
});

test("with every column the list scrolls sideways and the page does not", async ({ signedIn: page, context, server }) => {
  await context.addCookies([{ name: "clientele_list", value: "contact.email.number.city.country.created.last_seen.balance:comfortable", url: server.url }]);
  await page.setViewportSize({ width: 1100, height: 800 });
  await listOf(page, server, "", "active");
  await expect(headers(page)).toHaveCount(10);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  expect(await page.locator(".table-wrap").evaluate((wrap) => wrap.scrollWidth > wrap.clientWidth)).toBe(true);
  // The names of the columns stay in sight while the page scrolls down, and stay above their columns while the list scrolls sideways.
  const top = () => headers(page).last().evaluate((header) => Math.round(header.getBoundingClientRect().top));
  expect(await top()).toBeGreaterThan(40);
  await page.evaluate(() => window.scrollTo(0, 700));
  // Below the bar with the filter, which stays too.
  const bar = () => page.locator(".toolbar").evaluate((bar) => bar.getBoundingClientRect()).then(({ top, bottom }) => [top, bottom].map(Math.round));
  await expect.poll(async () => (await bar())[0]).toBe(0);
  await expect.poll(async () => (await top()) - (await bar())[1]!).toBe(0);
  await page.locator(".table-wrap").evaluate((wrap) => wrap.scrollTo(200, 0));
  const left = (at: string) => page.locator(at).evaluate((cell) => Math.round(cell.getBoundingClientRect().left));
  expect(await left("thead th.cell-sum")).toBe(await left("tbody.rows tr:nth-child(9) td.cell-sum"));
  expect(await top()).toBe((await bar())[1]);
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect.poll(top).toBeGreaterThan(40);
});

test("what others leave goes to the texts, and none is cut where there is room", async ({ signedIn: page, server }) => {
  const email = "bertrand.delacroix@ets-montgolfier.fr";
  addClients(server, "Nom;E-mail", `Établissements Montgolfier et Compagnie;${email}`, "Montgolfier B;b@m.fr");
  const cut = () =>
    page.locator("tbody.rows > tr").first().evaluate((row) => {
      const cells = [...row.querySelectorAll("td.mid, td.cell-name .name > span:last-child")];
      return cells.map((cell) => cell.scrollWidth > cell.clientWidth);
    });
  await page.setViewportSize({ width: 1920, height: 900 });
  await listOf(page, server, "montgolfier", "active");
  await expect(page.locator("tbody.rows > tr").first()).toContainText(email);
  expect(await cut()).toEqual([false, false]);
  const width = async (name: string) => (await page.getByRole("columnheader", { name }).boundingBox())!.width;
  const wide = await width("E-mail");
  // With less room each gives its part.
  await page.setViewportSize({ width: 1440, height: 900 });
  const [mail, client] = [await width("E-mail"), await width("Client")];
  expect(mail).toBeLessThan(wide);
  expect(mail).toBeGreaterThan(210);
  expect(client).toBeGreaterThan(250);
  // The server has said how wide they are.
  const html = await (await page.request.get(`${server.url}/clients?q=montgolfier`)).text();
  expect(html).toMatch(/class="fit mid rem-/);
});

test("suppliers and references take what they need too", async ({ signedIn: page, server }) => {
  const create = async (of: string, form: Record<string, string>) => {
    const answer = await page.request.post(`${server.url}/api/${of}/create`, { headers: { origin: server.url }, data: { form } });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  const supplier = "Établissements Vandenbroucke";
  await create("expenses", { "fields.description": "Planches", "fields.date": "2026-03-16", "fields.amount": "12", "fields.supplier_name": supplier });
  await create("products", { "fields.name": "Planche", "fields.price": "12", "fields.reference": "PLANCHE-CHENE-2400-27" });
  await page.setViewportSize({ width: 1920, height: 900 });
  for (const [path, row] of [["/expenses?q=planches", supplier], ["/products?q=planche-chene", "PLANCHE-CHENE-2400-27"]] as const) {
    await open(page, server, path);
    const cell = page.locator("tbody.rows td.cell-who").filter({ hasText: row });
    await expect(cell).toHaveCount(1);
    expect(await cell.evaluate((cell) => cell.scrollWidth > cell.clientWidth), path).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  }
});

test("a column is as wide as it is pulled or chosen, from the first page on", async ({ signedIn: page, server }) => {
  addClients(server, "Nom;Adresse : ville", "Largeur A;Lyon");
  await listOf(page, server, "largeur", "active");
  const head = page.getByRole("columnheader", { name: "E-mail" });
  const width = async () => Math.round((await head.boundingBox())!.width);
  const pull = async (pixels: number) => {
    const edge = (await head.locator(".grip").boundingBox())!;
    const [x, y] = [edge.x + edge.width / 2, edge.y + edge.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + pixels / 2, y);
    await page.mouse.move(x + pixels, y, { steps: 4 });
    await page.mouse.up();
  };
  const usual = await width();
  await pull(-64);
  const narrower = Math.round((usual - 64) / 16) * 16;
  await expect.poll(width).toBe(narrower);
  // Pulling does not sort.
  await expect(head).toHaveAttribute("aria-sort", "none");
  await page.reload();
  await ready(page);
  expect(await width()).toBe(narrower);
  // The head stays in sight where all fits.
  await expect(head).toHaveCSS("position", "sticky");
  await expect(page.locator(".table-wrap")).not.toHaveClass(/scroll/);

  await head.locator(".grip").dblclick();
  await expect.poll(width).toBe(usual);
  await page.getByRole("button", { name: "Colonnes" }).click();
  const dialog = page.getByRole("dialog", { name: "Colonnes" });
  const choice = dialog.getByRole("combobox", { name: "Largeur de « E-mail »" });
  await choice.selectOption("Très large");
  await expect.poll(width).toBe(24 * 16);
  await expect(dialog.getByRole("combobox", { name: "Largeur de « Contact »" })).toHaveValue("");
  await expect(dialog.getByRole("combobox", { name: "Largeur de « Ville »" })).toBeHidden();
  await accessible(page);
  await page.keyboard.press("Escape");
  await pull(400);
  await expect.poll(width).toBe(40 * 16);
  await expect(page.locator(".table-wrap")).toHaveClass(/scroll/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  const html = await (await page.request.get(`${server.url}/clients`)).text();
  expect(html).toContain("mid wide rem-8 rem-32");
  await page.getByRole("button", { name: "Colonnes" }).click();
  await expect(choice.locator("option:checked")).toHaveText("Sur mesure");
  await dialog.getByRole("button", { name: "Rétablir" }).click();
  await expect.poll(width).toBe(usual);
});
