use domain::clients::{ClientKind, ShippingIdentity, VatRegime};
use domain::custom_fields::CustomValue;
use domain::format::{DateStyle, date, decimal, money, percent};
use domain::identifiers::{Email, Phone, Website};
use domain::money::Money;
use i18n::geo_names;
use leptos::prelude::*;

use crate::bootstrap::may;
use crate::clients::view::ClientView;
use crate::clients::wording;
use crate::ui::{CopyButton, Glyph, Icon};
use crate::words::{Locale, formats, td_string, words};

/// Labels and values; what is empty is left out.
struct Rows {
    l: Locale,
    rows: Vec<(String, AnyView)>,
}

impl Rows {
    fn new(l: Locale) -> Self {
        Self { l, rows: Vec::new() }
    }

    fn label(&self, name: &str) -> String {
        wording::field(self.l, name).unwrap_or_default().to_owned()
    }

    /// A plain value.
    fn text(&mut self, name: &str, value: Option<String>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.rows.push((self.label(name), value.into_any()));
        }
    }

    /// A value that is often needed elsewhere: shown as people read it, copied as machines do.
    fn copied(&mut self, name: &str, value: Option<(String, String)>) {
        if let Some((shown, copied)) = value {
            let label = self.label(name);
            self.rows.push((label.clone(), with_copy(self.l, &label, shown.into_any(), copied)));
        }
    }

    fn phone(&mut self, view: &ClientView, name: &str, phone: Option<&Phone>) {
        if let Some(phone) = phone {
            let label = self.label(name);
            let shown = view.phone(phone.as_str());
            let link = view! { <a class="link" href=format!("tel:{}", phone.as_str())>{shown.clone()}</a> }.into_any();
            self.rows.push((label.clone(), with_copy(self.l, &label, link, shown)));
        }
    }

    fn email(&mut self, name: &str, email: Option<&Email>) {
        if let Some(email) = email {
            let label = self.label(name);
            let link =
                view! { <a class="link" href=format!("mailto:{}", email.as_str())>{email.as_str().to_owned()}</a> };
            self.rows.push((label.clone(), with_copy(self.l, &label, link.into_any(), email.as_str().to_owned())));
        }
    }

    fn site(&mut self, site: Option<&Website>) {
        if let Some(site) = site {
            let words = td_string!(self.l, clients.open_site);
            let link = view! {
                <a class="link" href=site.as_str().to_owned() target="_blank" rel="noopener noreferrer" title=words>
                    {site.host().to_owned()} <Icon glyph=Glyph::ExternalLink/>
                </a>
            };
            self.rows.push((self.label("website"), link.into_any()));
        }
    }

    fn drawn(self) -> impl IntoView {
        let line = |(label, value): (String, AnyView)| view! { <dt>{label}</dt><dd>{value}</dd> };
        view! { <dl class="kv">{self.rows.into_iter().map(line).collect_view()}</dl> }
    }
}

/// A value with a button that copies it.
fn with_copy(l: Locale, what: &str, shown: AnyView, copied: String) -> AnyView {
    let label = td_string!(l, clients.copy_value, what = what.to_owned()).to_string();
    view! {
        <span class="copied-value">
            {shown}
            <CopyButton text=Signal::stored(copied) label done_label=td_string!(l, common.copied)/>
        </span>
    }
    .into_any()
}

/// « Coordonnées »: identifiers and ways to reach the client.
#[component]
pub fn Reach(
    /// The client.
    view: StoredValue<ClientView>,
) -> impl IntoView {
    let l = words();
    let view = view.get_value();
    let (id, data) = (view.client.id, &view.client.data);
    let mut rows = Rows::new(l);
    rows.phone(&view, "phone", data.phone.as_ref());
    rows.phone(&view, "mobile", data.mobile.as_ref());
    rows.phone(&view, "switchboard", data.switchboard.as_ref());
    rows.email("email", data.email.as_ref());
    rows.site(data.website.as_ref());
    data.other_phones.0.iter().for_each(|phone| rows.phone(&view, "other_phones", Some(phone)));
    data.other_emails.0.iter().for_each(|email| rows.email("other_emails", Some(email)));
    rows.text("fax", data.fax.as_ref().map(|fax| view.phone(fax.as_str())));
    macro_rules! identifiers {
        ($($name:ident),+) => {$(
            rows.copied(stringify!($name), data.$name.as_ref().map(|value| (value.formatted(), value.as_str().to_owned())));
        )+};
    }
    identifiers!(siret, siren, vat_number, neq, gst, qst);
    let edit = may(domain::access::Permission::EditClients);
    let empty = rows.rows.is_empty();
    view! {
        <section class="panel">
            <header class="panel-head">
                <h2>{td_string!(l, clients.details)}</h2>
                {edit.then(|| view! { <a class="link" href=format!("/clients/{id}/edit")>{td_string!(l, common.edit)}</a> })}
            </header>
            {if empty {
                view! { <p class="faint small">{td_string!(l, clients.no_details)}</p> }.into_any()
            } else {
                rows.drawn().into_any()
            }}
        </section>
    }
}

/// Everything else the file holds, and the company's own fields (A3.12).
#[component]
pub fn MoreDetails(
    /// The client.
    view: StoredValue<ClientView>,
) -> impl IntoView {
    let l = words();
    let view = view.get_value();
    let mut rows = Rows::new(l);
    identity(&mut rows, &view);
    trade(&mut rows, &view);
    custom(&mut rows, &view);
    (!rows.rows.is_empty()).then(|| {
        view! {
            <section class="panel">
                <header class="panel-head"><h2>{td_string!(l, clients.more_details)}</h2></header>
                {rows.drawn()}
            </section>
        }
    })
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
            rows.rows.push((rows.label(name), link.into_any()));
        }
    }
    let social = [
        ("linkedin", &data.linkedin),
        ("facebook", &data.facebook),
        ("twitter", &data.twitter),
        ("viadeo", &data.viadeo),
    ];
    for (name, profile) in social {
        rows.text(name, profile.as_ref().map(|profile| profile.as_str().to_owned()));
    }
    for (name, on) in [("marketing_email", data.marketing_email), ("marketing_sms", data.marketing_sms)] {
        rows.text(name, on.then(|| td_string!(l, clients.yes).to_owned()));
    }
}

/// How one trades with it.
fn trade(rows: &mut Rows, view: &ClientView) {
    let (l, f, data) = (rows.l, formats(), &view.client.data);
    let account = |text: &Option<domain::text::Text<40>>| text.as_ref().map(|text| text.as_str().to_owned());
    rows.text("currency", Some(data.currency.as_str().to_owned()));
    let language = data.language.as_ref();
    let french = l == Locale::fr;
    rows.text(
        "language",
        language.map(|code| geo_names::language_name(code.as_str(), french).unwrap_or(code.as_str()).to_owned()),
    );
    rows.text("price_category", data.price_category.and_then(|id| view.name_of(id)));
    let regime = (data.vat_regime != VatRegime::default()).then(|| wording::vat_regime(l, data.vat_regime).to_owned());
    rows.text("vat_regime", regime);
    rows.text("default_vat", data.default_vat.map(|rate| percent(rate.0, f)));
    rows.text("accounting_account", account(&data.accounting_account));
    rows.text("third_party_account", account(&data.third_party_account));
    rows.text("auxiliary_account", account(&data.auxiliary_account));
    let identity = data.shipping_identity;
    let usual = identity == ShippingIdentity::default();
    rows.text("shipping_identity", (!usual).then(|| wording::shipping_identity(l, identity).to_owned()));
}

/// The company's own fields.
fn custom(rows: &mut Rows, view: &ClientView) {
    let f = formats();
    for field in &view.custom_fields {
        let shown = view.client.custom.get(&field.id).map(|value| match value {
            CustomValue::Text(text) => text.clone(),
            CustomValue::Number(number) => decimal(*number, 28, f),
            CustomValue::Date(day) => date(*day, DateStyle::Medium, f),
            CustomValue::Yes => td_string!(rows.l, clients.yes).to_owned(),
        });
        if let Some(shown) = shown {
            rows.rows.push((field.label.clone(), shown.into_any()));
        }
    }
}
