// On a company of their own: what is set up here would surprise the other journeys.
import type { Page } from "@playwright/test";
import { accessible, expect, signIn, test, PASSWORD, type Server } from "./fixtures";
import { names, open, own, save, toast } from "./steps";

async function enter(page: Page, fresh: Server): Promise<void> {
  fresh.run("demo", "--clients", "3", "--password", PASSWORD);
  await signIn(page, fresh);
}

test("the company's own fields are asked for by the client's form", async ({ page, fresh }) => {
  await enter(page, fresh);
  await open(page, fresh, "/settings/fields");
  await expect(page.getByText("Aucun champ personnalisé")).toBeVisible();
  const dialog = page.getByRole("dialog", { name: "Ajouter un champ" });
  const add = async (label: string, kind: string, options?: string) => {
    await page.getByRole("button", { name: "Ajouter un champ" }).click();
    await dialog.getByRole("textbox", { name: "Intitulé" }).fill(label);
    await dialog.getByRole("combobox", { name: "Type" }).selectOption({ label: kind });
    if (options) await dialog.getByRole("textbox", { name: "Choix proposés" }).fill(options);
    await dialog.getByRole("button", { name: "Enregistrer" }).click();
    await expect(dialog).toBeHidden();
  };
  await add("Anniversaire", "Date");
  await add("Couleur", "Choix", "Rouge\nBleu");
  await add("Remise", "Nombre");
  await add("Membre", "Oui ou non");
  await open(page, fresh, "/clients/new");
  await own(page, "Nom").fill("Champs Propres");
  await page.getByLabel("Anniversaire").fill("1980-05-17");
  await page.getByRole("combobox", { name: "Couleur" }).selectOption("Bleu");
  await page.getByRole("textbox", { name: "Remise" }).fill("beaucoup");
  await page.getByRole("textbox", { name: "Remise" }).press("Tab");
  await expect(page.getByRole("textbox", { name: "Remise" })).toHaveAccessibleDescription(/pas un nombre/);
  await page.getByRole("textbox", { name: "Remise" }).fill("12,5");
  await page.getByRole("checkbox", { name: "Membre" }).check();
  await save(page, "Champs Propres");
  const facts = page.locator("aside.record-aside");
  await expect(facts).toContainText("17 mai 1980");
  await expect(facts).toContainText("Bleu");
  await expect(facts).toContainText("12,5");
  // Removed, it is gone from the client too; taken back, its values are there again.
  await open(page, fresh, "/settings/fields");
  const row = page.locator(".setting").filter({ hasText: "Couleur" });
  await expect(row).toContainText("1 valeur");
  await row.getByRole("button", { name: /Actions pour/ }).click();
  await page.getByRole("menuitem", { name: "Retirer" }).click();
  await toast(page, "« Couleur » a été retiré").getByRole("button", { name: "Annuler" }).click();
  await expect(row).toContainText("1 valeur");
});

test("the lists that forms offer are the company's own", async ({ page, fresh }) => {
  await enter(page, fresh);
  await open(page, fresh, "/settings/lists?list=category");
  const add = page.locator("form.entry-form").last();
  await add.getByRole("textbox", { name: "Nouvel intitulé" }).fill("Or massif");
  await add.getByRole("button", { name: "Ajouter" }).click();
  const row = page.locator(".setting").filter({ hasText: "Or massif" });
  await expect(row).toContainText("Jamais utilisé");
  await add.getByRole("textbox", { name: "Nouvel intitulé" }).fill("or MASSIF");
  await add.getByRole("button", { name: "Ajouter" }).click();
  await expect(add.getByRole("textbox", { name: "Nouvel intitulé" })).toHaveAccessibleDescription(/Déjà utilisé/);
  await row.getByRole("button", { name: "Monter « Or massif »" }).click();
  await row.getByRole("button", { name: /Actions pour/ }).click();
  await page.getByRole("menuitem", { name: "Modifier" }).click();
  const change = page.locator("li form.entry-form");
  await expect(change.getByRole("textbox", { name: "Intitulé" })).toBeFocused();
  await change.getByRole("textbox", { name: "Intitulé" }).fill("Or pur");
  await change.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.locator(".setting").filter({ hasText: "Or pur" })).toBeVisible();
  await open(page, fresh, "/clients/new");
  await page.locator("summary", { hasText: "Classement et suivi" }).click();
  await page.getByRole("combobox", { name: "Catégorie", exact: true }).selectOption({ label: "Or pur" });
  await own(page, "Nom").fill("Client en Or");
  await save(page, "Client en Or");
  await expect(page.locator("aside.record-aside")).toContainText("Or pur");
  await open(page, fresh, "/settings/lists?list=category");
  await expect(page.locator(".setting").filter({ hasText: "Or pur" })).toContainText("1 fiche");
});

test("clients are offered the languages that the company wants, and keep those they have", async ({ page, fresh }) => {
  await enter(page, fresh);
  await open(page, fresh, "/settings/lists?list=language");
  const rows = page.locator(".setting .setting-name");
  const language = page.getByRole("combobox", { name: "Langue", exact: true });
  await expect(rows).toHaveText(["Français", "Anglais"]);
  const add = page.locator("form.entry-form").getByRole("button", { name: "Ajouter" });
  await add.click();
  const more = page.getByRole("combobox", { name: "Une langue de plus" });
  await expect(more).toHaveAccessibleDescription(/À remplir/);
  await more.selectOption({ label: "Allemand" });
  await add.click();
  await expect(rows).toHaveText(["Français", "Anglais", "Allemand"]);
  await page.getByRole("button", { name: "Monter « Allemand »" }).click();
  await expect(rows).toHaveText(["Français", "Allemand", "Anglais"]);
  await accessible(page);

  await open(page, fresh, "/clients/new");
  await expect(language.getByRole("option")).toHaveText(["—", "Français", "Allemand", "Anglais"]);
  await language.selectOption({ label: "Allemand" });
  await own(page, "Nom").fill("Client Allemand");
  await save(page, "Client Allemand");
  const client = page.url();
  await open(page, fresh, "/clients");
  await page.getByRole("button", { name: "Recherche avancée" }).click();
  await expect(language.getByRole("option")).toHaveText([/./, "Français", "Allemand", "Anglais"]);
  await language.selectOption({ label: "Allemand" });
  await expect(names(page)).toHaveText(["Client Allemand"]);
  const narrowing = page.getByRole("navigation", { name: "Critères" }).getByRole("link");
  await expect(narrowing).toHaveText([/^Langue\s: Allemand$/]);

  await open(page, fresh, "/settings/lists?list=language");
  await expect(page.locator(".setting").filter({ hasText: "Allemand" })).toContainText("1 fiche");
  await page.getByRole("button", { name: "Retirer « Allemand »" }).click();
  await toast(page, "« Allemand » a été retiré").getByRole("button", { name: "Annuler" }).click();
  await expect(rows).toHaveText(["Français", "Allemand", "Anglais"]);
  await page.getByRole("button", { name: "Retirer « Allemand »" }).click();
  await expect(toast(page, "« Allemand » a été retiré").first()).toBeVisible();
  await expect(rows).toHaveText(["Français", "Anglais"]);
  // From another page it is taken back by key.
  await page.getByRole("link", { name: "Champs personnalisés" }).first().click();
  await expect(page).toHaveURL(/\/settings\/fields/);
  await page.keyboard.press("Control+z");
  await expect(async () => {
    await open(page, fresh, "/settings/lists?list=language");
    await expect(rows).toHaveText(["Français", "Allemand", "Anglais"], { timeout: 1_000 });
  }).toPass();
  await page.getByRole("button", { name: "Retirer « Allemand »" }).click();
  await expect(rows).toHaveText(["Français", "Anglais"]);
  await open(page, fresh, "/clients/new");
  await expect(language.getByRole("option")).toHaveText(["—", "Français", "Anglais"]);

  // Who has it keeps it, whatever else of it is changed.
  await open(page, fresh, `${new URL(client).pathname}/edit`);
  await expect(language).toHaveValue("de");
  await own(page, "Téléphone").fill("01 44 55 66 77");
  await save(page, "Client Allemand");
  await expect(page.locator("aside.record-aside")).toContainText("Allemand");
  await open(page, fresh, "/clients?language=de");
  await expect(names(page)).toHaveText(["Client Allemand"]);
  await expect(narrowing).toHaveText([/^Langue\s: Allemand$/]);
});

test("numbers, defaults and the required e-mail rule new clients", async ({ page, fresh }) => {
  await enter(page, fresh);
  await open(page, fresh, "/settings/numbers");
  const pattern = page.getByRole("textbox", { name: "Modèle de numéro" });
  await pattern.fill("sans compteur");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(pattern).toHaveAttribute("aria-invalid", "true");
  await pattern.fill("CLI{000}");
  await expect(page.getByText("Prochain numéro : CLI004")).toBeVisible();
  await page.getByRole("switch", { name: "Les nouveaux clients sont des prospects" }).check();
  await page.getByRole("switch", { name: "Un e-mail est obligatoire" }).check();
  await page.getByRole("combobox", { name: "Conditions de paiement par défaut" }).selectOption({ label: "45 jours fin de mois" });
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(toast(page, "Enregistré")).toBeVisible();
  await open(page, fresh, "/clients/new");
  await own(page, "Nom").fill("Prospect Numéroté");
  await expect(page.getByRole("checkbox", { name: "C’est un prospect, pas encore un client" })).toBeChecked();
  const email = page.getByRole("group", { name: "Contact 1" }).getByRole("textbox", { name: "E-mail" });
  await expect(email).toHaveJSProperty("required", true);
  await expect(page.getByText("Le nom et l’e-mail d’un contact suffisent")).toBeVisible();
  await expect(page.getByText("Le nom suffit")).toHaveCount(0);
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(email).toHaveAccessibleDescription(/À remplir/);
  await email.fill("prospect@numero.example");
  await save(page, "Prospect Numéroté");
  await expect(page.locator(".crumbs")).toContainText("CLI004");
  const terms = page.locator(".fact").filter({ hasText: "Conditions de paiement" });
  await expect(terms).toContainText("45 jours fin de mois");
  await expect(terms).toContainText("Par défaut");
  await expect(page.locator(".page-head").getByText("Prospect", { exact: true })).toBeVisible();
});

test("products are given references once that is switched on", async ({ page, fresh }) => {
  await enter(page, fresh);
  await open(page, fresh, "/settings/numbers");
  const pattern = page.getByRole("textbox", { name: "Modèle de référence" });
  await pattern.fill("ART{000}");
  await expect(page.getByText("Prochaine référence")).toHaveCount(0);
  await page.getByRole("switch", { name: "Donner une référence aux nouveaux produits" }).check();
  await expect(page.getByText("Prochaine référence : ART001")).toBeVisible();
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(toast(page, "Enregistré")).toBeVisible();
  await open(page, fresh, "/products/new");
  await expect(page.getByText("Laissez vide pour ART001")).toBeVisible();
  await page.getByRole("textbox", { name: "Nom", exact: true }).fill("Produit Référencé");
  await page.getByRole("textbox", { name: "Prix de vente", exact: true }).fill("10");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Produit Référencé" })).toBeVisible();
  await expect(page.locator(".crumbs")).toContainText("ART001");
});

test("the company's profile is checked, saved, and shown in the frame", async ({ page, fresh }) => {
  await enter(page, fresh);
  await open(page, fresh, "/settings/company");
  await page.getByRole("textbox", { name: "Numéro de TVA" }).fill("FR00123456789");
  await page.getByRole("textbox", { name: "Téléphone" }).fill("01 44 55 66 77");
  await page.getByRole("textbox", { name: "Capital social" }).fill("10000");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByRole("alert")).toContainText("Rien n’a été enregistré");
  await page.getByRole("textbox", { name: "Numéro de TVA" }).fill("");
  // What is mended is told no more, before anything is sent again.
  await expect(page.getByRole("alert")).toHaveCount(0);
  // The VAT number follows from the SIRET; both are shown as they are printed, and amounts as they are read.
  await page.getByRole("textbox", { name: "SIRET" }).fill("73282932000074");
  await page.getByRole("textbox", { name: "Capital social" }).focus();
  await expect(page.getByRole("textbox", { name: "Numéro de TVA" })).toHaveValue("FR 44 732829320");
  await page.getByRole("textbox", { name: "Nom de l’entreprise" }).fill("Atelier du Grand Nord");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("button", { name: /Atelier du Grand Nord/ })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Téléphone" })).toHaveValue("01 44 55 66 77");
  await expect(page.getByRole("textbox", { name: "SIRET" })).toHaveValue("732 829 320 00074");
  await expect(page.getByRole("textbox", { name: "Capital social" })).toHaveValue("10\u202f000,00");
});
