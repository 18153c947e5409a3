//! What documents, payments and credits show on a client's page: a part for each list, its account, and what it bought last.

pub mod api;
mod view;

mod account;
mod cells;
mod credits;
mod looked;
mod menu;
mod offered;
mod overview;
mod payments;
mod prices;
mod purchases;
mod rows;
mod statistics;
mod table;

use domain::access::Permission;
use domain::billing::kind::DocumentKind;
use domain::documents::listing::subject_of;
use domain::documents::{Bought, DocumentRow};
use domain::ids::ClientId;
use domain::subject::Subject;
use uuid::Uuid;

use api::{credits_of_client, documents_of_client, payments_of_client, purchases_of_client};
use engines::record::{Given, Part};
use kit::bootstrap::{may, uses};
use kit::error::Answer;
use kit::ui::Glyph;
use kit::words::{td_string, words};
use offered::{entered, files, made, offered, shown};
use purchases::PURCHASES;
use table::{Narrow, Tab, part};
use view::{CreditRow, PaymentRow};

/// What is given to a client's page.
pub static OF_CLIENT: Given = Given { parts, overview: overview::overview, offered, shown, files };

fn parts(client: Uuid) -> Vec<Part> {
    if !may(Permission::ViewDocuments) {
        return Vec::new();
    }
    let l = words();
    let both = td_string!(l, document.orders_and_deliveries);
    let mut parts = vec![
        Part::new(DOCUMENTS.name, td_string!(l, document.documents), move || part(client, &DOCUMENTS, documents)),
        Part::new(INVOICES.name, td_string!(l, documents.invoices_title), move || part(client, &INVOICES, invoices)),
        Part::new(QUOTES.name, td_string!(l, documents.quotes_title), move || part(client, &QUOTES, quotes)),
        Part::new(ORDERS.name, both, move || part(client, &ORDERS, orders)),
        Part::new(PAYMENTS.name, td_string!(l, documents.payments_title), move || part(client, &PAYMENTS, paid)),
        Part::new(PURCHASES.name, td_string!(l, document.purchases), move || part(client, &PURCHASES, purchases)),
        Part::new(RECURRING.name, td_string!(l, documents.recurring_title), move || {
            part(client, &RECURRING, recurring)
        }),
        Part::new(CREDIT_NOTES.name, td_string!(l, documents.credit_notes_title), move || {
            part(client, &CREDIT_NOTES, credit_notes)
        }),
        Part::new(CREDITS.name, td_string!(l, documents.credits_title), move || part(client, &CREDITS, given)),
        Part::new("account", td_string!(l, document.account), move || account::part(client, entered)),
        Part::new("prices", td_string!(l, client_prices.title), move || prices::part(client)),
        Part::new("statistics", td_string!(l, statistics.title), move || statistics::part(client)),
    ];
    parts.retain(|part| is_used(part.name));
    parts
}

/// Whether the company uses any list that a part shows.
fn is_used(part: &str) -> bool {
    let tabs = [&QUOTES, &ORDERS, &RECURRING].into_iter().find(|tab| tab.name == part).map(|tab| tab.subjects);
    let subjects = if part == CREDITS.name { Some(CREDITS.subjects) } else { tabs };
    subjects.is_none_or(|subjects| subjects.iter().any(|subject| uses(*subject)))
}

async fn of(client: Uuid, subjects: &[Subject]) -> Answer<Vec<DocumentRow>> {
    documents_of_client(ClientId(client), subjects.iter().copied().collect()).await
}

async fn documents(client: Uuid) -> Answer<Vec<DocumentRow>> {
    of(client, DOCUMENTS.subjects).await
}

async fn invoices(client: Uuid) -> Answer<Vec<DocumentRow>> {
    of(client, INVOICES.subjects).await
}

async fn quotes(client: Uuid) -> Answer<Vec<DocumentRow>> {
    of(client, QUOTES.subjects).await
}

async fn orders(client: Uuid) -> Answer<Vec<DocumentRow>> {
    of(client, ORDERS.subjects).await
}

async fn recurring(client: Uuid) -> Answer<Vec<DocumentRow>> {
    of(client, RECURRING.subjects).await
}

async fn credit_notes(client: Uuid) -> Answer<Vec<DocumentRow>> {
    of(client, CREDIT_NOTES.subjects).await
}

async fn purchases(client: Uuid) -> Answer<Vec<Bought>> {
    purchases_of_client(ClientId(client)).await
}

async fn paid(client: Uuid) -> Answer<Vec<PaymentRow>> {
    payments_of_client(ClientId(client)).await
}

async fn given(client: Uuid) -> Answer<Vec<CreditRow>> {
    credits_of_client(ClientId(client)).await
}

/// Everything, what is open at first (A8.3): its kind, day, last day, amount, state.
static DOCUMENTS: Tab<DocumentRow> = Tab {
    name: "documents",
    subjects: &[Subject::Invoice, Subject::Quote, Subject::Order, Subject::DeliveryNote, Subject::CreditNote],
    glyph: Glyph::Invoice,
    columns: rows::document_columns,
    row: rows::document,
    empty: |l| td_string!(l, document.no_documents),
    offered: |l, client| made(l, client, &[Subject::Invoice, Subject::Quote]),
    narrow: &[
        Narrow {
            name: "state",
            label: |l| td_string!(l, document.which),
            options: &[
                ("open", |l| td_string!(l, document.open_only), |row| row.state.is_open()),
                ("all", |l| td_string!(l, document.of_any_state), |_| true),
            ],
        },
        Narrow {
            name: "kind",
            label: |l| td_string!(l, document.what),
            options: &[
                ("all", |l| td_string!(l, document.of_any_kind), |_| true),
                (
                    "invoices",
                    |l| td_string!(l, documents.invoices_title),
                    |row| subject_of(row.kind) == Some(Subject::Invoice),
                ),
                (
                    "quotes",
                    |l| td_string!(l, documents.quotes_title),
                    |row| subject_of(row.kind) == Some(Subject::Quote),
                ),
                ("orders", |l| td_string!(l, documents.orders_title), |row| row.kind == DocumentKind::Order),
                (
                    "deliveries",
                    |l| td_string!(l, documents.deliveries_title),
                    |row| row.kind == DocumentKind::DeliveryNote,
                ),
                (
                    "credit-notes",
                    |l| td_string!(l, documents.credit_notes_title),
                    |row| row.kind == DocumentKind::CreditNote,
                ),
            ],
        },
    ],
};

/// Invoices (A8.1): number, day, amount, balance, last day, state.
static INVOICES: Tab<DocumentRow> = Tab {
    name: "invoices",
    subjects: &[Subject::Invoice],
    glyph: Glyph::Invoice,
    columns: rows::invoice_columns,
    row: rows::invoice,
    empty: |l| td_string!(l, document.no_invoices),
    offered: |l, client| made(l, client, &[Subject::Invoice]),
    narrow: &[],
};

/// Quotes and pro formas.
static QUOTES: Tab<DocumentRow> = Tab {
    name: "quotes",
    subjects: &[Subject::Quote],
    glyph: Glyph::Quote,
    columns: rows::quote_columns,
    row: rows::quote,
    empty: |l| td_string!(l, document.no_quotes),
    offered: |l, client| made(l, client, &[Subject::Quote]),
    narrow: &[],
};

/// Orders and delivery notes, together.
static ORDERS: Tab<DocumentRow> = Tab {
    name: "orders",
    subjects: &[Subject::Order, Subject::DeliveryNote],
    glyph: Glyph::Truck,
    columns: rows::order_columns,
    row: rows::order,
    empty: |l| td_string!(l, document.no_orders),
    offered: |l, client| made(l, client, &[Subject::Order, Subject::DeliveryNote]),
    narrow: &[],
};

/// What is invoiced again and again, with its next day.
static RECURRING: Tab<DocumentRow> = Tab {
    name: "recurring",
    subjects: &[Subject::Recurring],
    glyph: Glyph::Calendar,
    columns: rows::recurring_columns,
    row: rows::recurring,
    empty: |l| td_string!(l, document.no_recurring),
    offered: |l, client| made(l, client, &[Subject::Recurring]),
    narrow: &[],
};

/// Credit notes, with what is left to use.
static CREDIT_NOTES: Tab<DocumentRow> = Tab {
    name: "credit-notes",
    subjects: &[Subject::CreditNote],
    glyph: Glyph::Undo,
    columns: rows::credit_note_columns,
    row: rows::credit_note,
    empty: |l| td_string!(l, document.no_credit_notes),
    // They are made of their invoices.
    offered: |_, _| Vec::new(),
    narrow: &[],
};

/// Payments (A9.1): invoices, reference, method, amount, day, state.
static PAYMENTS: Tab<PaymentRow> = Tab {
    name: "payments",
    subjects: &[Subject::Payment],
    glyph: Glyph::Card,
    columns: payments::columns,
    row: payments::row,
    empty: |l| td_string!(l, document.no_payments),
    offered: |l, client| made(l, client, &[Subject::Payment]),
    narrow: &[],
};

/// Credits (A9.2): day, amount, balance, notes, invoices, state.
static CREDITS: Tab<CreditRow> = Tab {
    name: "credits",
    subjects: &[Subject::Credit],
    glyph: Glyph::Bookmark,
    columns: credits::columns,
    row: credits::row,
    empty: |l| td_string!(l, document.no_credits),
    offered: |l, client| made(l, client, &[Subject::Credit]),
    narrow: &[],
};
