//! `/settings/price-lists`: « Grilles tarifaires » (A12.2): all of them, or the one that stands in the address with what it says.

mod add;
pub mod api;
mod entry;
mod form;
mod lists;
mod open;
mod paste;
mod saying;
mod wording;

use domain::access::Permission;
use domain::ids::ListItemId;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::lists::AllLists;
use self::open::OneList;
use kit::failure::Allowed;

/// The price lists, or one of them.
#[component]
pub fn PriceListsPage() -> impl IntoView {
    view! { <Allowed to=Permission::ManageSettings><Chosen/></Allowed> }
}

#[component]
fn Chosen() -> impl IntoView {
    let query = use_query_map();
    let open = Memo::new(move |_| query.read().get("list").and_then(|id| id.parse::<ListItemId>().ok()));
    move || match open.get() {
        Some(id) => view! { <OneList id/> }.into_any(),
        None => view! { <AllLists/> }.into_any(),
    }
}
