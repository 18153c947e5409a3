import { addClients, addUser, expect, ready, test, PASSWORD } from "./fixtures";
import { listOf, open } from "./steps";

test("the door speaks the browser's language, and the other at a word", async ({ browser, server }) => {
  const context = await browser.newContext({ locale: "en-CA" });
  const page = await context.newPage();
  await open(page, server, "/login");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await expect(page).toHaveTitle("Sign in · Clientèle");
  await page.getByRole("button", { name: "Français" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await expect(page.getByRole("heading", { level: 1, name: "Se connecter" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Se connecter" })).toBeVisible();
  await context.close();
});

test("a language that is not spoken here is answered in French", async ({ browser, server }) => {
  const context = await browser.newContext({ locale: "de-DE" });
  const page = await context.newPage();
  await page.goto(`${server.url}/login`);
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await context.close();
});

test("each user has a language of their own, on every device", async ({ as, server }) => {
  addClients(server, "Nom", "Deux Langues");
  const user = addUser(server, { email: `langue.${process.pid}@atelier-nord.example`, name: "Emma Reed", role: "admin" });
  const page = await as(user, { viewport: { width: 1440, height: 900 } });
  await open(page, server, "/settings/me");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveURL(/\/settings\/me$/);
  await ready(page);
  await expect(page.getByRole("heading", { name: "My account" })).toBeVisible();
  await listOf(page, server, "deux langues");
  await expect(page.getByRole("columnheader", { name: "Last sign-in" })).toBeVisible();
  await expect(page.getByRole("searchbox", { name: "Filter by client or contact" })).toBeVisible();
  await page.getByRole("row").filter({ hasText: "Deux Langues" }).hover();
  await page.getByRole("row").filter({ hasText: "Deux Langues" }).getByRole("button").click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await expect(page.locator(".toast")).toContainText("Undo");
  await page.getByRole("link", { name: "Deux Langues" }).click();
  await expect(page.getByText("You archived this client")).toBeVisible();
  await open(page, server, "/clients/new");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Name");

  // Another device, whose browser speaks French.
  const phone = await as(user);
  await expect(phone.getByRole("button", { name: "Sign out" })).toBeVisible();
  await open(phone, server, "/settings/me");
  await phone.getByRole("button", { name: "Français" }).click();
  await expect(phone.getByRole("button", { name: "Se déconnecter" })).toBeVisible();
});

test("the first visit goes on in the language it began in", async ({ browser, fresh }) => {
  const context = await browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  await open(page, fresh, "/setup");
  await page.getByRole("textbox", { name: "Company name" }).fill("North Workshop");
  await expect(page.getByRole("combobox", { name: "Language" })).toHaveValue("en");
  await page.getByRole("textbox", { name: "First and last name" }).fill("Emma Reed");
  await page.getByRole("textbox", { name: "E-mail" }).fill("emma@north.example");
  await page.getByLabel(/^Password/).fill(PASSWORD);
  await page.getByRole("button", { name: "Create my company" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByText("North Workshop")).toBeVisible();
  await context.close();
});
