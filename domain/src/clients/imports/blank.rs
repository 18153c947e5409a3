//! Cells that say nothing where they go.

use super::place::Place;
use crate::clients::fields::ClientFields;
use crate::custom_fields::{CustomField, CustomKind};
use crate::imports::Value;
use crate::imports::choices::read;
use crate::imports::nothing::{Holds, says_nothing};

/// Whether a cell says nothing: « néant », « N/A », « - », zeros where a number or an address is given. A choice may be called so all the
/// same, and a country is looked at where it is read: « NC » is one.
pub(super) fn is_blank(place: Place, cell: &str, custom: &[CustomField]) -> bool {
    match place {
        Place::Ignored | Place::Address(_, "country") => false,
        Place::Field("name") | Place::NameElse if is_stamp(cell) => true,
        Place::Number
        | Place::NameElse
        | Place::RecordId
        | Place::ContactOfId
        | Place::FullName(_)
        | Place::LastFirst(_)
        | Place::Contact(_, "first_name" | "last_name")
        | Place::Address(_, "province" | "latitude" | "longitude") => says_nothing(cell, Holds::Name),
        Place::Field(name) => match ClientFields::value(name) {
            Value::Choice(choices) if choices.iter().any(|(stored, ..)| read(choices, cell) == *stored) => false,
            _ => says_nothing(cell, of_field(name)),
        },
        Place::Contact(_, "email" | "direct_phone" | "mobile" | "switchboard" | "fax")
        | Place::Address(_, "postal_code") => says_nothing(cell, Holds::Given),
        Place::State
        | Place::Inactive
        | Place::CallingCode
        | Place::Standing
        | Place::ContactOf
        | Place::Note
        | Place::Town(_)
        | Place::Contact(..)
        | Place::Address(..) => says_nothing(cell, Holds::Words),
        Place::Custom(id) => custom.iter().find(|field| field.id == id).is_some_and(|field| is_blank_of(field, cell)),
    }
}

/// The line that `QuickBooks` ends its lists with: « Tuesday, February 3, 2026 10:00 AM GMT-05:00 ».
fn is_stamp(cell: &str) -> bool {
    let is_zone = |zone: &str| zone.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ':' | 'Z'));
    cell.trim().rsplit_once(" GMT").is_some_and(|(before, zone)| before.contains(':') && is_zone(zone))
}

/// What a client's field holds.
fn of_field(name: &str) -> Holds {
    match name {
        "name" | "reference" | "id_number" | "legal_form" => Holds::Name,
        "website" | "email" | "phone" | "mobile" | "switchboard" | "fax" | "other_emails" | "other_phones"
        | "siren" | "siret" | "naf" | "vat_number" | "rcs" | "neq" | "gst" | "qst" | "linkedin" | "facebook"
        | "twitter" | "viadeo" => Holds::Given,
        _ => Holds::Words,
    }
}

fn is_blank_of(field: &CustomField, cell: &str) -> bool {
    match field.kind {
        CustomKind::Choice if field.options.iter().any(|option| option == cell) => false,
        CustomKind::Text => says_nothing(cell, Holds::Name),
        CustomKind::Date => says_nothing(cell, Holds::Given),
        CustomKind::Choice | CustomKind::Number | CustomKind::YesNo => says_nothing(cell, Holds::Words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_depends_on_where_it_goes() {
        let blank = |place, cell| is_blank(place, cell, &[]);
        assert!(blank(Place::Field("siret"), "0") && blank(Place::Field("phone"), "inconnu"));
        assert!(!blank(Place::Field("negotiated_days"), "0") && !blank(Place::Field("is_prospect"), "0"));
        assert!(
            blank(Place::Field("name"), "Le mardi 3 février 2026 10:00 GMT-05:00")
                && !blank(Place::Field("name"), "GMT")
        );
        assert!(!blank(Place::Field("name"), "Néant") && blank(Place::Field("name"), "-"));
        assert!(!blank(Place::Field("shipping_identity"), "Aucune"), "a choice");
        assert!(!blank(Place::Address(0, "province"), "NC") && !blank(Place::Address(0, "country"), "NC"));
        assert!(!blank(Place::Address(0, "line1"), "Sans Souci, no 12"));
        assert!(!blank(Place::Contact(0, "last_name"), "Null") && blank(Place::Contact(0, "email"), "null"));
    }
}
