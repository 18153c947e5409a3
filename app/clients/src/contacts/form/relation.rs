use domain::contacts::LinkForm;
use domain::ids::ClientId;
use leptos::prelude::*;

use super::state::FormState;
use crate::contacts::client_finder::ClientFinder;
use crate::contacts::wording;
use kit::ui::{CheckField, FormSection, Glyph, Icon, IconButton};
use kit::words::td_string;

/// « Relation commerciale » (A5.9): the clients that the contact is linked to, and what it is to each.
#[component]
pub fn Relation(
    /// The form.
    state: FormState,
) -> impl IntoView {
    let l = state.l;
    let rows = move || state.rows.with(|rows| rows.of("clients").to_vec());
    let linked = Callback::new(move |()| {
        let rows = state.rows.with_untracked(|rows| rows.of("clients").to_vec());
        rows.into_iter().filter_map(|row| state.link(row).id.parse().ok()).collect()
    });
    let take = Callback::new(move |(id, name): (ClientId, String)| {
        let link = LinkForm { id: id.to_string(), name, ..LinkForm::default() };
        state.add_row("clients", link.into());
        state.touch();
    });
    view! {
        <FormSection
            id="clients"
            title=td_string!(l, contacts.relation)
            description=td_string!(l, contacts.relation_text)
        >
            <For each=rows key=|row| *row let(row)>
                <LinkCard state row/>
            </For>
            <div class="field">
                <span class="field-label" aria-hidden="true">{td_string!(l, contacts.link_client)}</span>
                <ClientFinder id="contact-client" linked on_take=take/>
            </div>
        </FormSection>
    }
}

/// One client.
#[component]
fn LinkCard(state: FormState, row: u32) -> impl IntoView {
    let l = state.l;
    let link = state.link(row);
    let path = move |name: &str| format!("clients[{row}].{name}");
    let tick = |name: &'static str| {
        let checked = link.get(name).is_some_and(|value| !value.is_empty());
        view! { <CheckField name=path(name) label=wording::link_field(l, name) checked value="on"/> }
    };
    let ticks = ["is_primary", "is_billing", "is_dunning", "receives_invoices"].map(tick).collect_view();
    let error = state.error(path("id"));
    let unlink = td_string!(l, contacts.unlink_from, name = link.name.clone()).to_string();
    view! {
        <fieldset class="field-group boxed form-card">
            <legend class="sr-only">{link.name.clone()}</legend>
            <input type="hidden" name=path("id") value=link.id.clone()/>
            <input type="hidden" name=path("name") value=link.name.clone()/>
            <div class="field-group-head">
                <strong>{link.name.clone()}</strong>
                <div class="end">
                    <IconButton
                        label=unlink
                        icon=Glyph::X
                        class="sm"
                        on_press=move |()| state.remove_row("clients", row)
                    />
                </div>
            </div>
            <div class="form-ticks">{ticks}</div>
            {move || error.get().map(|text| view! {
                <p class="field-error"><Icon glyph=Glyph::Warning/><span>{text}</span></p>
            })}
        </fieldset>
    }
}
