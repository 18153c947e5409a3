// Tags: made where they are needed, given to many at once, renamed for all.
import type { Locator, Page } from "@playwright/test";
import { addClients, addUser, expect, test, type Server } from "./fixtures";
import { listOf, open, own, save, tabTo, toast } from "./steps";

/** The field of the form. */
const field = (page: Page) => page.getByRole("group", { name: "Étiquettes", exact: true });
/** The line that seeks a tag or makes one. */
const line = (around: Locator) => around.getByRole("textbox", { name: "Chercher ou créer une étiquette" });
/** The tags beside the name of a client. */
const shown = (page: Page) => page.getByRole("list", { name: "Étiquettes" }).getByRole("link");

async function record(page: Page, server: Server, name: string): Promise<void> {
  await listOf(page, server, name);
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

test("a tag is made while a client is edited, and stands beside its name", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Étiquetée Une");
  await record(page, server, "Étiquetée Une");
  await expect(shown(page)).toHaveCount(0);
  await page.getByRole("link", { name: "Modifier" }).first().click();
  await expect(own(page, "Nom")).toHaveValue("Étiquetée Une");
  const tags = field(page);
  await line(tags).fill("Client pilote");
  await line(tags).press("Enter");
  await expect(tags.getByRole("checkbox", { name: "Client pilote" })).toBeChecked();
  await expect(line(tags)).toHaveValue("");
  // What is typed narrows the others; what is ticked stays in sight.
  await line(tags).fill("vip");
  await expect(tags.getByRole("checkbox", { name: "À relancer" })).toBeHidden();
  await expect(tags.getByRole("checkbox", { name: "Client pilote" })).toBeVisible();
  await tags.getByRole("checkbox", { name: "VIP" }).check();
  await expect(line(tags)).toHaveValue("");
  await expect(tags.getByRole("checkbox", { name: "À relancer" })).toBeVisible();
  await save(page, "Étiquetée Une");
  await expect(shown(page)).toHaveText(["VIP", "Client pilote"]);
  await expect(shown(page).first()).toHaveAttribute("href", /^\/clients\?tag=[0-9a-f-]{36}$/);
  await expect(page.getByText("Vous avez modifié : Étiquettes")).toBeVisible();

  // Another time it is offered, found in spite of its capitals, and not made twice; what is left in the line is not lost.
  await page.getByRole("link", { name: "Modifier" }).first().click();
  await expect(field(page).getByRole("checkbox", { name: "VIP" })).toBeChecked();
  await field(page).getByRole("checkbox", { name: "VIP" }).uncheck();
  await line(field(page)).fill("a RELANCER, Dernière");
  await save(page, "Étiquetée Une");
  await expect(shown(page)).toHaveText(["À relancer", "Client pilote", "Dernière"]);
});

test("a draft keeps a tag that is not made yet", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/new");
  await own(page, "Nom").fill("Brouillon Étiqueté");
  await line(field(page)).fill("Pas encore");
  await line(field(page)).press("Enter");
  await expect(page.getByText("Brouillon gardé sur cet appareil")).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^Brouillon du/)).toBeVisible();
  await expect(field(page).getByRole("checkbox", { name: "Pas encore" })).toBeChecked();
  await save(page, "Brouillon Étiqueté");
  await expect(shown(page)).toHaveText(["Pas encore"]);
});

test("several clients are tagged at once, and a new name of the tag is everywhere", async ({ signedIn: page, server }) => {
  addClients(server, "Nom;Étiquettes", "Lot Étiqueté Un;Passager", "Lot Étiqueté Deux;Passager", "Lot Étiqueté Trois;");
  await listOf(page, server, "lot etiquete", "active");
  const bulk = page.getByRole("region", { name: "Actions sur les clients choisis" });
  for (const name of ["Un", "Deux"]) await page.getByRole("checkbox", { name: `Choisir Lot Étiqueté ${name}` }).check();
  await bulk.getByRole("button", { name: "Étiqueter…" }).click();
  const dialog = page.getByRole("dialog", { name: "Étiqueter les clients choisis" });
  const add = dialog.getByRole("group", { name: "À ajouter" });
  const remove = dialog.getByRole("group", { name: "À retirer" });
  await dialog.getByRole("button", { name: "Appliquer" }).click();
  await expect(line(add)).toHaveAccessibleDescription(/À remplir/);
  await line(add).fill("Salon de Lyon");
  await line(add).press("Enter");
  await remove.getByRole("checkbox", { name: "Passager" }).check();
  await dialog.getByRole("button", { name: "Appliquer" }).click();
  await expect(dialog).toBeHidden();
  const told = toast(page, "Étiquettes de 2 clients modifiées");
  await expect(bulk).toBeHidden();
  await told.getByRole("button", { name: "Annuler" }).click();
  await expect(toast(page, /C’est annulé.: Étiquettes de 2 clients modifiées/)).toBeVisible();
  await record(page, server, "Lot Étiqueté Deux");
  await expect(shown(page)).toHaveText(["Passager"]);

  await listOf(page, server, "lot etiquete", "active");
  for (const name of ["Un", "Deux"]) await page.getByRole("checkbox", { name: `Choisir Lot Étiqueté ${name}` }).check();
  await bulk.getByRole("button", { name: "Étiqueter…" }).click();
  // Made the first time, it is offered now.
  await add.getByRole("checkbox", { name: "Salon de Lyon" }).check();
  await remove.getByRole("checkbox", { name: "Passager" }).check();
  await dialog.getByRole("button", { name: "Appliquer" }).click();
  await expect(dialog).toBeHidden();
  await record(page, server, "Lot Étiqueté Deux");
  await expect(shown(page)).toHaveText(["Salon de Lyon"]);

  await open(page, server, "/settings/lists?list=tag");
  const row = page.locator(".setting").filter({ hasText: "Salon de Lyon" });
  await expect(row).toContainText("2 fiches");
  await row.getByRole("button", { name: /Actions pour/ }).click();
  // What is in use is renamed or hidden, not removed.
  await expect(page.getByRole("menuitem", { name: "Masquer" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Retirer" })).toHaveCount(0);
  await page.getByRole("menuitem", { name: "Modifier" }).click();
  const change = page.locator("li form.entry-form");
  await change.getByRole("textbox", { name: "Intitulé" }).fill("Salon, Lyon");
  await change.getByRole("button", { name: "Enregistrer" }).click();
  await expect(change.getByRole("textbox", { name: "Intitulé" })).toHaveAccessibleDescription(/Ni virgule/);
  await change.getByRole("textbox", { name: "Intitulé" }).fill("Salon 2026");
  await change.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.locator(".setting").filter({ hasText: "Salon 2026" })).toContainText("2 fiches");
  await record(page, server, "Lot Étiqueté Un");
  await expect(shown(page)).toHaveText(["Salon 2026"]);
});

test("a file brings its tags", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/import");
  const file = "Nom;Étiquettes\nImport Étiqueté;vip, Venu par fichier\nImport Nu;\n";
  await page.getByLabel(/Déposez votre fichier ici/).setInputFiles({ name: "tags.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await expect(page.getByRole("combobox", { name: "Champ du client pour la colonne Étiquettes" })).toHaveValue("fields.tags");
  await page.getByRole("button", { name: "Voir l’aperçu" }).click();
  await expect(page.getByText("Étiquettes : Venu par fichier")).toBeVisible();
  await page.getByRole("button", { name: "Importer 2 clients" }).click();
  await expect(page.getByText("tags.csv est importé.")).toBeVisible({ timeout: 20_000 });
  await record(page, server, "Import Étiqueté");
  await expect(shown(page)).toHaveText(["VIP", "Venu par fichier"]);
});

test("without a mouse, tags are sought, made and ticked", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/new");
  await own(page, "Nom").fill("Clavier Étiqueté");
  const tags = field(page);
  await tabTo(page, line(tags));
  await page.keyboard.type("Du clavier");
  // Escape takes back what was typed there, and leaves the form where it is.
  await page.keyboard.press("Escape");
  await expect(line(tags)).toHaveValue("");
  await page.keyboard.type("Du clavier");
  await page.keyboard.press("Enter");
  await tabTo(page, tags.getByRole("checkbox", { name: "VIP" }), "Shift+Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Clavier Étiqueté" })).toBeVisible();
  await expect(shown(page)).toHaveText(["VIP", "Du clavier"]);
});

test("who only reads sees tags and changes none", async ({ as, server }) => {
  addClients(server, "Nom;Étiquettes", "Lecture Étiquetée;VIP");
  const reader = await as(addUser(server, { email: "lecture@atelier-nord.example", name: "Lise Lecture", role: "read_only" }));
  await record(reader, server, "Lecture Étiquetée");
  await expect(shown(reader)).toHaveText(["VIP"]);
});
