use domain::clients::additions::{self, AdditionRules};
use domain::clients::places::AddressMarks;
use domain::error::FieldErrors;
use domain::form::FormText;
use domain::ids::ClientId;
use leptos::prelude::*;

use super::api::add_address;
use super::lines::called;
use crate::form::{AddressInputs, Uses};
use crate::overview::adding::Added;
use crate::view::{ClientView, blank_address};
use crate::wording;
use engines::form::FormInDialog;
use kit::ui::{Dialog, Glyph, ToggleField};
use kit::words::{Locale, td_string, words};

/// A further place of the client.
static ADDRESS: Added = Added {
    group: "addresses",
    read,
    send: |client: ClientId, row: FormText| Box::pin(add_address(client, row.into())),
    done: |l, name| td_string!(l, addresses.added, name = name).to_string(),
};

fn read(l: Locale, row: FormText, rules: &AdditionRules) -> Result<String, FieldErrors> {
    Ok(called(l, &additions::address(&row.into(), rules)?))
}

/// « Ajouter une adresse »: where it is, and what it is for (A6.3).
#[component]
pub fn AddAddress(
    /// The client.
    view: StoredValue<ClientView>,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let l = words();
    let content = move || {
        let (form, row) = view.with_value(|view| ADDRESS.form(view, blank_address(&view.defaults).into()));
        let (usual, suggests) = view.with_value(|view| (view.defaults.country, view.suggests));
        let is_first = view.with_value(|view| view.client.addresses.is_empty());
        // The first one is the main one by itself.
        let main = (!is_first).then(|| {
            let label = wording::address_field(l, "is_main");
            view! { <ToggleField name=format!("addresses[{row}].is_main") label icon=Glyph::Home/> }
        });
        view! {
            <FormInDialog form open>
                <AddressInputs form row usual suggests/>
                <Uses row marks=AddressMarks::default() main=main.into_any()/>
            </FormInDialog>
        }
    };
    view! {
        <Dialog id="add-address" open wide=true title=td_string!(l, addresses.add) close_label=td_string!(l, common.close)>
            {content()}
        </Dialog>
    }
}
