//! The words for what clients' files hold: labels of fields, names of states and choices.

use domain::clients::{ClientKind, ClientState, ShippingIdentity, VatRegime};

use kit::labels;
use kit::words::{Locale, integer, is_one, td_string};

/// The word for a state.
pub fn state(l: Locale, state: ClientState) -> &'static str {
    match state {
        ClientState::Active => td_string!(l, clients.state_active),
        ClientState::Inactive => td_string!(l, clients.state_inactive),
        ClientState::Archived => td_string!(l, clients.state_archived),
        ClientState::Deleted => td_string!(l, clients.state_deleted),
    }
}

/// The word for all clients in a state, on its chip.
pub fn states(l: Locale, state: ClientState) -> &'static str {
    match state {
        ClientState::Active => td_string!(l, clients.states_active),
        ClientState::Inactive => td_string!(l, clients.states_inactive),
        ClientState::Archived => td_string!(l, clients.states_archived),
        ClientState::Deleted => td_string!(l, clients.states_deleted),
    }
}

/// The words for what a client is.
pub fn kind(l: Locale, kind: ClientKind) -> &'static str {
    match kind {
        ClientKind::Company => td_string!(l, clients.kind_company),
        ClientKind::Individual => td_string!(l, clients.kind_individual),
        ClientKind::Association => td_string!(l, clients.kind_association),
        ClientKind::PublicBody => td_string!(l, clients.kind_public_body),
    }
}

/// The words for how VAT applies.
pub fn vat_regime(l: Locale, regime: VatRegime) -> &'static str {
    match regime {
        VatRegime::Automatic => td_string!(l, clients.vat_automatic),
        VatRegime::Taxable => td_string!(l, clients.vat_taxable),
        VatRegime::Export => td_string!(l, clients.vat_export),
        VatRegime::IntraCommunity => td_string!(l, clients.vat_intra_community),
        VatRegime::NotSubject => td_string!(l, clients.vat_not_subject),
    }
}

/// The words for whose name stands on labels.
pub fn shipping_identity(l: Locale, identity: ShippingIdentity) -> &'static str {
    match identity {
        ShippingIdentity::Standard => td_string!(l, clients.shipping_standard),
        ShippingIdentity::Client => td_string!(l, clients.shipping_client),
        ShippingIdentity::None => td_string!(l, clients.shipping_none),
    }
}

/// A number of clients.
pub fn count(l: Locale, number: u64) -> String {
    let count = integer(number);
    if is_one(l, number) {
        td_string!(l, clients.count_one, count).to_string()
    } else {
        td_string!(l, clients.count_many, count).to_string()
    }
}

/// A number of days.
pub fn days(l: Locale, days: u32) -> String {
    let count = integer(days.into());
    if is_one(l, days) {
        td_string!(l, clients.days_one, count).to_string()
    } else {
        td_string!(l, clients.days_many, count).to_string()
    }
}

domain::for_each_client_field!(labels, own_field, clients);
domain::for_each_contact_field!(labels, person_field, contacts);
domain::for_each_address_field!(labels, place_field, addresses);

/// The label of one of the client's own fields, by its name.
pub fn field(l: Locale, name: &str) -> Option<&'static str> {
    match name {
        "name" => Some(td_string!(l, clients.name)),
        "currency" => Some(td_string!(l, clients.currency)),
        "language" => Some(td_string!(l, clients.language)),
        "tags" => Some(td_string!(l, clients.tags)),
        "number" => Some(td_string!(l, clients.number)),
        name => own_field(l, name),
    }
}

/// The label of a contact's field, by its name.
pub fn contact_field(l: Locale, name: &str) -> &'static str {
    match name {
        "is_primary" | "primary" => td_string!(l, contacts.is_primary),
        "is_billing" | "billing" => td_string!(l, contacts.is_billing),
        "is_dunning" | "dunning" => td_string!(l, contacts.is_dunning),
        "receives_invoices" => td_string!(l, contacts.receives_invoices),
        "is_inactive" | "inactive" => td_string!(l, contacts.is_inactive),
        name => person_field(l, name).unwrap_or_else(|| td_string!(l, contacts.title)),
    }
}

/// The label of an address's field, by its name.
pub fn address_field(l: Locale, name: &str) -> &'static str {
    let name = match name {
        "main" => "is_main",
        "delivery" => "is_delivery",
        name => name,
    };
    place_field(l, name).unwrap_or_else(|| td_string!(l, addresses.title))
}

/// The label of a path of the form (`fields.phone`, `contacts[0].email`, `custom.<id>`); `custom` names custom fields.
pub fn path(l: Locale, path: &str, custom: impl Fn(&str) -> Option<String>) -> String {
    if let Some(name) = path.strip_prefix("fields.") {
        return field(l, name).unwrap_or(name).to_owned();
    }
    if let Some(id) = path.strip_prefix("custom.") {
        return custom(id).unwrap_or_else(|| td_string!(l, clients.fold_custom).to_owned());
    }
    if let Some((position, name)) = numbered(path, "contacts[") {
        let lead = td_string!(l, clients.at_contact, number = position).to_string();
        return format!("{lead} {}", contact_field(l, name));
    }
    if let Some((position, name)) = numbered(path, "addresses[") {
        let lead = td_string!(l, clients.at_address, number = position).to_string();
        return format!("{lead} {}", address_field(l, name));
    }
    // What is told of a row by itself.
    if let Some(name) = path.strip_prefix("contacts.") {
        return contact_field(l, name).to_owned();
    }
    if let Some(name) = path.strip_prefix("addresses.") {
        return address_field(l, name).to_owned();
    }
    match path {
        "contacts" => td_string!(l, contacts.title).to_owned(),
        "addresses" => td_string!(l, addresses.title).to_owned(),
        other => field(l, other).unwrap_or(other).to_owned(),
    }
}

/// The place, counted from one, and the field's name in `contacts[0].email`.
fn numbered<'a>(path: &'a str, start: &str) -> Option<(String, &'a str)> {
    let (place, name) = path.strip_prefix(start)?.split_once("].")?;
    let place: usize = place.parse().ok()?;
    Some(((place + 1).to_string(), name))
}

#[cfg(test)]
mod tests {
    use domain::clients::ContactForm;
    use domain::clients::fields::ClientFields;

    use super::*;

    #[test]
    fn every_field_has_a_label_in_both_languages() {
        for l in [Locale::fr, Locale::en] {
            for name in ClientFields::NAMES {
                assert!(field(l, name).is_some_and(|label| !label.is_empty()), "{name}");
            }
            for name in ContactForm::NAMES {
                assert_ne!(contact_field(l, name), contact_field(l, ""), "{name}");
            }
        }
    }

    #[test]
    fn a_path_is_told_with_its_place() {
        let none = |_: &str| None;
        assert_eq!(path(Locale::fr, "fields.phone", none), "Téléphone");
        assert_eq!(path(Locale::en, "contacts[1].email", none), "Contact 2: E-mail");
        assert_eq!(path(Locale::fr, "custom.7", |id| Some(format!("champ {id}"))), "champ 7");
        assert_eq!(path(Locale::en, "number", none), "Number");
        assert_eq!(path(Locale::en, "contacts.civility", none), contact_field(Locale::en, "civility"));
        assert_eq!(path(Locale::fr, "addresses.latitude", none), "Latitude");
    }
}
