//! A client's record on paper (A15.2): what an export of it says, group by group.

mod said;

use std::collections::BTreeSet;

use domain::clients::Client;
use domain::form::in_row;
use domain::format::{Language, Locale as FormatLocale};
use domain::ids::ClientId;
use domain::imports::NamedColumn;
use domain::subject::Subject;
use kit::words::{Locale, td_string, words_in};
use paper::PaperError;
use paper::sheet::{Accent, CardGroup, ClientCard, PaperSize};
use store::exports::{Export, Selection};
use store::names::{self, Named};

use super::desk::{Desk, Printed};
use super::name::plain;
use crate::transfer::Problem;
use said::Saying;

/// What is written at length, and stands below the groups.
const NOTES: [&str; 2] = ["fields.public_notes", "fields.private_notes"];
/// What the head of the paper says.
const IN_HEAD: [&str; 2] = ["fields.name", "number"];

/// Makes the paper of a client's record, in the reader's language.
pub async fn print(desk: &Desk, id: ClientId, language: Language) -> Result<Printed, Problem> {
    let tenant = desk.access.read();
    let client = store::clients::get(&tenant, id).await?;
    let company = store::companies::get(&tenant).await?;
    let zone = store::local_time::zone(&tenant).await?;
    let these = Selection::These(vec![id.0]);
    let export = Box::pin(Export::begin(&desk.access, Subject::Client, these, language, "pdf")).await?;
    let (l, profile) = (words_in(language), &company.profile);
    let locale = FormatLocale::pick(language, profile.country);
    let asked = Named { users: client.data.owner.into_iter().collect(), clients: others(&client), ..Named::default() };
    let names = names::of(&tenant, &asked, Subject::Client).await?.named;
    let told = told(export, &Saying { l, f: locale, home: profile.country, client: &client, names }).await?;
    let logo = match client.logo {
        Some(logo) => desk.logo(logo).await?,
        None => None,
    };
    let accent = profile.accent.as_ref();
    let card = ClientCard {
        locale,
        paper: PaperSize::of(profile.country),
        dated: store::local_time::local(tenant.now(), zone).date(),
        company: profile.name.as_str().to_owned(),
        accent: accent.and_then(|colour| Accent::parse(colour.as_str())).unwrap_or_default(),
        logo,
        title: client.data.name.as_str().to_owned(),
        subtitle: Some(client.number.clone()),
        groups: told.groups(l),
        notes: told.notes(),
    };
    let printed = desk.press(move |press| match press.client_card(&card) {
        // A picture that cannot be read is left out.
        Err(PaperError::Logo) => press.client_card(&ClientCard { logo: None, ..card }),
        made => made,
    });
    let bytes = printed.await?;
    let name = format!("{} {} {}.pdf", td_string!(l, papers.record_file), client.number, client.data.name);
    Ok(Printed::new(plain(&name), bytes))
}

/// The clients that one names.
fn others(client: &Client) -> BTreeSet<ClientId> {
    [client.data.parent, client.data.payer].into_iter().flatten().collect()
}

/// What the export of one record holds, in words.
async fn told(mut export: Export, saying: &Saying<'_>) -> Result<Told, Problem> {
    let rows = export.page().await?;
    let format = export.format();
    let own = format.columns.own().map(|column| column.path.to_owned());
    let paths: Vec<String> = own.chain(format.named.iter().map(NamedColumn::path)).collect();
    // Rates bear their sign themselves.
    let header = format.header().iter().map(|label| label.trim_end_matches(" (%)").to_owned()).collect();
    let rows = rows.into_iter().map(|row| saying.row(&paths, row)).collect();
    Ok(Told { paths, header, rows })
}

/// A record as an export has it: the first row holds all of it and the first of each group, those below a further one of each.
struct Told {
    paths: Vec<String>,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Told {
    /// What is known, but for what is written at length.
    fn groups(&self, l: Locale) -> Vec<CardGroup> {
        let headed = |heading: &str, rows| CardGroup { heading: heading.to_owned(), name: None, rows };
        let first = self.cells(0).filter(|(path, ..)| in_row(path).is_none() && !NOTES.contains(path));
        let first = first.filter(|(path, ..)| !IN_HEAD.contains(path));
        let first = first.map(|(_, label, value)| (label.to_owned(), value.to_owned())).collect();
        let mut groups = vec![headed(td_string!(l, papers.known), first)];
        let several = [("addresses", td_string!(l, papers.addresses)), ("contacts", td_string!(l, papers.contacts))];
        for (group, heading) in several {
            groups.extend((0..self.rows.len()).map(|row| headed(heading, self.group(group, row))));
        }
        groups.retain(|group| !group.rows.is_empty());
        groups
    }

    /// Words and values of a group's row.
    fn group(&self, group: &str, row: usize) -> Vec<(String, String)> {
        let of_group = self.cells(row).filter(|(path, ..)| in_row(path).is_some_and(|(of, ..)| of == group));
        of_group.map(|(_, label, value)| (short(label), value.to_owned())).collect()
    }

    fn notes(&self) -> Vec<(String, String)> {
        let notes = self.cells(0).filter(|(path, ..)| NOTES.contains(path));
        notes.map(|(_, label, value)| (label.to_owned(), value.to_owned())).collect()
    }

    /// What stands in a row: paths, names and values that say something.
    fn cells(&self, row: usize) -> impl Iterator<Item = (&str, &str, &str)> {
        let values = self.rows.get(row).into_iter().flatten().map(String::as_str);
        let named = self.paths.iter().map(String::as_str).zip(self.header.iter().map(String::as_str));
        named.zip(values).filter(|(_, value)| !value.is_empty()).map(|((path, label), value)| (path, label, value))
    }
}

/// « Prénom » of « Contact : prénom », whose heading says the rest.
fn short(label: &str) -> String {
    let said = label.split_once(':').map_or(label, |(_, said)| said).trim();
    let mut letters = said.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(all: &[&str]) -> Vec<String> {
        all.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_record_is_told_group_by_group() {
        let told = Told {
            paths: texts(&[
                "number",
                "fields.name",
                "fields.siret",
                "fields.public_notes",
                "contacts[0].last_name",
                "addresses[0].city",
            ]),
            header: texts(&["Numéro", "Nom", "SIRET", "Notes publiques", "Contact : nom", "Adresse : ville"]),
            rows: vec![
                texts(&["C-1", "Roche", "732 829 320 00074", "Fidèle", "Ana", "Lyon"]),
                texts(&["C-1", "Roche", "", "", "Luc", ""]),
            ],
        };
        let groups = told.groups(Locale::fr);
        let said: Vec<_> = groups.iter().map(|group| (group.heading.as_str(), group.rows[0].1.as_str())).collect();
        assert_eq!(
            said,
            [("Fiche", "732 829 320 00074"), ("Adresses", "Lyon"), ("Contacts", "Ana"), ("Contacts", "Luc")]
        );
        assert_eq!(groups[2].rows, [("Nom".to_owned(), "Ana".to_owned())]);
        assert_eq!(told.notes(), [("Notes publiques".to_owned(), "Fidèle".to_owned())]);
    }
}
