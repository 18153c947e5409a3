//! `/portal/documents.zip`, `/portal/documents.pdf`: several papers at once, those that are ticked or all of a list.

use std::collections::HashSet;
use std::sync::Arc;

use axum::extract::{Extension, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::documents::DocumentRow;
use domain::format::{DateStyle, Locale as FormatLocale, date, money};
use domain::ids::DocumentId;
use domain::money::Money;
use domain::subject::Subject;
use kit::error::AppError;
use kit::heavy::Heavy;
use kit::session::Visitor;
use kit::words::{Locale, td_string};
use leptos::prelude::*;
use store::portal::{self, Guest};

use super::entry::Entered;
use super::inside::{inside_as, tongue};
use super::papers::{note_seen, unkept};
use crate::config::Config;
use crate::papers::desk::Desk;
use crate::papers::many::{MOST, Together, sent, title};
use crate::transfer::Problem;

/// In the address: the list that is chosen from.
const FROM: &str = "from";
/// Likewise: a paper that is ticked.
const TICKED: &str = "id";
/// Likewise: that the whole list is meant.
const ALL: &str = "all";
/// Where papers come from one after the other, as one file.
const BOUND: &str = "/portal/documents.pdf";

/// A list that papers are chosen from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Invoices, and the credit notes that take them back.
    Invoices,
    /// Quotes.
    Quotes,
}

impl List {
    fn named(name: &str) -> Self {
        if name == Self::Quotes.name() { Self::Quotes } else { Self::Invoices }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Invoices => "invoices",
            Self::Quotes => "quotes",
        }
    }

    const fn path(self) -> &'static str {
        match self {
            Self::Invoices => "/portal/invoices",
            Self::Quotes => "/portal/quotes",
        }
    }

    const fn lists(self) -> &'static [Subject] {
        match self {
            Self::Invoices => &[Subject::Invoice, Subject::CreditNote],
            Self::Quotes => &[Subject::Quote],
        }
    }

    fn title(self, l: Locale) -> &'static str {
        match self {
            Self::Invoices => td_string!(l, portal.invoices_title),
            Self::Quotes => td_string!(l, portal.quotes_title),
        }
    }
}

/// `GET /portal/documents.zip?from=invoices&id=…&id=…`: each as a file of its own.
pub async fn apart(
    visitor: Extension<Visitor>,
    heavy: Extension<Heavy>,
    config: State<Arc<Config>>,
    Entered(guest): Entered,
    Query(asked): Query<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    Box::pin(download(Together::Apart, visitor, heavy, config, (guest, asked))).await
}

/// `GET /portal/documents.pdf?from=invoices&id=…&id=…`: one after the other, as one file.
pub async fn bound(
    visitor: Extension<Visitor>,
    heavy: Extension<Heavy>,
    config: State<Arc<Config>>,
    Entered(guest): Entered,
    Query(asked): Query<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    Box::pin(download(Together::Bound, visitor, heavy, config, (guest, asked))).await
}

/// What is asked for, in the order of the list. One that the guest is not shown is not found, and nothing is sent.
async fn download(
    together: Together,
    Extension(visitor): Extension<Visitor>,
    Extension(heavy): Extension<Heavy>,
    State(config): State<Arc<Config>>,
    (guest, asked): (Guest, Vec<(String, String)>),
) -> Result<Response, Problem> {
    let (l, _) = tongue(&guest);
    let access = guest.access(visitor.database.clone(), visitor.now);
    let read = access.read();
    let list = List::named(value(&asked, FROM).unwrap_or_default());
    let ids: Vec<DocumentId> = if value(&asked, ALL).is_some() {
        let rows = portal::documents(&read, &guest, list.lists()).await?;
        rows.into_iter().map(|row| row.id).collect()
    } else {
        ticked(&asked)?
    };
    if ids.is_empty() {
        return Ok(refused(&guest, list, td_string!(l, portal.several_none).to_owned()));
    }
    if ids.len() > MOST {
        let said = td_string!(l, portal.several_many, max = MOST.to_string()).to_string();
        return Ok(refused(&guest, list, said));
    }
    portal::require_documents(&read, &guest, &ids).await?;
    let desk = Desk { access: access.clone(), heavy: heavy.of_guest(), config };
    let answer = Box::pin(sent(desk, ids.clone(), together, &title(l, &visitor))).await?;
    note_seen(&guest, &access, &ids).await;
    Ok(unkept(answer))
}

/// What the address says under a name.
fn value<'a>(asked: &'a [(String, String)], name: &str) -> Option<&'a str> {
    asked.iter().find(|(asked, _)| asked == name).map(|(_, value)| value.as_str())
}

/// The papers that are ticked, each once. What is no id is no paper of anybody's.
fn ticked(asked: &[(String, String)]) -> Result<Vec<DocumentId>, Problem> {
    let mut seen = HashSet::new();
    let ids = asked.iter().filter(|(name, _)| name == TICKED).map(|(_, id)| id.parse::<DocumentId>());
    let ids: Result<Vec<_>, _> = ids.filter(|id| id.as_ref().map_or(true, |id| seen.insert(*id))).collect();
    ids.map_err(|_| Problem(AppError::NotFound))
}

/// Why nothing is sent, and the way back to the list.
fn refused(guest: &Guest, list: List, said: String) -> Response {
    let title = list.title(tongue(guest).0);
    let content = view! {
        <h1>{title}</h1>
        <p class="wrong" role="alert">{said}</p>
        <p><a class="button" href=list.path()>{title}</a></p>
    };
    inside_as(StatusCode::UNPROCESSABLE_ENTITY, guest, (list.path(), title), content.into_any())
}

/// The choice of several papers of a list; nothing where there are fewer than two.
pub fn choice(rows: &[DocumentRow], list: List, l: Locale, f: FormatLocale) -> Option<AnyView> {
    if rows.len() < 2 {
        return None;
    }
    let tick = |row: &DocumentRow| {
        let number = row.number.clone().unwrap_or_default();
        let of = format!(
            "{} · {}",
            date(row.date, DateStyle::Short, f),
            money(Money::new(row.total_minor, row.currency), f)
        );
        view! {
            <label class="tick">
                <input type="checkbox" name=TICKED value=row.id.to_string()/>
                <span>{number}</span>
                <span class="of">{of}</span>
            </label>
        }
    };
    let ticks: Vec<_> = rows.iter().map(tick).collect();
    let view = view! {
        <details class="several">
            <summary>{td_string!(l, portal.several)}</summary>
            <form method="get" action="/portal/documents.zip">
                <input type="hidden" name=FROM value=list.name()/>
                {ticks}
                <p class="acts">
                    <button type="submit">{td_string!(l, portal.several_ticked)}</button>
                    <button class="quiet" type="submit" name=ALL value="1">{td_string!(l, portal.several_all)}</button>
                </p>
                <p class="acts">
                    <button class="plain" type="submit" formaction=BOUND>{td_string!(l, portal.several_ticked_bound)}</button>
                    <button class="plain" type="submit" formaction=BOUND name=ALL value="1">
                        {td_string!(l, portal.several_all_bound)}
                    </button>
                </p>
            </form>
        </details>
    };
    Some(view.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ticked_is_sent_once() {
        let (one, other) = (DocumentId(uuid::Uuid::from_u128(1)), DocumentId(uuid::Uuid::from_u128(2)));
        let asked = |ids: &[String]| {
            let ticks = ids.iter().map(|id| (TICKED.to_owned(), id.clone()));
            std::iter::once((FROM.to_owned(), "quotes".to_owned())).chain(ticks).collect::<Vec<_>>()
        };
        let two = asked(&[one.to_string(), other.to_string(), one.to_string()]);
        assert_eq!(ticked(&two).ok(), Some(vec![one, other]));
        assert_eq!(List::named(value(&two, FROM).unwrap()), List::Quotes);
        assert_eq!((value(&two, ALL), ticked(&asked(&[])).ok()), (None, Some(Vec::new())));
        assert!(ticked(&asked(&["x".to_owned()])).is_err());
        assert_eq!(List::named("else"), List::Invoices);
    }
}
