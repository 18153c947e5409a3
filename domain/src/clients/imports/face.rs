//! What a client is, in a few values, to be set beside another that it may be.

use crate::clients::{Address, ClientData, Contact};
use crate::identifiers::{Email, Phone, Siret, VatNumber};
use crate::text::Text;

/// The values, by the paths of their fields: for every client the same paths, blank where it has none.
#[must_use]
pub fn face(
    number: Option<&str>,
    data: &ClientData,
    contacts: &[Contact],
    addresses: &[Address],
) -> Vec<(&'static str, String)> {
    let person = contacts.first();
    let own_email = data.email.as_ref().or_else(|| person?.email.as_ref());
    let own_phone = data.phone.as_ref().or(data.mobile.as_ref()).or_else(|| person?.direct_phone.as_ref());
    let city = addresses.iter().find_map(|address| address.city.as_ref());
    let or_blank = |text: Option<&str>| text.unwrap_or_default().to_owned();
    vec![
        ("fields.name", data.name.as_str().to_owned()),
        ("number", or_blank(number)),
        ("fields.siret", or_blank(data.siret.as_ref().map(Siret::as_str))),
        ("fields.vat_number", or_blank(data.vat_number.as_ref().map(VatNumber::as_str))),
        ("contacts[0].full_name", person.map(Contact::display_name).unwrap_or_default()),
        ("fields.email", or_blank(own_email.map(Email::as_str))),
        ("fields.phone", or_blank(own_phone.map(Phone::as_str))),
        ("addresses[0].city", or_blank(city.map(Text::as_str))),
    ]
}
