// Documents on paper: seen beside the editor, shown and saved under their names, many in one archive or one PDF, labels of parcels; in English;
// on a phone.
import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { accessible, addUser, expect, test } from "./fixtures";
import { choose, client, draft, issue, issued, press } from "./sales";
import { open, sticksOut, toast } from "./steps";

/** What a download holds, as text: a PDF and an archive say in their first letters what they are. */
async function held(download: Download): Promise<string> {
  return readFile(await download.path(), "latin1");
}

/** The paper that the editor's frame gets next. */
function previewed(page: Page) {
  return page.waitForResponse((answer) => new URL(answer.url()).pathname === "/files/preview" && answer.ok());
}

test("a draft is seen on paper while it is typed, issued, and saved under its name", async ({ signedIn: page, server }) => {
  const roche = await client(page, server, "Papier Roche");
  // What is for nobody is no document yet.
  await open(page, server, "/invoices/new");
  await press(page, "Aperçu");
  await expect(page.getByText("L’aperçu attend que le document soit complet.").first()).toBeVisible();
  await open(page, server, `/invoices/new?client=${roche}`);
  const line = page.getByRole("group", { name: "Ligne 1", exact: true });
  await press(page, "Aperçu");
  const first = previewed(page);
  await line.getByRole("textbox", { name: "Désignation" }).fill("Reliure");
  await line.getByRole("textbox", { name: "Prix unitaire" }).fill("80");
  await line.getByRole("textbox", { name: "TVA" }).fill("20");
  expect((await first).headers()["content-type"]).toBe("application/pdf");
  const panel = page.getByRole("complementary", { name: "Aperçu du document" });
  await expect(panel.locator("iframe")).toHaveAttribute("name", "paper-preview");
  const second = previewed(page);
  await line.getByRole("textbox", { name: "Désignation" }).fill("Reliure cousue");
  await second;
  await panel.getByRole("button", { name: "Fermer" }).click();
  await expect(panel).toBeHidden();
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/invoices\/[0-9a-f-]{36}$/);

  await press(page, "Autres actions");
  const shown = page.getByRole("menuitem", { name: "Afficher le PDF" });
  await expect(shown).toHaveAttribute("target", "_blank");
  const paper = `${server.url}${await shown.getAttribute("href")}`;
  const before = await page.request.get(paper);
  expect(before.headers()["content-disposition"]).toMatch(/^inline; .*Facture%20brouillon\.pdf$/);
  await page.keyboard.press("Escape");

  const number = await issue(page);
  const after = await page.request.get(paper);
  expect(after.headers()["content-disposition"]).toContain(`Facture%20${number}.pdf`);
  await press(page, "Autres actions");
  await accessible(page);
  const saving = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Télécharger le PDF" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe(`Facture ${number}.pdf`);
  expect(await held(saved)).toMatch(/^%PDF-/);
  // Once issued, it is the same file for ever.
  expect((await page.request.get(paper)).headers()["etag"]).toBe(after.headers()["etag"]);
});

test("documents that are ticked are saved as one archive", async ({ signedIn: page, server }) => {
  const roche = await client(page, server, "Archive et Cie");
  const numbers = [];
  for (const price of ["50", "30"]) numbers.push(await issued(page, server, await draft(page, server, "invoice", roche, ["Conseil", price])));
  await open(page, server, "/invoices?q=Archive%20et%20Cie&state=issued");
  const rows = page.locator("tbody.rows tr");
  await expect(rows).toHaveCount(2);
  for (const row of await rows.all()) await row.getByRole("checkbox").check();
  const saving = page.waitForEvent("download");
  await page.locator(".bulk").getByRole("button", { name: "Télécharger les PDF" }).click();
  const archive = await held(await saving);
  expect(archive).toMatch(/^PK/);
  for (const number of numbers) expect(archive).toContain(`Facture ${number}.pdf`);
});

test("documents that are ticked are saved as one PDF, in the order of the list", async ({ signedIn: page, server }) => {
  const roche = await client(page, server, "Reliure et Cie");
  const numbers: string[] = [];
  for (const price of ["50", "30", "20"]) {
    numbers.push(await issued(page, server, await draft(page, server, "invoice", roche, ["Conseil", price])));
  }
  await open(page, server, "/invoices?q=Reliure%20et%20Cie&state=issued&sort=number&dir=desc");
  const rows = page.locator("tbody.rows tr");
  await expect(rows).toHaveCount(3);
  await rows.first().getByRole("checkbox").check();
  // One paper alone is a PDF anyhow.
  const together = page.locator(".bulk").getByRole("button", { name: "Télécharger en un seul PDF" });
  await expect(together).toBeHidden();
  for (const row of await rows.all()) await row.getByRole("checkbox").check();
  await expect(together).toBeVisible();
  await accessible(page);
  const saving = page.waitForEvent("download");
  await together.click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^Documents \d{4}-\d{2}-\d{2}\.pdf$/);
  await expect(toast(page, "Le PDF se télécharge")).toBeVisible();
  const pdf = await held(saved);
  expect(pdf).toMatch(/^%PDF-/);
  // Its outline names each, the last first, as the list does.
  const places = numbers.map((number) => pdf.indexOf(`(Facture ${number})`));
  expect(Math.min(...places)).toBeGreaterThan(0);
  expect(places).toEqual([...places].sort((a, b) => b - a));
  // The page stays where it was, and so does what is ticked: a second time it is an archive.
  const again = page.waitForEvent("download");
  await page.locator(".bulk").getByRole("button", { name: "Télécharger les PDF" }).click();
  expect(await held(await again)).toMatch(/^PK/);
});

test("each parcel of a delivery note has its label", async ({ signedIn: page, context, server }) => {
  const roche = await client(page, server, "Colis Roche");
  const id = await draft(page, server, "delivery_note", roche, ["Étagère", "100"]);
  await open(page, server, `/deliveries/${id}`);
  await choose(page, "Étiquettes de colis");
  const question = page.getByRole("dialog", { name: "Étiquettes de colis" });
  const count = question.getByRole("textbox", { name: "Nombre de colis" });
  await expect(count).toHaveValue("1");
  await accessible(page);
  for (const wrong of ["0", "x"]) {
    await count.fill(wrong);
    await count.press("Enter");
    await expect(count).toHaveAttribute("aria-invalid", "true");
  }
  await count.fill("3");
  const asked = context.waitForEvent("request", (request) => new URL(request.url()).pathname.startsWith("/files/labels/"));
  await question.getByRole("button", { name: "Afficher les étiquettes" }).click();
  const address = (await asked).url();
  expect(new URL(address).searchParams.get("parcels")).toBe("3");
  await expect(question).toBeHidden();
  const labels = await page.request.get(address);
  expect(labels.headers()["content-disposition"]).toMatch(/^inline; /);
  expect((await labels.body()).toString("latin1")).toMatch(/^%PDF-/);
});

test("a client's record is a paper, and its tabs lead to those of its documents", async ({ signedIn: page, server }) => {
  const roche = await client(page, server, "Fiche Roche");
  await draft(page, server, "quote", roche, ["Étude", "100"]);
  await open(page, server, `/clients/${roche}?tab=quotes`);
  await expect(page.getByRole("link", { name: "PDF", exact: true })).toHaveAttribute("href", /\/files\/documents\/[0-9a-f-]{36}\.pdf/);
  await press(page, "Autres actions");
  const href = await page.getByRole("menuitem", { name: "Fiche PDF" }).getAttribute("href");
  const record = await page.request.get(`${server.url}${href}`);
  expect(record.headers()["content-disposition"]).toContain("Fiche%20Roche.pdf");
  expect((await record.body()).subarray(0, 5).toString()).toBe("%PDF-");
});

test("in English, a reader sees and saves papers", async ({ as, signedIn, server }) => {
  const roche = await client(signedIn, server, "Paper Roche");
  const id = await draft(signedIn, server, "invoice", roche, ["Binding", "80"]);
  const page = await as(addUser(server, { name: "Robin Reed", email: `papiers.${process.pid}@atelier-nord.example`, role: "read_only" }));
  await open(page, server, "/settings/me");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await open(page, server, `/invoices/${id}`);
  await expect(page.getByRole("link", { name: "View PDF" })).toHaveAttribute("target", "_blank");
  await expect(page.getByRole("button", { name: "Print", exact: true })).toBeVisible();
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download PDF" }).click();
  // In the client's language, which is the company's.
  expect((await saving).suggestedFilename()).toBe("Facture brouillon.pdf");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });

  test("the preview is a page of its own, and what leads to papers fits", async ({ signedIn: page, context, server }) => {
    const roche = await client(page, server, "Étroite et Imprimée SARL");
    const id = await draft(page, server, "invoice", roche, ["Conseil", "1250"]);
    await open(page, server, `/invoices/${id}/edit`);
    const beside = context.waitForEvent("request", (request) => new URL(request.url()).pathname === "/files/preview");
    await page.getByRole("button", { name: "Aperçu", exact: true }).tap();
    expect((await beside).method()).toBe("POST");
    expect.soft(await sticksOut(page)).toEqual([]);
    await open(page, server, `/invoices/${id}`);
    await press(page, "Autres actions");
    await expect(page.getByRole("menuitem", { name: "Imprimer" })).toBeVisible();
    expect.soft(await sticksOut(page)).toEqual([]);
  });
});
