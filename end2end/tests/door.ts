// The way into the clients' own door, by the link that a letter brings.
import type { Page } from "@playwright/test";
import { expect, type Server } from "./fixtures";
import type { Sink } from "./sink";

/** The address in the last letter that has one: quoted-printable breaks lines. */
export async function link(mail: Sink): Promise<string> {
  const found = () => mail.kept.map((letter) => /\/portal\/l\/[0-9a-f]{64}/.exec(letter.replace(/=\r?\n/g, ""))?.[0]).filter(Boolean).at(-1);
  await expect.poll(found).toBeTruthy();
  return found()!;
}

/** Asks for a link to that e-mail, and follows it. */
export async function enterByLink(guest: Page, server: Server, mail: Sink, email: string): Promise<void> {
  await guest.goto(`${server.url}/portal/login`);
  await guest.getByRole("textbox", { name: "E-mail" }).fill(email);
  await guest.getByRole("button", { name: "Recevoir le lien" }).click();
  await expect(guest.getByRole("status")).toContainText("un lien y est en route");
  await guest.goto(`${server.url}${await link(mail)}`);
  await guest.getByRole("button", { name: "Entrer" }).click();
}
