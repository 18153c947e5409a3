//! The two forms of `/portal/me`: of the contact, and of where their client is.

use domain::error::FieldErrors;
use domain::geo::Country;
use domain::own_details::{PERSON, PLACE, Typed};
use kit::places::{Menu, countries, country, language, offered_languages, provinces};
use kit::words::{Locale, td_string};
use leptos::prelude::*;
use store::portal::Own;

use crate::portal::inputs::Filled;
use crate::portal::security;

/// Which of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// That of the contact.
    Person,
    /// That of the address.
    Place,
}

/// What became of what was sent.
pub enum Said {
    /// It was saved.
    Saved,
    /// Something is wrong with it.
    Wrong(Part),
    /// Somebody else has changed the same meanwhile: of what differs, how it stands.
    Changed(Part, Typed),
}

/// What the page shows.
pub struct Sheet {
    /// What stands in the forms.
    pub own: Own,
    /// What is said above them.
    pub said: Option<Said>,
    /// What is wrong with what was typed.
    pub errors: FieldErrors,
}

impl Sheet {
    /// What is wrong with one of the forms.
    fn errors_of(&self, part: Part) -> FieldErrors {
        let is_wrong = matches!(&self.said, Some(Said::Wrong(wrong)) if *wrong == part);
        if is_wrong { self.errors.clone() } else { FieldErrors::default() }
    }
}

/// Both forms; in a preview there is nobody whose details could be shown.
pub fn forms(l: Locale, sheet: &Sheet) -> AnyView {
    let saved = matches!(sheet.said, Some(Said::Saved))
        .then(|| view! { <p class="good" role="status">{td_string!(l, portal.me_saved)}</p> });
    let person = match &sheet.own.person {
        Some(fields) => person(l, sheet, fields),
        None => view! { <p>{td_string!(l, portal.me_nobody)}</p> }.into_any(),
    };
    let place = sheet.own.place.as_ref().map(|fields| place(l, sheet, fields));
    view! {
        {saved}
        {person}
        {place}
        <p><a href=security::PATH>{td_string!(l, portal.security_title)}</a></p>
    }
    .into_any()
}

fn person(l: Locale, sheet: &Sheet, fields: &Typed) -> AnyView {
    let (own, errors) = (&sheet.own, sheet.errors_of(Part::Person));
    let mut typed = fields.clone();
    typed.insert("language".to_owned(), own.language.clone());
    let filled = Filled { l, typed: &typed, errors: &errors };
    let mut menu: Menu = offered_languages(l, &own.languages, &own.language);
    if own.language.is_empty() {
        menu.insert(0, (String::new(), td_string!(l, portal.me_usual_language).to_owned()));
    }
    let [version, client_version] = own.versions;
    view! {
        <form class="sheet" method="post" action="/portal/me">
            {said(l, sheet, Part::Person, filled)}
            <input type="hidden" name="version" value=version.to_string()/>
            <input type="hidden" name="client_version" value=client_version.to_string()/>
            {filled.line("first_name", td_string!(l, contacts.first_name), "given-name")}
            {filled.line("last_name", td_string!(l, contacts.last_name), "family-name")}
            {filled.line("position", td_string!(l, contacts.position), "organization-title")}
            {filled.line("direct_phone", td_string!(l, contacts.direct_phone), "tel")}
            {filled.line("mobile", td_string!(l, contacts.mobile), "tel")}
            {filled.line("switchboard", td_string!(l, contacts.switchboard), "tel")}
            {filled.choice("language", td_string!(l, portal.me_language), menu)}
            <p>{td_string!(l, portal.me_email, email = own.email.clone()).to_string()}</p>
            <button type="submit">{td_string!(l, portal.me_save)}</button>
        </form>
    }
    .into_any()
}

fn place(l: Locale, sheet: &Sheet, typed: &Typed) -> AnyView {
    let (own, errors) = (&sheet.own, sheet.errors_of(Part::Place));
    let filled = Filled { l, typed, errors: &errors };
    let province = Country::parse(&filled.text("country")).ok().filter(|country| country.has_provinces()).map(|of| {
        let mut menu: Menu = provinces(l, of);
        menu.insert(0, (String::new(), String::new()));
        filled.choice("province", td_string!(l, addresses.province), menu)
    });
    let [_, version] = own.versions;
    let is_preview = own.person.is_none();
    view! {
        <h2>{td_string!(l, portal.me_address)}</h2>
        <form class="sheet" method="post" action="/portal/me/address">
            {said(l, sheet, Part::Place, filled)}
            <input type="hidden" name="client_version" value=version.to_string()/>
            {filled.line("line1", td_string!(l, addresses.line1), "address-line1")}
            {filled.line("line2", td_string!(l, addresses.line2), "address-line2")}
            {filled.line("postal_code", td_string!(l, addresses.postal_code), "postal-code")}
            {filled.line("city", td_string!(l, addresses.city), "address-level2")}
            {province}
            {filled.choice("country", td_string!(l, addresses.country), countries(l))}
            <button type="submit" disabled=is_preview>{td_string!(l, portal.me_save)}</button>
        </form>
    }
    .into_any()
}

/// Why a form was not saved.
fn said(l: Locale, sheet: &Sheet, part: Part, filled: Filled<'_>) -> Option<AnyView> {
    let names = if part == Part::Person { PERSON } else { PLACE };
    match &sheet.said {
        Some(Said::Wrong(of)) if *of == part => {
            let is_elsewhere = filled.elsewhere(&[names, ["language"].as_slice()].concat()).is_some();
            let text =
                if is_elsewhere { td_string!(l, portal.me_not_saved) } else { td_string!(l, portal.me_look_below) };
            Some(view! { <p class="wrong" role="alert">{text}</p> }.into_any())
        }
        Some(Said::Changed(of, theirs)) if *of == part => {
            let row = |(name, stands): (&String, &String)| {
                let stands = shown(l, name, stands);
                view! { <dt>{label(l, name)}</dt> <dd>{stands}</dd> }
            };
            let rows: Vec<_> = theirs.iter().map(row).collect();
            let view = view! {
                <div class="wrong" role="alert">
                    <p>{td_string!(l, portal.me_changed)}</p>
                    <dl>{rows}</dl>
                </div>
            };
            Some(view.into_any())
        }
        _ => None,
    }
}

/// How a value reads: a code by its name, and nothing as a dash.
fn shown(l: Locale, name: &str, stands: &str) -> String {
    match (name, stands) {
        (_, "") => "–".to_owned(),
        ("language", code) => language(l, code),
        ("country", code) => Country::parse(code).map_or_else(|_| code.to_owned(), |of| country(l, of).to_owned()),
        _ => stands.to_owned(),
    }
}

fn label(l: Locale, name: &str) -> &'static str {
    match name {
        "first_name" => td_string!(l, contacts.first_name),
        "last_name" => td_string!(l, contacts.last_name),
        "position" => td_string!(l, contacts.position),
        "direct_phone" => td_string!(l, contacts.direct_phone),
        "mobile" => td_string!(l, contacts.mobile),
        "switchboard" => td_string!(l, contacts.switchboard),
        "line1" => td_string!(l, addresses.line1),
        "line2" => td_string!(l, addresses.line2),
        "postal_code" => td_string!(l, addresses.postal_code),
        "city" => td_string!(l, addresses.city),
        "province" => td_string!(l, addresses.province),
        "country" => td_string!(l, addresses.country),
        _ => td_string!(l, portal.me_language),
    }
}
