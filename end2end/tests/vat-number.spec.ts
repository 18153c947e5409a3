// A French VAT number ends with the client's SIREN.
import { expect, test } from "./fixtures";
import { open, own, save, siren, vatNumber } from "./steps";

test("a VAT number of another SIREN is told beside it, in the form and where it stands", async ({ signedIn: page, server }) => {
  const [number, another] = [siren("44306184"), siren("81234567")];
  await open(page, server, "/clients/new");
  await own(page, "Nom").fill("Deux SIREN");
  await own(page, "SIREN").fill(number);
  await page.keyboard.press("Tab");
  const field = own(page, "Numéro de TVA");
  // The SIREN fills it in first.
  await expect(field).toHaveValue(new RegExp(number));
  await field.fill(vatNumber(another));
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(field).toHaveAccessibleDescription(/un autre SIREN/);
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await field.fill(vatNumber(number));
  await expect(field).not.toHaveAttribute("aria-invalid", "true");
  await save(page, "Deux SIREN");

  const aside = page.locator("aside.record-aside");
  await aside.getByRole("button", { name: /Modifier «.Numéro de TVA/ }).click();
  const entry = aside.getByRole("textbox", { name: /^Numéro de TVA/ });
  await entry.fill(vatNumber(another));
  await page.keyboard.press("Enter");
  await expect(entry).toHaveAccessibleDescription(/un autre SIREN/);
  await page.keyboard.press("Escape");
  await expect(aside).toContainText(number);
  await expect(aside).not.toContainText(another);
});

test("what is filled in as one comes to it gives way to what one types", async ({ signedIn: page, server }) => {
  const [number, another] = [siren("44306184"), siren("81234567")];
  await open(page, server, "/clients/new");
  const field = own(page, "Numéro de TVA");
  // Pressed in, which sets the caret.
  await own(page, "SIREN").fill(number);
  await field.click();
  await expect(field).toHaveValue(new RegExp(number));
  await page.keyboard.type(vatNumber(number));
  await expect(field).toHaveValue(vatNumber(number));
  // The next press sets the caret where one likes.
  await field.click();
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  await expect(field).toHaveValue(vatNumber(number).slice(0, -1));
  // Typed while the press is going on: the caret is in the middle by then.
  await field.fill("");
  await own(page, "SIREN").fill(another);
  await field.hover();
  await page.mouse.down();
  await expect(field).toHaveValue(new RegExp(another));
  await page.keyboard.type("FR");
  await page.mouse.up();
  await page.keyboard.type(vatNumber(number).slice(2));
  await expect(field).toHaveValue(vatNumber(number));
  await own(page, "SIREN").fill(number);
  // Come into without a press.
  await field.fill("");
  await own(page, "SIREN").fill(another);
  await field.focus();
  await expect(field).toHaveValue(new RegExp(another));
  await page.keyboard.type(vatNumber(another));
  await expect(field).toHaveValue(vatNumber(another));
});
