use super::*;
use crate::documents::form::reading;
use crate::documents::form::tests::form;
use crate::documents::rules::tests::rules;
use crate::money::Currency;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn row(share: &str, days: &str, end_of_month: &str, on: &str) -> InstalmentRow {
    let [share, days, end_of_month, on] = [share, days, end_of_month, on].map(str::to_owned);
    InstalmentRow { share, days, end_of_month, on }
}

fn counted(rows: &[InstalmentRow], due_minor: i64) -> Result<Vec<Option<(NaiveDate, i64)>>, WrongInstalment> {
    let found = counted_rows(rows, &reading(Currency::EUR), eur(due_minor), day(3, 16))?;
    Ok(found.into_iter().map(|part| part.map(|part| (part.on, part.amount.minor()))).collect())
}

#[test]
fn a_form_has_the_rows_that_were_typed() {
    let rows = [row("30 %", "0", "", ""), row("40,5 %", "30", "on", ""), row("", "", "", "2026-07-01")];
    let text = InstalmentRow::text(&rows);
    assert_eq!(InstalmentRow::all(&text), rows);
    assert_eq!(InstalmentRow::text(&[row("", "", "", ""), row(" ", "", "", "")]), "");
    assert_eq!(InstalmentRow::all(""), []);
    let odd = InstalmentRow::text(&[row("3|0;", "x", "", "")]);
    assert_eq!(InstalmentRow::all(&odd), [row("3 0", "x", "", "")], "what stands between them is no part of them");
}

#[test]
fn a_schedule_is_read_as_it_is_written() {
    let reading = reading(Currency::EUR);
    for rows in [
        vec![row("30 %", "0", "", ""), row("70 %", "45", "on", "")],
        vec![row("500.00", "0", "10", ""), row("", "", "", "2026-07-01")],
    ] {
        let schedule = Schedule::read(&InstalmentRow::text(&rows), &reading).unwrap();
        assert_eq!(InstalmentRow::all(&schedule.written(&reading)), rows);
        assert_eq!(Schedule::read(&schedule.written(&reading), &reading), Ok(schedule));
    }
}

#[test]
fn each_row_comes_to_an_amount_and_a_day() {
    let rows = [row("30 %", "", "", ""), row("", "", "", ""), row("40 %", "30", "", ""), row("", "60", "on", "")];
    let expected = [Some((day(3, 16), 302)), None, Some((day(4, 15), 402)), Some((day(5, 31), 301))];
    assert_eq!(counted(&rows, 1_005).unwrap(), expected);
    assert_eq!(counted(&[row("", "", "", "")], 1_005), Ok(vec![None]));
}

#[test]
fn what_is_wrong_is_told_beside_its_cell() {
    use InstalmentCell as Cell;
    let wrong = |rows: &[InstalmentRow]| {
        let WrongInstalment { at, cell, error } = counted(rows, 1_000).unwrap_err();
        (at, cell, error)
    };
    let fine = || row("30 %", "0", "", "");
    let outside = FieldError::OutOfRange { min: 0, max: 365 };
    assert_eq!(wrong(&[row("solde", "", "", "")]), (0, Cell::Share, FieldError::NotAnAmount));
    assert_eq!(wrong(&[fine(), row("", "366", "", "")]), (1, Cell::Days, outside));
    assert_eq!(wrong(&[fine(), row("", "x", "", "")]), (1, Cell::Days, FieldError::NotANumber));
    assert_eq!(wrong(&[fine(), row("", "", "", "2026-02-31")]), (1, Cell::On, FieldError::NotADate));
    assert_eq!(wrong(&[fine(), row("", "30", "", "2026-05-01")]), (1, Cell::On, FieldError::OneOrOther));
    assert_eq!(wrong(&[fine(), row("", "", "", "2026-03-15")]), (1, Cell::On, FieldError::BeforeDate));
    // A row that says nothing is none, and the others keep their places.
    let between = [row("", "10", "", ""), row("", "", "", ""), fine()];
    assert_eq!(wrong(&between), (0, Cell::Share, FieldError::Required));
    assert_eq!(
        wrong(&[fine(), row("", "", "", ""), row("60 %", "1", "", "")]),
        (2, Cell::Share, FieldError::NotTheWhole)
    );
    assert_eq!(wrong(&[row("4", "", "", ""), row("5", "1", "", "")]), (1, Cell::Share, FieldError::NotTheWhole));
    let many = vec![row("1", "", "", ""); MAX_INSTALMENTS + 1];
    assert_eq!(wrong(&many), (MAX_INSTALMENTS, Cell::Share, FieldError::TooMany { max: 36 }));
}

#[test]
fn only_what_is_owed_is_paid_in_parts_and_has_no_last_day_besides() {
    let mut typed = form("1", "10");
    typed.fields.instalments = InstalmentRow::text(&[row("30 %", "0", "", ""), row("", "60", "", "")]);
    let invoice = rules(DocumentKind::Invoice);
    let new = typed.parse(&invoice).unwrap();
    assert_eq!(new.to_form().parse(&invoice).unwrap(), new);
    assert_eq!(invoice.due_on(&new.data, day(3, 16)), day(5, 15), "the last of them");
    let parts = dues(&new.data, eur(1_000), day(3, 16)).unwrap();
    let parts: Vec<_> = parts.iter().map(|part| (part.on, part.amount.minor())).collect();
    assert_eq!(parts, [(day(3, 16), 300), (day(5, 15), 700)]);
    typed.fields.due_on = "2026-05-01".to_owned();
    assert_eq!(typed.parse(&invoice).unwrap_err(), FieldErrors::one("fields.due_on", FieldError::OneOrOther));
    typed.fields.due_on.clear();
    let errors = typed.parse(&rules(DocumentKind::Quote)).unwrap_err();
    assert_eq!(errors, FieldErrors::one(INSTALMENTS, FieldError::NotAChoice));
    typed.fields.instalments = InstalmentRow::text(&[row("30 %", "0", "", ""), row("60 %", "60", "", "")]);
    let errors = typed.parse(&invoice).unwrap_err();
    assert_eq!(errors, FieldErrors::one(INSTALMENTS, FieldError::NotTheWhole));
}

#[test]
fn amounts_come_to_what_is_due() {
    let mut typed = form("1", "10");
    typed.fields.instalments = InstalmentRow::text(&[row("4", "0", "", ""), row("6", "60", "", "")]);
    let data = typed.parse(&rules(DocumentKind::Invoice)).unwrap().data;
    assert_eq!(dues(&data, eur(1_000), day(3, 16)).unwrap().len(), 2);
    let wrong = FieldErrors::one(INSTALMENTS, FieldError::NotTheWhole);
    assert_eq!(dues(&data, eur(1_200), day(3, 16)), Err(wrong));
}
