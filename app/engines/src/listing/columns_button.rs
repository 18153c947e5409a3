//! What opens the dialog of columns.

use domain::listing::ListLook;
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::Face;
use super::columns::ColumnsDialog;
use kit::door;
use kit::lazy_dialog::LazyDialog;
use kit::ui::{Glyph, IconButton};
use kit::words::{td_string, words};

door!(columns_dialog, beside, (face: &'static Face, look: RwSignal<ListLook>, open: RwSignal<bool>) -> AnyView, view! { <ColumnsDialog face look open/> }.into_any());

/// The button that chooses columns. Its dialog's code comes when it is first asked for.
#[component]
pub fn ColumnsButton(
    /// The list.
    face: &'static Face,
    /// How the list looks.
    look: RwSignal<ListLook>,
) -> impl IntoView {
    let call = LazyDialog::new();
    // A view brings columns of its own: the dialog is made anew with them.
    let brought = RwSignal::new(0_u32);
    Effect::new(move || {
        look.track();
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
            async move { columns_dialog(face, look, open).await.ok() }
        })}
    }
}
