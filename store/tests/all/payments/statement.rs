//! A client's statement: whatever is asked of it, it comes to what the ledger says.

use chrono::{DateTime, Utc};
use domain::documents::statement::{Account, Row, Statement, StatementPeriod, StatementQuery};
use domain::text::Text;
use sea_orm::Value;
use testing::{TestDb, on_each_database};

use super::*;

/// More than any of them has.
const ALL: u64 = 10_000;

async fn told(access: &Access, client: ClientId, asked: StatementQuery) -> Statement {
    ledger::statement(&access.read(), client, asked, ALL).await.unwrap()
}

/// The only account of it.
fn only(statement: Statement) -> Account {
    let [account]: [Account; 1] = statement.accounts.try_into().unwrap();
    account
}

fn all(is_open: bool) -> StatementQuery {
    StatementQuery { period: StatementPeriod::All, is_open, ..StatementQuery::default() }
}

/// What all of a client's statements must come to: what its row says, which `verify` holds against the ledger.
pub async fn adds_up(access: &Access, client: ClientId) {
    let (balance, _) = account(access, client).await;
    let whole = only(told(access, client, all(false)).await);
    assert_eq!((whole.opening, whole.closing), (eur(0), eur(balance)));
    let sum = whole.debit.checked_sub(whole.credit).unwrap();
    assert_eq!(sum, eur(balance));
    let ageing = whole.ageing;
    let aged: i64 = ageing.parts().into_iter().chain([ageing.unused]).map(Money::minor).sum();
    assert_eq!(aged, balance, "{ageing:?}");
    let open = only(told(access, client, all(true)).await);
    assert_eq!((open.closing, open.ageing), (eur(balance), ageing));
    let mut days: Vec<NaiveDate> = whole.rows.iter().map(|row| row.on).collect();
    days.dedup();
    for last in days {
        let until = only(told(access, client, StatementQuery::between(None, Some(last))).await);
        let since = only(told(access, client, StatementQuery::between(last.succ_opt(), None)).await);
        assert_eq!((until.closing, since.closing), (since.opening, eur(balance)), "{last}");
        let open = StatementQuery { is_open: true, ..StatementQuery::between(None, Some(last)) };
        assert_eq!(only(told(access, client, open).await).closing, until.closing, "{last}");
    }
}

/// What a row is, by how much more is owed, and what is owed behind it.
fn in_short(row: &Row) -> (EntryKind, bool, Option<&str>, i64, i64) {
    (row.kind, row.undone, row.reference.as_deref(), row.amount.minor(), row.balance.minor())
}

/// The same company, so many days after the eighteenth of November.
fn later(db: &TestDb, access: &Access, days: i64) -> Access {
    let now: DateTime<Utc> = testing::people::noon() + chrono::Duration::days(days);
    Access::operator(db.database.clone(), access.company(), now)
}

on_each_database! {
    async fn a_statement_tells_what_happened_and_comes_to_the_ledger(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        assert_eq!(only(told(&nord, roche, all(false)).await).closing, eur(0), "nothing yet");
        let one = due(&nord, roche, "100", "2026-12-01").await;
        let (total, number) = (one.totals.due_minor, one.number.as_deref());
        // Entered later, on a day before.
        let mut new = paying(roche, 5_000, &[(&one, 4_000)]);
        new.data.reference = Some(Text::parse("VIR-118").unwrap());
        let payment = done!(nord, payments::enter, new, None).unwrap();
        done!(nord, payments::write_off, one.id, Some(eur(50)), None).unwrap();
        let other = paid(&nord, roche, 300, &[]).await;
        done!(nord, payments::reverse, other.id).unwrap();
        adds_up(&nord, roche).await;

        let statement = told(&nord, roche, all(false)).await;
        assert_eq!((statement.as_of, statement.left_out), (day(11, 18), 0));
        let account = only(statement);
        let rows: Vec<_> = account.rows.iter().map(in_short).collect();
        assert_eq!(rows, [
            (EntryKind::Payment, false, Some("VIR-118"), -5_000, -5_000),
            (EntryKind::Payment, false, None, -300, -5_300),
            (EntryKind::Invoice, false, number, total, total - 5_300),
            (EntryKind::WriteOff, false, number, -50, total - 5_350),
            (EntryKind::Payment, true, None, 300, total - 5_050),
        ]);
        let [paid, _, invoiced, given_up, _] = &account.rows[..] else { panic!("{account:?}") };
        assert_eq!((paid.source, invoiced.source, given_up.source), (payment.id.0, one.id.0, one.id.0));
        assert_eq!((paid.due_on, invoiced.due_on, paid.on), (None, Some(day(12, 1)), day(11, 16)));
        assert_eq!((account.ageing.not_due, account.ageing.unused), (eur(total - 4_050), eur(-1_000)));

        // On the day before it was issued, the payment was all there was.
        let before = only(told(&nord, roche, StatementQuery::between(None, Some(day(11, 17)))).await);
        assert_eq!((before.closing, before.ageing.unused), (eur(-5_300), eur(-5_300)));
        let open = only(told(&nord, roche, all(true)).await);
        let rows: Vec<_> = open.rows.iter().map(|row| (row.amount.minor(), row.whole.map(Money::minor))).collect();
        assert_eq!(rows, [(-1_000, Some(-5_000)), (total - 4_050, Some(total))]);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_is_late_is_counted_on_the_last_day(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let one = due(&nord, roche, "100", "2026-12-01").await;
        let total = eur(one.totals.due_minor);
        let march = later(&db, &nord, 120);
        let ageing = async |last: NaiveDate| {
            let account = only(told(&march, roche, StatementQuery::between(None, Some(last))).await);
            account.ageing.parts().into_iter().position(|part| part == total)
        };
        for (last, place) in [(day(12, 1), 0), (day(12, 2), 1), (day(12, 31), 1)] {
            assert_eq!(ageing(last).await, Some(place), "{last}");
        }
        let account = only(told(&march, roche, all(false)).await);
        assert_eq!(account.ageing.over_90, total, "today");
        // Paid in January, it was owed at the end of December.
        let mut new = paying(roche, total.minor(), &[(&one, total.minor())]);
        new.data.paid_on = NaiveDate::from_ymd_opt(2027, 1, 4).unwrap();
        done!(march, payments::enter, new, None).unwrap();
        assert_eq!(ageing(day(12, 31)).await, Some(1));
        assert!(only(told(&march, roche, all(false)).await).ageing.is_empty());
        adds_up(&march, roche).await;
    }

    async fn what_is_paid_in_parts_is_late_part_by_part(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let mut typed = form(roche, "100", "");
        typed.fields.instalments = "30 %|0||;|30||".into();
        let made = done!(nord, documents::create, DocumentKind::Invoice, typed).unwrap();
        let one = issued(&nord, made.id).await;
        let total = one.totals.due_minor;
        paid(&nord, roche, 1_000, &[(&one, 1_000)]).await;
        let account = only(told(&later(&db, &nord, 10), roche, all(true)).await);
        let first = total * 3 / 10;
        assert_eq!(account.ageing.parts().map(Money::minor), [total - first, first - 1_000, 0, 0, 0]);
        assert_eq!(account.rows[0].due_on, Some(day(11, 18)), "the first part is not paid");
    }

    async fn another_company_has_no_such_statement(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let roche = client(&nord, "Roche").await;
        invoice(&nord, roche, "100").await;
        not_found(ledger::statement(&sud.read(), roche, all(false), ALL).await);
        not_found(ledger::statement(&sud.read(), roche, all(true), ALL).await);
    }

    async fn thousands_of_rows_are_told_and_the_first_may_be_left_out(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        thousands(&db, &nord, roche, 5_000).await;
        let whole = only(told(&nord, roche, all(false)).await);
        assert_eq!((whole.rows.len(), whole.closing), (5_000, eur(5_000 * 100)));
        assert!(whole.rows.iter().zip(1..).all(|(row, at)| row.balance == eur(at * 100)));
        let cut = ledger::statement(&nord.read(), roche, all(false), 10).await.unwrap();
        assert_eq!(cut.left_out, 4_990);
        let cut = only(cut);
        assert_eq!((cut.opening, cut.closing, &cut.rows[..]), (eur(499_000), whole.closing, &whole.rows[4_990..]));
    }
}

/// So many entries of a ledger, a euro each, written at once.
async fn thousands(db: &TestDb, access: &Access, client: ClientId, count: i64) {
    let company: Value = access.company().0.into();
    let sql = "WITH RECURSIVE n(place) AS (SELECT 1 UNION ALL SELECT place + 1 FROM n WHERE place < $3) \
               INSERT INTO ledger_entries (company_id, client_id, sequence, kind, source_id, adjustment_minor, balance_minor, \
               currency, dated_on, created_at) \
               SELECT c.company_id, c.id, n.place, 'invoice', c.id, 100, n.place * 100, 'EUR', $4, c.created_at \
               FROM n CROSS JOIN clients c WHERE c.company_id = $1 AND c.id = $2";
    db.run(sql, vec![company, client.0.into(), count.into(), day(11, 18).into()]).await;
}
