use std::sync::Arc;

use domain::clients::ClientRow;
use domain::ids::ClientId;
use domain::listing::Lookup;
use domain::subject::Subject;
use leptos::prelude::*;

use crate::form::api::find_clients;
use crate::named;
use engines::form::{Find, Know, Suggest, Suggestion};
use engines::listing::local;
use kit::words::{td_string, words};

/// The most clients offered; whoever seeks another types on.
const MOST: usize = 20;

/// Finds a client by name or number, to link a contact to it (A5.4, A5.9).
#[component]
pub fn ClientFinder(
    /// The id of its input; unique in the page.
    id: &'static str,
    /// The clients that it is linked to already, as they are then: they are not offered again.
    linked: Callback<(), Vec<ClientId>>,
    /// Takes one: its id and its name.
    on_take: Callback<(ClientId, String)>,
) -> impl IntoView {
    let l = words();
    let text = RwSignal::new(String::new());
    let offered = move |found: Vec<ClientRow>| -> Vec<Suggestion> {
        let linked = linked.try_run(()).unwrap_or_default();
        let others = found.into_iter().filter(|row| !linked.contains(&row.id)).map(|row| Suggestion {
            value: row.id.to_string(),
            label: row.name,
            note: row.number,
            is_new: false,
        });
        others.take(MOST).collect()
    };
    let find: Find = Arc::new(move |text| {
        Box::pin(async move { offered(find_clients(text.into(), None).await.unwrap_or_default()) })
    });
    let know: Know = Arc::new(move |text| Some(offered(named::look(Lookup::Offered(text, MOST * 2))?)));
    let take = move |taken: Suggestion| {
        text.set(String::new());
        if let Ok(id) = taken.value.parse() {
            on_take.run((id, taken.label));
        }
    };
    view! {
        <div class="grow" on:focusin=|_| local::fetch_now(Subject::Client, || ())>
            <Suggest
                id
                label=td_string!(l, contacts.link_client)
                placeholder=td_string!(l, contacts.link_client_search)
                none_text=td_string!(l, contacts.link_client_none)
                text
                find
                know
                on_take=Callback::new(take)
            />
        </div>
    }
}
