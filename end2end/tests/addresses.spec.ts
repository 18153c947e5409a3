// What happens to the contacts and addresses of a client on its page, who is near it, and addresses that complete themselves.
import type { Locator, Page } from "@playwright/test";
import { createServer, type Server as Http } from "node:http";
import type { AddressInfo } from "node:net";
import { accessible, addClients, addUser, expect, ready, test, type Server } from "./fixtures";
import { listOf, open, own, save, sticksOut, tabTo, toast } from "./steps";

const aside = (page: Page) => page.locator("aside.record-aside");
const person = (page: Page, name: string) => aside(page).locator(".person").filter({ hasText: name });
const site = (page: Page, words: string) => aside(page).locator(".site").filter({ hasText: words });
const address = (page: Page, number: number) => page.getByRole("group", { name: `Adresse ${number}`, exact: true });

/** Creates a client by what its form sends, and opens its page. */
async function create(page: Page, server: Server, name: string, form: Record<string, string>): Promise<void> {
  const sent = { headers: { origin: server.url }, data: { form: { "fields.name": name, ...form } } };
  const made = await page.request.post(`${server.url}/api/clients/create`, sent);
  await open(page, server, `/clients/${(await made.json()) as string}`);
}

/** Opens the menu of somebody or somewhere. */
async function menuOf(page: Page, row: Locator, name: string): Promise<Locator> {
  await row.getByRole("button", { name: `Actions pour ${name}` }).click();
  const menu = page.getByRole("menu", { name: `Actions pour ${name}` });
  await expect(menu).toBeVisible();
  return menu;
}

async function choose(page: Page, row: Locator, name: string, what: string): Promise<void> {
  await (await menuOf(page, row, name)).getByRole("menuitem", { name: what, exact: true }).click();
}

test("a contact becomes primary, is billed, is let go and comes back", async ({ signedIn: page, server }) => {
  addClients(server, "Nom;Contact : prénom;Contact : e-mail", "Autre Maison;Zoé;zoe@autre.example");
  await create(page, server, "Deux Personnes", {
    "contacts[0].first_name": "Ana",
    "contacts[0].email": "ana@deux.example",
    "contacts[1].first_name": "Bob",
  });
  await expect(person(page, "Ana").getByRole("img", { name: "Contact principal" })).toBeVisible();
  await choose(page, person(page, "Bob"), "Bob", "En faire le contact principal");
  await expect(toast(page, "Bob est le contact principal")).toBeVisible();
  await expect(person(page, "Bob").getByRole("img", { name: "Contact principal" })).toBeVisible();
  await expect(person(page, "Ana").getByRole("img", { name: "Contact principal" })).toHaveCount(0);
  // What moved from one to another goes back.
  await page.keyboard.press("Control+z");
  await expect(person(page, "Ana").getByRole("img", { name: "Contact principal" })).toBeVisible();
  await expect(person(page, "Bob").getByRole("img", { name: "Contact principal" })).toHaveCount(0);
  await choose(page, person(page, "Bob"), "Bob", "En faire le contact principal");
  await expect(person(page, "Bob").getByRole("img", { name: "Contact principal" })).toBeVisible();

  // By keyboard alone, and the focus is back on the menu's button once the card is drawn anew.
  const dots = person(page, "Ana").getByRole("button", { name: "Actions pour Ana" });
  await tabTo(page, dots);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu", { name: "Actions pour Ana" }).getByRole("menuitem").first()).toBeFocused();
  const billed = page.getByRole("menuitem", { name: "En faire le contact de facturation" });
  const here = () => billed.evaluate((item) => item === document.activeElement);
  for (let step = 0; step < 9 && !(await here()); step++) await page.keyboard.press("ArrowDown");
  await expect(billed).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(person(page, "Ana").getByRole("img", { name: "Contact de facturation" })).toBeVisible();
  await expect(dots).toBeFocused();

  await choose(page, person(page, "Ana"), "Ana", "Dissocier de ce client");
  await expect(person(page, "Ana")).toHaveCount(0);
  // Whoever works by keys does not begin at the top of the page again.
  await expect(aside(page).locator(":focus")).toHaveCount(1);
  await toast(page, "Ana n’est plus un contact de ce client").getByRole("button", { name: "Annuler" }).click();
  await expect(person(page, "Ana").getByRole("img", { name: "Contact de facturation" })).toBeVisible();

  // Somebody of another client, found by e-mail.
  await aside(page).getByRole("button", { name: "Lier un contact existant" }).click();
  const dialog = page.getByRole("dialog", { name: "Lier un contact existant" });
  await dialog.getByRole("combobox").fill("zoe@autre");
  await expect(dialog.getByRole("option", { name: /Zoé/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(person(page, "Zoé")).toBeVisible();
  await choose(page, person(page, "Zoé"), "Zoé", "N’est plus en poste");
  await expect(person(page, "Zoé")).toContainText("inactif");
  await choose(page, person(page, "Zoé"), "Zoé", "Modifier");
  await expect(page.getByRole("group", { name: "Contact 3" }).locator(":focus")).toHaveCount(1);
});

test("each address says what it is for, and a default is not deleted", async ({ signedIn: page, server }) => {
  addClients(
    server,
    "Nom;Adresse : rue;Adresse : code postal;Adresse : ville",
    "Voisine;3 rue du Port;69003;Lyon",
    "Lointaine;4 rue du Port;75011;Paris",
  );
  const places = [
    ["Siège", "1 rue du Port", "69003", "Lyon"],
    ["Dépôt", "2 quai Nord", "69100", "Villeurbanne"],
  ];
  const typed = places.flatMap(([label, line1, code, city], at) => [
    [`addresses[${at}].label`, label],
    [`addresses[${at}].line1`, line1],
    [`addresses[${at}].postal_code`, code],
    [`addresses[${at}].city`, city],
    [`addresses[${at}].country`, "FR"],
  ]);
  await create(page, server, "Deux Lieux", Object.fromEntries(typed));
  const [head, store] = [site(page, "Siège"), site(page, "Dépôt")];
  await expect(head.getByRole("button", { name: "Facturation, faute d’une autre" })).toBeVisible();
  await store.getByRole("button", { name: "Facturation par défaut" }).click();
  await expect(store.getByRole("button", { name: "Facturation par défaut" })).toHaveAttribute("aria-pressed", "true");
  await expect(head.getByRole("button", { name: /^Facturation/ })).toHaveText("");
  await accessible(page);

  // What cannot be deleted says why, also to whoever comes by keys.
  const menu = await menuOf(page, store, "Dépôt");
  const refused = menu.getByRole("menuitem", { name: "Supprimer" });
  await expect(refused).toHaveAttribute("aria-disabled", "true");
  await expect(refused).toContainText("L’adresse de facturation ne se supprime pas");
  await page.keyboard.press("End");
  await expect(refused).toBeFocused();
  await menu.getByRole("menuitem", { name: "Ne plus facturer à cette adresse" }).click();
  await expect(store.getByRole("button", { name: "Facturation par défaut" })).toHaveAttribute("aria-pressed", "false");
  await choose(page, store, "Dépôt", "Supprimer");
  await expect(store).toHaveCount(0);
  await toast(page, "Dépôt est supprimée").getByRole("button", { name: "Annuler" }).click();
  await expect(store).toBeVisible();

  await choose(page, head, "Siège", "Clients près d’ici");
  await expect(page.getByRole("heading", { level: 1, name: "Clients près de Deux Lieux" })).toBeVisible();
  const near = page.locator(".near-list > li");
  await expect(near.filter({ hasText: "Voisine" })).toContainText("Même code postal (69003)");
  await expect(near.filter({ hasText: "Lointaine" })).toHaveCount(0);
  await page.getByRole("link", { name: "Dépôt" }).click();
  await expect(near.filter({ hasText: "Voisine" })).toContainText("Même département (69)");
  await accessible(page);
  expect(await sticksOut(page)).toEqual([]);
});

test("the form keeps a default until another address takes its place", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/new");
  await own(page, "Nom").fill("Trois Usages");
  await address(page, 1).getByRole("textbox", { name: "Ville" }).fill("Lyon");
  await page.getByRole("button", { name: "Ajouter une adresse" }).click();
  await address(page, 2).getByRole("textbox", { name: "Ville" }).fill("Lille");
  await address(page, 2).getByRole("checkbox", { name: "Facturation par défaut" }).check();
  await save(page, "Trois Usages");
  await page.getByRole("link", { name: "Modifier" }).first().click();
  await address(page, 2).getByRole("button", { name: "Retirer cette adresse" }).click();
  await expect(address(page, 2).getByRole("alert")).toContainText("L’adresse de facturation ne se supprime pas");
  // The mark moves, and with it what stood in the way.
  await address(page, 1).getByRole("checkbox", { name: "Facturation par défaut" }).check();
  await expect(address(page, 2).getByRole("checkbox", { name: "Facturation par défaut" })).not.toBeChecked();
  await address(page, 2).getByRole("button", { name: "Retirer cette adresse" }).click();
  await expect(address(page, 2)).toHaveCount(0);
  await save(page, "Trois Usages");
});

test("a form open elsewhere learns what was done on the page", async ({ signedIn: page, server, context }) => {
  await create(page, server, "À Jour", { "contacts[0].first_name": "Ana", "contacts[1].first_name": "Bob" });
  const other = await context.newPage();
  await other.goto(`${page.url()}/edit`);
  await ready(other);
  await choose(page, person(page, "Bob"), "Bob", "En faire le contact principal");
  await expect(toast(page, "Bob est le contact principal")).toBeVisible();
  await own(other, "Téléphone").fill("04 72 10 20 30");
  await other.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(toast(other, "ses changements sont gardés avec les vôtres")).toBeVisible();
  await expect(other.locator("aside.record-aside")).toContainText("04 72 10 20 30");
  await expect(person(other, "Bob").getByRole("img", { name: "Contact principal" })).toBeVisible();
});

test("who may only read sees what an address is for and changes nothing", async ({ server, as }) => {
  addClients(server, "Nom;Adresse : rue;Adresse : ville", "À Lire;1 rue du Port;Lyon");
  const page = await as(addUser(server, { email: "lit@atelier-nord.example", name: "Lise Lit", role: "read_only" }));
  await listOf(page, server, "à lire");
  await page.getByRole("link", { name: "À Lire" }).click();
  await expect(site(page, "1 rue du Port")).toContainText("Facturation");
  await expect(site(page, "1 rue du Port").getByRole("button", { name: /^Facturation/ })).toHaveCount(0);
  const menu = await menuOf(page, site(page, "1 rue du Port"), "1 rue du Port");
  await expect(menu.getByRole("menuitem")).toHaveText([/Voir la carte/, /Itinéraire/, /Clients près d’ici/]);
});

/** A small service that speaks the protocol of the Base Adresse Nationale, until the test ends. */
async function service(): Promise<{ url: string; asked: string[]; http: Http }> {
  const asked: string[] = [];
  const http = createServer((request, response) => {
    const query = new URL(request.url!, "http://localhost").searchParams.get("q")!;
    asked.push(query);
    if (query.includes("panne")) return void response.writeHead(502).end();
    const properties = (name: string, type: string) => ({ label: `${name}, 80000 Amiens`, name, type, postcode: "80000", city: "Amiens" });
    const geometry = { type: "Point", coordinates: [2.290084, 49.897443] };
    const names = ["8 Boulevard du Port", "8 Boulevard du Parc"];
    const features = names.map((name) => ({ geometry, properties: properties(name, "housenumber") }));
    response.end(JSON.stringify({ type: "FeatureCollection", features }));
  });
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, asked, http };
}

test("an address completes itself once the company wants it", async ({ signedIn: page, server }) => {
  const { url, asked, http } = await service();
  const street = (number: number) => address(page, number).locator("input[name$='.line1']");
  await open(page, server, "/clients/new");
  await street(1).fill("8 bd du port");
  await expect(street(1)).not.toHaveAttribute("role", "combobox");

  await open(page, server, "/settings/company");
  const setting = page.locator("#suggestions");
  await expect(setting).toContainText("Rien de ce que l’on saisit ne quitte ce serveur");
  await setting.getByRole("radio", { name: "L’adresse d’un service compatible" }).check();
  await expect(setting).toContainText("est envoyé par ce serveur");
  await setting.getByRole("textbox", { name: "Adresse du service" }).fill("http://ailleurs.example");
  await setting.getByRole("button", { name: "Utiliser ce service" }).click();
  await expect(setting).toContainText("L’adresse doit commencer par https://");
  await setting.getByRole("textbox", { name: "Adresse du service" }).fill(url);
  await setting.getByRole("button", { name: "Utiliser ce service" }).click();
  await expect(toast(page, "Enregistré")).toBeVisible();
  await accessible(page);

  await open(page, server, "/clients/new");
  await own(page, "Nom").fill("Sur le Port");
  await street(1).fill("8 bd du port");
  await expect(page.getByRole("listbox").getByRole("option")).toHaveText(["8 Boulevard du Port, 80000 Amiens", "8 Boulevard du Parc, 80000 Amiens"]);
  await expect(street(1)).toHaveAttribute("aria-expanded", "true");
  await accessible(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(street(1)).toHaveValue("8 Boulevard du Parc");
  await expect(address(page, 1).getByRole("textbox", { name: "Code postal" })).toHaveValue("80000");
  await expect(address(page, 1).getByRole("textbox", { name: "Ville" })).toHaveValue("Amiens");
  expect(asked).toEqual(["8 bd du port"]);
  // Where it is on a map comes along, and goes with the address.
  const degrees = (name: string) => address(page, 1).locator(`input[name$='.${name}']`);
  await expect(degrees("latitude")).toHaveValue("49.897443");
  await expect(degrees("longitude")).toHaveValue("2.290084");

  // Typing is never in the way: Enter without a choice sends the form, and a service that fails is a note.
  await street(1).fill("8 rue en panne");
  await expect(address(page, 1).getByRole("status")).toContainText("Pas de suggestions pour l’instant");
  await expect(degrees("latitude")).toHaveValue("");
  await expect(degrees("longitude")).toHaveValue("");
  await street(1).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Sur le Port" })).toBeVisible();
  await expect(aside(page)).toContainText("8 rue en panne");
  http.close();
});
