import { addClients, expect, ready, test } from "./fixtures";
import { listOf, names } from "./steps";

test("the advanced search narrows the list, stands in the address and is cleared", async ({ signedIn: page, server }) => {
  addClients(server, "Nom,Pays", "Chercher Liège,Belgique", "Chercher Montréal,Canada", "Chercher Nulle Part,");
  await listOf(page, server, "chercher");
  await expect(names(page)).toHaveCount(3);
  await expect(page.locator("tbody .name mark")).toHaveText(["Chercher", "Chercher", "Chercher"]);
  const field = (name: string) => page.getByRole("combobox", { name });
  const narrowing = page.getByRole("navigation", { name: "Critères" }).getByRole("link");
  await page.getByRole("button", { name: "Recherche avancée" }).click();
  await field("Pays").selectOption("Canada");
  await expect(names(page)).toHaveText(["Chercher Montréal"]);
  await expect(page).toHaveURL(/country=CA/);
  await field("Clients et prospects").selectOption("Prospects seulement");
  await expect(page).toHaveURL(/standing=prospect/);
  await expect(narrowing).toHaveText(["Prospects seulement", /Pays\s: Canada/]);
  await page.goBack();
  await expect(field("Clients et prospects")).toHaveValue("");
  await expect(names(page)).toHaveText(["Chercher Montréal"]);
  await page.reload();
  await expect(narrowing).toHaveText([/Pays\s: Canada/]);
  await expect(names(page)).toHaveText(["Chercher Montréal"]);
  await ready(page);
  await page.getByRole("button", { name: "Recherche avancée" }).click();
  await expect(field("Pays")).toHaveValue("CA");
  await page.getByRole("button", { name: "Effacer les critères" }).click();
  await expect(names(page)).toHaveCount(3);
  await expect(field("Pays")).toHaveValue("");
  await field("Pays").selectOption("Belgique");
  await expect(names(page)).toHaveText(["Chercher Liège"]);
  await narrowing.first().click();
  await expect(names(page)).toHaveCount(3);
  await expect(narrowing).toHaveCount(0);
});

test("days of creation narrow it from one day to another", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Né aujourd’hui");
  await listOf(page, server, "né aujourd’hui");
  await page.getByRole("button", { name: "Recherche avancée" }).click();
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Créés à partir du", { exact: true }).fill(day(-2));
  await expect(page).toHaveURL(/from=/);
  await expect(names(page)).toHaveText(["Né aujourd’hui"]);
  await page.getByLabel("Créés jusqu’au", { exact: true }).fill(day(-2));
  await expect(names(page)).toHaveCount(0);
  await expect(page.getByText("Aucun client trouvé")).toBeVisible();
});

test("a range of balances narrows it, and each bound is taken away by its chip", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Solde Nul");
  await listOf(page, server, "solde nul");
  await page.getByRole("button", { name: "Recherche avancée" }).click();
  await page.getByLabel("Solde à partir de", { exact: true }).fill("0.5");
  await page.getByLabel("Solde jusqu’à", { exact: true }).fill("1250");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/balance_from=0\.50&balance_to=1250/);
  await expect(names(page)).toHaveCount(0);
  await page.reload();
  await ready(page);
  const narrowing = page.getByRole("navigation", { name: "Critères" }).getByRole("link");
  await expect(narrowing).toHaveText([/^Solde à partir de 0,50$/, /^Solde jusqu’à 1\s250,00$/]);
  await narrowing.first().click();
  await expect(names(page)).toHaveText(["Solde Nul"]);
  await expect(page).not.toHaveURL(/balance_from/);
});

test("without script, the advanced search is a form", async ({ signedIn, server, browser }) => {
  addClients(server, "Nom,Pays", "Sans Script,Belgique", "Sans Script Deux,France");
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "fr-FR" });
  await context.addCookies(await signedIn.context().cookies());
  const page = await context.newPage();
  await page.goto(`${server.url}/clients?q=sans+script&state=all`);
  await page.getByText("Recherche avancée").click();
  await expect(page).toHaveURL(/\/clients\/search\?/);
  await page.getByLabel("Pays").selectOption("Belgique");
  await page.getByRole("button", { name: "Rechercher" }).click();
  await expect(page).toHaveURL(/q=sans(%20|\+)script.*state=all|state=all.*q=sans(%20|\+)script/);
  await expect(names(page)).toHaveText(["Sans Script"]);
  await context.close();
});

test("categories, tags and telephones are columns that narrow, sort and are searched", async ({ signedIn: page, server }) => {
  const header = "Nom,Catégorie,Étiquettes,Téléphone";
  addClients(server, header, 'Trier Un,Zébrés,"À rappeler, Vitrine",04 72 00 12 34', "Trier Deux,Alpins,Vitrine,", "Trier Trois,,,");
  await page.context().addCookies([{ name: "clientele_list", value: "category.tags.phone:comfortable", url: server.url }]);
  await listOf(page, server, "trier", "all");
  const cells = (column: string) => page.locator(`tbody.rows .col-${column}`);
  await expect(cells("category")).toHaveText(["Alpins", "", "Zébrés"]);
  await expect(cells("phone").last()).toHaveText(/04\s72\s00\s12\s34/);
  await expect(cells("tags").last().locator(".tag")).toHaveText(["À rappeler", "Vitrine"]);
  // In the order of the company's list, where what comes later is added at the end.
  await page.getByRole("columnheader", { name: "Catégorie" }).getByRole("link").click();
  await expect(cells("category")).toHaveText(["Zébrés", "Alpins", ""]);
  await page.getByRole("columnheader", { name: "Catégorie" }).getByRole("link").click();
  await expect(cells("category")).toHaveText(["Alpins", "Zébrés", ""]);
  await page.getByRole("button", { name: "Recherche avancée" }).click();
  await page.getByRole("combobox", { name: "Étiquette" }).selectOption("Vitrine");
  await expect(names(page)).toHaveText(["Trier Deux", "Trier Un"]);
  await page.getByRole("combobox", { name: "Catégorie" }).selectOption("Alpins");
  await expect(names(page)).toHaveText(["Trier Deux"]);
  await page.reload();
  await expect(names(page)).toHaveText(["Trier Deux"]);
  await expect(page.getByRole("navigation", { name: "Critères" }).getByRole("link")).toHaveText([/Catégorie\s: Alpins/, /Étiquette\s: Vitrine/]);
  await listOf(page, server, "0472001234", "all");
  await expect(names(page)).toHaveText(["Trier Un"]);
  await listOf(page, server, "rappeler", "all");
  await expect(names(page)).toHaveText(["Trier Un"]);
});
