//! The list of templates on screen: what is made again and again, how often, when next and what last.

use domain::billing::state::ShownState as S;
use domain::documents::listing::recurring::{
    CLIENT, FAILED, LAST, MADE, NET, NEXT, RECURRING as LISTING, REFERENCE, RHYTHM, STATE, TITLE, TOTAL, TROUBLE,
    amount, client, every, last_made,
};
use domain::format::{DateStyle, date, integer, money};
use domain::listing::{ListRow, StateId};
use domain::state::Act;
use domain::subject::Subject;
use domain::table::ColumnIndex;
use maud::{Markup, html};

use super::{cells, verbs, words};
use crate::{bulk, links, papers, wording};
use engines::listing::{Face, Look, RowLink, Verbs, badge, marked};
use kit::ui::{BadgeKind, Glyph};
use kit::words::{Locale, td_string};

/// The list of templates.
pub static RECURRING: Face = Face {
    listing: &LISTING,
    class: "documents recurring",
    glyph: Glyph::Calendar,
    word: |l, word| words::word(l, Subject::Recurring, word),
    count: |l, number| wording::count(l, Subject::Recurring, number),
    column: words::recurring_column,
    column_class,
    title,
    cell,
    state: |l, state| {
        wording::shown(Subject::Recurring, state).map_or("", |state| wording::states(l, Subject::Recurring, state))
    },
    tag: |_, _, _| None,
    standing,
    criterion: words::recurring_criterion,
    // No criterion is a choice that is the same in every company.
    values: |_, _, _| Vec::new(),
    links,
    verbs: Verbs {
        acts: |state| verbs::acts(&LISTING, state),
        after: |state, act| verbs::after(&LISTING, state, act),
        is_editable: |state| {
            wording::shown(Subject::Recurring, state).is_some_and(|it| matches!(it, S::Draft | S::Active | S::Paused))
        },
        bulk: &[Act::Archive, Act::Restore, Act::Delete],
        done: words::done,
        send: |ids, act| verbs::send(&LISTING, ids, act),
        put_back: |previous| verbs::put_back(&LISTING, previous),
        instead: |_| None,
    },
    bulk: Some(bulk::of_templates),
    is_imported: false,
    export: Some(words::files),
};

fn standing(l: Locale, state: StateId) -> (BadgeKind, &'static str) {
    let state = wording::shown(Subject::Recurring, state).unwrap_or_default();
    (wording::badge(state), wording::state(l, Subject::Recurring, state))
}

fn column_class(column: ColumnIndex) -> &'static str {
    match column {
        CLIENT => "cell-who",
        TOTAL => "num cell-sum",
        RHYTHM => "mid col-rhythm",
        NEXT => "mid col-day",
        LAST => "low col-last",
        STATE => "cell-state",
        REFERENCE => "low col-reference",
        MADE | NET => "low num",
        _ => "low",
    }
}

/// What it is about; where nobody has said, what it is.
fn title(row: &ListRow, look: &Look) -> Markup {
    let title = row.text(TITLE);
    html! {
        a.name href=(look.face.record(row.id)) {
            @if title.is_empty() {
                span.soft { (td_string!(look.l, documents.recurring_untitled)) }
            } @else {
                span { (marked(title, &look.found)) }
            }
        }
    }
}

fn cell(row: &ListRow, column: ColumnIndex, look: &Look) -> Markup {
    let class = column_class(column);
    let none = || "—".to_owned();
    let content = match column {
        CLIENT => {
            let name = marked(row.text(CLIENT), &look.found);
            return html! {
                td class=(class) {
                    @if let Some(client) = client(row) { a href={ "/clients/" (client) } { (name) } } @else { (name) }
                }
            };
        }
        TOTAL | NET => {
            let told = amount(row, column).map_or_else(none, |amount| money(amount, look.f));
            return html! { td class=(class) { (told) } };
        }
        MADE => return html! { td class=(class) { (integer(row.number(MADE).unwrap_or(0), look.f)) } },
        STATE => return state(row, look),
        LAST => last(row, look),
        RHYTHM => html! { (every(row).map_or_else(none, |every| wording::rhythm(look.l, every))) },
        NEXT => html! { (row.day(NEXT).map_or_else(none, |day| date(day, DateStyle::Medium, look.f))) },
        _ => marked(row.text(column), &look.found),
    };
    html! { td class={ (class) " soft" } { (content) } }
}

/// Where it stands, and that what was due could not be made.
fn state(row: &ListRow, look: &Look) -> Markup {
    let shown = S::parse(row.text(STATE)).ok();
    html! {
        td.cell-state {
            @if row.text(TROUBLE) == FAILED {
                (badge(BadgeKind::Bad, td_string!(look.l, documents.recurring_failed)))
            } @else if let Some(state) = shown {
                (badge(wording::badge(state), wording::state(look.l, Subject::Recurring, state)))
            }
        }
    }
}

/// The invoice that it made last.
fn last(row: &ListRow, look: &Look) -> Markup {
    let Some(id) = last_made(row) else { return html! { "—" } };
    let number = row.text(LAST);
    let href = links::document(domain::billing::kind::DocumentKind::Invoice, id);
    html! {
        a href=(href) {
            @if number.is_empty() { (td_string!(look.l, documents.state_draft)) } @else { (marked(number, &look.found)) }
        }
    }
}

fn links(l: Locale, row: &ListRow) -> Vec<RowLink> {
    let of_client = client(row).map(|client| cells::of_client(l, &client.to_string()));
    [cells::open(l, &LISTING, row)].into_iter().chain(papers::links(l, row.id)).chain(of_client).collect()
}
