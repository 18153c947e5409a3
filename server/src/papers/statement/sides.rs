//! The two sides of a statement as its paper shows them: as they are today.

use domain::documents::Party;
use domain::error::FieldError;
use domain::identifiers::{Gst, Naf, Neq, Qst, Siren, Siret, VatNumber};
use kit::words::td_string;
use paper::sheet::{Accent, Buyer, Payment, Seller};
use store::documents::Addressed;

use crate::papers::address;
use crate::papers::parties::known;
use crate::papers::tongue::Tongue;

/// Who writes.
pub fn seller(whose: &Addressed, tongue: Tongue) -> Seller {
    let (party, profile) = (&whose.seller, &whose.company.profile);
    // The country is said to whoever is in another.
    let home = address::country(party).filter(|here| address::country(&whose.buyer).is_none_or(|there| there == *here));
    let siret = known(party, "siret").and_then(|siret| Siret::parse(&siret).ok());
    Seller {
        name: party.name.clone(),
        legal_form: known(party, "legal_form"),
        address: address::written(tongue.l, party, home),
        siren: siret.as_ref().map(|siret| siret.siren().formatted()),
        siret: siret.as_ref().map(Siret::formatted),
        naf: formatted(party, "naf", Naf::parse, Naf::formatted),
        rcs: known(party, "rcs"),
        vat_number: formatted(party, "vat_number", VatNumber::parse, VatNumber::formatted),
        neq: formatted(party, "neq", Neq::parse, Neq::formatted),
        gst: formatted(party, "gst", Gst::parse, Gst::formatted),
        qst: formatted(party, "qst", Qst::parse, Qst::formatted),
        email: party.email.clone(),
        phone: party.phone.clone(),
        website: known(party, "website"),
        accent: profile.accent.as_ref().and_then(|colour| Accent::parse(colour.as_str())).unwrap_or_default(),
        ..Seller::default()
    }
}

/// Who is written to.
pub fn buyer(whose: &Addressed, tongue: Tongue) -> Buyer {
    let (party, l) = (&whose.buyer, tongue.l);
    let more = [
        (td_string!(l, document.id_neq), formatted(party, "neq", Neq::parse, Neq::formatted)),
        (td_string!(l, document.id_gst), formatted(party, "gst", Gst::parse, Gst::formatted)),
        (td_string!(l, document.id_qst), formatted(party, "qst", Qst::parse, Qst::formatted)),
    ];
    Buyer {
        name: party.name.clone(),
        attention: None,
        address: address::written(l, party, address::country(&whose.seller)),
        vat_number: formatted(party, "vat_number", VatNumber::parse, VatNumber::formatted),
        siren: formatted(party, "siren", Siren::parse, Siren::formatted),
        siret: formatted(party, "siret", Siret::parse, Siret::formatted),
        more: more.into_iter().filter_map(|(label, value)| Some((label.to_owned(), value?))).collect(),
    }
}

/// The account that is paid into; nothing where the company names none.
pub fn payment(whose: &Addressed) -> Option<Payment> {
    let profile = &whose.company.profile;
    let iban = profile.iban.as_ref()?;
    let bic = profile.bic.as_ref().map(ToString::to_string);
    Some(Payment { iban: Some(iban.formatted()), bic, ..Payment::default() })
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
