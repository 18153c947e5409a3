//! The list of payments on screen. What a payment did is undone on its page, where one sees what that was: nothing is done to payments in
//! their list.

use domain::documents::listing::payments::{
    AMOUNT, CLIENT, DATE, INVOICES, LEFT, METHOD, PAYMENTS as LISTING, REFERENCE, SOURCE, STATE, amount, client,
};
use domain::documents::payment::PaymentState;
use domain::format::{DateStyle, date, money};
use domain::ids::PaymentId;
use domain::listing::{ListRow, StateId};
use domain::money::Money;
use domain::subject::Subject;
use domain::table::ColumnIndex;
use maud::{Markup, html};

use super::{cells, words};
use crate::payment::asked;
use crate::wording;
use engines::listing::{Face, Look, RowLink, Verbs, badge, marked};
use kit::ui::{BadgeKind, Glyph};
use kit::words::Locale;

/// The list of payments.
pub static PAYMENTS: Face = Face {
    listing: &LISTING,
    class: "documents payments",
    glyph: Glyph::Card,
    word: |l, word| words::word(l, Subject::Payment, word),
    count: |l, number| wording::count(l, Subject::Payment, number),
    column: words::payment_column,
    column_class,
    title,
    cell,
    state: |l, state| shown(state).map_or("", |state| wording::payment_states(l, state)),
    tag: |_, _, _| None,
    standing,
    criterion: words::payment_criterion,
    // The methods are the company's own.
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

fn shown(state: StateId) -> Option<PaymentState> {
    PaymentState::parse(LISTING.states.get(usize::from(state))?).ok()
}

fn standing(l: Locale, state: StateId) -> (BadgeKind, &'static str) {
    let state = shown(state).unwrap_or_default();
    (wording::payment_badge(state), wording::payment_state(l, state))
}

fn column_class(column: ColumnIndex) -> &'static str {
    match column {
        DATE => "cell-who col-day",
        AMOUNT => "num cell-sum",
        LEFT => "mid num",
        METHOD => "low col-method",
        REFERENCE | SOURCE => "low col-reference",
        INVOICES => "mid col-invoices",
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
            // What all of it pays for something says nothing more.
            let told = amount(row, column).filter(|amount| column == AMOUNT || !Money::is_zero(*amount));
            return html! { td class=(class) { (told.map_or_else(String::new, |amount| money(amount, look.f))) } };
        }
        STATE => {
            let state = PaymentState::parse(row.text(STATE)).unwrap_or_default();
            let label = badge(wording::payment_badge(state), wording::payment_state(look.l, state));
            return html! { td class=(class) { (label) } };
        }
        DATE => html! { (row.day(DATE).map_or_else(String::new, |day| date(day, DateStyle::Medium, look.f))) },
        METHOD => html! { (row.text(METHOD)) },
        _ => marked(row.text(column), &look.found),
    };
    html! { td class={ (class) " soft" } { (content) } }
}

fn links(l: Locale, row: &ListRow) -> Vec<RowLink> {
    let of_client = client(row).map(|client| cells::of_client(l, &client.to_string()));
    let state = PaymentState::parse(row.text(STATE)).unwrap_or_default();
    let has_left = amount(row, LEFT).is_some_and(|left| !left.is_zero());
    let done = asked::row_links(l, PaymentId(row.id), state, has_left);
    [cells::open(l, &LISTING, row)].into_iter().chain(done).chain(of_client).collect()
}
