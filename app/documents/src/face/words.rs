//! The words of the lists of documents, of payments and of credits.

use domain::documents::listing::{
    BALANCE, CLIENT, DATE, DUE, NET, NUMBER, REFERENCE, STATE, TITLE, TOTAL, credits as given, payments as paid,
    recurring as of,
};
use domain::state::Act;
use domain::subject::Subject;
use domain::table::ColumnIndex;

use engines::listing::Word;
use kit::words::{Locale, integer, td_string};

/// The words of a list, each by its own name.
macro_rules! of_list {
    (
        $l:ident, $subject:ident: $quotes:ident, $orders:ident, $deliveries:ident, $invoices:ident, $recurring:ident,
        $credit_notes:ident, $payments:ident, $credits:ident
    ) => {
        match $subject {
            Subject::Order => td_string!($l, documents.$orders),
            Subject::DeliveryNote => td_string!($l, documents.$deliveries),
            Subject::Invoice => td_string!($l, documents.$invoices),
            Subject::Recurring => td_string!($l, documents.$recurring),
            Subject::CreditNote => td_string!($l, documents.$credit_notes),
            Subject::Payment => td_string!($l, documents.$payments),
            Subject::Credit => td_string!($l, documents.$credits),
            Subject::Quote
            | Subject::Client
            | Subject::Contact
            | Subject::Product
            | Subject::Task
            | Subject::Expense => {
                td_string!($l, documents.$quotes)
            }
        }
    };
}

/// A list's own words.
pub fn word(l: Locale, subject: Subject, word: Word) -> &'static str {
    let is_money = matches!(subject, Subject::Payment | Subject::Credit);
    match word {
        Word::Title => title(l, subject),
        Word::ListLabel => list_label(l, subject),
        Word::FilterLabel if subject == Subject::Payment => td_string!(l, documents.payments_filter_label),
        Word::FilterLabel if subject == Subject::Credit => td_string!(l, documents.credits_filter_label),
        Word::FilterLabel if subject == Subject::Recurring => td_string!(l, documents.recurring_filter_label),
        Word::FilterLabel => td_string!(l, documents.filter_label),
        Word::New => new(l, subject),
        Word::Edit => td_string!(l, documents.edit),
        Word::Column if is_money => td_string!(l, documents.column_client),
        Word::Column if subject == Subject::Recurring => td_string!(l, documents.column_subject),
        Word::Column => td_string!(l, documents.column_number),
        Word::Total if is_money => td_string!(l, documents.total_payments),
        Word::Total => td_string!(l, documents.total),
        Word::SecondTotal if is_money => td_string!(l, documents.total_left),
        Word::SecondTotal => td_string!(l, documents.total_balance),
        Word::EmptyTitle => empty_title(l, subject),
        Word::EmptyText => empty_text(l, subject),
        Word::NoneTitle => none_title(l, subject),
        Word::NoneText => td_string!(l, documents.none_text),
        Word::NoneInState => td_string!(l, documents.none_in_state),
        Word::Bulk => td_string!(l, documents.bulk_label),
        // Nothing is brought in from files: nobody asks.
        Word::Import => "",
    }
}

fn title(l: Locale, subject: Subject) -> &'static str {
    of_list!(
        l, subject: quotes_title, orders_title, deliveries_title, invoices_title, recurring_title, credit_notes_title,
        payments_title, credits_title
    )
}

fn list_label(l: Locale, subject: Subject) -> &'static str {
    of_list!(
        l, subject: quotes_list_label, orders_list_label, deliveries_list_label, invoices_list_label, recurring_list_label,
        credit_notes_list_label, payments_list_label, credits_list_label
    )
}

fn new(l: Locale, subject: Subject) -> &'static str {
    of_list!(
        l, subject: quotes_new, orders_new, deliveries_new, invoices_new, recurring_new, credit_notes_new, payments_new, credits_new
    )
}

fn empty_title(l: Locale, subject: Subject) -> &'static str {
    of_list!(
        l, subject: quotes_empty_title, orders_empty_title, deliveries_empty_title, invoices_empty_title,
        recurring_empty_title, credit_notes_empty_title, payments_empty_title, credits_empty_title
    )
}

fn empty_text(l: Locale, subject: Subject) -> &'static str {
    of_list!(
        l, subject: quotes_empty_text, orders_empty_text, deliveries_empty_text, invoices_empty_text, recurring_empty_text,
        credit_notes_empty_text, payments_empty_text, credits_empty_text
    )
}

fn none_title(l: Locale, subject: Subject) -> &'static str {
    of_list!(
        l, subject: quotes_none_title, orders_none_title, deliveries_none_title, invoices_none_title, recurring_none_title,
        credit_notes_none_title, payments_none_title, credits_none_title
    )
}

/// What the palette calls the record on screen.
pub fn this(l: Locale, subject: Subject) -> &'static str {
    of_list!(
        l, subject: quotes_this, orders_this, deliveries_this, invoices_this, recurring_this, credit_notes_this,
        payments_this, credits_this
    )
}

/// What takes the list out as a file.
pub fn export(l: Locale, subject: Subject) -> &'static str {
    of_list!(
        l, subject: quotes_export, orders_export, deliveries_export, invoices_export, recurring_export,
        credit_notes_export, payments_export, credits_export
    )
}

/// The kinds of file that a list goes out as.
pub fn files(l: Locale) -> Vec<(&'static str, &'static str)> {
    vec![("csv", td_string!(l, listing.export_csv)), ("xlsx", td_string!(l, listing.export_xlsx))]
}

/// The same of documents that have lines: with a row a document, or with a row a line.
pub fn files_with_lines(l: Locale) -> Vec<(&'static str, &'static str)> {
    let by_line = [
        ("lines.csv", td_string!(l, documents.export_lines_csv)),
        ("lines.xlsx", td_string!(l, documents.export_lines_xlsx)),
    ];
    files(l).into_iter().chain(by_line).collect()
}

/// A column's name in a list of documents.
pub fn column(l: Locale, subject: Subject, column: ColumnIndex) -> &'static str {
    match column {
        NUMBER => td_string!(l, documents.column_number),
        DATE => td_string!(l, documents.column_date),
        DUE if subject == Subject::Quote => td_string!(l, documents.column_valid_until),
        DUE => td_string!(l, documents.column_due),
        NET => td_string!(l, documents.column_net),
        TOTAL => td_string!(l, documents.column_gross),
        BALANCE => td_string!(l, documents.column_balance),
        STATE => td_string!(l, documents.column_state),
        TITLE => td_string!(l, documents.column_subject),
        REFERENCE => td_string!(l, documents.column_reference),
        CLIENT => td_string!(l, documents.column_client),
        _ => "",
    }
}

/// A criterion's name in a list of documents.
pub fn criterion(l: Locale, subject: Subject, name: &str) -> &'static str {
    match name {
        "from" => td_string!(l, documents.criterion_from),
        "to" => td_string!(l, documents.criterion_to),
        "due_from" if subject == Subject::Quote => td_string!(l, documents.criterion_valid_from),
        "due_to" if subject == Subject::Quote => td_string!(l, documents.criterion_valid_to),
        "due_from" => td_string!(l, documents.criterion_due_from),
        "due_to" => td_string!(l, documents.criterion_due_to),
        "total_from" => td_string!(l, documents.criterion_total_from),
        _ => td_string!(l, documents.criterion_total_to),
    }
}

/// A column's name in the list of templates.
pub fn recurring_column(l: Locale, column: ColumnIndex) -> &'static str {
    match column {
        of::TITLE => td_string!(l, documents.column_subject),
        of::REFERENCE => td_string!(l, documents.column_reference),
        of::RHYTHM => td_string!(l, documents.column_rhythm),
        of::NEXT => td_string!(l, documents.column_next),
        of::MADE => td_string!(l, documents.column_made),
        of::LAST => td_string!(l, documents.column_last),
        of::NET => td_string!(l, documents.column_net),
        of::TOTAL => td_string!(l, documents.column_gross),
        of::STATE => td_string!(l, documents.column_state),
        _ => td_string!(l, documents.column_client),
    }
}

/// A criterion's name in the list of templates.
pub fn recurring_criterion(l: Locale, name: &str) -> &'static str {
    match name {
        "next_from" => td_string!(l, documents.criterion_next_from),
        "next_to" => td_string!(l, documents.criterion_next_to),
        "total_from" => td_string!(l, documents.criterion_total_from),
        _ => td_string!(l, documents.criterion_total_to),
    }
}

/// A column's name in the list of payments.
pub fn payment_column(l: Locale, column: ColumnIndex) -> &'static str {
    match column {
        paid::DATE => td_string!(l, documents.column_date),
        paid::AMOUNT => td_string!(l, documents.column_amount),
        paid::LEFT => td_string!(l, documents.column_left),
        paid::METHOD => td_string!(l, documents.column_method),
        paid::REFERENCE => td_string!(l, documents.column_transaction),
        paid::SOURCE => td_string!(l, documents.column_source),
        paid::INVOICES => td_string!(l, documents.column_paid_invoices),
        paid::STATE => td_string!(l, documents.column_state),
        _ => td_string!(l, documents.column_client),
    }
}

/// A criterion's name in the list of payments.
pub fn payment_criterion(l: Locale, name: &str) -> &'static str {
    match name {
        "from" => td_string!(l, documents.criterion_from),
        "to" => td_string!(l, documents.criterion_to),
        "amount_from" => td_string!(l, documents.criterion_amount_from),
        "amount_to" => td_string!(l, documents.criterion_amount_to),
        _ => td_string!(l, documents.column_method),
    }
}

/// A column's name in the list of credits.
pub fn credit_column(l: Locale, column: ColumnIndex) -> &'static str {
    match column {
        given::DATE => td_string!(l, documents.column_given_on),
        given::AMOUNT => td_string!(l, documents.column_amount),
        given::LEFT => td_string!(l, documents.column_balance),
        given::SOURCE => td_string!(l, documents.column_source),
        given::PUBLIC_NOTES => td_string!(l, documents.column_public_notes),
        given::PRIVATE_NOTES => td_string!(l, documents.column_private_notes),
        given::INVOICES => td_string!(l, documents.column_paid_invoices),
        given::STATE => td_string!(l, documents.column_state),
        _ => td_string!(l, documents.column_client),
    }
}

/// A criterion's name in the list of credits.
pub fn credit_criterion(l: Locale, name: &str) -> &'static str {
    match name {
        "from" => td_string!(l, documents.criterion_from),
        "to" => td_string!(l, documents.criterion_to),
        "amount_from" => td_string!(l, documents.criterion_amount_from),
        _ => td_string!(l, documents.criterion_amount_to),
    }
}

/// What the toast says once drafts are thrown away or brought back; one is called by its client.
pub fn done(l: Locale, act: Act, name: String, count: usize) -> String {
    if count == 1 {
        return match act {
            Act::Delete => td_string!(l, documents.done_deleted_one, name = name).to_string(),
            Act::Archive => td_string!(l, documents.done_archived_one, name = name).to_string(),
            _ => td_string!(l, documents.done_restored_one, name = name).to_string(),
        };
    }
    let count = integer(count as u64);
    match act {
        Act::Delete => td_string!(l, documents.done_deleted_many, count = count).to_string(),
        Act::Archive => td_string!(l, documents.done_archived_many, count = count).to_string(),
        _ => td_string!(l, documents.done_restored_many, count = count).to_string(),
    }
}
