//! « Étiqueter… »: the dialog's code comes when it is first asked for, the tags each time.

use domain::access::Permission;
use domain::lists::ListItem;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::tagging::{TaggingDialog, may_be_tagged};
use crate::tags::api::all_tags;
use engines::listing::{Acts, BulkSlot, Selection};
use kit::bootstrap::may;
use kit::door;
use kit::lazy_dialog::LazyDialog;
use kit::ui::{Button, Glyph, ToastStack, use_toasts};
use kit::words::{self, td_string, words};

door!(
    tagging_dialog, beside, (tags: RwSignal<Vec<ListItem>>, selection: Selection, acts: Acts, open: RwSignal<bool>) -> AnyView,
    view! { <TaggingDialog tags selection acts open/> }.into_any()
);

/// The dialog, and what it offers.
#[derive(Clone, Copy)]
struct TagCall {
    call: LazyDialog,
    tags: RwSignal<Vec<ListItem>>,
    is_asking: RwSignal<bool>,
    toasts: ToastStack,
}

impl TagCall {
    /// Not asked for yet.
    fn new() -> Self {
        let (tags, is_asking) = (RwSignal::default(), RwSignal::new(false));
        Self { call: LazyDialog::new(), tags, is_asking, toasts: use_toasts() }
    }

    /// Asks for the tags as they are now, then opens it.
    fn run(self) {
        self.is_asking.set(true);
        spawn_local(async move {
            let answer = all_tags().await;
            // The page may be another one by now.
            if self.is_asking.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(tags) => {
                    self.tags.set(tags);
                    self.call.call();
                }
                Err(error) => self.toasts.bad(words::app_error(words(), &error)),
            }
        });
    }

    /// The button that opens it.
    fn button(self) -> impl IntoView {
        view! {
            <Button icon=Glyph::Tag busy=self.is_asking on_press=move |()| self.run()>
                {td_string!(words(), clients.tag_bulk)}
            </Button>
        }
    }

    /// The dialog itself.
    fn view(self, selection: Selection, acts: Acts) -> impl IntoView {
        let tags = self.tags;
        self.call.view(move |open| async move { tagging_dialog(tags, selection, acts, open).await.ok() })
    }
}

/// « Étiqueter… » beside what is done to many.
pub fn bulk(selection: Selection, acts: Acts) -> BulkSlot {
    let tagging = TagCall::new();
    let button = Callback::new(move |()| {
        let any = may(Permission::EditClients) && !may_be_tagged(selection.targets(), acts).is_empty();
        any.then(|| tagging.button().into_any())
    });
    BulkSlot { button, place: tagging.view(selection, acts).into_any() }
}
