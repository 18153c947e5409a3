//! What is on its way counts for nothing until it has come in.

use domain::documents::payment::PaymentState;
use domain::error::FieldError;
use testing::on_each_database;

use super::*;

on_each_database! {
    async fn what_is_on_its_way_moves_nothing_until_it_comes_in(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let (one, two) = (invoice(&nord, roche, "100").await, invoice(&nord, roche, "50").await);
        let (total, more) = (one.totals.due_minor, two.totals.due_minor);
        let new = paying(roche, total + 1_000, &[(&one, total), (&two, 500)]);
        let made = done!(nord, payments::expect, new.clone(), Some("k".to_owned())).unwrap();
        assert_eq!((made.state, made.left(), made.allocated_minor), (PaymentState::Pending, eur(0), 0));
        let meant: Vec<_> = made.pays.iter().map(|pays| (pays.invoice, pays.amount)).collect();
        assert_eq!(meant, [(one.id, eur(total)), (two.id, eur(500))]);
        assert_eq!(done!(nord, payments::expect, new, Some("k".to_owned())).unwrap(), made, "a double click");
        assert_eq!((left(&nord, [&one, &two]).await, account(&nord, roche).await), ([total, more], (total + more, 0)));
        let account_told = payments::account(&nord.read(), roche).await.unwrap();
        assert!(account_told.available.is_empty(), "it is not on account");
        assert_eq!(told(&nord, made.id).await, [PaymentEvent::Expected { amount: eur(total + 1_000) }]);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
        // Nothing is done with what is not there.
        is_refused(done!(nord, payments::allocate, made.id, &[part(&one, 1)]));
        is_refused(done!(nord, payments::refund, made.id, eur(1)));

        // Meanwhile the second is paid otherwise: what was meant for it stays on account.
        paid(&nord, roche, more, &[(&two, more)]).await;
        let came = done!(nord, payments::complete, made.id, day(11, 20)).unwrap();
        assert_eq!((came.state, came.left(), came.data.paid_on), (PaymentState::Completed, eur(1_000), day(11, 20)));
        assert_eq!((left(&nord, [&one, &two]).await, account(&nord, roche).await), ([0, 0], (-1_000, total + more + 1_000)));
        assert_eq!(done!(nord, payments::complete, made.id, day(11, 21)).unwrap(), came, "it has come in once");
        is_refused(done!(nord, payments::fail, made.id));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_does_not_come_stays_to_be_seen(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let roche = client(&nord, "Roche").await;
        let one = invoice(&nord, roche, "100").await;
        let total = one.totals.due_minor;
        let expect = async |minor: i64| done!(nord, payments::expect, paying(roche, total, &[(&one, minor)]), None);
        let over = FieldErrors::one(format!("parts.{}", one.id), FieldError::MoreThanLeft);
        let more = paying(roche, total + 1, &[(&one, total + 1)]);
        assert_eq!(invalid(done!(nord, payments::expect, more, None)), over);
        let made = expect(total).await.unwrap();
        not_found(done!(sud, payments::fail, made.id));
        not_found(done!(sud, payments::complete, made.id, day(11, 20)));
        let failed = done!(nord, payments::fail, made.id).unwrap();
        assert_eq!((failed.state, failed.left(), failed.pays.len()), (PaymentState::Failed, eur(0), 0));
        assert_eq!(done!(nord, payments::fail, made.id).unwrap(), failed);
        is_refused(done!(nord, payments::complete, made.id, day(11, 20)));
        assert_eq!(told(&nord, made.id).await[0], PaymentEvent::Failed);
        // Either is deleted, and moves no ledger by that.
        let other = expect(total).await.unwrap();
        for id in [made.id, other.id] {
            assert_eq!(done!(nord, payments::reverse, id).unwrap().state, PaymentState::Deleted);
        }
        assert_eq!((entries(&nord, roche).await.len(), account(&nord, roche).await), (1, (total, 0)));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }
}
