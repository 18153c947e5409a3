//! The two sides of a document as they stand in it when it is issued.

use domain::billing::kind::DocumentKind;
use domain::clients::Address;
use domain::company::Profile;
use domain::documents::form::reading;
use domain::documents::{DocumentData, Party};
use domain::field::{FieldValue, MinorAmount};
use domain::geo::{Country, Province};
use domain::ids::AddressId;
use domain::money::Currency;
use domain::text::Text;

use super::customer::Customer;

/// The company.
pub(super) fn seller(profile: &Profile) -> Party {
    let place = Lines {
        line1: profile.line1.as_ref(),
        line2: profile.line2.as_ref(),
        postal_code: profile.postal_code.as_ref(),
        city: profile.city.as_ref(),
        province: profile.province,
        country: profile.country,
    };
    let mut known = Known::default();
    known.note("legal_form", profile.legal_form.as_ref().map(Text::as_str));
    known.note("share_capital", profile.share_capital.map(|capital| units(capital, profile.currency)));
    known.note("siret", profile.siret.as_ref().map(ToString::to_string));
    known.note("naf", profile.naf.as_ref().map(ToString::to_string));
    known.note("rcs", profile.rcs.as_ref().map(Text::as_str));
    known.note("vat_number", profile.vat_number.as_ref().map(ToString::to_string));
    known.note("neq", profile.neq.as_ref().map(ToString::to_string));
    known.note("gst", profile.gst.as_ref().map(ToString::to_string));
    known.note("qst", profile.qst.as_ref().map(ToString::to_string));
    known.note("website", profile.website.as_ref().map(ToString::to_string));
    known.note("iban", profile.iban.as_ref().map(ToString::to_string));
    known.note("bic", profile.bic.as_ref().map(ToString::to_string));
    Party {
        name: profile.name.as_str().to_owned(),
        address: place.written(),
        identifiers: known.0,
        email: profile.email.as_ref().map(ToString::to_string),
        phone: profile.phone.as_ref().map(ToString::to_string),
    }
}

/// The client, at the address that bills go to; of what is owed, or taken back of that, whoever its bills go to.
pub(super) fn buyer(customer: &Customer, data: &DocumentData, kind: DocumentKind) -> Party {
    match &customer.payer {
        Some(payer) if kind.moves().is_some() => billed(payer, None),
        _ => billed(customer, data.billing_address),
    }
}

/// The client, at the address that was chosen, else at that for bills.
pub(super) fn billed(customer: &Customer, chosen: Option<AddressId>) -> Party {
    let row = &customer.row;
    let mut known = Known::default();
    known.note("number", Some(row.number.as_str()));
    for (name, value) in [
        ("legal_form", &row.legal_form),
        ("siren", &row.siren),
        ("siret", &row.siret),
        ("vat_number", &row.vat_number),
        ("neq", &row.neq),
        ("gst", &row.gst),
        ("qst", &row.qst),
    ] {
        known.note(name, value.as_deref());
    }
    Party {
        name: row.name.clone(),
        address: customer.billing(chosen).map(|address| lines(address).written()).unwrap_or_default(),
        identifiers: known.0,
        email: row.email.clone(),
        phone: row.phone.clone(),
    }
}

/// Where goods go, if elsewhere. What is made out to another says whose it is.
pub(super) fn delivery(customer: &Customer, data: &DocumentData, kind: DocumentKind) -> Option<Party> {
    if customer.payer.is_some() && kind.moves().is_some() {
        let address = customer.goods_go(data.delivery_address);
        let address = address.map(|address| lines(address).written()).unwrap_or_default();
        return Some(Party { name: customer.row.name.clone(), address, ..Party::default() });
    }
    let address = customer.delivery(data.delivery_address)?;
    let is_elsewhere = customer.billing(data.billing_address).is_none_or(|billing| billing.id != address.id);
    let name = address.label.as_ref().map_or_else(|| customer.row.name.clone(), |label| label.as_str().to_owned());
    is_elsewhere.then(|| Party { name, address: lines(address).written(), ..Party::default() })
}

/// Facts by name, in their order.
#[derive(Default)]
struct Known(Vec<(String, String)>);

impl Known {
    fn note(&mut self, name: &str, value: Option<impl Into<String>>) {
        self.0.extend(value.map(|value| (name.to_owned(), value.into())));
    }
}

/// A postal address, part by part.
struct Lines<'a> {
    line1: Option<&'a Text<200>>,
    line2: Option<&'a Text<200>>,
    postal_code: Option<&'a Text<20>>,
    city: Option<&'a Text<100>>,
    province: Option<Province>,
    country: Country,
}

fn lines(address: &Address) -> Lines<'_> {
    Lines {
        line1: address.line1.as_ref(),
        line2: address.line2.as_ref(),
        postal_code: address.postal_code.as_ref(),
        city: address.city.as_ref(),
        province: address.province,
        country: address.country,
    }
}

impl Lines<'_> {
    /// Line by line, the country last.
    fn written(&self) -> Vec<String> {
        let (code, city) = (self.postal_code.map(Text::as_str), self.city.map(Text::as_str));
        // Where there are provinces, the code stands behind them (Canada Post, « Montréal QC H2X 1Y4 »; USPS likewise).
        let province = self.province.map(Province::as_str);
        let town = if province.is_some() { [city, province, code] } else { [code, city, None] };
        let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let street = [self.line1.map(Text::as_str), self.line2.map(Text::as_str)].into_iter().flatten();
        let lines = street.map(ToOwned::to_owned).chain(Some(town).filter(|town| !town.is_empty()));
        lines.chain(Some(self.country.as_str().to_owned())).collect()
    }
}

/// An amount in units, as forms write it.
fn units(amount: MinorAmount, currency: Currency) -> String {
    amount.written(&reading(currency))
}
