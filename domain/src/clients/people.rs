//! What each contact is to its client, changed one thing at a time (A5.4–A5.7).

use serde::{Deserialize, Serialize};

use super::marks::{give, is_primary_chosen, keep_primary};
use crate::clients::Contact;
use crate::clients::form::MAX_CONTACTS;
use crate::contacts::ContactState;
use crate::error::Refusal;
use crate::ids::ContactId;

/// What may be made of a contact without the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactMark {
    /// Whose name the list shows: one of them always is, so that it is only ever given, and to whoever is there.
    Primary,
    /// Whom invoices are addressed to, or no longer (A5.6).
    Billing(bool),
    /// Whom reminders are addressed to, or no longer (A5.5).
    Dunning(bool),
    /// Gets invoices as well, or no longer; any number of them do (A5.6).
    Invoices(bool),
    /// No longer there, or there again (A5.7).
    Inactive(bool),
}

impl ContactMark {
    /// What takes the mark back that one of these contacts is about to get, one after the other: whoever bears it now bears it again.
    #[must_use]
    pub fn taken_back(self, contacts: &[Contact], id: ContactId) -> Vec<(ContactId, Self)> {
        let bearer = |bears: fn(&Contact) -> bool| contacts.iter().find(|contact| bears(contact))?.id;
        let moved = |other: Option<ContactId>, given: fn(bool) -> Self| match other {
            Some(other) => (other, given(true)),
            None => (id, given(false)),
        };
        match self {
            Self::Primary => bearer(|contact| contact.is_primary).map(|other| (other, self)).into_iter().collect(),
            Self::Billing(true) => vec![moved(bearer(|contact| contact.is_billing), Self::Billing)],
            Self::Dunning(true) => vec![moved(bearer(|contact| contact.is_dunning), Self::Dunning)],
            Self::Billing(false) => vec![(id, Self::Billing(true))],
            Self::Dunning(false) => vec![(id, Self::Dunning(true))],
            Self::Invoices(on) => vec![(id, Self::Invoices(!on))],
            // The primary one has passed that on.
            Self::Inactive(true) if bearer(|contact| contact.is_primary) == Some(id) => {
                vec![(id, Self::Inactive(false)), (id, Self::Primary)]
            }
            Self::Inactive(on) => vec![(id, Self::Inactive(!on))],
        }
    }
}

/// What a contact was to a client that let go of it: what links it again as it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "as a contact bears them")]
pub struct Link {
    /// Its place among the contacts, from 0.
    pub place: u32,
    /// Whether it was the primary one.
    pub is_primary: bool,
    /// Whether invoices were addressed to it.
    pub is_billing: bool,
    /// Whether reminders were addressed to it.
    pub is_dunning: bool,
    /// Whether it got invoices as well.
    pub receives_invoices: bool,
    /// Whether it was there no more. It counts where the contact is brought back from deletion.
    pub is_inactive: bool,
}

impl Link {
    /// The state that whoever is brought back comes back in.
    #[must_use]
    pub const fn state(self) -> ContactState {
        if self.is_inactive { ContactState::Inactive } else { ContactState::Active }
    }
}

/// Changes one thing about one contact. The primary one passes that on when it is there no more, and another is. `None` when it is not among them.
#[must_use]
pub fn mark(mut contacts: Vec<Contact>, id: ContactId, mark: ContactMark) -> Option<Vec<Contact>> {
    let at = place(&contacts, id)?;
    match mark {
        ContactMark::Primary => give(&mut contacts, at, |contact| &mut contact.is_primary, true),
        ContactMark::Billing(on) => give(&mut contacts, at, |contact| &mut contact.is_billing, on),
        ContactMark::Dunning(on) => give(&mut contacts, at, |contact| &mut contact.is_dunning, on),
        ContactMark::Invoices(on) => contacts[at].receives_invoices = on,
        ContactMark::Inactive(on) => contacts[at].is_inactive = on,
    }
    keep_primary(&mut contacts);
    Some(contacts)
}

/// Lets go of a contact; the next one is the primary then. Tells what it was, too. `None` when it is not among them.
#[must_use]
pub fn without(mut contacts: Vec<Contact>, id: ContactId) -> Option<(Vec<Contact>, Link)> {
    let at = place(&contacts, id)?;
    let gone = contacts.remove(at);
    keep_primary(&mut contacts);
    let link = Link {
        place: u32::try_from(at).unwrap_or(u32::MAX),
        is_primary: gone.is_primary,
        is_billing: gone.is_billing,
        is_dunning: gone.is_dunning,
        receives_invoices: gone.receives_invoices,
        is_inactive: gone.is_inactive,
    };
    Some((contacts, link))
}

/// Links a person to a client, as they were to it before or anew, behind the others. What somebody else is by now they are not any
/// more; whoever became the primary one by their going gives that back. One who is linked already stays as they are.
pub fn with(mut contacts: Vec<Contact>, person: Contact, was: Option<Link>) -> Result<Vec<Contact>, Refusal> {
    if person.id.is_some_and(|id| place(&contacts, id).is_some()) {
        return Ok(contacts);
    }
    if contacts.len() >= MAX_CONTACTS as usize {
        return Err(Refusal::TooMany { max: MAX_CONTACTS });
    }
    let was = was.unwrap_or(Link { place: u32::MAX, ..Link::default() });
    let is_primary = was.is_primary && !is_primary_chosen(&contacts);
    let at = usize::try_from(was.place).unwrap_or(usize::MAX).min(contacts.len());
    let linked = Contact {
        is_primary: false,
        is_billing: was.is_billing && !contacts.iter().any(|contact| contact.is_billing),
        is_dunning: was.is_dunning && !contacts.iter().any(|contact| contact.is_dunning),
        receives_invoices: was.receives_invoices,
        ..person
    };
    contacts.insert(at, linked);
    if is_primary {
        give(&mut contacts, at, |contact| &mut contact.is_primary, true);
    }
    keep_primary(&mut contacts);
    Ok(contacts)
}

fn place(contacts: &[Contact], id: ContactId) -> Option<usize> {
    contacts.iter().position(|contact| contact.id == Some(id))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::clients::ContactForm;
    use crate::field::Reading;
    use crate::geo::Country;
    use crate::identifiers::PhoneRules;
    use crate::money::Currency;

    fn id(number: u128) -> ContactId {
        ContactId(Uuid::from_u128(number))
    }

    fn person(number: u128) -> Contact {
        let reading = Reading { country: Country::FRANCE, currency: Currency::EUR, phone: PhoneRules::shape() };
        let form = ContactForm { id: id(number).to_string(), first_name: "Ana".into(), ..ContactForm::default() };
        form.parse(&reading).unwrap()
    }

    /// Three people: the first is primary and billed, the second reminded.
    fn three() -> Vec<Contact> {
        let mut people = vec![person(1), person(2), person(3)];
        (people[0].is_primary, people[0].is_billing, people[1].is_dunning) = (true, true, true);
        people
    }

    /// The number of whoever bears a mark.
    fn bearers(people: &[Contact], is: fn(&Contact) -> bool) -> Vec<u128> {
        people.iter().filter(|person| is(person)).filter_map(|person| Some(person.id?.0.as_u128())).collect()
    }

    #[test]
    fn what_only_one_is_moves_from_the_other() {
        let people = mark(three(), id(3), ContactMark::Primary).unwrap();
        assert_eq!(bearers(&people, |person| person.is_primary), [3]);
        let people = mark(people, id(2), ContactMark::Billing(true)).unwrap();
        let people = mark(people, id(3), ContactMark::Dunning(true)).unwrap();
        assert_eq!(bearers(&people, |person| person.is_billing), [2]);
        assert_eq!(bearers(&people, |person| person.is_dunning), [3]);
        let people = mark(people, id(2), ContactMark::Billing(false)).unwrap();
        assert_eq!(bearers(&people, |person| person.is_billing), [0; 0], "it can be taken away again");
        assert_eq!(mark(people, id(9), ContactMark::Primary), None);
    }

    #[test]
    fn each_mark_is_taken_back_whole() {
        use ContactMark::{Billing, Dunning, Inactive, Invoices, Primary};

        let mut people = three();
        people[1].is_inactive = true;
        for number in 1..=3 {
            let of = people.iter().find(|person| person.id == Some(id(number))).unwrap();
            // As the page offers them: the other of what it is.
            let marks = [
                Primary,
                Billing(!of.is_billing),
                Dunning(!of.is_dunning),
                Invoices(!of.receives_invoices),
                Inactive(!of.is_inactive),
            ];
            for given in marks {
                let back = given.taken_back(&people, id(number));
                let marked = mark(people.clone(), id(number), given).unwrap();
                let after = back.into_iter().try_fold(marked, |people, (who, given)| mark(people, who, given));
                assert_eq!(after.unwrap(), people, "{number} {given:?}");
            }
        }
        assert_eq!(Primary.taken_back(&[], id(1)), []);
    }

    #[test]
    fn any_number_get_invoices_and_are_away() {
        let mut people = three();
        for number in [1, 3] {
            people = mark(people, id(number), ContactMark::Invoices(true)).unwrap();
            people = mark(people, id(number), ContactMark::Inactive(true)).unwrap();
        }
        assert_eq!(bearers(&people, |person| person.receives_invoices), [1, 3]);
        let people = mark(people, id(1), ContactMark::Inactive(false)).unwrap();
        assert_eq!(bearers(&people, |person| person.is_inactive), [3]);
    }

    #[test]
    fn whoever_is_there_no_more_is_not_primary_before_others() {
        let people = mark(three(), id(1), ContactMark::Inactive(true)).unwrap();
        assert_eq!(bearers(&people, |person| person.is_primary), [2]);
        assert_eq!(mark(people.clone(), id(1), ContactMark::Primary), Some(people));
    }

    #[test]
    fn the_next_is_primary_when_the_primary_one_goes() {
        let (people, link) = without(three(), id(1)).unwrap();
        assert_eq!(bearers(&people, |person| person.is_primary), [2]);
        assert_eq!((link.place, link.is_primary, link.is_billing), (0, true, true));
        let back = with(people, person(1), Some(link)).unwrap();
        assert_eq!(back, three(), "linked again, everything is as it was");
        let (none, _) = without(vec![person(1)], id(1)).unwrap();
        assert_eq!(none, []);
        assert_eq!(without(none, id(1)), None);
    }

    #[test]
    fn whoever_comes_back_takes_nothing_from_the_others() {
        let (people, link) = without(three(), id(1)).unwrap();
        let people = mark(people, id(3), ContactMark::Billing(true)).unwrap();
        let people = with(people, person(1), Some(link)).unwrap();
        assert_eq!(bearers(&people, |person| person.is_billing), [3]);
        assert_eq!(bearers(&people, |person| person.is_primary), [1]);
        // Nor does it take what somebody was made meanwhile.
        let (people, link) = without(people, id(1)).unwrap();
        let people = mark(people, id(3), ContactMark::Primary).unwrap();
        let people = with(people, person(1), Some(link)).unwrap();
        assert_eq!(bearers(&people, |person| person.is_primary), [3]);
    }

    #[test]
    fn somebody_new_stands_behind_the_others() {
        let people = with(three(), Contact { is_primary: true, ..person(4) }, None).unwrap();
        assert_eq!(bearers(&people, |_| true), [1, 2, 3, 4]);
        assert_eq!(
            bearers(&people, |person| person.is_primary),
            [1],
            "what they are to another client is theirs alone"
        );
        assert_eq!(with(people.clone(), person(4), None), Ok(people));
        let alone = with(Vec::new(), person(4), None).unwrap();
        assert_eq!(bearers(&alone, |person| person.is_primary), [4]);
        let full: Vec<Contact> = (0..200).map(person).collect();
        assert_eq!(with(full, person(200), None), Err(Refusal::TooMany { max: 200 }));
    }
}
