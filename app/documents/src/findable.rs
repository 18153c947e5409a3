//! Documents, payments and credits in the palette.

use domain::documents::listing::{
    CLIENT, NUMBER, TITLE, TOTAL, amount, credits as given, payments as paid, recurring as of,
};
use domain::format::{DateStyle, date, money};
use domain::listing::ListRow;
use domain::subject::Subject;

use super::face::{self, words as of_lists};
use super::wording;
use engines::listing::Face;
use engines::palette::{Entry, Findable, Picture};
use kit::words::{formats, td_string, words};

/// How the records of a list are found: by number and by client. They have no name that one could be created with.
macro_rules! findable {
    ($($(#[$doc:meta])* $name:ident: $subject:ident, $looked_for:expr, $entry:ident;)+) => {$(
        $(#[$doc])*
        pub static $name: Findable = Findable {
            face: &face::$name,
            looked_for: $looked_for,
            here: |l| of_lists::this(l, Subject::$subject),
            export: |l| of_lists::export(l, Subject::$subject),
            create: None,
            entry: |row| $entry(&face::$name, row),
            also: |_, _| Vec::new(),
            // Nobody else numbers them: never shown.
            known: |_, _, number| ("", number.to_owned()),
        };
    )+};
}

findable! {
    /// Quotes.
    QUOTES: Quote, None, document;
    /// Orders.
    ORDERS: Order, None, document;
    /// Delivery notes.
    DELIVERIES: DeliveryNote, None, document;
    /// Invoices: they stand for all documents in the empty field, which is short.
    INVOICES: Invoice, Some(|l| td_string!(l, documents.looked_for)), document;
    /// What is made again and again.
    RECURRING: Recurring, None, template;
    /// Credit notes.
    CREDIT_NOTES: CreditNote, None, document;
    /// Payments.
    PAYMENTS: Payment, None, payment;
}

/// A document: its number and client, what it is about and what it comes to.
fn document(face: &Face, row: &ListRow) -> Option<Entry> {
    let (number, client) = (row.text(NUMBER), row.text(CLIENT));
    let total = amount(row, TOTAL).map(|total| money(total, formats())).unwrap_or_default();
    let (label, client) = if number.is_empty() {
        (td_string!(words(), documents.draft_for, name = client.to_owned()).to_string(), "")
    } else {
        (number.to_owned(), client)
    };
    let is_named = !row.text(CLIENT).is_empty();
    is_named.then(|| Entry::record(face, row.id, label, &[client, row.text(TITLE), &total], Picture::Glyph(face.glyph)))
}

/// A template: what it is about, whose it is, what it comes to and how often.
fn template(face: &Face, row: &ListRow) -> Option<Entry> {
    let (title, client) = (row.text(of::TITLE), row.text(of::CLIENT));
    let total = of::amount(row, of::TOTAL).map(|total| money(total, formats())).unwrap_or_default();
    let rhythm = of::every(row).map(|every| wording::rhythm(words(), every)).unwrap_or_default();
    let label = if title.is_empty() { client } else { title }.to_owned();
    let note = [client, total.as_str(), rhythm.as_str()];
    (!client.is_empty()).then(|| Entry::record(face, row.id, label, &note, Picture::Glyph(face.glyph)))
}

/// A payment: whose it is, how much, and when.
fn payment(face: &Face, row: &ListRow) -> Option<Entry> {
    let client = row.text(paid::CLIENT);
    let told = paid::amount(row, paid::AMOUNT).map(|amount| money(amount, formats())).unwrap_or_default();
    let day = row.day(paid::DATE).map(|day| date(day, DateStyle::Medium, formats())).unwrap_or_default();
    let note = [told.as_str(), day.as_str(), row.text(paid::INVOICES)];
    (!client.is_empty()).then(|| Entry::record(face, row.id, client.to_owned(), &note, Picture::Glyph(face.glyph)))
}

/// Credits.
pub static CREDITS: Findable = Findable {
    face: &face::CREDITS,
    looked_for: None,
    here: |l| of_lists::this(l, Subject::Credit),
    export: |l| of_lists::export(l, Subject::Credit),
    create: None,
    entry: credit,
    also: |_, _| Vec::new(),
    // Nobody else numbers them: never shown.
    known: |_, _, number| ("", number.to_owned()),
};

/// A credit: whose it is, how much, and when.
fn credit(row: &ListRow) -> Option<Entry> {
    let (face, client) = (&face::CREDITS, row.text(given::CLIENT));
    let told = given::amount(row, given::AMOUNT).map(|amount| money(amount, formats())).unwrap_or_default();
    let day = row.day(given::DATE).map(|day| date(day, DateStyle::Medium, formats())).unwrap_or_default();
    let note = [told.as_str(), day.as_str(), row.text(given::PUBLIC_NOTES)];
    (!client.is_empty()).then(|| Entry::record(face, row.id, client.to_owned(), &note, Picture::Glyph(face.glyph)))
}
