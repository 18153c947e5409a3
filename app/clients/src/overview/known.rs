//! What a client's file holds, beyond people and places.

use domain::clients::{ClientKind, ShippingIdentity, VatRegime};
use domain::field::MinorAmount;
use domain::format::{money, percent};
use domain::money::Money;
use leptos::prelude::*;

use super::rows::Rows;
use crate::view::ClientView;
use crate::wording;
use engines::record::FactRow;
use kit::places;
use kit::words::{Locale, custom_value, formats, td_string};

/// Identifiers and ways to reach the client.
pub fn reach(l: Locale, view: &ClientView) -> Rows {
    let mut rows = Rows::new(l);
    let data = &view.client.data;
    rows.phone(view, "phone", data.phone.as_ref());
    rows.phone(view, "mobile", data.mobile.as_ref());
    rows.phone(view, "switchboard", data.switchboard.as_ref());
    rows.email("email", data.email.as_ref());
    rows.site(data.website.as_ref());
    data.other_phones.0.iter().for_each(|phone| rows.phone(view, "other_phones", Some(phone)));
    data.other_emails.0.iter().for_each(|email| rows.email("other_emails", Some(email)));
    rows.text("fax", data.fax.as_ref().map(|fax| view.phone(fax.as_str())));
    macro_rules! identifiers {
        ($($name:ident),+) => {$(
            rows.copied(stringify!($name), data.$name.as_ref().map(|value| (value.formatted(), value.as_str().to_owned())));
        )+};
    }
    identifiers!(siret, siren, vat_number, neq, gst, qst);
    rows
}

/// Everything else, and the company's own fields (A3.12).
pub fn more(l: Locale, view: &ClientView) -> Rows {
    let mut rows = Rows::new(l);
    identity(&mut rows, view);
    trade(&mut rows, view);
    custom(&mut rows, view);
    rows
}

/// Who it is and how it is filed.
fn identity(rows: &mut Rows, view: &ClientView) {
    let (l, f, data) = (rows.l, formats(), &view.client.data);
    let plain = |text: &Option<domain::text::Text<80>>| text.as_ref().map(|text| text.as_str().to_owned());
    rows.text("kind", (data.kind != ClientKind::default()).then(|| wording::kind(l, data.kind).to_owned()));
    rows.text("legal_form", plain(&data.legal_form));
    let capital = data.share_capital.map(|capital| money(Money::new(capital.0, data.currency), f));
    rows.text("share_capital", capital);
    rows.text("naf", data.naf.as_ref().map(domain::identifiers::Naf::formatted));
    rows.text("rcs", plain(&data.rcs));
    rows.text("id_number", plain(&data.id_number));
    rows.text("reference", plain(&data.reference));
    rows.text("client_type", data.client_type.and_then(|id| view.name_of(id)));
    rows.text("category", data.category.and_then(|id| view.name_of(id)));
    rows.text("origin", data.origin.and_then(|id| view.name_of(id)));
    rows.text("industry", data.industry.and_then(|id| view.name_of(id)));
    rows.text("size", data.size.and_then(|id| view.name_of(id)));
    rows.text("owner", data.owner.and_then(|id| view.name_of(id)));
    for (name, other) in [("parent", data.parent), ("payer", data.payer)] {
        if let Some((id, words)) = other.and_then(|id| Some((id, view.name_of(id)?))) {
            let link = view! { <a class="link" href=format!("/clients/{id}")>{words}</a> };
            rows.push(name, link.into_any());
        }
    }
    let social = [
        ("linkedin", &data.linkedin),
        ("facebook", &data.facebook),
        ("twitter", &data.twitter),
        ("viadeo", &data.viadeo),
    ];
    for (name, profile) in social {
        if let Some(profile) = profile {
            rows.profile(name, profile.as_str());
        }
    }
    for (name, on) in [("marketing_email", data.marketing_email), ("marketing_sms", data.marketing_sms)] {
        rows.text(name, on.then(|| td_string!(l, common.yes).to_owned()));
    }
}

/// How one trades with it.
fn trade(rows: &mut Rows, view: &ClientView) {
    let (l, f, data) = (rows.l, formats(), &view.client.data);
    let account = |text: &Option<domain::text::Text<40>>| text.as_ref().map(|text| text.as_str().to_owned());
    rows.text("currency", Some(data.currency.as_str().to_owned()));
    rows.text("language", data.language.as_ref().map(|code| places::language(l, code.as_str())));
    rows.text("price_category", data.price_category.and_then(|id| view.name_of(id)));
    let regime = (data.vat_regime != VatRegime::default()).then(|| wording::vat_regime(l, data.vat_regime).to_owned());
    rows.text("vat_regime", regime);
    rows.text("default_vat", data.default_vat.map(|rate| percent(rate.0, f)));
    rows.text("discount", data.discount.map(|rate| percent(rate.0, f)));
    rows.text("prices_with_tax", data.prices_with_tax.then(|| td_string!(l, common.yes).to_owned()));
    rows.text("payment_method", data.payment_method.and_then(|id| view.name_of(id)));
    let amount = |minor: Option<MinorAmount>| minor.map(|minor| money(Money::new(minor.0, data.currency), f));
    rows.text("credit_limit", amount(data.credit_limit));
    rows.text("carrier", data.carrier.as_ref().map(|carrier| carrier.as_str().to_owned()));
    rows.text("free_shipping", amount(data.free_shipping));
    rows.text("hourly_rate", amount(data.hourly_rate));
    rows.text("accounting_account", account(&data.accounting_account));
    rows.text("third_party_account", account(&data.third_party_account));
    rows.text("auxiliary_account", account(&data.auxiliary_account));
    let identity = data.shipping_identity;
    let usual = identity == ShippingIdentity::default();
    rows.text("shipping_identity", (!usual).then(|| wording::shipping_identity(l, identity).to_owned()));
}

/// The company's own fields.
fn custom(rows: &mut Rows, view: &ClientView) {
    for field in &view.custom_fields {
        if let Some(value) = view.client.custom.get(&field.id) {
            let shown = custom_value(rows.l, value);
            let (name, label) = (field.id.to_string(), field.label.clone());
            rows.rows.push(FactRow { name, label, value: shown.into_any() });
        }
    }
}
