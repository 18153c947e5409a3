//! What was paid, taken off again, given back and deleted.

use domain::documents::payment::PaymentState;
use domain::error::FieldError;
use testing::on_each_database;

use super::*;

on_each_database! {
    async fn what_is_taken_off_an_invoice_is_on_account(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let (one, two) = (invoice(&nord, roche, "100").await, invoice(&nord, roche, "80").await);
        let total = one.totals.due_minor;
        let made = paid(&nord, roche, 3_000, &[(&one, 2_000), (&two, 1_000)]).await;
        let made = done!(nord, payments::release, made.id, one.id).unwrap();
        assert_eq!((made.left(), made.pays.len(), made.state), (eur(2_000), 1, PaymentState::Completed));
        assert_eq!(left(&nord, [&one]).await, [total]);
        let released = PaymentEvent::Released { invoice: one.id, amount: eur(2_000) };
        assert_eq!(told(&nord, made.id).await[0], released);
        assert_eq!(told_of(&nord, &one).await, DocumentEvent::Released { amount: eur(2_000) });
        not_found(done!(nord, payments::release, made.id, one.id));
        assert_eq!(entries(&nord, roche).await.len(), 3, "it moves no ledger");
        // And pays again, the same invoice or another.
        let made = done!(nord, payments::allocate, made.id, &[part(&one, 500), part(&two, 1_500)]).unwrap();
        assert_eq!((made.left(), made.allocated_minor), (eur(0), 3_000));
        assert_eq!(left(&nord, [&one, &two]).await, [total - 500, two.totals.due_minor - 2_500]);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_is_on_account_is_given_back(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let one = invoice(&nord, roche, "100").await;
        let total = one.totals.due_minor;
        let made = paid(&nord, roche, 3_000, &[(&one, 1_000)]).await;
        let over = done!(nord, payments::refund, made.id, eur(2_001));
        assert_eq!(invalid(over), FieldErrors::one("amount", FieldError::MoreThanLeft));
        for nothing in [0, -1] {
            let answer = invalid(done!(nord, payments::refund, made.id, eur(nothing)));
            assert_eq!(answer, FieldErrors::one("amount", FieldError::Required));
        }
        let made = done!(nord, payments::refund, made.id, eur(500)).unwrap();
        assert_eq!((made.state, made.left()), (PaymentState::PartlyRefunded, eur(1_500)));
        assert_eq!(told(&nord, made.id).await[0], PaymentEvent::Refunded { amount: eur(500) });
        assert_eq!(account(&nord, roche).await, (total - 2_500, 2_500));
        assert_eq!(entries(&nord, roche).await[0], (EntryKind::Refund, 500, total - 2_500));
        is_refused(done!(nord, payments::reverse, made.id));

        // All of it, once it pays nothing.
        done!(nord, payments::release, made.id, one.id).unwrap();
        let made = done!(nord, payments::refund, made.id, eur(2_500)).unwrap();
        assert_eq!((made.state, made.left()), (PaymentState::Refunded, eur(0)));
        assert_eq!(account(&nord, roche).await, (total, 0));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_refund_that_is_taken_back_is_on_account_again(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        let roche = client(&nord, "Roche").await;
        let one = invoice(&nord, roche, "100").await;
        let total = one.totals.due_minor;
        let made = paid(&nord, roche, 3_000, &[(&one, 1_000)]).await;
        for minor in [500, 1_500] {
            done!(nord, payments::refund, made.id, eur(minor)).unwrap();
        }
        let refunds = payments::refunds(&nord.read(), made.id).await.unwrap();
        assert_eq!(refunds.iter().map(|refund| refund.amount.minor()).collect::<Vec<_>>(), [500, 1_500]);
        let first = refunds[0].sequence;
        not_found(payments::refunds(&sud.read(), made.id).await);
        not_found(done!(sud, payments::take_back_refund, made.id, first));
        not_found(done!(nord, payments::take_back_refund, made.id, 1));
        let back = done!(nord, payments::take_back_refund, made.id, first).unwrap();
        assert_eq!((back.state, back.left(), back.refunded_minor), (PaymentState::PartlyRefunded, eur(500), 1_500));
        assert_eq!(told(&nord, made.id).await[0], PaymentEvent::RefundTakenBack { amount: eur(500) });
        assert_eq!(entries(&nord, roche).await[0], (EntryKind::Reversal, -500, total - 1_500));
        assert_eq!(account(&nord, roche).await, (total - 1_500, 1_500));
        // Once; and with the other one, the payment is whole again, and may be deleted.
        assert_eq!(done!(nord, payments::take_back_refund, made.id, first).unwrap(), back);
        let back = done!(nord, payments::take_back_refund, made.id, refunds[1].sequence).unwrap();
        assert_eq!((back.state, back.left()), (PaymentState::Completed, eur(2_000)));
        assert_eq!(payments::refunds(&nord.read(), made.id).await.unwrap(), []);
        done!(nord, payments::reverse, made.id).unwrap();
        assert_eq!(account(&nord, roche).await, (total, 0));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_deleted_payment_is_undone_everywhere(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let (one, two) = (invoice(&nord, roche, "100").await, invoice(&nord, roche, "80").await);
        let (first, second) = (one.totals.due_minor, two.totals.due_minor);
        let made = paid(&nord, roche, 4_000, &[(&one, 1_000), (&two, 2_000)]).await;
        let gone = done!(nord, payments::reverse, made.id).unwrap();
        assert_eq!((gone.state, gone.left(), gone.pays.len()), (PaymentState::Deleted, eur(0), 0));
        assert_eq!(left(&nord, [&one, &two]).await, [first, second]);
        assert_eq!(account(&nord, roche).await, (first + second, 0));
        assert_eq!(told(&nord, made.id).await[0], PaymentEvent::Reversed);
        assert_eq!(told_of(&nord, &one).await, DocumentEvent::Released { amount: eur(1_000) });
        let owed = first + second;
        let newest = &entries(&nord, roche).await[..2];
        assert_eq!(newest, [(EntryKind::Reversal, 4_000, owed), (EntryKind::Payment, -4_000, owed - 4_000)]);
        let rows = ledger::of_client(&nord.read(), roche).await.unwrap();
        assert_eq!((rows[0].reverses, rows[0].source), (Some(rows[1].sequence), made.id.0));
        assert_eq!(rows[3].number, one.number, "a document is named by its number");
        let Event::AccountMoved { kind, undone, adjustment, .. } = told_of_client(&nord, roche).await else { panic!() };
        assert_eq!((kind, undone, adjustment), (EntryKind::Payment, true, eur(4_000)));

        // Twice is once, and nothing else is done with it.
        assert_eq!(done!(nord, payments::reverse, made.id).unwrap(), gone);
        assert_eq!(entries(&nord, roche).await.len(), 4);
        is_refused(done!(nord, payments::allocate, made.id, &[]));
        is_refused(done!(nord, payments::release, made.id, one.id));
        is_refused(done!(nord, payments::refund, made.id, eur(1)));
        assert_eq!(payments::of_client(&nord.read(), roche, 10).await.unwrap(), []);
        assert_eq!(payments::get(&nord.read(), made.id).await.unwrap(), gone);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_fails_leaves_nothing_behind(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let one = invoice(&nord, roche, "100").await;
        let before = (account(&nord, roche).await, left(&nord, [&one]).await);
        let tx = nord.begin().await.unwrap();
        payments::enter(&tx, paying(roche, 1_000, &[(&one, 1_000)]), None).await.unwrap();
        drop(tx);
        assert_eq!((account(&nord, roche).await, left(&nord, [&one]).await), before);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }
}
