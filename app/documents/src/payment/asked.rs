//! What a row's menu leads to a payment's page for (A9.1): it is changed there, shared out, or deleted.

use domain::access::Permission;
use domain::documents::payment::PaymentState;
use domain::ids::PaymentId;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};

use crate::links;
use engines::listing::RowLink;
use kit::bootstrap::may;
use kit::ui::Glyph;
use kit::words::{Locale, td_string};

/// What the address calls it.
const ASKED: &str = "ask";
/// That it is changed.
pub const EDIT: &str = "edit";
/// That what is left of it is shared out.
pub const ALLOCATE: &str = "allocate";
/// That it is deleted.
pub const DELETE: &str = "delete";

/// What may be done with a payment, each on its page.
pub fn row_links(l: Locale, id: PaymentId, state: PaymentState, has_left: bool) -> Vec<RowLink> {
    if !may(Permission::EditPayments) || state == PaymentState::Deleted {
        return Vec::new();
    }
    let link =
        |label, glyph, asked: &str| RowLink { label, glyph, href: format!("{}?{ASKED}={asked}", links::payment(id)) };
    // What was given back is not undone with it.
    let is_given_back = matches!(state, PaymentState::PartlyRefunded | PaymentState::Refunded);
    let mut all = vec![link(td_string!(l, common.edit), Glyph::Pencil, EDIT)];
    all.extend(has_left.then(|| link(td_string!(l, document.allocate_title), Glyph::ArrowRight, ALLOCATE)));
    all.extend((!is_given_back).then(|| link(td_string!(l, common.delete), Glyph::Trash, DELETE)));
    all
}

/// Opens the question that the address asks, once: a page that is drawn anew does not ask again.
pub fn ask(dialogs: Vec<(&'static str, RwSignal<bool>)>) {
    let (query, path, navigate) = (use_query_map(), use_location().pathname, use_navigate());
    Effect::new(move || {
        let Some(asked) = query.with(|query| query.get(ASKED)) else { return };
        if let Some((_, dialog)) = dialogs.iter().find(|(name, _)| *name == asked) {
            dialog.set(true);
        }
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&path.get_untracked(), options);
    });
}
