//! The inputs of an entry, the same when it is added and when it is changed.

use domain::error::FieldErrors;
use domain::lists::{ListItemForm, ListKind};
use leptos::prelude::*;

use super::parts::{PartRows, Parts};
use crate::form::CheckedForm;
use kit::ui::{CheckField, TextField};
use kit::words::{td_string, words};

/// The form of an entry of that list, checked as the server does.
pub fn checked(kind: ListKind) -> CheckedForm<ListItemForm> {
    CheckedForm::new(match kind {
        ListKind::PaymentTerms => check_terms,
        ListKind::Tag => check_tag,
        _ => check_label,
    })
}

fn check_terms(form: &ListItemForm) -> Result<(), FieldErrors> {
    form.parse(ListKind::PaymentTerms).map(drop)
}

fn check_tag(form: &ListItemForm) -> Result<(), FieldErrors> {
    form.parse(ListKind::Tag).map(drop)
}

fn check_label(form: &ListItemForm) -> Result<(), FieldErrors> {
    form.parse(ListKind::Category).map(drop)
}

/// The label and, for payment terms, the days; those behind the end of a month are seen where it is ticked, and none where an invoice is
/// paid in parts.
#[component]
pub fn EntryFields(
    /// Its list.
    kind: ListKind,
    /// The form.
    form: CheckedForm<ListItemForm>,
    /// What it shows at first.
    value: ListItemForm,
    /// For payment terms: the parts that an invoice is paid in.
    parts: Parts,
    /// What tells its inputs' ids from those of the page's other form.
    place: &'static str,
    /// What the label is called.
    label: &'static str,
) -> impl IntoView {
    let l = words();
    let terms = (kind == ListKind::PaymentTerms).then(|| {
        view! {
            <TextField
                name="days" id=format!("{place}-days") label=td_string!(l, settings.days) value=value.days suffix=td_string!(l, settings.days_unit)
                inputmode="numeric" input_class="num" class="w-xs" maxlength=3 required=true
                error=form.error("days") on_input=form.corrected("days") on_blur=form.left("days")
            />
            <CheckField name="end_of_month" id=format!("{place}-end-of-month") label=td_string!(l, settings.end_of_month) checked=!value.end_of_month.is_empty()/>
            <TextField
                name="days_after" id=format!("{place}-days-after") label=td_string!(l, settings.days_after) value=value.days_after
                suffix=td_string!(l, settings.days_unit) inputmode="numeric" input_class="num" class="w-xs" maxlength=3
                error=form.error("days_after") on_input=form.corrected("days_after") on_blur=form.left("days_after")
            />
        }
    });
    let rows =
        (kind == ListKind::PaymentTerms).then(|| view! { <PartRows parts place error=form.error("instalments")/> });
    view! {
        <TextField
            name="label" id=format!("{place}-label") label value=value.label maxlength=80 required=true autocomplete="off" class="grow"
            error=form.error("label") on_input=Callback::new(move |_: String| form.clear())
        />
        {terms}
        {rows}
    }
}
