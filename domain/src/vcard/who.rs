//! Whom a card is of: a company, a person at one, or a person alone.

use super::card::{Card, Property};
use super::reach::{is_reached_at, own_group};
use crate::text::fold;

/// What a card names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Whom {
    /// A company, and maybe somebody there.
    Company,
    /// A person, whose company is the client.
    PersonAt,
    /// A private client, who is their own contact.
    #[default]
    Person,
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Who {
    pub whom: Whom,
    /// What the client is called.
    pub client: String,
    /// The person's names; both blank where they stand in one.
    pub first: String,
    pub last: String,
    /// The person's whole name, where nothing tells the parts of it apart.
    pub full: String,
    /// « Mme », « Dr ».
    pub civility: String,
    /// What the person does there.
    pub position: String,
    /// The department, where the position does not say it.
    pub department: String,
}

impl Who {
    pub(super) fn of(card: &Card) -> Self {
        let mut organisation = card.all("ORG").next().map(Property::parts).unwrap_or_default().into_iter();
        let company = organisation.next().map(|name| name.trim().to_owned()).unwrap_or_default();
        let departments: Vec<String> = organisation.map(|part| part.trim().to_owned()).collect();
        let shown = one_line(&card.text("FN"));
        let mut who = Self { department: joined(&departments, " – "), ..Self::default() };
        // Our own card of a private client says so of a name that is no person's.
        let is_clients = |names: &&Property| own_group(names) == Some("client");
        if let Some(names) = card.all("N").next().filter(|names| !is_clients(names)).map(Property::parts) {
            let part = |at: usize| names.get(at).map(|name| one_line(name)).unwrap_or_default();
            (who.last, who.first, who.civility) = (part(0), part(1), part(3));
        }
        who.positions(card);
        let names = joined(&[who.first.clone(), who.last.clone()], " ");
        who.whom = whom(card, &company, &shown, &names);
        let is_nobody = card.all("N").any(|names| is_clients(&names));
        if names.is_empty() && who.whom != Whom::Company && !is_nobody && !is_reached_at(card, &shown) {
            who.full.clone_from(&shown);
        }
        who.client =
            if who.whom == Whom::Person || company.is_empty() { first_of([shown, names.clone()]) } else { company };
        if who.whom == Whom::Company && fold(&names) == fold(&who.client) {
            (who.first, who.last) = (String::new(), String::new());
        }
        who
    }

    fn positions(&mut self, card: &Card) {
        let (title, role) = (one_line(&card.text("TITLE")), one_line(&card.text("ROLE")));
        let role = if fold(&role) == fold(&title) { String::new() } else { role };
        self.position = joined(&[title, role], ", ");
        if self.position.is_empty() {
            self.position = std::mem::take(&mut self.department);
        }
    }

    /// Whether anybody is named.
    pub(super) fn is_named(&self) -> bool {
        [&self.first, &self.last, &self.full].iter().any(|name| !name.is_empty())
    }

    /// Whether a person is meant, by name or by what they do.
    pub(super) fn is_somebody(&self) -> bool {
        self.is_named() || self.whom != Whom::Company && !self.position.is_empty()
    }

    /// What the person is called.
    pub(super) fn called(&self) -> String {
        joined(&[self.first.clone(), self.last.clone(), self.full.clone()], " ")
    }
}

/// Whether a card is one of several people, and of nobody.
pub(super) fn is_group(card: &Card) -> bool {
    kind(card) == "group"
}

fn kind(card: &Card) -> String {
    let kind = first_of([card.text("KIND"), card.text("X-ADDRESSBOOKSERVER-KIND")]);
    kind.to_lowercase()
}

/// A card with an organisation and a person's name is of the person; without a name, or with that of the organisation in its place, of the
/// organisation.
fn whom(card: &Card, company: &str, shown: &str, names: &str) -> Whom {
    let kind = kind(card);
    if card.text("X-ABSHOWAS").eq_ignore_ascii_case("company") || kind == "org" {
        return Whom::Company;
    }
    if company.is_empty() {
        return Whom::Person;
    }
    let says_no_more = |name: &str| name.is_empty() || fold(name) == fold(company);
    let is_persons = kind == "individual" && !names.is_empty();
    if says_no_more(shown) && says_no_more(names) && !is_persons { Whom::Company } else { Whom::PersonAt }
}

/// The first that says anything.
fn first_of<const MANY: usize>(texts: [String; MANY]) -> String {
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
}

/// What says something, joined.
pub(super) fn joined(parts: &[String], by: &str) -> String {
    parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(by)
}

pub(super) fn one_line(text: &str) -> String {
    crate::imports::values::one_line(text)
}
