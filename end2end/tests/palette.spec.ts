// Ctrl K: clients, contacts, pages and actions from any page.
import { type Locator, type Page } from "@playwright/test";
import { accessible, addClients, addUser, expect, ready, test } from "./fixtures";
import { act, listOf, names, open, rowOf, siren, siret, toast, vatNumber } from "./steps";

function palette(page: Page): Locator {
  return page.getByRole("dialog", { name: "Rechercher" });
}

async function summon(page: Page): Promise<Locator> {
  await page.keyboard.press("Control+k");
  const field = palette(page).getByRole("combobox", { name: "Rechercher" });
  await expect(field).toBeFocused();
  return field;
}

function group(page: Page, name: string): Locator {
  return palette(page).getByRole("group", { name }).getByRole("option");
}

test("a client is opened from another page, by letters, in spite of a slip, and by its number", async ({ signedIn: page, server }) => {
  addClients(server, "Nom;Numéro de client;Contact : nom", "Atelier du Nord;X-9042;Zidane", "Grand Nord;X-9142;", "Nordique;X-0007;");
  await open(page, server, "/settings/me");
  const field = await summon(page);
  await field.pressSequentially("nord");
  // Whose name begins so comes first.
  await expect(group(page, "Clients")).toContainText(["Nordique", "Atelier du Nord", "Grand Nord"]);
  await field.fill("atleier nord");
  await expect(group(page, "Clients").first()).toContainText("Atelier du Nord");
  await field.fill("#x-9");
  await expect(group(page, "Clients")).toContainText(["Atelier du Nord", "Grand Nord"]);
  await page.keyboard.press("ArrowDown");
  await expect(palette(page).getByRole("option", { selected: true })).toContainText("Grand Nord");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(palette(page)).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: "Atelier du Nord" })).toBeVisible();
});

test("a client is found by its SIRET, SIREN, VAT number and postal code, and which one is shown", async ({ signedIn: page, server }) => {
  const number = siren("81234567");
  const printed = `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
  addClients(server, "Nom;SIRET;Numéro de TVA;Adresse : code postal;Adresse : ville", `Numérotée;${siret("81234567")};${vatNumber(number)};97133;Gustavia`);
  await open(page, server, "/clients");
  const filter = page.getByRole("searchbox", { name: "Filtrer par client ou contact" });
  for (const typed of [number, printed, siret("81234567"), vatNumber(number), "971 33"]) {
    await filter.fill(typed);
    await expect(rowOf(page, "Numérotée"), typed).toBeVisible();
  }
  await open(page, server, "/settings/me");
  const field = await summon(page);
  const found = group(page, "Clients").filter({ hasText: "Numérotée" });
  const cases = [
    [number, `SIRET ${printed} ${siret("81234567").slice(9)}`, printed],
    [printed, `SIRET ${printed}`, printed],
    [number.slice(0, 5), `SIRET ${printed}`, printed.slice(0, 6)],
    [vatNumber(number), `Numéro de TVA FR ${vatNumber(number).slice(2, 4)} ${number}`, `FR ${vatNumber(number).slice(2, 4)} ${number}`],
    ["971 33", "Code postal 97133", "97133"],
  ] as const;
  for (const [typed, shown, marked] of cases) {
    await field.fill(typed);
    await expect(found, typed).toContainText(shown);
    await expect(found.locator(".palette-note mark").first(), typed).toHaveText(marked);
  }
  await accessible(page);
  await found.click();
  await expect(page.getByRole("heading", { level: 1, name: "Numérotée" })).toBeVisible();
});

test("a telephone number finds its client in any spelling, in the list and from anywhere", async ({ signedIn: page, server }) => {
  const numbers = ["Joignable À Lyon;04 72 00 98 37", "Joignable À Laval;+1 514 555 0198", "Joignable En Guadeloupe;0590 27 98 34"];
  addClients(server, "Nom;Téléphone", ...numbers);
  const more = "Nom;Téléphone;Mobile;Standard;Contact : nom;Contact : mobile";
  addClients(server, more, "Joignable Partout;04 72 00 98 40;06 98 00 98 41;04 72 00 98 42;Partout;06 98 00 98 43");
  const spellings = [
    ["04.72.00.98.37", "Joignable À Lyon"],
    ["04-72-00-98-37", "Joignable À Lyon"],
    ["+33 4 72 00 98 37", "Joignable À Lyon"],
    ["0033 (0)4 72 00 98 37", "Joignable À Lyon"],
    ["(514) 555-0198", "Joignable À Laval"],
    ["+1 514.555.0198", "Joignable À Laval"],
    ["0590.27.98.34", "Joignable En Guadeloupe"],
    ["+590 590 27 98 34", "Joignable En Guadeloupe"],
    ["06.98.00.98.41", "Joignable Partout"],
    ["+33 4 72 00 98 42", "Joignable Partout"],
    ["0033 6 98 00 98 43", "Joignable Partout"],
  ] as const;
  await open(page, server, "/clients");
  const filter = page.getByRole("searchbox", { name: "Filtrer par client ou contact" });
  for (const [typed, name] of spellings) {
    await filter.fill(typed);
    await expect(names(page), typed).toHaveText([name]);
  }
  // Without script, the server answers likewise.
  const answered = await page.request.get(`${server.url}/clients?q=${encodeURIComponent("+33 (0)4.72.00.98.37")}`);
  expect(await answered.text()).toContain("Joignable À Lyon");
  const field = await summon(page);
  for (const [typed, name] of spellings) {
    await field.fill(typed);
    await expect(group(page, "Clients"), typed).toHaveCount(1);
    await expect(group(page, "Clients"), typed).toContainText(name);
  }
  await field.fill("+33 (0)4.72.00");
  const lyon = group(page, "Clients").filter({ hasText: "Joignable À Lyon" });
  await expect(lyon).toContainText("Téléphone 04 72 00 98 37");
  await expect(lyon.locator(".palette-note mark")).toHaveText("04 72 00");
});

test("who is a contact of deleted clients alone is not offered any more", async ({ signedIn: page, server }) => {
  addClients(server, "Nom;Contact : prénom;Contact : nom", "Part Bientôt;Zébulon;Perdu", "Reste Là;Zébulon;Gardé");
  await open(page, server, "/clients");
  await (await summon(page)).fill("zébulon");
  await expect(group(page, "Contacts")).toHaveCount(2);
  await page.keyboard.press("Escape");
  await listOf(page, server, "part bientôt", "active");
  await act(page, "Part Bientôt", "Supprimer");
  await expect(toast(page, "Part Bientôt est supprimé")).toBeVisible();
  await open(page, server, "/clients");
  await (await summon(page)).fill("zébulon");
  await expect(group(page, "Contacts")).toHaveCount(1);
  await expect(group(page, "Contacts")).toContainText("Reste Là");
});

test("contacts are found, not only the first one of a client, and lead to their page", async ({ signedIn: page, server }) => {
  addClients(server, "Nom;Contact : prénom;Contact : nom;Contact : e-mail", "Chez Paul;Paul;Premier;paul@chez.example");
  await listOf(page, server, "chez paul", "active");
  await rowOf(page, "Chez Paul").getByRole("link", { name: "Chez Paul" }).click();
  await page.getByRole("link", { name: "Modifier" }).first().click();
  await page.getByRole("button", { name: "Ajouter un contact" }).click();
  const second = page.getByRole("group", { name: "Contact 2" });
  await second.getByRole("textbox", { name: "Nom", exact: true }).fill("Seconde");
  await second.getByRole("textbox", { name: "E-mail" }).fill("seconde@chez.example");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Chez Paul" })).toBeVisible();
  await open(page, server, "/clients");
  await (await summon(page)).fill("second");
  const found = group(page, "Contacts");
  await expect(found).toHaveCount(1);
  await expect(found).toContainText("Chez Paul");
  await found.click();
  await expect(page.getByRole("heading", { level: 1, name: "Seconde" })).toBeVisible();
});

test("what was looked at last comes first, and what can be done to the client on screen", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Hier", "Avant-hier");
  for (const name of ["Avant-hier", "Hier"]) {
    await listOf(page, server, name.toLowerCase(), "active");
    await rowOf(page, name).getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  }
  let field = await summon(page);
  await expect(group(page, "Vus récemment")).toContainText(["Avant-hier"]);
  await field.fill("> archi");
  await group(page, "Cette fiche").filter({ hasText: "Archiver" }).click();
  await expect(toast(page, "Hier est archivé")).toBeVisible();
  await expect(page.locator(".page-head")).toContainText("Archivé");
  // Put aside, it comes after the others and says so; nothing of its name is offered to be created.
  field = await summon(page);
  await field.fill("hier");
  await expect(group(page, "Clients")).toContainText(["Avant-hier", /Hier.*Archivé/]);
  await expect(group(page, "Créer").filter({ hasText: "le client" })).toHaveCount(0);
  await field.fill("avant");
  await expect(group(page, "Créer").filter({ hasText: "Créer le client" })).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(page.locator("body")).toBeFocused();
});

test("pages, actions and a new client are found by their words", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients");
  await page.getByRole("button", { name: "Rechercher" }).first().click();
  let field = palette(page).getByRole("combobox");
  await expect(field).toBeFocused();
  await accessible(page);
  await field.fill("numéros");
  await group(page, "Pages").first().click();
  await expect(page).toHaveURL(/\/settings\/numbers$/);
  field = await summon(page);
  await field.fill("zzz introuvable");
  await expect(palette(page).getByRole("option")).toHaveText(["Créer le client « zzz introuvable »", "Créer le contact « zzz introuvable »", "Créer le produit « zzz introuvable »", "Créer la tâche « zzz introuvable »", "Saisir la dépense « zzz introuvable »"]);
  await page.keyboard.press("Enter");
  await expect(page.locator("#organisation").getByRole("textbox", { name: "Nom", exact: true })).toHaveValue("zzz introuvable");
  field = await summon(page);
  await field.fill("raccourcis");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Raccourcis clavier" })).toBeVisible();
  await page.keyboard.press("Escape");
  field = await summon(page);
  const file = page.waitForEvent("download");
  await field.fill("exporter csv");
  await page.keyboard.press("Enter");
  expect((await file).suggestedFilename()).toMatch(/\.csv$/);
  field = await summon(page);
  await field.fill("déconnecter");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/login/);
  // Whoever comes next does not see what was looked at.
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("clientele-recent-")))).toEqual([]);
});

test("whoever may only read is offered no change", async ({ as, server }) => {
  const page = await as(addUser(server, { email: "lecture@atelier-nord.example", name: "Léa Lecture", role: "read_only" }));
  await (await summon(page)).fill("nouveau");
  await expect(palette(page).getByText("Rien ne correspond.")).toBeVisible();
  await palette(page).getByRole("combobox").fill("");
  await expect(group(page, "Pages")).toContainText(["Clients", "Mon compte"]);
  await expect(group(page, "Actions").filter({ hasText: "Importer" })).toHaveCount(0);
});

test("a client that a form names is offered at once, or created there", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Holding Alpha", "Filiale");
  await listOf(page, server, "filiale", "active");
  await rowOf(page, "Filiale").getByRole("link", { name: "Filiale", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Filiale" }).waitFor();
  await page.keyboard.press("e");
  await expect(page).toHaveURL(/\/edit$/);
  await ready(page);
  await page.locator("summary", { hasText: "Classement et suivi" }).click();
  const parent = page.getByRole("combobox", { name: "Société mère" });
  await parent.pressSequentially("hold");
  await expect(page.getByRole("listbox", { name: "Société mère" }).getByRole("option")).toHaveText([/Holding Alpha/, /Créer le client «\shold\s»/]);
  await parent.fill("Holding Bêta");
  const create = page.getByRole("option", { name: "Créer le client « Holding Bêta »" });
  await expect(create).toHaveAttribute("aria-selected", "false");
  // Enter chooses what is new, and only then makes it.
  await parent.press("Enter");
  await expect(create).toHaveAttribute("aria-selected", "true");
  await parent.press("Enter");
  await expect(toast(page, "Holding Bêta est créé")).toBeVisible();
  await expect(parent).toHaveValue("Holding Bêta");
  await page.keyboard.press("Control+Enter");
  await expect(page.locator("aside.record-aside").getByRole("link", { name: "Holding Bêta" })).toBeVisible();
  await listOf(page, server, "holding", "active");
  await expect(names(page)).toHaveText(["Holding Alpha", "Holding Bêta"]);
});
