//! The pages of what pays and is no document: payments and credits. To the router they are one, as those of documents are.

use domain::subject::Subject;
use leptos::prelude::*;

use crate::credit::{CreditNewPage, CreditPage};
use crate::payment::{PaymentNewPage, PaymentPage};
use kit::failure::Used;

/// `/payments/{id}`, `/credits/{id}`.
#[component]
pub fn MoneyPage(
    /// Which list it is of.
    subject: Subject,
) -> impl IntoView {
    if subject == Subject::Credit { view! { <CreditPage/> }.into_any() } else { view! { <PaymentPage/> }.into_any() }
}

/// `/payments/new`, `/credits/new`.
#[component]
pub fn MoneyNewPage(
    /// Which list it is of.
    subject: Subject,
) -> impl IntoView {
    if subject == Subject::Credit {
        view! { <Used subject><CreditNewPage/></Used> }.into_any()
    } else {
        view! { <PaymentNewPage/> }.into_any()
    }
}
