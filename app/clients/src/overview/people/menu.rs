use domain::clients::{Contact, ContactMark};
use domain::ids::{ClientId, ContactId};
use leptos::prelude::*;

use crate::overview::acts::Acts;
use kit::ui::{Glyph, Menu, MenuAlign, MenuItem, MenuSeparator};
use kit::words::{Locale, td_string, words};

/// What may be done with one contact (A5.5).
#[component]
pub fn ContactMenu(
    /// The client.
    client: ClientId,
    /// The contact.
    id: ContactId,
    /// What they are called.
    name: String,
    /// What they are to the client.
    contact: Contact,
    /// All contacts of the client.
    contacts: StoredValue<Vec<Contact>>,
    /// What is done to them; nothing where the client may not be changed.
    acts: Option<Acts>,
) -> impl IntoView {
    let l = words();
    let label = td_string!(l, contacts.actions, name = name.clone()).to_string();
    let changes = changes(l, &contact);
    let items = move || {
        let name = StoredValue::new(name.clone());
        let item = |(label, icon, mark): (&'static str, Glyph, ContactMark)| {
            let run = Callback::new(move |()| {
                if let Some(acts) = acts {
                    let back = contacts.with_value(|contacts| mark.taken_back(contacts, id));
                    acts.mark_contact((id, name.get_value()), mark, back);
                }
            });
            view! { <MenuItem label icon on_select=run/> }
        };
        let changes = acts.map(|acts| {
            let unlink = Callback::new(move |()| acts.unlink_contact(id, name.get_value()));
            view! {
                <MenuItem label=td_string!(l, common.edit) icon=Glyph::Pencil href=format!("/clients/{client}/edit#contact-{id}")/>
                <MenuSeparator/>
                {changes.into_iter().flatten().map(item).collect_view()}
                <MenuSeparator/>
                <MenuItem label=td_string!(l, contacts.unlink) icon=Glyph::Unlink danger=true on_select=unlink/>
            }
        });
        view! {
            <MenuItem label=td_string!(l, contacts.open) icon=Glyph::User href=format!("/contacts/{id}")/>
            {changes}
        }
    };
    view! {
        <Menu id=format!("contact-menu-{id}") label icon=Glyph::DotsVertical class="sm" align=MenuAlign::End lazy=true>
            {items()}
        </Menu>
    }
}

/// What changes what the contact is: the other of what it is now.
fn changes(l: Locale, contact: &Contact) -> [Option<(&'static str, Glyph, ContactMark)>; 5] {
    let turned = |is: bool, on: &'static str, off: &'static str| if is { off } else { on };
    let Contact { is_primary, is_billing, is_dunning, receives_invoices, is_inactive, .. } = *contact;
    let billing = turned(is_billing, td_string!(l, contacts.make_billing), td_string!(l, contacts.stop_billing));
    let dunning = turned(is_dunning, td_string!(l, contacts.make_dunning), td_string!(l, contacts.stop_dunning));
    let invoices =
        turned(receives_invoices, td_string!(l, contacts.send_invoices), td_string!(l, contacts.stop_invoices));
    let inactive = turned(is_inactive, td_string!(l, contacts.make_inactive), td_string!(l, contacts.make_active));
    [
        (!is_primary && !is_inactive)
            .then(|| (td_string!(l, contacts.make_primary), Glyph::Star, ContactMark::Primary)),
        Some((billing, Glyph::Calculator, ContactMark::Billing(!is_billing))),
        Some((dunning, Glyph::Bell, ContactMark::Dunning(!is_dunning))),
        Some((invoices, Glyph::Invoice, ContactMark::Invoices(!receives_invoices))),
        Some((inactive, if is_inactive { Glyph::Eye } else { Glyph::EyeOff }, ContactMark::Inactive(!is_inactive))),
    ]
}
