//! Made-up people at made-up clients.

use domain::clients::ContactForm;
use domain::lists::ListKind;
use domain::text::fold;

use super::World;
use super::dice::Dice;
use super::places::{Town, phone};
use super::words::{FIRST_NAMES, FRENCH_NAMES, POSITIONS, QUEBEC_NAMES};

/// First name, last name, and whether she is a woman.
pub(super) fn name(town: &Town, dice: &mut Dice) -> (&'static str, &'static str, bool) {
    let (first, woman) = *dice.pick(FIRST_NAMES);
    (first, *dice.pick(if town.quebec { QUEBEC_NAMES } else { FRENCH_NAMES }), woman)
}

/// The people of a client, none to four of them.
pub(super) fn contacts(world: &mut World, town: &Town, domain: &str, dice: &mut Dice) -> Vec<ContactForm> {
    let count = *dice.pick(&[0, 1, 1, 1, 1, 2, 2, 3, 4]);
    let mut contacts: Vec<ContactForm> = (0..count).map(|_| contact(world, town, domain, dice)).collect();
    if let Some(first) = contacts.first_mut() {
        first.is_primary = "on".into();
    }
    if let Some(last) = contacts.last_mut() {
        last.is_billing = "on".into();
        last.receives_invoices = "on".into();
    }
    if contacts.len() > 2 && dice.in_100(50) {
        contacts[1].is_dunning = "on".into();
    }
    if contacts.len() > 3 {
        contacts[2].is_inactive = "on".into();
    }
    contacts
}

/// Somebody whose e-mail is of that domain.
pub(super) fn contact(world: &mut World, town: &Town, domain: &str, dice: &mut Dice) -> ContactForm {
    let (first, last, woman) = name(town, dice);
    let tick = |on: bool| if on { "on".to_owned() } else { String::new() };
    ContactForm {
        civility: world.civility(woman),
        first_name: first.into(),
        last_name: last.into(),
        email: if dice.in_100(90) { world.email(first, last, domain) } else { String::new() },
        position: if dice.in_100(70) { (*dice.pick(POSITIONS)).into() } else { String::new() },
        direct_phone: if dice.in_100(60) { phone(town, dice) } else { String::new() },
        source: if dice.in_100(30) { world.item(ListKind::ContactSource, dice) } else { String::new() },
        marketing_email: tick(dice.in_100(25)),
        ..ContactForm::default()
    }
}

impl World {
    /// An e-mail that nobody else has.
    pub(super) fn email(&mut self, first: &str, last: &str, domain: &str) -> String {
        let name = format!("{}.{}", slug(first), slug(last));
        let mut email = format!("{name}@{domain}");
        let mut others = 1;
        while !self.emails.insert(email.clone()) {
            others += 1;
            email = format!("{name}{others}@{domain}");
        }
        email
    }

    /// An entry of a list, in the form that a form has.
    pub(super) fn item(&self, kind: ListKind, dice: &mut Dice) -> String {
        let items = self.lists.get(&kind).map(Vec::as_slice).unwrap_or_default();
        dice.pick_any(items).map(|id| id.to_string()).unwrap_or_default()
    }

    /// One to three tags for a third of the clients, in the form that a form has.
    pub(super) fn tags(&mut self) -> String {
        let (tags, dice) = (self.lists.get(&ListKind::Tag).map(Vec::as_slice).unwrap_or_default(), &mut self.tag_dice);
        let count = if dice.in_100(33) { 1 + dice.below(3) } else { 0 };
        let tags = (0..count).filter_map(|_| dice.pick_any(tags)).map(|id| id.to_string());
        tags.collect::<Vec<_>>().join("\n")
    }

    /// « Madame » and « Monsieur » are the first two that a company starts with.
    fn civility(&self, woman: bool) -> String {
        let civilities = self.lists.get(&ListKind::Civility).map(Vec::as_slice).unwrap_or_default();
        civilities.get(usize::from(!woman)).map(ToString::to_string).unwrap_or_default()
    }
}

/// A name as it stands in an address: `Le Goff & Fils` gives `le-goff-fils`.
pub(super) fn slug(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let slug: String = words.join("-").chars().take(40).collect();
    slug.trim_end_matches('-').to_owned()
}
