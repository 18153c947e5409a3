//! The addresses of a card.

use super::card::{Card, Property};
use super::reach::sorted;
use super::who::{Who, Whom, joined, one_line};
use crate::clients::AddressForm;

/// How many have columns of their own; the notes keep what is beyond.
pub(super) const MOST: usize = 4;

/// Every address, the preferred first, and at work those of home last.
pub(super) fn places(card: &Card, who: &Who) -> Vec<AddressForm> {
    let is_at_work = who.whom != Whom::Person;
    let mut written = sorted(card, "ADR", is_at_work);
    // Whatever somebody prefers, their home is no company's.
    written.sort_by_key(|property| is_at_work && property.is_private());
    let is_preferred = written.first().is_some_and(|first| first.is_preferred());
    let mut places: Vec<AddressForm> = written.into_iter().map(|property| place(property, who)).collect();
    places.retain(|place| !is_empty(place));
    if places.is_empty() {
        // An address that nobody has taken apart, as it is stuck on an envelope.
        let line1 = card.text("LABEL");
        places.extend((!line1.is_empty()).then(|| AddressForm { line1, ..AddressForm::default() }));
    }
    if let Some(first) = places.first_mut().filter(|_| is_preferred) {
        "on".clone_into(&mut first.is_main);
    }
    only_first(&mut places, |place| &mut place.is_billing);
    only_first(&mut places, |place| &mut place.is_delivery);
    places
}

/// An address in one line.
pub(super) fn in_one_line(place: &AddressForm) -> String {
    let town = joined(&[place.postal_code.clone(), place.city.clone()], " ");
    let street = place.line1.lines().collect::<Vec<_>>().join(", ");
    let parts = [place.label.clone(), street, place.line2.clone(), town, place.province.clone(), place.country.clone()];
    joined(&parts, ", ")
}

/// Post box, second line, street, city, province, postal code, country (RFC 6350, § 6.3.1).
fn place(property: &Property, who: &Who) -> AddressForm {
    let parts = property.parts();
    let part = |at: usize| parts.get(at).map(|part| part.trim().to_owned()).unwrap_or_default();
    let tick = |kind: &str| if property.is(kind) { "on".to_owned() } else { String::new() };
    AddressForm {
        label: label(property, who),
        line1: part(2),
        line2: joined(&[part(1), part(0)], ", "),
        city: part(3),
        province: part(4),
        postal_code: part(5),
        country: part(6),
        // RFC 9554, § 5.1 and 5.2.
        is_billing: tick("billing"),
        is_delivery: tick("delivery"),
        ..AddressForm::default()
    }
}

/// What somebody calls it; else where it is, as far as that is not what one expects: whose home, at a company.
fn label(property: &Property, who: &Who) -> String {
    let label = one_line(&property.label);
    if !label.is_empty() {
        return label;
    }
    match who.whom {
        Whom::PersonAt if property.is_private() => joined(&["home".to_owned(), who.called()], " – "),
        Whom::Company if property.is_private() => "home".to_owned(),
        Whom::Person if property.is("work") && !property.is("home") => "work".to_owned(),
        _ => String::new(),
    }
}

fn is_empty(place: &AddressForm) -> bool {
    [&place.line1, &place.line2, &place.city, &place.province, &place.postal_code, &place.country]
        .iter()
        .all(|part| part.is_empty())
}

/// At most one address is for bills, and one for parcels.
fn only_first(places: &mut [AddressForm], mark: impl Fn(&mut AddressForm) -> &mut String) {
    let mut is_taken = false;
    for place in places {
        let mark = mark(place);
        if is_taken {
            mark.clear();
        }
        is_taken |= !mark.is_empty();
    }
}
