// From a task and the time spent on it to the invoice: with the timer, by hand, and what a draft that is thrown away gives back.
import type { Page } from "@playwright/test";
import { accessible, addUser, expect, ready, type Server, test } from "./fixtures";
import { call, client, press } from "./sales";
import { open, rowOf, sticksOut, toast } from "./steps";

/** A client whose hour is billed at 80: its id. */
function hourly(page: Page, server: Server, name: string): Promise<string> {
  return client(page, server, name, { "fields.hourly_rate": "80" });
}

/** Enters time of today on the task of the page. */
async function enter(page: Page, spent: string, note = ""): Promise<void> {
  await press(page, "Saisir du temps");
  const dialog = page.getByRole("dialog", { name: "Saisir du temps" });
  await dialog.getByRole("textbox", { name: "Durée" }).fill(spent);
  if (note) await dialog.getByRole("textbox", { name: "Note" }).fill(note);
  await dialog.getByRole("button", { name: "Enregistrer", exact: true }).click();
}

test("a task is written, worked on, done and billed once", async ({ signedIn: page, server }) => {
  const roche = await hourly(page, server, "Ateliers Roche");
  await open(page, server, `/tasks/new?client=${roche}`);
  await page.getByRole("textbox", { name: "Titre", exact: true }).fill("Plan du 2e étage");
  const steps = Array.from({ length: 9 }, (_, at) => `Étape ${at + 1}`);
  await page.getByRole("textbox", { name: "Description" }).fill(steps.join("\n"));
  await press(page, "Enregistrer");
  await expect(page.getByRole("heading", { level: 1, name: "Plan du 2e étage" })).toBeVisible();
  await expect(page.locator(".record-facts")).toContainText("80,00");
  await accessible(page);
  // A long text begins with its first lines.
  await expect(page.locator(".fold p")).toBeHidden();
  await page.getByText("Lire la suite").click();
  await expect(page.locator(".fold p")).toContainText("Étape 9");

  // The timer is a row: it runs on after a reload.
  await press(page, "Démarrer le minuteur");
  await expect(page.getByText("Le minuteur tourne depuis").first()).toBeVisible();
  await page.reload();
  await ready(page);
  await expect(page.locator(".timer")).toContainText("Le minuteur tourne depuis");
  await press(page, "Arrêter");
  await expect(toast(page, "0:01 ajouté")).toBeVisible();
  await expect(page.locator(".timer")).toHaveCount(0);

  // What is no duration is told beside its field, as one types it wrong.
  await press(page, "Saisir du temps");
  const dialog = page.getByRole("dialog", { name: "Saisir du temps" });
  await dialog.getByRole("textbox", { name: "Durée" }).fill("beaucoup");
  await dialog.getByRole("textbox", { name: "Durée" }).press("Enter");
  await expect(dialog).toContainText("Écrivez une durée");
  await dialog.getByRole("textbox", { name: "Durée" }).fill("1h29");
  await dialog.getByRole("textbox", { name: "Durée" }).press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(page.locator(".times tbody tr")).toHaveCount(2);
  await expect(page.locator(".record-facts")).toContainText("1:30");

  // What is taken out, and what is said of the task, is taken back.
  const times = page.locator(".times tbody tr");
  await times.first().getByRole("button", { name: /^Supprimer le temps/ }).click();
  await expect(times).toHaveCount(1);
  await toast(page, "Temps supprimé").getByRole("button", { name: "Annuler" }).click();
  await expect(times).toHaveCount(2);
  await press(page, "Terminer");
  await expect(page.locator(".record-head")).toContainText("Terminée");
  await page.keyboard.press("Control+z");
  await expect(page.locator(".record-head")).toContainText("En cours");
  await press(page, "Terminer");
  await expect(page.locator(".record-head")).toContainText("Terminée");
  await press(page, "Facturer le temps");
  await page.waitForURL(/\/invoices\/[0-9a-f-]{36}\/edit$/);
  await expect(page.getByRole("textbox", { name: /^Désignation/ }).first()).toHaveValue("Plan du 2e étage");
  const draft = new URL(page.url()).pathname.split("/")[2]!;

  // It is billed, and not to be billed again.
  await open(page, server, `/clients/${roche}?tab=time`);
  await expect(page.getByRole("button", { name: "Facturer le temps" })).toHaveCount(0);
  await expect(page.getByRole("row").filter({ hasText: "Plan du 2e étage" })).toContainText("Facturée");
  await open(page, server, `/clients/${roche}`);
  await expect(page.getByText("Vous avez terminé la tâche «\u00a0Plan du 2e étage\u00a0»").first()).toBeVisible();

  // A draft that is thrown away gives its time back.
  await call(page, server, "documents/act", { ids: [draft], act: "delete" });
  await open(page, server, `/clients/${roche}?tab=time`);
  await expect(page.getByRole("button", { name: "Facturer le temps" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Plan du 2e étage" })).toContainText("1:30");
});

test("the list shows what is to do, and the timer that runs", async ({ signedIn: page, server }) => {
  const id = await call<string>(page, server, "tasks/create", { form: { "fields.title": "Relancer le fournisseur", "fields.due_on": "2030-01-31" } });
  await call(page, server, "tasks/create", { form: { "fields.title": "Ranger l’atelier" } });
  await call(page, server, "tasks/start", { id });
  await open(page, server, "/tasks");
  await expect(rowOf(page, "Ranger l’atelier")).toContainText("À faire");
  await expect(rowOf(page, "Relancer le fournisseur")).toContainText("En cours");
  await expect(page.locator(".timer")).toContainText("Relancer le fournisseur");
  await press(page, "Arrêter");
  await expect(page.locator(".timer")).toHaveCount(0);
  await expect(rowOf(page, "Relancer le fournisseur")).toContainText("0:01");
});

test("the timer that runs stands on every page, and is stopped there", async ({ signedIn: page, server }) => {
  const id = await call<string>(page, server, "tasks/create", { form: { "fields.title": "Veille du matin" } });
  await open(page, server, "/clients");
  const chip = page.getByRole("group", { name: "Minuteur en cours" });
  await expect(chip).toHaveCount(0);
  await call(page, server, "tasks/start", { id });
  await open(page, server, "/invoices");
  await expect(chip).toContainText(/depuis \d\d:\d\d/);
  await accessible(page);
  await chip.getByRole("link", { name: "Veille du matin" }).click();
  await expect(page).toHaveURL(`${server.url}/tasks/${id}`);
  // Where the page has the timer itself, that one is enough.
  await expect(page.locator(".timer")).toContainText("Le minuteur tourne depuis");
  await expect(chip).toBeHidden();
  await page.getByRole("link", { name: "Clients", exact: true }).first().click();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(chip).toBeVisible();
  expect(await sticksOut(page)).toEqual([]);
  await chip.getByRole("button", { name: "Arrêter" }).click();
  await expect(toast(page, "0:01 ajouté")).toBeVisible();
  await expect(chip).toHaveCount(0);
});

test("on a phone a task is worked on with nothing sticking out", async ({ signedIn: page, server }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const id = await call<string>(page, server, "tasks/create", { form: { "fields.title": "Relevé sur place" } });
  await open(page, server, `/tasks/${id}`);
  await enter(page, "90 min", "Sur place");
  await expect(page.locator(".times tbody tr")).toHaveCount(1);
  await expect(page.locator(".times")).toContainText("Sur place");
  expect(await sticksOut(page)).toEqual([]);
  await open(page, server, "/tasks");
  expect(await sticksOut(page)).toEqual([]);
});

test("in English, a task is marked as done", async ({ as, server }) => {
  const user = addUser(server, { email: `taches.${process.pid}@atelier-nord.example`, name: "Emma Reed", role: "admin" });
  const page = await as(user, { viewport: { width: 1440, height: 900 } });
  const id = await call<string>(page, server, "tasks/create", { form: { "fields.title": "Survey" } });
  await open(page, server, "/settings/me");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await open(page, server, `/tasks/${id}`);
  await press(page, "Mark as done");
  await expect(page.locator(".record-head")).toContainText("Done");
  await expect(page.getByText("You marked this task as done")).toBeVisible();
});
