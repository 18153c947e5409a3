//! The rows of the lists of documents, and where their menus lead.

use domain::access::Permission;
use domain::billing::state::ShownState as S;
use domain::documents::listing::{
    BALANCE, CLIENT, DATE, DUE, NET, NUMBER, REFERENCE, STATE, TITLE, TOTAL, amount, client, kind,
};
use domain::format::{DateStyle, date, money};
use domain::listing::{ListRow, Listing};
use domain::subject::Subject;
use domain::table::ColumnIndex;
use maud::{Markup, html};

use crate::{mail, papers, wording};
use engines::listing::{Look, RowLink, badge, marked};
use kit::bootstrap::may;
use kit::ui::Glyph;
use kit::words::{Locale, td_string};

/// The classes of a column's cells.
pub fn column_class(column: ColumnIndex) -> &'static str {
    match column {
        CLIENT => "cell-who",
        DATE => "mid col-day",
        DUE => "low col-day",
        NET => "low num",
        TOTAL => "num cell-sum",
        BALANCE => "mid num",
        STATE => "cell-state",
        TITLE => "fit low col-title",
        REFERENCE => "low col-reference",
        _ => "low",
    }
}

/// A document's number, or that it is a draft, and what it is if its list is named after something else.
pub fn title(row: &ListRow, look: &Look) -> Markup {
    let (l, subject) = (look.l, look.face.listing.subject);
    let number = row.text(NUMBER);
    // Drafts are told apart by their clients.
    let label = || td_string!(l, documents.draft_for, name = row.text(CLIENT).to_owned()).to_string();
    html! {
        a.name href=(look.face.record(row.id)) aria-label=[number.is_empty().then(label)] {
            @if number.is_empty() {
                span.soft { (td_string!(l, documents.state_draft)) }
            } @else {
                span { (marked(number, &look.found)) }
            }
        }
        @if let Some(kind) = kind(row).and_then(|kind| wording::other_kind(l, subject, kind)) { " " span.tag { (kind) } }
    }
}

/// What stands in another cell.
pub fn cell(row: &ListRow, column: ColumnIndex, look: &Look) -> Markup {
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
        NET | TOTAL | BALANCE => {
            let told = amount(row, column).map_or_else(none, |amount| money(amount, look.f));
            return html! { td class=(class) { (told) } };
        }
        STATE => {
            let state = S::parse(row.text(STATE)).ok();
            let subject = look.face.listing.subject;
            return html! {
                td class=(class) {
                    @if let Some(state) = state { (badge(wording::badge(state), wording::state(look.l, subject, state))) }
                }
            };
        }
        DATE | DUE => html! { (row.day(column).map_or_else(none, |day| date(day, DateStyle::Medium, look.f))) },
        _ => marked(row.text(column), &look.found),
    };
    html! { td class={ (class) " soft" } { (content) } }
}

/// Where the menu of a document leads: to its page, to its paper, to a payment of what is left, to its client.
pub fn links(l: Locale, listing: &Listing, row: &ListRow) -> Vec<RowLink> {
    let history = RowLink {
        label: td_string!(l, document.history),
        glyph: Glyph::Clock,
        href: format!("{}/{}?tab=activity", listing.path, row.id),
    };
    let mut links = vec![open(l, listing, row), history];
    links.extend(papers::links(l, row.id));
    let client = client(row);
    let state = wording::shown(listing.subject, listing.state_of(row));
    let is_owed =
        !matches!(state, Some(S::Draft | S::Deleted) | None) && row.number(BALANCE).is_some_and(|left| left > 0);
    let is_there = !matches!(state, Some(S::Draft | S::Deleted | S::Cancelled) | None);
    if is_there && may(Permission::EditDocuments) {
        let href = format!("{}/{}?{}=1", listing.path, row.id, mail::ASKED);
        links.push(RowLink { label: td_string!(l, mail.send), glyph: Glyph::Mail, href });
    }
    if let Some(client) =
        client.filter(|_| listing.subject == Subject::Invoice && is_owed && may(Permission::EditPayments))
    {
        let href = format!("/payments/new?client={client}");
        links.push(RowLink { label: td_string!(l, documents.payments_new), glyph: Glyph::Card, href });
    }
    links.extend(client.map(|client| of_client(l, &client.to_string())));
    links
}

/// Leads to the page of a row's record.
pub fn open(l: Locale, listing: &Listing, row: &ListRow) -> RowLink {
    RowLink { label: td_string!(l, documents.open), glyph: Glyph::File, href: format!("{}/{}", listing.path, row.id) }
}

/// Leads to a client.
pub fn of_client(l: Locale, id: &str) -> RowLink {
    RowLink { label: td_string!(l, documents.open_client), glyph: Glyph::Users, href: format!("/clients/{id}") }
}
