use std::collections::BTreeSet;

use domain::billing::state::{DocumentState, ShownState, Step};
use domain::documents::listing::{self as columns, kinds_of, states};
use domain::format::Locale as FormatLocale;
use domain::listing::ListRow;
use domain::table::{ColumnIndex, Words};
use engines::listing::{Look, Word};
use uuid::Uuid;

use super::*;

const LISTS: [&Face; 8] = [&QUOTES, &ORDERS, &DELIVERIES, &INVOICES, &RECURRING, &CREDIT_NOTES, &PAYMENTS, &CREDITS];

#[test]
fn a_list_is_found_by_its_subject() {
    for face in LISTS {
        let subject = face.listing.subject;
        assert!(of(subject).is_some_and(|found| std::ptr::eq(found, face)), "{subject:?}");
    }
    assert!(of(Subject::Client).is_none());
}

#[test]
fn an_act_leads_where_the_rules_say_and_what_has_a_number_stays() {
    for face in LISTS.into_iter().filter(|face| !kinds_of(face.listing.subject).is_empty()) {
        let subject = face.listing.subject;
        assert_eq!(wording::shown(subject, verbs::DRAFT), Some(ShownState::Draft));
        for (id, shown) in (0..).zip(states(subject)) {
            let acts = (face.verbs.acts)(id);
            assert!(acts.iter().all(|act| (face.verbs.after)(id, *act).is_some_and(|to| to != id)), "{shown:?}");
            // As the rules have it, for each kind that stands in the list.
            for &kind in kinds_of(subject) {
                let kept = DocumentState::parse(shown.as_str());
                let allows = |step| kept.as_ref().is_ok_and(|kept| kept.after(kind, step).is_ok_and(|to| to != *kept));
                assert_eq!(acts.contains(&Act::Delete), allows(Step::Delete), "{kind:?} {shown:?}");
                let comes_back = allows(Step::Restore) || *shown == ShownState::Archived;
                assert_eq!(acts.contains(&Act::Restore), comes_back, "{kind:?} {shown:?}");
            }
        }
        assert_eq!((face.verbs.after)(1, Act::Archive), None, "something is still to come of it");
        let aside = (face.verbs.after)(face.listing.gone - 2, Act::Archive);
        assert_eq!(aside, Some(face.listing.gone - 1), "{subject:?}");
    }
}

#[test]
fn every_column_and_criterion_has_words_of_its_own() {
    for face in LISTS {
        let listing = face.listing;
        for l in [Locale::fr, Locale::en] {
            let columns: BTreeSet<_> = listing.columns.iter().map(|of| (face.column)(l, *of)).collect();
            assert_eq!(columns.len(), listing.columns.len(), "{}", listing.path);
            let criteria: BTreeSet<_> = listing.criteria.iter().map(|of| (face.criterion)(l, of.name)).collect();
            assert_eq!(criteria.len(), listing.criteria.len(), "{}", listing.path);
            assert!(columns.iter().chain(&criteria).all(|words| !words.is_empty()), "{}", listing.path);
        }
    }
}

#[test]
fn no_list_has_the_words_of_another() {
    for word in [Word::Title, Word::ListLabel, Word::New, Word::EmptyTitle, Word::EmptyText, Word::NoneTitle] {
        for l in [Locale::fr, Locale::en] {
            let words: BTreeSet<_> = LISTS.iter().map(|face| (face.word)(l, word)).collect();
            assert_eq!(words.len(), LISTS.len(), "{word:?}");
        }
    }
    let counts: BTreeSet<_> = LISTS.iter().map(|face| words::this(Locale::fr, face.listing.subject)).collect();
    assert_eq!(counts.len(), LISTS.len());
}

/// A row of invoices, with its number, what it is, and its state.
fn invoice(number: &str, kind: &str, state: &str) -> ListRow {
    let mut cells = vec![String::new(); columns::SCHEMA.columns().len()];
    let client = Uuid::from_u128(7).to_string();
    for (column, text) in [
        (columns::NUMBER, number),
        (columns::CLIENT, "Roche & Fils"),
        (columns::CLIENT_ID, client.as_str()),
        (columns::KIND, kind),
        (columns::TOTAL, "120000"),
        (columns::BALANCE, "120000"),
        (columns::CURRENCY, "EUR"),
        (columns::STATE, state),
    ] {
        text.clone_into(&mut cells[usize::from(column.0)]);
    }
    ListRow { id: Uuid::from_u128(1), cells, custom: Vec::new() }
}

fn look() -> Look {
    Look {
        face: &INVOICES,
        l: Locale::fr,
        f: FormatLocale::FrFr,
        can_pick: false,
        can_edit: false,
        found: Words::default(),
        columns: Vec::new(),
        fields: Vec::new(),
    }
}

#[test]
fn a_document_is_called_by_its_number_and_a_draft_by_its_client() {
    let title = |row: &ListRow| (INVOICES.title)(row, &look()).into_string();
    let issued = title(&invoice("F-2026-0001", "invoice", "sent"));
    assert!(issued.contains(&format!("href=\"/invoices/{}\"", Uuid::from_u128(1))), "{issued}");
    assert!(issued.contains("F-2026-0001") && !issued.contains("aria-label") && !issued.contains("tag"), "{issued}");
    let draft = title(&invoice("", "down_payment", "draft"));
    assert!(draft.contains("aria-label=\"Brouillon pour Roche &amp; Fils\""), "{draft}");
    assert!(draft.contains("Acompte"), "{draft}");
}

#[test]
fn a_row_tells_its_state_its_client_and_its_amounts() {
    let row = invoice("F-1", "invoice", "overdue");
    let cell = |column: ColumnIndex| (INVOICES.cell)(&row, column, &look()).into_string();
    assert_eq!(cell(columns::STATE), "<td class=\"cell-state\"><span class=\"badge bad\">En retard</span></td>");
    let client = cell(columns::CLIENT);
    let href = format!("<a href=\"/clients/{}\">Roche &amp; Fils</a>", Uuid::from_u128(7));
    assert!(client.contains(&href), "{client}");
    assert!(cell(columns::TOTAL).contains("200,00"), "{}", cell(columns::TOTAL));
    assert!(cell(columns::NET).contains('—'), "what is missing is told as missing");
}

#[test]
fn a_template_tells_its_rhythm_its_days_and_what_went_wrong() {
    use domain::documents::listing::recurring as of;
    let mut cells = vec![String::new(); of::SCHEMA.columns().len()];
    let last = Uuid::from_u128(9).to_string();
    for (column, text) in [
        (of::CLIENT, "Roche & Fils"),
        (of::RHYTHM, "3 months"),
        (of::LAST, "F-2026-0007"),
        (of::LAST_ID, last.as_str()),
        (of::STATE, "active"),
    ] {
        text.clone_into(&mut cells[usize::from(column.0)]);
    }
    let mut row = ListRow { id: Uuid::from_u128(1), cells, custom: Vec::new() };
    let look = Look { face: &RECURRING, ..look() };
    let cell = |row: &ListRow, column: ColumnIndex| (RECURRING.cell)(row, column, &look).into_string();
    assert!((RECURRING.title)(&row, &look).into_string().contains("Sans objet"));
    assert!(cell(&row, of::RHYTHM).contains("Tous les 3 mois"));
    assert!(cell(&row, of::NEXT).contains('—'), "it rests, or is over");
    assert!(cell(&row, of::LAST).contains(&format!("href=\"/invoices/{last}\"")));
    assert!(cell(&row, of::STATE).contains("Active"));
    of::FAILED.clone_into(&mut row.cells[usize::from(of::TROUBLE.0)]);
    assert!(cell(&row, of::STATE).contains("badge bad"));
}

#[test]
fn a_rows_menu_leads_to_its_page_and_to_its_client() {
    let of = |state: &str| (INVOICES.links)(Locale::fr, &invoice("F-1", "invoice", state));
    // Nobody is signed in, so that nothing may be entered.
    let hrefs: Vec<String> = of("sent").into_iter().map(|link| link.href).collect();
    let (id, client) = (Uuid::from_u128(1), Uuid::from_u128(7));
    let paper = format!("/files/documents/{id}.pdf");
    let saved = format!("{paper}?download");
    let (page, history) = (format!("/invoices/{id}"), format!("/invoices/{id}?tab=activity"));
    assert_eq!(hrefs, [page, history, paper, saved, format!("/clients/{client}")]);
}
