use std::sync::Arc;

use domain::form::FormText;
use domain::lists::ListKind;
use leptos::prelude::*;

use super::state::FormState;
use crate::form::api::find_contacts;
use crate::view::ContactChoice;
use crate::wording;
use engines::form::{DASH, Find, Folded, Look, Suggest, Suggestion, named_line, named_select};
use kit::ui::{Badge, BadgeKind, Button, ButtonKind, CheckField, FormSection, Glyph, IconButton, InputKind};
use kit::words::td_string;

/// The people at the client (A5.1–A5.4).
#[component]
pub fn Contacts(
    /// The form.
    state: FormState,
) -> impl IntoView {
    let l = state.l;
    let linking = RwSignal::new(false);
    let add = move |()| {
        let row = state.add_row("contacts", FormText::default());
        focus_soon(format!("contacts-{row}-first_name"));
    };
    view! {
        <FormSection
            id="contacts"
            title=td_string!(l, clients.section_contacts)
            description=td_string!(l, clients.section_contacts_text)
        >
            <For each=move || state.rows.with(|rows| rows.of("contacts").to_vec()) key=|row| *row let(row)>
                <ContactCard state row/>
            </For>
            <div class="row wrap">
                <Button icon=Glyph::Plus on_press=add>{td_string!(l, contacts.add)}</Button>
                <Button kind=ButtonKind::Quiet icon=Glyph::UserPlus on_press=move |()| linking.update(|on| *on = !*on)>
                    {td_string!(l, contacts.link)}
                </Button>
            </div>
            {move || linking.get().then(|| view! { <Link state linking/> })}
        </FormSection>
    }
}

/// Finds a contact of another client and links it to this one (A5.4 « Ajouter / Lier »).
#[component]
fn Link(state: FormState, linking: RwSignal<bool>) -> impl IntoView {
    let l = state.l;
    let text = RwSignal::new(String::new());
    let last = StoredValue::new(Vec::<ContactChoice>::new());
    let find: Find = Arc::new(move |text| {
        Box::pin(async move {
            let found = find_contacts(text.into()).await.unwrap_or_default();
            last.try_update_value(|last| last.clone_from(&found));
            found
                .into_iter()
                .map(|contact| {
                    let note = [contact.form.email.clone(), contact.clients.clone()];
                    let note = note.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
                    Suggestion { value: contact.form.id, label: contact.name, note, is_new: false }
                })
                .collect()
        })
    });
    let take = move |taken: Suggestion| {
        let choice = last.with_value(|last| last.iter().find(|choice| choice.form.id == taken.value).cloned());
        if let Some(choice) = choice {
            state.of().learn(choice.telephones);
            let row = state.add_row("contacts", choice.form.into());
            state.touch();
            linking.set(false);
            focus_soon(format!("contacts-{row}-first_name"));
        }
    };
    let id = "contact-link";
    focus_soon(id.to_owned());
    view! {
        <Suggest
            id
            label=td_string!(l, contacts.link)
            placeholder=td_string!(l, contacts.link_search)
            none_text=td_string!(l, contacts.link_none)
            text
            find
            on_take=Callback::new(take)
        />
    }
}

/// One contact.
#[component]
fn ContactCard(state: FormState, row: u32) -> impl IntoView {
    let l = state.l;
    let mut form = state.contact(row);
    let id = form.id.clone();
    let linked = !id.is_empty()
        && !state
            .start(|start| start.rows("contacts").iter().any(|row| start.get(&format!("contacts[{row}].id")) == id));
    let rare = ["switchboard", "fax", "source", "marketing_email", "marketing_sms", "is_inactive"];
    let open = rare.iter().any(|name| form.get_mut(name).is_some_and(|value| !value.is_empty()));
    let form = StoredValue::new(form);
    let value =
        move |name: &str| form.try_update_value(|form| form.get_mut(name).cloned()).flatten().unwrap_or_default();
    let path = move |name: &str| format!("contacts[{row}].{name}");
    let email_required = asked_for_email(state) == Some(row);
    let line = move |name: &'static str, kind: InputKind| {
        let label = wording::contact_field(l, name).to_owned();
        let look = Look { kind, required: email_required && name == "email", ..Look::default() };
        named_line(state.form(), path(name), label, &value(name), look)
    };
    let tick = move |name: &'static str| {
        view! { <CheckField name=path(name) label=wording::contact_field(l, name) checked=!value(name).is_empty() value="on"/> }
    };
    let choice = move |name: &'static str, kind: ListKind| {
        let held = value(name);
        let options = state.options.with_value(|options| options.list(kind, &held));
        named_select(
            path(name),
            wording::contact_field(l, name).to_owned(),
            options,
            held,
            Some(DASH.to_owned()),
            state.error(path(name)),
        )
    };
    let place = move || {
        state.rows.with(|rows| rows.of("contacts").iter().position(|other| *other == row).map_or(0, |at| at + 1))
    };
    let remove = move |()| state.remove_row("contacts", row);
    let element = (!id.is_empty()).then(|| format!("contact-{id}"));
    view! {
        <fieldset class="field-group boxed form-card" id=element>
            <legend class="sr-only">{move || td_string!(l, contacts.one, number = place().to_string()).to_string()}</legend>
            <input type="hidden" name=path("id") value=id/>
            <div class="field-group-head">
                <strong>{move || td_string!(l, contacts.one, number = place().to_string()).to_string()}</strong>
                {linked.then(|| view! { <Badge kind=BadgeKind::Info>{td_string!(l, contacts.linked)}</Badge> })}
                <div class="end">
                    <IconButton label=td_string!(l, contacts.remove) icon=Glyph::Trash class="sm" on_press=remove/>
                </div>
            </div>
            <div class="form-grid contact-name">
                {choice("civility", ListKind::Civility)}
                {line("first_name", InputKind::Text)}
                {line("last_name", InputKind::Text)}
            </div>
            <div class="form-grid cols-2">
                {line("email", InputKind::Email)}
                {line("position", InputKind::Text)}
                {line("direct_phone", InputKind::Tel)}
                {line("mobile", InputKind::Tel)}
            </div>
            <div class="form-ticks">
                <label class="choice">
                    <input class="radio" type="radio" name="contacts.primary" value=row.to_string() checked=!value("is_primary").is_empty()/>
                    <span class="choice-text">{td_string!(l, contacts.is_primary)}</span>
                </label>
                {tick("is_billing")}
                {tick("is_dunning")}
                {tick("receives_invoices")}
            </div>
            <Folded title=td_string!(l, contacts.more) open>
                <div class="form-grid cols-3">
                    {line("switchboard", InputKind::Tel)}
                    {line("fax", InputKind::Tel)}
                    {choice("source", ListKind::ContactSource)}
                </div>
                <div class="form-ticks">
                    {tick("marketing_email")}
                    {tick("marketing_sms")}
                    {tick("is_inactive")}
                </div>
            </Folded>
        </fieldset>
    }
}

/// The row whose e-mail is asked for, where the settings want one (A2.4). One contact's is enough: whoever has one already, else the
/// first.
fn asked_for_email(state: FormState) -> Option<u32> {
    if !state.options.with_value(|options| options.defaults.email_required) {
        return None;
    }
    let rows = state.rows.with_untracked(|rows| rows.of("contacts").to_vec());
    rows.iter().find(|row| !state.contact(**row).email.is_empty()).or(rows.first()).copied()
}

/// Brings the focus into a field that is about to be drawn.
pub fn focus_soon(id: String) {
    request_animation_frame(move || {
        use wasm_bindgen::JsCast;
        if let Some(field) =
            document().get_element_by_id(&id).and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok())
        {
            // Fails only for elements that are gone.
            drop(field.focus());
        }
    });
}
