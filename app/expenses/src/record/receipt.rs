//! The receipt of an expense: shown, sent, taken off.

use domain::error::FieldError;
use domain::expenses::MAX_RECEIPT_BYTES;
use domain::ids::ExpenseId;
use domain::subject::Subject;
use leptos::task::spawn_local;
use leptos::{ev, html, prelude::*};

use super::api::ExpenseView;
use crate::face::FACE;
use engines::listing::acts::announce;
use kit::error::AppError;
use kit::ui::{Button, ButtonKind, Dialog, Glyph, Icon, target, use_toasts};
use kit::upload;
use kit::words::{Locale, app_error, td_string, words};

/// What is kept as its receipt, and what asks for one.
#[component]
pub fn Receipt(
    /// The expense.
    view: StoredValue<ExpenseView>,
    /// Whether it is asked for.
    open: RwSignal<bool>,
) -> impl IntoView {
    let l = words();
    let (id, file, told, is_editable) = view.with_value(|view| {
        let expense = &view.expense;
        (expense.id, expense.receipt, view.receipt.clone(), expense.state.editable())
    });
    let may = is_editable && FACE.may_edit();
    let shown = file.zip(told).map(|(file, (name, kind))| {
        let href = format!("/files/{file}");
        let picture = kind.starts_with("image/").then(|| {
            let alt = td_string!(l, expenses.receipt);
            view! { <a href=href.clone() rel="external" target="_blank"><img class="receipt-picture" src=href.clone() alt=alt loading="lazy"/></a> }
        });
        view! {
            {picture}
            <p><a class="link" href=href.clone() rel="external" target="_blank"><Icon glyph=Glyph::Paperclip/> {name}</a></p>
        }
    });
    let has_one = shown.is_some();
    let ask = may.then(|| {
        let label = if has_one { td_string!(l, expenses.change_receipt) } else { td_string!(l, expenses.add_receipt) };
        view! { <Button class="sm" icon=Glyph::Paperclip on_press=move |()| open.set(true)>{label}</Button> }
    });
    let none = (!has_one).then(|| view! { <p class="soft">{td_string!(l, expenses.without_receipt)}</p> });
    view! {
        <section class="panel" aria-labelledby="receipt">
            <header class="panel-head"><h2 id="receipt">{td_string!(l, expenses.receipt)}</h2></header>
            <div class="stack">{shown}{none}{ask}</div>
        </section>
        {may.then(|| view! { <ReceiptDialog id has_one open/> })}
    }
}

/// Sends a receipt, or takes the present one off.
#[component]
fn ReceiptDialog(id: ExpenseId, has_one: bool, open: RwSignal<bool>) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    let file = NodeRef::<html::Input>::new();
    let call = move |method: &'static str, body: Option<web_sys::FormData>, done: &'static str| {
        // A second one does nothing while the first is on its way.
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            let answer = upload::send(&format!("/api/expenses/{id}/receipt"), method, body.as_ref()).await;
            busy.set(false);
            match answer {
                Ok(_) => {
                    open.set(false);
                    toasts.good(done);
                    announce(Subject::Expense);
                }
                Err(wrong) => error.set(Some(why(l, &wrong))),
            }
        });
    };
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(chosen) = file.get_untracked().and_then(|input| input.files()?.get(0)) else {
            error.set(Some(td_string!(l, expenses.receipt_choose).to_owned()));
            return;
        };
        // Known before anything is sent: who refuses what is still on its way may not be heard.
        if upload::bytes(&chosen) > f64::from(MAX_RECEIPT_BYTES) {
            error.set(Some(td_string!(l, expenses.receipt_failed).to_owned()));
            return;
        }
        let form = target::<web_sys::HtmlFormElement>(&event);
        if let Some(data) = form.and_then(|form| web_sys::FormData::new_with_form(&form).ok()) {
            call("POST", Some(data), td_string!(l, expenses.receipt_done));
        }
    };
    let remove = move |()| call("DELETE", None, td_string!(l, expenses.receipt_removed));
    view! {
        <Dialog id="receipt-dialog" open title=td_string!(l, expenses.receipt) close_label=td_string!(l, common.close)>
            <form class="stack" novalidate on:submit=sent>
                <div class="field">
                    <label class="field-label" for="receipt-file">{td_string!(l, expenses.receipt_file)}</label>
                    <input
                        node_ref=file
                        class="input"
                        id="receipt-file"
                        name="file"
                        type="file"
                        accept="application/pdf,image/png,image/jpeg,image/webp"
                        aria-describedby="receipt-hint receipt-error"
                        aria-invalid=move || error.get().map(|_| "true")
                    />
                    <p class="field-hint" id="receipt-hint">{td_string!(l, expenses.receipt_hint)}</p>
                    <p class="field-error" id="receipt-error" role="alert">{move || error.get()}</p>
                </div>
                <div class="dialog-actions">
                    {has_one.then(|| view! {
                        <Button kind=ButtonKind::QuietDanger disabled=busy on_press=remove>
                            {td_string!(l, expenses.receipt_remove)}
                        </Button>
                    })}
                    <Button kind=ButtonKind::Primary submit=true busy>{td_string!(l, expenses.receipt_send)}</Button>
                </div>
            </form>
        </Dialog>
    }
}

/// Why there is no new receipt: the file itself is to blame for nothing but what the server found wrong with it.
fn why(l: Locale, error: &AppError) -> String {
    match error {
        AppError::Invalid(errors) if errors.at("file") == Some(&FieldError::FileKind) => {
            td_string!(l, expenses.receipt_kind).to_owned()
        }
        AppError::Invalid(_) => td_string!(l, expenses.receipt_failed).to_owned(),
        other => app_error(l, other),
    }
}

#[cfg(test)]
mod tests {
    use domain::error::FieldErrors;

    use super::*;

    #[test]
    fn the_file_is_to_blame_only_where_it_is() {
        let l = Locale::en;
        let wrong = |error| AppError::Invalid(FieldErrors::one("file", error));
        assert_eq!(why(l, &wrong(FieldError::FileKind)), td_string!(l, expenses.receipt_kind));
        let large = wrong(FieldError::FileTooLarge { max: MAX_RECEIPT_BYTES });
        assert_eq!(why(l, &large), td_string!(l, expenses.receipt_failed));
        assert_eq!(why(l, &AppError::Forbidden), app_error(l, &AppError::Forbidden));
    }
}
