//! `/clients/{id}/near`: which other clients are near an address of this one (A6.4).

pub mod api;

use domain::clients::Address;
use domain::clients::near::{AreaKind, Locality, Nearness};
use domain::ids::{AddressId, ClientId};
use domain::subject::Subject;
use domain::text::Text;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use self::api::{NearRow, NearView, clients_near};
use crate::face::FACE;
use crate::overview::called;
use kit::error::AppError;
use kit::failure::Failure;
use kit::live;
use kit::title::PageTitle;
use kit::ui::{Avatar, AvatarSize, Badge, EmptyState, Glyph, TextSkeleton};
use kit::way_back;
use kit::words::{Locale, integer, is_one, td_string, words};

/// Who is near.
#[component]
pub fn NearPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let id = move || params.with(|params| params.get("id").and_then(|id| id.parse::<ClientId>().ok()));
    // An address that is none is not found, as one that is gone.
    let address = move || query.with(|query| query.get("address").map(|id| id.parse::<AddressId>().ok()));
    let near = Resource::new(
        move || (id(), address()),
        |(id, address)| async move {
            match (id, address) {
                (Some(id), None) => clients_near(id, None).await,
                (Some(id), Some(Some(address))) => clients_near(id, Some(address)).await,
                _ => Err(AppError::NotFound),
            }
        },
    );
    let renew = move || live::in_calm(move || near.refetch());
    live::on_changed(Subject::Client, renew);
    live::on_heard(Subject::Client, renew);
    view! {
        <Transition fallback=|| view! { <div class="page-body narrow"><TextSkeleton lines=10/></div> }>
            {move || Suspend::new(async move {
                match (near.await, id()) {
                    (Ok(view), Some(id)) => view! { <Near id view/> }.into_any(),
                    (Err(error), _) => view! { <Failure error alone=true/> }.into_any(),
                    (Ok(_), None) => view! { <Failure error=AppError::NotFound alone=true/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Near(id: ClientId, view: NearView) -> impl IntoView {
    let l = words();
    let title = td_string!(l, addresses.near_title, name = view.name.clone()).to_string();
    let count = count(l, view.neighbours.len(), view.total);
    let choice = (view.addresses.len() > 1).then(|| choice(l, id, &view));
    let body = match view.around {
        None => empty(td_string!(l, addresses.near_nowhere), td_string!(l, addresses.near_nowhere_text)).into_any(),
        Some(_) if view.neighbours.is_empty() => {
            empty(td_string!(l, addresses.near_none), td_string!(l, addresses.near_none_text)).into_any()
        }
        Some(_) => {
            let rows = view.neighbours.into_iter().map(|row| neighbour(l, row)).collect_view();
            view! {
                <p class="soft small near-note"><strong>{count}</strong> " — " {td_string!(l, addresses.near_note)}</p>
                <ul class="card near-list">{rows}</ul>
            }
            .into_any()
        }
    };
    view! {
        <PageTitle text=title.clone()/>
        <header class="page-head">
            <div class="page-title">
                <nav class="crumbs">
                    <a href=way_back::to(FACE.path())>{td_string!(l, clients.title)}</a>
                    <span aria-hidden="true">"›"</span>
                    <a href=format!("/clients/{id}")>{view.name}</a>
                </nav>
                <h1>{title}</h1>
            </div>
        </header>
        <div class="page-body narrow">{choice} {body}</div>
    }
}

/// The addresses of the client, of which one may ask about each.
fn choice(l: Locale, id: ClientId, view: &NearView) -> impl IntoView + use<> {
    let link = |(at, address): (usize, &Address)| {
        let href = address.id.map(|address| format!("/clients/{id}/near?address={address}"));
        let current = (view.around == Some(at)).then_some("true");
        let town = address.one_line();
        view! {
            <a class="chip" href=href aria-current=current title=town><span class="truncate">{called(l, address)}</span></a>
        }
    };
    let links = view.addresses.iter().enumerate().map(link).collect_view();
    view! { <nav class="chips near-choice" aria-label=td_string!(l, addresses.near_around)>{links}</nav> }
}

fn empty(title: &'static str, text: &'static str) -> impl IntoView {
    view! { <EmptyState icon=Glyph::MapPin title text=text/> }
}

/// How many there are, and how many of them are shown.
fn count(l: Locale, shown: usize, total: u64) -> String {
    let count = integer(total);
    if total > shown as u64 {
        return td_string!(l, addresses.near_first, shown = integer(shown as u64), count = count).to_string();
    }
    if is_one(l, total) {
        td_string!(l, addresses.near_count_one).to_owned()
    } else {
        td_string!(l, addresses.near_count_many, count = count).to_string()
    }
}

fn neighbour(l: Locale, row: NearRow) -> impl IntoView {
    let distance = distance(l, row.nearness, &row.address);
    let phone = match row.phone {
        Some((e164, shown)) => view! { <a class="link" href=format!("tel:{e164}")>{shown}</a> }.into_any(),
        None => view! { <span class="faint">{td_string!(l, addresses.no_phone)}</span> }.into_any(),
    };
    let contact = row.contact.unwrap_or_else(|| td_string!(l, addresses.no_contact).to_owned());
    view! {
        <li class="person top near-row" class:away=row.is_inactive>
            <Avatar name=row.name.clone() size=AvatarSize::Medium/>
            <span class="person-text">
                <a class="person-name link" href=format!("/clients/{}", row.id)>{row.name}</a>
                <span class="person-note">{row.number} " · " {contact}</span>
                <span class="person-note">{row.address.one_line()}</span>
            </span>
            <span class="near-end">
                <span class="row wrap">
                    {row.is_inactive.then(|| view! { <Badge>{td_string!(l, clients.state_inactive)}</Badge> })}
                    <span class="tag">{distance}</span>
                </span>
                {phone}
            </span>
        </li>
    }
}

/// How near an address is, in words.
fn distance(l: Locale, nearness: Nearness, address: &Address) -> String {
    let place = Locality::of(address);
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    match nearness {
        Nearness::SameCode => {
            let code = text(address.postal_code.as_ref().map(Text::as_str));
            td_string!(l, addresses.same_code, code = code).to_string()
        }
        Nearness::SameCity => {
            let city = text(address.city.as_ref().map(Text::as_str));
            td_string!(l, addresses.same_city, city = city).to_string()
        }
        Nearness::SameArea { .. } if place.area_kind() == AreaKind::Department => {
            td_string!(l, addresses.same_department, area = place.area).to_string()
        }
        Nearness::SameArea { .. } => td_string!(l, addresses.same_area, area = place.area).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use domain::geo::Country;

    use super::*;

    fn at(country: &str, code: &str, city: &str) -> Address {
        Address {
            id: None,
            label: None,
            line1: None,
            line2: None,
            postal_code: Text::parse(code).ok(),
            city: Text::parse(city).ok(),
            province: None,
            country: Country::parse(country).unwrap(),
            latitude: None,
            longitude: None,
            is_main: true,
            is_billing: false,
            is_delivery: false,
        }
    }

    #[test]
    fn a_distance_is_told_in_words() {
        let area = Nearness::SameArea { apart: 2 };
        let lyon = at("FR", "69003", "Lyon");
        assert_eq!(distance(Locale::fr, Nearness::SameCode, &lyon), "Même code postal (69003)");
        assert_eq!(distance(Locale::fr, Nearness::SameCity, &lyon), "Même ville (Lyon)");
        assert_eq!(distance(Locale::fr, area, &lyon), "Même département (69)");
        assert_eq!(distance(Locale::en, area, &at("CA", "H2X 1Y4", "Montréal")), "Same postal area (H2X)");
    }

    #[test]
    fn the_count_says_when_there_are_more() {
        assert_eq!(count(Locale::fr, 1, 1), "1 client");
        assert_eq!(count(Locale::fr, 12, 12), "12 clients");
        assert_eq!(count(Locale::en, 100, 240), "The nearest 100 of 240 clients");
    }
}
