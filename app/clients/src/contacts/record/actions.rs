use domain::contacts::ContactRecord;
use domain::ids::ContactId;
use domain::state::Act;
use leptos::prelude::*;

use crate::contacts::face::FACE;
use engines::listing::acts::{Acts, Target};
use engines::record;
use kit::company;
use kit::ui::{Glyph, Icon, MenuSeparator};
use kit::words::{Locale, td_string, words};

/// The most clients named as the reason why a contact cannot be deleted.
const MOST_NAMED: usize = 3;

/// What may be done with a contact: what every record's page offers, and its address card. Whom clients need is not deleted (A5.8).
#[component]
pub fn Actions(
    /// The contact.
    contact: ContactRecord,
    /// The same, as what is done to it names it.
    record: Target,
    /// What is being done to it.
    acts: Acts,
) -> impl IntoView {
    let l = words();
    let card = card_of(contact.id);
    if !FACE.may_edit() {
        return view! {
            <div class="page-actions">
                <a class="button" href=card download="" rel="external">
                    <Icon glyph=Glyph::Download/>
                    {td_string!(l, clients.download_card)}
                </a>
            </div>
        }
        .into_any();
    }
    let held = held(l, &contact);
    let refused = Callback::new(move |act: Act| held.clone().filter(|_| act == Act::Delete));
    let others = move || {
        view! {
            <a class="menu-item" role="menuitem" tabindex="-1" href=card.clone() download="" rel="external">
                <Icon glyph=Glyph::Download/>
                <span>{td_string!(l, clients.download_card)}</span>
            </a>
            <MenuSeparator/>
        }
    };
    view! { <record::Actions face=&FACE record acts changes=|| () others refused/> }.into_any()
}

/// Where the contact's address card is.
pub fn card_of(contact: ContactId) -> String {
    company::named_in(&format!("/api/contacts/{contact}/card.vcf"))
}

/// Why the contact cannot be deleted: who needs it.
fn held(l: Locale, contact: &ContactRecord) -> Option<String> {
    let names: Vec<&str> = contact.holders().map(|link| link.client_name.as_str()).collect();
    let first = names.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(", ");
    let all = if names.len() > MOST_NAMED { format!("{first}…") } else { first };
    (!names.is_empty()).then(|| td_string!(l, contacts.held_by, clients = all).to_string())
}
