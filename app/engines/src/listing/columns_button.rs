//! What opens the dialog of columns.

use domain::listing::{CustomColumn, ListLook};
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::Face;
use super::columns::ColumnsDialog;
use super::listed::Listed;
use kit::door;
use kit::lazy_dialog::LazyDialog;
use kit::ui::{Glyph, IconButton};
use kit::words::{td_string, words};

door!(columns_dialog, beside, (face: &'static Face, fields: Vec<CustomColumn>, look: RwSignal<ListLook>, open: RwSignal<bool>) -> AnyView,
    view! { <ColumnsDialog face fields look open/> }.into_any());

/// The button that chooses columns. Its dialog's code comes when it is first asked for.
#[component]
pub fn ColumnsButton(
    /// The list.
    listed: Listed,
    /// How the list looks.
    look: RwSignal<ListLook>,
) -> impl IntoView {
    let call = LazyDialog::new();
    let fields = Memo::new(move |_| listed.head.with(|head| head.fields.clone()));
    // A view brings columns of its own, and a company other fields: the dialog is made anew with them.
    let brought = RwSignal::new(0_u32);
    Effect::new(move || {
        look.track();
        fields.track();
        if !call.open.get_untracked() {
            brought.update(|times| *times = times.wrapping_add(1));
        }
    });
    view! {
        <span class="only-wide only-with-script">
            <IconButton label=td_string!(words(), listing.columns) icon=Glyph::Columns on_press=move |()| call.call()/>
        </span>
        {call.view(move |open| {
            brought.track();
            let fields = fields.get_untracked();
            async move { columns_dialog(listed.face, fields, look, open).await.ok() }
        })}
    }
}
