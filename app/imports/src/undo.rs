//! The way back from an import that is done, behind a question.

use domain::ids::ImportId;
use domain::imports::Progress;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::undo_import;
use kit::error::AppError;
use kit::ui::{Alert, AlertKind, Button, ButtonKind, Dialog};
use kit::words::{app_error, td_string, words};

/// Asks whether an import is to be taken back.
#[component]
pub fn Undo(
    /// The import.
    id: ImportId,
    /// Runs once it is being taken back.
    on_begin: Callback<Progress>,
) -> impl IntoView {
    let l = words();
    let (open, busy, failed) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(None::<AppError>));
    let undo = move |()| {
        busy.set(true);
        failed.set(None);
        spawn_local(async move {
            let begun = undo_import(id).await;
            busy.try_set(false);
            match begun {
                Ok(report) => {
                    open.try_set(false);
                    on_begin.try_run(report);
                }
                Err(error) => {
                    failed.try_set(Some(error));
                }
            }
        });
    };
    view! {
        <Button on_press=move |()| open.set(true)>{td_string!(l, imports.undo)}</Button>
        <Dialog id="undo-import" open title=td_string!(l, imports.undo_title) close_label=td_string!(l, common.close)>
            <div class="stack">
                {move || failed.get().map(|error| view! {
                    <Alert kind=AlertKind::Bad live=true>{app_error(l, &error)}</Alert>
                })}
                <p>{td_string!(l, imports.undo_text)}</p>
                <p>{td_string!(l, imports.undo_stays)}</p>
            </div>
            <div class="dialog-actions">
                <Button on_press=move |()| open.set(false)>{td_string!(l, imports.undo_not)}</Button>
                <Button kind=ButtonKind::Danger busy on_press=undo>{td_string!(l, imports.undo_now)}</Button>
            </div>
        </Dialog>
    }
}
