//! Invoices that credit notes pay, and what is given up of them.

use domain::billing::state::ShownState;
use domain::documents::{Settled, Settler};
use domain::error::FieldError;
use domain::ids::WriteOffId;
use testing::on_each_database;

use super::*;

on_each_database! {
    async fn a_credit_note_pays_its_invoice(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let one = invoice(&nord, roche, "100").await;
        let total = one.totals.due_minor;
        let note = credit_note(&nord, one.id).await;
        assert_eq!(note.totals.due_minor, total);
        done!(nord, payments::apply_credit_note, note.id, &[]).unwrap();
        let (one, note) = (read(&nord, &one).await, read(&nord, &note).await);
        let credited = Settled { allocated_minor: total, credited_minor: total, written_off_minor: 0 };
        assert_eq!((one.settled, one.shown(day(12, 31))), (credited, ShownState::Credited));
        assert_eq!((note.balance_minor(), note.shown(day(12, 31))), (0, ShownState::Applied));
        assert_eq!(told_of(&nord, &one).await, DocumentEvent::Paid { amount: eur(total), payment: None });
        assert_eq!(account(&nord, roche).await, (0, 0), "no money came");
        assert_eq!(entries(&nord, roche).await.len(), 2, "it has moved the ledger when it was issued");

        // Nothing is left of it.
        done!(nord, payments::apply_credit_note, note.id, &[]).unwrap();
        let two = invoice(&nord, roche, "10").await;
        let over = invalid(done!(nord, payments::apply_credit_note, note.id, &[part(&two, 1)]));
        assert_eq!(over, FieldErrors::one("parts", FieldError::MoreThanLeft));
        not_found(done!(nord, payments::apply_credit_note, two.id, &[]));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_credit_note_of_what_was_paid_pays_what_comes_later(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let one = invoice(&nord, roche, "100").await;
        let total = one.totals.due_minor;
        paid(&nord, roche, total, &[(&one, total)]).await;
        let unissued = done!(nord, documents::make, &[one.id], DocumentKind::CreditNote).unwrap();
        is_refused(done!(nord, payments::apply_credit_note, unissued.id, &[]));
        let note = issued(&nord, unissued.id).await;
        assert_eq!(account(&nord, roche).await, (-total, total));
        done!(nord, payments::apply_credit_note, note.id, &[]).unwrap();
        assert_eq!(left(&nord, [&one, &note]).await, [0, total], "nothing is open");

        let two = invoice(&nord, roche, "80").await;
        done!(nord, payments::apply_credit_note, note.id, &[part(&two, 1_000)]).unwrap();
        assert_eq!(left(&nord, [&two, &note]).await, [two.totals.due_minor - 1_000, total - 1_000]);
        done!(nord, payments::apply_credit_note, note.id, &[]).unwrap();
        assert_eq!(left(&nord, [&two, &note]).await, [0, total - two.totals.due_minor]);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn invoices_are_said_to_be_paid_together_and_once(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, dupont) = (client(&nord, "Roche").await, client(&nord, "Dupont").await);
        let (one, two) = (invoice(&nord, roche, "100").await, invoice(&nord, dupont, "50").await);
        paid(&nord, roche, 2_000, &[(&one, 2_000)]).await;
        let unissued = draft(&nord, roche, "7").await;
        let ids = [one.id, two.id, unissued.id];
        assert_eq!(done!(nord, payments::mark_paid, &ids).unwrap().len(), 2);
        assert_eq!(left(&nord, [&one, &two]).await, [0, 0]);
        assert_eq!(account(&nord, roche).await, (0, one.totals.due_minor));
        assert_eq!(account(&nord, dupont).await, (0, two.totals.due_minor));
        assert_eq!(done!(nord, payments::mark_paid, &ids).unwrap(), [], "twice is once");
        let sud = db.empty_company("Sud").await;
        assert_eq!(done!(sud, payments::mark_paid, &ids).unwrap(), []);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_is_given_up_is_owed_no_more(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let one = invoice(&nord, roche, "100").await;
        let total = one.totals.due_minor;
        let write_off = async |amount: Option<i64>, reason: &str| {
            done!(nord, payments::write_off, one.id, amount.map(eur), Some(reason.to_owned()))
        };
        let over = invalid(write_off(Some(total + 1), "").await);
        assert_eq!(over, FieldErrors::one("amount", FieldError::MoreThanLeft));
        assert_eq!(invalid(write_off(Some(0), "").await), FieldErrors::one("amount", FieldError::Required));
        let long = invalid(write_off(Some(1), &"x".repeat(2_001)).await);
        assert_eq!(long, FieldErrors::one("reason", FieldError::TooLong { max: 2_000 }));

        write_off(Some(500), "Arrondi").await.unwrap();
        assert_eq!(account(&nord, roche).await, (total - 500, 0));
        assert_eq!(told_of(&nord, &one).await, DocumentEvent::WrittenOff { amount: eur(500) });
        assert_eq!(entries(&nord, roche).await[0], (EntryKind::WriteOff, -500, total - 500));
        paid(&nord, roche, 1_000, &[(&one, 1_000)]).await;
        write_off(None, " ").await.unwrap();
        let one = read(&nord, &one).await;
        let given_up = Settled { allocated_minor: total, credited_minor: 0, written_off_minor: total - 1_000 };
        assert_eq!((one.settled, one.shown(day(12, 31))), (given_up, ShownState::WrittenOff));
        assert_eq!(account(&nord, roche).await, (0, 1_000));
        // Nothing is left, and nothing happens.
        write_off(None, "").await.unwrap();
        assert_eq!(entries(&nord, roche).await.len(), 4);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_was_given_up_is_claimed_again(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        let roche = client(&nord, "Roche").await;
        let one = invoice(&nord, roche, "100").await;
        let total = one.totals.due_minor;
        done!(nord, payments::write_off, one.id, Some(eur(500)), None).unwrap();
        done!(nord, payments::write_off, one.id, None, None).unwrap();
        let zone = store::local_time::zone(&nord.read()).await.unwrap();
        let settled = store::settlements::of(&nord.read(), &read(&nord, &one).await, zone).await.unwrap();
        let ids: Vec<WriteOffId> = settled.iter().filter_map(|part| match part.by {
            Settler::WriteOff(id) if part.amount == eur(500) => Some(id),
            _ => None,
        }).collect();
        let [id] = ids[..] else { panic!("{settled:?}") };
        not_found(done!(sud, payments::take_back_write_off, id));
        done!(nord, payments::take_back_write_off, id).unwrap();
        assert_eq!(left(&nord, [&one]).await, [500]);
        assert_eq!(read(&nord, &one).await.settled.written_off_minor, total - 500);
        assert_eq!(told_of(&nord, &one).await, DocumentEvent::WriteOffTakenBack { amount: eur(500) });
        assert_eq!(entries(&nord, roche).await[0], (EntryKind::Reversal, 500, 500));
        // Once.
        done!(nord, payments::take_back_write_off, id).unwrap();
        assert_eq!((entries(&nord, roche).await.len(), account(&nord, roche).await), (4, (500, 0)));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }
}
