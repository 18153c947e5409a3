//! The list of expenses on screen: its words, its cells, and what is done to expenses.

use domain::expenses::listing::{
    CATEGORY, CLIENT, CLIENT_ID, DATE, DESCRIPTION, GROSS, METHOD, NET, PAID_ON, STATE, SUPPLIER, VAT, amount, client,
};
use domain::expenses::{EXPENSES, ExpenseState};
use domain::format::{DateStyle, date, money};
use domain::ids::ExpenseId;
use domain::listing::{Criterion, ListRow, StateId};
use domain::state::Act;
use domain::table::ColumnIndex;
use maud::{Markup, html};
use uuid::Uuid;

use super::api::{act_on_expenses, put_expenses_back};
use super::{bulk, wording};
use engines::listing::{Face, Look, RowLink, Verbs, Word, badge, marked};
use kit::ui::{BadgeKind, Glyph};
use kit::words::{Locale, integer, td_string};

/// The list of expenses.
pub static FACE: Face = Face {
    listing: &EXPENSES,
    class: "expenses",
    glyph: Glyph::Expense,
    word,
    count: wording::count,
    column,
    column_class,
    title,
    cell,
    state: |l, state| ExpenseState::of(state).map_or("", |state| wording::states(l, state)),
    tag: |_, _, _| None,
    standing,
    criterion,
    values,
    links,
    verbs: Verbs {
        acts,
        after: |state, act| ExpenseState::of(state)?.after(act).ok().map(ExpenseState::id),
        is_editable: |state| ExpenseState::of(state).is_some_and(ExpenseState::editable),
        bulk: &[Act::Archive, Act::Delete, Act::Restore],
        done,
        send: |ids, act| {
            Box::pin(async move {
                let previous = act_on_expenses(ids.into_iter().map(ExpenseId).collect(), act).await?;
                Ok(previous.into_iter().map(|(id, state)| (id.0, state.id())).collect())
            })
        },
        put_back: |previous| {
            let state = |(id, state): (Uuid, StateId)| Some((ExpenseId(id), ExpenseState::of(state)?));
            let previous = previous.into_iter().filter_map(state).collect();
            Box::pin(async move { put_expenses_back(previous).await })
        },
        instead: |_| None,
    },
    bulk: Some(bulk::slot),
    is_imported: false,
    export: Some(|l| vec![("csv", td_string!(l, listing.export_csv)), ("xlsx", td_string!(l, listing.export_xlsx))]),
};

fn word(l: Locale, word: Word) -> &'static str {
    match word {
        Word::Title => td_string!(l, expenses.title),
        Word::ListLabel => td_string!(l, expenses.list_label),
        Word::FilterLabel => td_string!(l, expenses.filter_label),
        Word::New => td_string!(l, expenses.new_title),
        Word::Edit => td_string!(l, expenses.edit),
        Word::Column => td_string!(l, expenses.column_expense),
        Word::Total => td_string!(l, expenses.total_net),
        Word::SecondTotal => td_string!(l, expenses.total_gross),
        Word::EmptyTitle => td_string!(l, expenses.empty_title),
        Word::EmptyText => td_string!(l, expenses.empty_text),
        Word::NoneTitle => td_string!(l, expenses.none_title),
        Word::NoneText => td_string!(l, expenses.none_text),
        Word::NoneInState => td_string!(l, expenses.none_in_state),
        Word::Bulk => td_string!(l, expenses.bulk_label),
        // Nothing brings expenses in.
        Word::Import => "",
    }
}

fn column(l: Locale, column: ColumnIndex) -> &'static str {
    match column {
        SUPPLIER => td_string!(l, expenses.supplier_name),
        DATE => td_string!(l, expenses.date),
        CATEGORY => td_string!(l, expenses.category),
        CLIENT => td_string!(l, expenses.client),
        NET => td_string!(l, expenses.net),
        VAT => td_string!(l, expenses.vat_amount),
        GROSS => td_string!(l, expenses.gross),
        METHOD => td_string!(l, expenses.method),
        PAID_ON => td_string!(l, expenses.paid_on),
        STATE => td_string!(l, expenses.column_state),
        _ => td_string!(l, expenses.column_expense),
    }
}

fn column_class(column: ColumnIndex) -> &'static str {
    match column {
        SUPPLIER => "fit cell-who",
        DATE => "mid col-day",
        CATEGORY => "low col-category",
        CLIENT => "fit low",
        NET | VAT => "low num col-amount",
        GROSS => "num cell-sum",
        METHOD => "low col-method",
        PAID_ON => "low col-day",
        STATE => "cell-state",
        _ => "low",
    }
}

fn title(row: &ListRow, look: &Look) -> Markup {
    html! {
        a.name href=(FACE.record(row.id)) { span { (marked(row.text(DESCRIPTION), &look.found)) } }
    }
}

fn cell(row: &ListRow, column: ColumnIndex, look: &Look) -> Markup {
    let class = column_class(column);
    let content = match column {
        GROSS => {
            let gross = amount(row, GROSS).map(|gross| money(gross, look.f));
            return html! { td class=(class) { (gross.unwrap_or_default()) } };
        }
        STATE => {
            let state = ExpenseState::parse(row.text(STATE)).unwrap_or_default();
            let label = badge(wording::badge(state), wording::state(look.l, state));
            return html! { td class=(class) { (label) } };
        }
        NET | VAT => html! { (amount(row, column).map(|amount| money(amount, look.f)).unwrap_or_default()) },
        DATE | PAID_ON => {
            html! { (row.day(column).map_or_else(String::new, |day| date(day, DateStyle::Medium, look.f))) }
        }
        CATEGORY | METHOD => html! { (row.text(column)) },
        _ => marked(row.text(column), &look.found),
    };
    html! { td class={ (class) " soft" } { (content) } }
}

fn standing(l: Locale, state: StateId) -> (BadgeKind, &'static str) {
    let state = ExpenseState::of(state).unwrap_or_default();
    (wording::badge(state), wording::state(l, state))
}

fn criterion(l: Locale, name: &str) -> &'static str {
    match name {
        "category" => td_string!(l, expenses.category),
        "method" => td_string!(l, expenses.method),
        "receipt" => td_string!(l, expenses.receipt),
        "from" => td_string!(l, expenses.date_from),
        "to" => td_string!(l, expenses.date_to),
        "amount_from" => td_string!(l, expenses.amount_from),
        "amount_to" => td_string!(l, expenses.amount_to),
        _ => td_string!(l, expenses.criterion_billing),
    }
}

/// Whether it has a receipt, and whether it is to be billed: values that are the same in every company.
fn values(l: Locale, criterion: &Criterion, _: &str) -> Vec<(String, String)> {
    let words = match criterion.name {
        "receipt" => {
            [("with", td_string!(l, expenses.with_receipt)), ("without", td_string!(l, expenses.without_receipt))]
        }
        _ => [("to_bill", td_string!(l, expenses.to_bill)), ("nothing", td_string!(l, expenses.nothing_to_bill))],
    };
    words.into_iter().map(|(value, label)| (value.to_owned(), label.to_owned())).collect()
}

fn links(l: Locale, row: &ListRow) -> Vec<RowLink> {
    let of_client = |client| RowLink {
        label: td_string!(l, expenses.see_client),
        glyph: Glyph::User,
        href: format!("/clients/{client}"),
    };
    client(row, CLIENT_ID).map(of_client).into_iter().collect()
}

fn acts(state: StateId) -> &'static [Act] {
    match ExpenseState::of(state) {
        Some(ExpenseState::ToPay | ExpenseState::Paid) => &[Act::Archive, Act::Delete],
        Some(ExpenseState::Billed) => &[Act::Archive],
        Some(ExpenseState::Archived) => &[Act::Restore, Act::Delete],
        Some(ExpenseState::Deleted) => &[Act::Restore],
        None => &[],
    }
}

/// What the toast says.
fn done(l: Locale, act: Act, name: String, count: usize) -> String {
    if count == 1 {
        return match act {
            Act::Archive => td_string!(l, expenses.done_archived_one, name = name).to_string(),
            Act::Delete => td_string!(l, expenses.done_deleted_one, name = name).to_string(),
            _ => td_string!(l, expenses.done_restored_one, name = name).to_string(),
        };
    }
    let count = integer(count as u64);
    match act {
        Act::Archive => td_string!(l, expenses.done_archived_many, count = count).to_string(),
        Act::Delete => td_string!(l, expenses.done_deleted_many, count = count).to_string(),
        _ => td_string!(l, expenses.done_restored_many, count = count).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn an_act_leads_where_the_rules_say() {
        let after = |state: ExpenseState, act| (FACE.verbs.after)(state.id(), act);
        assert_eq!(after(ExpenseState::Paid, Act::Archive), Some(ExpenseState::Archived.id()));
        assert_eq!(after(ExpenseState::Billed, Act::Delete), None);
        for &state in ExpenseState::ALL {
            assert!(acts(state.id()).iter().all(|act| after(state, *act).is_some()), "{state:?}");
        }
    }

    #[test]
    fn every_column_and_criterion_has_words_of_its_own() {
        let columns: BTreeSet<_> = EXPENSES.columns.iter().map(|of| column(Locale::en, *of)).collect();
        assert_eq!(columns.len(), EXPENSES.columns.len());
        let criteria: BTreeSet<_> = EXPENSES.criteria.iter().map(|of| criterion(Locale::en, of.name)).collect();
        assert_eq!(criteria.len(), EXPENSES.criteria.len());
    }
}
