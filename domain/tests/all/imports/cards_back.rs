//! Our own cards come back as the client they were written from, for all that a card has a place for.

use std::collections::BTreeMap;

use chrono::DateTime;
use domain::clients::imports::complete;
use domain::clients::{AddressForm, Client, ClientForm, ClientState, ContactForm, NewClient};
use domain::geo::Country;
use domain::ids::{ClientId, ListItemId};
use domain::vcard;
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use super::support::*;

/// Text as people write it, with what stands for something in a card.
fn words() -> impl Strategy<Value = String> {
    "[=+@'-]?[A-Za-zÀ-ÖØ-öø-ÿ0-9:;,\"'\\\\ =+-]{3,30}[A-Za-zé]"
}

fn maybe(typed: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), typed]
}

fn phone(numbers: &[&'static str]) -> impl Strategy<Value = String> + use<> {
    maybe(select(numbers.to_vec()).prop_map(String::from))
}

/// How somebody is reached: e-mail, telephone, mobile, switchboard, fax.
fn reached() -> impl Strategy<Value = [String; 5]> {
    let email = maybe("[a-z]{6,9}@[a-z]{3,9}\\.fr");
    let line = || phone(&["+33199001234", "+15145550123"]);
    let mobile = phone(&["+33612345678", "+32470123456"]);
    (email, line(), mobile, line(), line())
        .prop_map(|(email, phone, mobile, switchboard, fax)| [email, phone, mobile, switchboard, fax])
}

prop_compose! {
    fn contact()(
        first_name in words(), last_name in words(), position in maybe(words()), reached in reached(), has_title in any::<bool>(),
    ) -> ContactForm {
        let [email, direct_phone, mobile, switchboard, fax] = reached;
        let civility = if has_title { item(3).to_string() } else { String::new() };
        ContactForm {
            civility,
            first_name,
            last_name,
            position,
            email,
            direct_phone,
            mobile,
            switchboard,
            fax,
            ..ContactForm::default()
        }
    }
}

prop_compose! {
    fn address()(
        label in maybe(words()), line1 in words(), line2 in maybe(words()), postal_code in "[1-8][0-9]{4}", city in words(), canada in any::<bool>(),
    ) -> AddressForm {
        AddressForm {
            label,
            line1,
            line2,
            postal_code,
            city,
            country: if canada { "CA".into() } else { "FR".into() },
            province: if canada { "QC".into() } else { String::new() },
            ..AddressForm::default()
        }
    }
}

prop_compose! {
    fn client()(
        name in words(), is_person in any::<bool>(), is_themselves in any::<bool>(), reached in reached(),
        emails in prop::collection::hash_set("[a-z]{3,9}@autre\\.fr", 0..4),
        phones in prop::collection::hash_set(select(vec!["+33299001234", "+41446681800", "+442079460958"]), 0..3),
        website in maybe(Just("https://roche.example/é?a=1,2;b".to_owned())),
        notes in maybe("Note [a-zé=+\"';,:\\\\]{0,90}(\n[a-z]{1,9}){0,3}"),
        contacts in prop::collection::vec(contact(), 0..4), addresses in prop::collection::vec(address(), 0..5),
        marks in (0..6_usize, 0..6_usize),
    ) -> ClientForm {
        let mut form = ClientForm { contacts, addresses, ..ClientForm::default() };
        let fields = &mut form.fields;
        fields.name = match form.contacts.first() {
            Some(person) if is_person && is_themselves => {
                format!("{} {}", person.first_name.trim(), person.last_name.trim())
            }
            _ => name,
        };
        fields.kind = if is_person { "individual".into() } else { "company".into() };
        [fields.email, fields.phone, fields.mobile, fields.switchboard, fields.fax] = reached;
        fields.other_emails = Vec::from_iter(emails).join("\n");
        fields.other_phones = Vec::from_iter(phones).join("\n");
        fields.website = website;
        notes.trim().clone_into(&mut fields.public_notes);
        fields.tags = format!("{}\n{}", item(1), item(2));
        if let Some(address) = form.addresses.get_mut(marks.0) {
            address.is_billing = "on".into();
        }
        if let Some(address) = form.addresses.get_mut(marks.1) {
            address.is_delivery = "on".into();
        }
        complete(&mut form);
        form
    }
}

/// An entry of a list: two tags and a title, in the order in which an import meets them.
fn item(number: u128) -> ListItemId {
    ListItemId(Uuid::from_u128(number))
}

fn label(id: ListItemId) -> Option<String> {
    [(1, "Fidèles : =1+1"), (2, "VIP"), (3, "Mme")]
        .into_iter()
        .find(|(of, _)| item(*of) == id)
        .map(|(_, label)| label.into())
}

/// As stored.
fn stored(new: NewClient) -> Client {
    Client {
        id: ClientId(Uuid::from_u128(7)),
        number: "C-00007".into(),
        version: 1,
        state: ClientState::Active,
        data: new.data,
        contacts: new.contacts,
        addresses: new.addresses,
        custom: BTreeMap::new(),
        score: 0,
        logo: None,
        balance_minor: 0,
        paid_minor: 0,
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
    }
}

fn is_each_once<T: PartialEq>(values: &[T]) -> bool {
    values.iter().enumerate().all(|(at, one)| !values[..at].contains(one))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn our_own_cards_come_back(form in client()) {
        let rules = rules(Vec::new());
        let Ok(meant) = form.parse(&rules) else { return Ok(()) };
        let emails: Vec<&String> = form.contacts.iter().map(|contact| &contact.email).filter(|email| !email.is_empty()).collect();
        prop_assume!(is_each_once(&emails));
        let cards = vcard::write(
            &stored(meant.clone()),
            |country| if country == Country::CANADA { "Canada".into() } else { "France".into() },
            label,
        );
        prop_assert!(cards.split("\r\n").all(|line| line.len() <= 75), "{}", cards);
        let (_, groups, _) = clients_of(cards.as_bytes(), &[]);
        prop_assert_eq!(groups.len(), 1, "{}", cards);
        prop_assert_eq!(parsed(&groups[0]), Ok(meant), "{}", cards);
    }
}
