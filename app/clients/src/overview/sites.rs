use domain::clients::Address;
use domain::text::Text;
use leptos::prelude::*;

use super::may_edit;
use crate::view::ClientView;
use domain::listing::escaped;
use kit::places;
use kit::ui::{Glyph, Icon};
use kit::words::{Locale, td_string, words};

/// « Adresses »: where the client is, and how to get there (A6).
#[component]
pub fn Sites(
    /// The client.
    view: StoredValue<ClientView>,
) -> impl IntoView {
    let l = words();
    let addresses = view.with_value(|view| view.client.addresses.clone());
    let empty = addresses.is_empty();
    let (id, can_edit) = view.with_value(|view| (view.client.id, may_edit(view.client.state)));
    view! {
        <section class="panel">
            <header class="panel-head">
                <h2>{td_string!(l, addresses.title)}</h2>
                {can_edit.then(|| view! {
                    <a class="link" href=format!("/clients/{id}/edit#addresses") aria-label=td_string!(l, addresses.add)>
                        {td_string!(l, common.add)}
                    </a>
                })}
            </header>
            {empty.then(|| view! { <p class="faint small">{td_string!(l, addresses.none)}</p> })}
            <ul class="sites">{addresses.into_iter().map(|address| site(l, address)).collect_view()}</ul>
        </section>
    }
}

/// The address as it stands on an envelope, line by line.
fn lines(l: Locale, address: &Address) -> Vec<String> {
    let text = |text: &Option<Text<200>>| text.as_ref().map(|text| text.as_str().to_owned());
    let town = [address.postal_code.as_ref().map(Text::as_str), address.city.as_ref().map(Text::as_str)];
    let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let town = match address.province {
        Some(province) => format!("{town} ({})", places::province(l, province)),
        None => town,
    };
    let all = [
        text(&address.line1),
        text(&address.line2),
        Some(town.trim().to_owned()),
        Some(places::country(l, address.country).to_owned()),
    ];
    all.into_iter().flatten().filter(|line| !line.is_empty()).collect()
}

/// What a map is asked for: the street, the town, the country; floors and people would confuse it.
fn searched(address: &Address) -> String {
    let parts = [
        Some(address.one_line()),
        address.province.map(domain::geo::Province::iso),
        Some(address.country.as_str().to_owned()),
    ];
    escaped(&parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
}

fn site(l: Locale, address: Address) -> impl IntoView {
    let mut shown = lines(l, &address).into_iter();
    let (first, label) = match &address.label {
        Some(label) => (Some(label.as_str().to_owned()), true),
        None => (shown.next(), false),
    };
    let rest: Vec<String> = shown.collect();
    let marks = [
        (address.is_main, td_string!(l, addresses.main)),
        (address.is_billing, td_string!(l, addresses.billing)),
        (address.is_delivery, td_string!(l, addresses.delivery)),
    ];
    let marks = marks
        .into_iter()
        .filter(|(on, _)| *on)
        .map(|(_, words)| view! { <span class="tag">{words}</span> })
        .collect_view();
    let query = searched(&address);
    let link = |href: String, glyph: Glyph, words: &'static str| {
        view! {
            <a class="link" href=href target="_blank" rel="noopener noreferrer">
                <Icon glyph/> {words} <span class="sr-only">" " {td_string!(l, clients.new_tab)}</span>
            </a>
        }
    };
    view! {
        <li class="site">
            <span class="person-name" class:labelled=label>{first}</span>
            {rest.into_iter().map(|line| view! { <span class="person-note">{line}</span> }).collect_view()}
            <span class="row wrap site-marks">{marks}</span>
            <span class="row wrap site-links">
                {link(format!("https://www.openstreetmap.org/search?query={query}"), Glyph::MapPin, td_string!(l, addresses.map))}
                {link(format!("https://www.openstreetmap.org/directions?to={query}"), Glyph::Directions, td_string!(l, addresses.directions))}
            </span>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use domain::geo::{Country, Province};

    use super::*;

    fn montreal() -> Address {
        Address {
            id: None,
            label: None,
            line1: Text::parse("12 rue Émile").ok(),
            line2: Text::parse("2e étage").ok(),
            postal_code: Text::parse("H2X 1Y4").ok(),
            city: Text::parse("Montréal").ok(),
            province: Province::parse(Country::CANADA, "QC").ok(),
            country: Country::CANADA,
            is_main: true,
            is_billing: false,
            is_delivery: false,
        }
    }

    #[test]
    fn an_address_reads_as_on_an_envelope() {
        let lines = lines(Locale::fr, &montreal());
        assert_eq!(lines, ["12 rue Émile", "2e étage", "H2X 1Y4 Montréal (Québec)", "Canada"]);
    }

    #[test]
    fn a_map_is_asked_without_the_floor() {
        let query = searched(&montreal());
        assert_eq!(query, "12%20rue%20%C3%89mile%2C%20H2X%201Y4%20Montr%C3%A9al%2C%20CA-QC%2C%20CA");
    }
}
