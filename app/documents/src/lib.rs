//! Documents, payments and credits as the user sees them: the lists of quotes, orders, delivery notes, invoices, credit notes, payments and
//! credits; a document's page, the form that writes one, and what is paid.
#![recursion_limit = "512"]

pub mod api;
mod wording;

pub mod answered;
mod asked;
mod bulk;
mod credit;
pub mod dashboard;
mod face;
pub mod findable;
mod form;
mod form_page;
mod issuing;
mod links;
mod mail;
mod money;
mod of_client;
mod papers;
mod parts;
mod payment;
mod record;
pub mod said;
pub mod statement;

pub use dashboard::DashboardPage;
pub use form_page::{DocumentEditPage, DocumentNewPage};
pub use money::{MoneyNewPage, MoneyPage};
pub use of_client::OF_CLIENT;
pub use record::DocumentPage;
pub use record::wording::kind as kind_name;
pub use statement::StatementPage;

use domain::subject::Subject;
use leptos::prelude::*;

use engines::listing::{RecordSearchPage, RecordsPage};

/// `/quotes`, `/invoices` and the others: a list of documents, that of payments or that of credits.
#[component]
pub fn DocumentsPage(
    /// Which list.
    subject: Subject,
) -> impl IntoView {
    face::of(subject).map(|face| view! { <RecordsPage face/> })
}

/// `/invoices/search` and the others: the advanced search without script.
#[component]
pub fn DocumentSearchPage(
    /// Of which list.
    subject: Subject,
) -> impl IntoView {
    face::of(subject).map(|face| view! { <RecordSearchPage face/> })
}
