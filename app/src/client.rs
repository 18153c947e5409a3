//! The page of a client, with what other features show there: clients know nothing of them.

use engines::listing::RowLink;
use engines::record::{Given, Part};
use kit::words::Locale;
use leptos::prelude::*;
use uuid::Uuid;

/// What is given to it, in the order of its parts.
static ALL: [&Given; 3] = [&documents::OF_CLIENT, &expenses::OF_CLIENT, &tasks::OF_CLIENT];

/// What is given by all of them; what stands on the overview is the documents'.
static OF_CLIENT: Given =
    Given { parts, overview: |client| (documents::OF_CLIENT.overview)(client), offered, shown, files };

fn parts(client: Uuid) -> Vec<Part> {
    ALL.into_iter().flat_map(|given| (given.parts)(client)).collect()
}

fn offered(l: Locale, client: Uuid) -> Vec<RowLink> {
    ALL.into_iter().flat_map(|given| (given.offered)(l, client)).collect()
}

fn shown(l: Locale, client: Uuid) -> Option<RowLink> {
    ALL.into_iter().find_map(|given| (given.shown)(l, client))
}

fn files(l: Locale, client: Uuid) -> Vec<RowLink> {
    ALL.into_iter().flat_map(|given| (given.files)(l, client)).collect()
}

/// `/clients/{id}`.
#[component]
pub fn ClientPage() -> impl IntoView {
    view! { <clients::ClientPage given=&OF_CLIENT/> }
}
