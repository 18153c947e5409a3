use chrono::DateTime;
use uuid::Uuid;

use super::*;
use crate::billing::totals::LineTotals;
use crate::documents::form::tests::form;
use crate::documents::record::Settled;
use crate::documents::rules::tests::rules;
use crate::documents::{DocumentRules, priced};
use crate::error::FieldError;
use crate::ids::DocumentId;

fn id(number: u128) -> DocumentLineId {
    DocumentLineId(Uuid::from_u128(number))
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// A line of 100.00, and one of the same as an option.
fn offered(rules: &DocumentRules) -> NewDocument {
    let mut typed = form("1", "100");
    typed.lines.push(typed.lines[0].clone());
    typed.lines[1].optional = "on".to_owned();
    let mut new = typed.parse(rules).unwrap();
    for (line, number) in new.lines.iter_mut().zip(1..) {
        line.id = Some(id(number));
    }
    new
}

fn quote(state: S) -> Document {
    let rules = rules(DocumentKind::Quote);
    let new = offered(&rules);
    let totals = priced(&new.data, &new.lines, &rules, &[]).unwrap().totals;
    Document {
        id: DocumentId(Uuid::nil()),
        version: 1,
        kind: DocumentKind::Quote,
        state,
        archived: false,
        number: Some("D-1".to_owned()),
        issued_on: Some(day(3, 1)),
        due_on: None,
        valid_until: Some(day(3, 31)),
        new,
        totals,
        settled: Settled::default(),
        content: None,
        origins: Vec::new(),
        made: Vec::new(),
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
    }
}

#[test]
fn only_an_open_quote_takes_an_answer() {
    for state in [S::Issued, S::Sent, S::Viewed] {
        assert_eq!(closed(&quote(state), day(3, 31)), None, "{state:?}");
        assert_eq!(closed(&quote(state), day(4, 1)), Some(Closed::Expired), "{state:?}");
    }
    for (state, why) in [
        (S::Draft, Closed::Withdrawn),
        (S::Accepted, Closed::Accepted),
        (S::Refused, Closed::Refused),
        (S::Invoiced, Closed::Invoiced),
        (S::Cancelled, Closed::Withdrawn),
        (S::Deleted, Closed::Withdrawn),
    ] {
        assert_eq!(closed(&quote(state), day(4, 1)), Some(why), "{state:?}");
    }
    let order = Document { kind: DocumentKind::Order, ..quote(S::Sent) };
    assert_eq!(closed(&order, day(3, 1)), Some(Closed::Withdrawn));
}

#[test]
fn an_option_that_is_taken_is_sold_like_the_rest() {
    let rules = rules(DocumentKind::Quote);
    let new = offered(&rules);
    let asked = BTreeSet::from([id(1), id(2), id(9)]);
    let taken = options_of(&new, &asked);
    assert_eq!(taken, BTreeSet::from([id(2)]), "what is sold anyhow is no option");
    let total = |new: &NewDocument| priced(&new.data, &new.lines, &rules, &[]).unwrap().totals;
    assert_eq!(total(&new).net_minor, 10_000);
    let whole = total(&with_options(&new, &taken));
    assert_eq!(whole.net_minor, 20_000);
    assert!(matches!(whole.lines[1], LineTotals::Item { .. }));
    assert_eq!(with_options(&new, &BTreeSet::new()), new);
}

#[test]
fn an_answer_has_a_name_and_a_refusal_may_have_a_reason() {
    let typed = AnswerForm {
        verdict: "approved".to_owned(),
        name: " Ana Roche ".to_owned(),
        reason: "Trop cher".to_owned(),
        options: vec![id(2).to_string(), "x".to_owned()],
        shown: "12000".to_owned(),
        ..AnswerForm::default()
    };
    let answer = typed.parse().unwrap();
    assert_eq!((answer.name.as_str(), answer.reason, answer.signature), ("Ana Roche", None, None));
    assert_eq!((answer.options, answer.shown_minor), (BTreeSet::from([id(2)]), Some(12_000)));
    let refused = AnswerForm { verdict: "refused".to_owned(), ..typed.clone() }.parse().unwrap();
    assert_eq!(refused.reason.as_ref().map(LongText::as_str), Some("Trop cher"));
    assert!(refused.options.is_empty());
    let wrong = AnswerForm { signature: "x".to_owned(), ..AnswerForm::default() };
    let errors = wrong.parse().unwrap_err();
    for (path, error) in
        [("verdict", FieldError::NotAChoice), ("name", FieldError::Required), ("signature", FieldError::NotAChoice)]
    {
        assert_eq!(errors.at(path), Some(&error), "{path}");
    }
}
