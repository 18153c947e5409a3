use domain::clients::ContactForm;
use domain::clients::additions::{self, AdditionRules};
use domain::error::FieldErrors;
use domain::form::FormText;
use domain::ids::ClientId;
use leptos::prelude::*;

use super::api::add_contact;
use crate::form::ContactInputs;
use crate::overview::adding::Added;
use crate::view::ClientView;
use engines::form::FormInDialog;
use kit::ui::{Dialog, InputKind};
use kit::words::{Locale, td_string, words};

/// Somebody new at the client.
static CONTACT: Added = Added {
    group: "contacts",
    read,
    send: |client: ClientId, row: FormText| Box::pin(add_contact(client, row.into())),
    done: |l, name| td_string!(l, contacts.linked_now, name = name).to_string(),
};

fn read(l: Locale, row: FormText, rules: &AdditionRules) -> Result<String, FieldErrors> {
    let name = additions::contact(&row.into(), rules)?.display_name();
    Ok(if name.is_empty() { td_string!(l, contacts.unnamed).to_owned() } else { name })
}

/// « Ajouter un contact »: who they are, how they are reached, and what they are to the client (A5.4–A5.6). The rest is in the form.
#[component]
pub fn AddContact(
    /// The client.
    view: StoredValue<ClientView>,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let l = words();
    let content = move || {
        let (form, row) = view.with_value(|view| CONTACT.form(view, FormText::default()));
        let is_first = view.with_value(|view| view.client.contacts.is_empty());
        let email_required = view.with_value(|view| view.addition_rules().email_required);
        let inputs = ContactInputs::new(form, row, ContactForm::default(), email_required);
        view! {
            <FormInDialog form open>
                <div class="form-grid cols-2">
                    {inputs.line("first_name", InputKind::Text)}
                    {inputs.line("last_name", InputKind::Text)}
                </div>
                {inputs.reach()}
                <div class="form-ticks">
                    // The first one is the primary one by itself.
                    {(!is_first).then(|| inputs.tick("is_primary"))}
                    {inputs.tick("is_billing")}
                    {inputs.tick("is_dunning")}
                    {inputs.tick("receives_invoices")}
                </div>
            </FormInDialog>
        }
    };
    view! {
        <Dialog id="add-contact" open wide=true title=td_string!(l, contacts.add) close_label=td_string!(l, common.close)>
            {content()}
        </Dialog>
    }
}
