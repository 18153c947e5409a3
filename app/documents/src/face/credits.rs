//! The list of credits on screen (A9.2). What a credit did is undone on its page, where one sees what that was: from their list they go out
//! as a file, and nothing else is done to them.

use domain::documents::credit::CreditState;
use domain::documents::listing::credits::{
    AMOUNT, CLIENT, CREDITS as LISTING, DATE, INVOICES, LEFT, PRIVATE_NOTES, PUBLIC_NOTES, SOURCE, STATE, amount,
    client,
};
use domain::format::{DateStyle, date, money};
use domain::listing::{ListRow, StateId};
use domain::money::Money;
use domain::subject::Subject;
use domain::table::ColumnIndex;
use maud::{Markup, html};

use super::{cells, words};
use crate::wording;
use engines::listing::{Face, Look, RowLink, Verbs, badge, marked};
use kit::ui::{BadgeKind, Glyph};
use kit::words::Locale;

/// The list of credits.
pub static CREDITS: Face = Face {
    listing: &LISTING,
    class: "documents payments credits",
    glyph: Glyph::Bookmark,
    word: |l, word| words::word(l, Subject::Credit, word),
    count: |l, number| wording::count(l, Subject::Credit, number),
    column: words::credit_column,
    column_class,
    title,
    cell,
    state: |l, state| shown(state).map_or("", |state| wording::credit_states(l, state)),
    tag: |_, _, _| None,
    standing,
    criterion: words::credit_criterion,
    // No criterion is a choice.
    values: |_, _, _| Vec::new(),
    links,
    verbs: Verbs {
        acts: |_| &[],
        after: |_, _| None,
        is_editable: |_| false,
        bulk: &[],
        done: |_, _, _, _| String::new(),
        send: |_, _| Box::pin(async { Ok(Vec::new()) }),
        put_back: |_| Box::pin(async { Ok(()) }),
        instead: |_| None,
    },
    bulk: None,
    is_imported: false,
    export: Some(words::files),
};

fn shown(state: StateId) -> Option<CreditState> {
    CreditState::parse(LISTING.states.get(usize::from(state))?).ok()
}

fn standing(l: Locale, state: StateId) -> (BadgeKind, &'static str) {
    let state = shown(state).unwrap_or_default();
    (wording::credit_badge(state), wording::credit_state(l, state))
}

fn column_class(column: ColumnIndex) -> &'static str {
    match column {
        DATE => "cell-who col-day",
        AMOUNT => "num cell-sum",
        LEFT => "mid num",
        PUBLIC_NOTES | PRIVATE_NOTES => "low col-notes",
        SOURCE => "low col-reference",
        INVOICES => "low col-invoices",
        STATE => "cell-state",
        _ => "low",
    }
}

fn title(row: &ListRow, look: &Look) -> Markup {
    html! {
        a.name href=(look.face.record(row.id)) { span { (marked(row.text(CLIENT), &look.found)) } }
    }
}

fn cell(row: &ListRow, column: ColumnIndex, look: &Look) -> Markup {
    let class = column_class(column);
    let content = match column {
        AMOUNT | LEFT => {
            // What is used up says nothing more.
            let told = amount(row, column).filter(|amount| column == AMOUNT || !Money::is_zero(*amount));
            return html! { td class=(class) { (told.map_or_else(String::new, |amount| money(amount, look.f))) } };
        }
        STATE => {
            let state = CreditState::parse(row.text(STATE)).unwrap_or_default();
            let label = badge(wording::credit_badge(state), wording::credit_state(look.l, state));
            return html! { td class=(class) { (label) } };
        }
        DATE => html! { (row.day(DATE).map_or_else(String::new, |day| date(day, DateStyle::Medium, look.f))) },
        _ => marked(row.text(column), &look.found),
    };
    html! { td class={ (class) " soft" } { (content) } }
}

fn links(l: Locale, row: &ListRow) -> Vec<RowLink> {
    let of_client = client(row).map(|client| cells::of_client(l, &client.to_string()));
    [cells::open(l, &LISTING, row)].into_iter().chain(of_client).collect()
}
