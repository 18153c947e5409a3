//! The two sides of a document as its paper shows them, from what it said of them when it was issued.

use domain::company::Profile;
use domain::documents::form::reading;
use domain::documents::{Content, Party};
use domain::error::FieldError;
use domain::field::{FieldValue, MinorAmount};
use domain::format::money;
use domain::geo::Country;
use domain::identifiers::{Bic, Gst, Iban, Naf, Neq, Qst, Siren, Siret, VatNumber};
use domain::money::Money;
use kit::words::td_string;
use paper::sheet::{Accent, Buyer, Seller};

use super::address;
use super::tongue::Tongue;

/// Who issues it.
pub fn seller(content: &Content, profile: &Profile, tongue: Tongue) -> Seller {
    let party = &content.seller;
    // Whoever is in the same country knows it.
    let is_near = |here: &Country| address::country(&content.buyer).is_none_or(|there| there == *here);
    let home = address::country(party).filter(is_near);
    Seller {
        name: party.name.clone(),
        legal_form: known(party, "legal_form"),
        share_capital: share_capital(party, profile, tongue),
        address: address::written(tongue.l, party, home),
        siren: known(party, "siret").and_then(|siret| Some(Siret::parse(&siret).ok()?.siren().formatted())),
        siret: formatted(party, "siret", Siret::parse, Siret::formatted),
        naf: formatted(party, "naf", Naf::parse, Naf::formatted),
        rcs: known(party, "rcs"),
        vat_number: formatted(party, "vat_number", VatNumber::parse, VatNumber::formatted),
        neq: formatted(party, "neq", Neq::parse, Neq::formatted),
        gst: formatted(party, "gst", Gst::parse, Gst::formatted),
        qst: formatted(party, "qst", Qst::parse, Qst::formatted),
        email: party.email.clone(),
        phone: party.phone.clone(),
        website: known(party, "website"),
        logo: None,
        accent: profile.accent.as_ref().and_then(|colour| Accent::parse(colour.as_str())).unwrap_or_default(),
    }
}

/// Whom it is for.
pub fn buyer(content: &Content, tongue: Tongue) -> Buyer {
    let party = &content.buyer;
    let l = tongue.l;
    let more = [
        (td_string!(l, document.id_neq), formatted(party, "neq", Neq::parse, Neq::formatted)),
        (td_string!(l, document.id_gst), formatted(party, "gst", Gst::parse, Gst::formatted)),
        (td_string!(l, document.id_qst), formatted(party, "qst", Qst::parse, Qst::formatted)),
    ];
    Buyer {
        name: party.name.clone(),
        attention: None,
        address: address::written(l, party, address::country(&content.seller)),
        vat_number: formatted(party, "vat_number", VatNumber::parse, VatNumber::formatted),
        siren: formatted(party, "siren", Siren::parse, Siren::formatted),
        siret: formatted(party, "siret", Siret::parse, Siret::formatted),
        more: more.into_iter().filter_map(|(label, value)| Some((label.to_owned(), value?))).collect(),
    }
}

/// Where goods go, the name first; nothing where that is the client's address.
pub fn delivery(content: &Content, tongue: Tongue) -> Vec<String> {
    let Some(party) = &content.delivery else { return Vec::new() };
    let name = Some(party.name.clone()).filter(|name| !name.is_empty());
    name.into_iter().chain(address::written(tongue.l, party, address::country(&content.seller))).collect()
}

/// The account that is paid into, in groups, and its bank.
pub fn account(content: &Content) -> (Option<String>, Option<String>) {
    let party = &content.seller;
    (formatted(party, "iban", Iban::parse, Iban::formatted), formatted(party, "bic", Bic::parse, Bic::to_string))
}

/// A fact by its name, as it is kept.
pub fn known(party: &Party, name: &str) -> Option<String> {
    party.identifiers.iter().find(|(called, _)| called == name).map(|(_, value)| value.clone())
}

/// A number by its name, as it is printed; as it is kept where it does not read.
fn formatted<T>(
    party: &Party,
    name: &str,
    parse: fn(&str) -> Result<T, FieldError>,
    print: fn(&T) -> String,
) -> Option<String> {
    known(party, name).map(|kept| parse(&kept).map_or(kept.clone(), |read| print(&read)))
}

/// « 10 000,00 € ».
fn share_capital(party: &Party, profile: &Profile, tongue: Tongue) -> Option<String> {
    let kept = known(party, "share_capital")?;
    let currency = profile.currency;
    let read = MinorAmount::read(&kept, &reading(currency));
    Some(read.map_or(kept, |amount| money(Money::new(amount.0, currency), tongue.f)))
}
