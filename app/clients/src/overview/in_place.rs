//! What of a client is changed on its page, line by line.

use domain::clients::{ClientData, ClientKind, ShippingIdentity, VatRegime};
use domain::custom_fields::label_of;
use domain::field::Reading;
use domain::geo::LanguageCode;
use domain::identifiers::PhoneRules;
use domain::lists::ListKind;
use domain::subject::Subject;

use super::may_edit;
use crate::api::set_client_field;
use crate::face::FACE;
use crate::view::ClientView;
use crate::wording;
use engines::lines;
use engines::record::api::Offered;
use engines::record::{Change, Changing, Choices, Field, InPlace, Lines, offered, offering, or_none};
use kit::bootstrap::bootstrap;
use kit::places;
use kit::words::{Locale, td_string, words};

/// The fields that are typed in one line, and shown as they are typed.
fn fields(data: &ClientData, reading: Reading) -> Vec<Field> {
    lines! {
        data, reading;
        phone, mobile, switchboard, fax, email, website, siret, siren, vat_number, neq, gst, qst, naf, rcs,
        legal_form, share_capital, id_number, reference, linkedin, facebook, twitter, viadeo,
        default_vat, hourly_rate, discount, credit_limit, carrier, free_shipping, accounting_account, third_party_account, auxiliary_account,
    }
}

/// The fields that are chosen. Whoever changes the currency, which the ledger fixes, goes to the form.
fn chosen(data: &ClientData, reading: Reading) -> Vec<Field> {
    lines! {
        data, reading;
        kind, client_type, category, origin, industry, size, owner, language, price_category, vat_regime, payment_method, shipping_identity,
    }
}

/// What of a client may be changed in place by whoever looks.
pub fn of(view: &ClientView) -> Option<InPlace> {
    let (client, l) = (&view.client, words());
    if !may_edit(client.state) {
        return None;
    }
    let (country, currency) = (view.defaults.country, client.data.currency);
    let reading = Reading { country, currency, phone: PhoneRules::shape() };
    let lines = Lines::default().fields(fields(&client.data, reading), &view.phones);
    let said = [td_string!(l, common.yes), td_string!(l, common.no)];
    let lines = lines.ticked(lines!(client.data, reading; marketing_email, marketing_sms, prices_with_tax), said);
    let lines = lines.chosen(chosen(&client.data, reading)).own(&view.custom_fields, &client.custom);
    let (id, custom, names) = (client.id, view.custom_fields.clone(), view.names.clone());
    let label = move |path: &str| wording::path(l, path, |id| label_of(&custom, id));
    let save = move |Change { version, path, typed }: Change| -> Changing {
        Box::pin(set_client_field(id, version, path, typed))
    };
    let languages = bootstrap().me.and_then(|me| me.company).map(|company| company.languages).unwrap_or_default();
    let offer = move |name: String, held: String| match listed(&name) {
        Some(of) => offering(Subject::Client, of, held, &names),
        None => offered(choices(l, languages.codes(), &name, &held)),
    };
    Some(InPlace::new(&FACE, (id.0, client.version), lines, label, save).choosing(offer))
}

/// What a field is one of that is made of entries or of members.
fn listed(name: &str) -> Option<Offered> {
    let kind = match name {
        "client_type" => ListKind::ClientType,
        "category" => ListKind::Category,
        "origin" => ListKind::Origin,
        "industry" => ListKind::Industry,
        "size" => ListKind::Size,
        "price_category" => ListKind::PriceCategory,
        "payment_method" => ListKind::PaymentMethod,
        "owner" => return Some(Offered::Members),
        _ => return None,
    };
    Some(Offered::List(kind))
}

/// What another one may be that holds this.
fn choices(l: Locale, languages: &[LanguageCode], name: &str, held: &str) -> Choices {
    let named = |value: &str, words: &str| (value.to_owned(), words.to_owned());
    match name {
        "kind" => ClientKind::ALL.iter().map(|kind| named(kind.as_str(), wording::kind(l, *kind))).collect(),
        "language" => or_none(places::offered_languages(l, languages, held)),
        "vat_regime" => VatRegime::ALL.iter().map(|of| named(of.as_str(), wording::vat_regime(l, *of))).collect(),
        _ => {
            let all = ShippingIdentity::ALL.iter();
            all.map(|identity| named(identity.as_str(), wording::shipping_identity(l, *identity))).collect()
        }
    }
}
