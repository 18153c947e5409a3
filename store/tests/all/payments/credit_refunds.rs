//! Credits that are given to clients in money: as much as is left, once, and taken back.

use domain::documents::credit::{CreditRefundData, CreditState};
use domain::documents::event::CreditEvent;
use domain::error::FieldError;
use domain::ids::CreditId;
use domain::text::Text;
use store::credits::{self, Credits};
use testing::on_each_database;

use super::credits::giving;
use super::*;

pub(super) fn paying_out(minor: i64) -> CreditRefundData {
    let reference = Some(Text::parse("VIR 12").unwrap());
    CreditRefundData { amount: MinorAmount(minor), paid_on: day(11, 20), method: None, reference }
}

async fn told_of_credit(access: &Access, id: CreditId) -> CreditEvent {
    activity::of::<Credits, _>(&access.read(), id.0, None, 1).await.unwrap().remove(0).event
}

on_each_database! {
    async fn what_is_left_of_a_credit_is_given_back_and_taken_back(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let one = invoice(&nord, roche, "100").await;
        let total = one.totals.due_minor;
        let made = done!(nord, credits::give, giving(roche, 3_000, &[(&one, 1_000)]), None).unwrap();
        let cheque = method(&nord, "Chèque").await;
        let data = CreditRefundData { method: Some(cheque), ..paying_out(500) };
        let paid = done!(nord, credits::refund, made.id, &data, None).unwrap();
        assert_eq!((paid.state, paid.left(), paid.refunded_minor), (CreditState::PartlyUsed, eur(1_500), 500));
        assert_eq!(entries(&nord, roche).await[0], (EntryKind::CreditRefund, 500, total - 2_500));
        assert_eq!(account(&nord, roche).await, (total - 2_500, -500), "money went out");
        let ledger = ledger::of_client(&nord.read(), roche).await.unwrap();
        assert_eq!((ledger[0].source, ledger[0].on), (made.id.0, day(11, 20)), "on its day");
        assert_eq!(told_of_credit(&nord, made.id).await, CreditEvent::Refunded { amount: eur(500) });
        let Event::AccountMoved { kind, undone, .. } = told_of_client(&nord, roche).await else { panic!("no movement") };
        assert_eq!((kind, undone), (EntryKind::CreditRefund, false));
        let refund = credits::refunds(&nord.read(), made.id).await.unwrap().remove(0);
        assert_eq!((refund.amount, refund.on, refund.method), (eur(500), day(11, 20), Some(cheque)));
        assert_eq!(refund.reference.as_deref(), Some("VIR 12"));

        // No more than is left, and what was given back is not used, nor is the credit taken back with it.
        let over = done!(nord, credits::refund, made.id, &paying_out(1_501), None);
        assert_eq!(invalid(over), FieldErrors::one("fields.amount", FieldError::MoreThanLeft));
        is_refused(done!(nord, credits::take_back, made.id));
        let used = done!(nord, credits::apply, made.id, &[]).unwrap();
        assert_eq!((used.state, used.left(), used.allocated_minor), (CreditState::UsedUp, eur(0), 2_500));
        let removed = done!(nord, lists::remove, cheque);
        assert!(matches!(removed, Err(StoreError::Refused(Refusal::InUse))), "{removed:?}");

        let back = done!(nord, credits::take_back_refund, made.id, refund.sequence).unwrap();
        assert_eq!((back.state, back.left(), back.refunded_minor), (CreditState::PartlyUsed, eur(500), 0));
        assert_eq!(entries(&nord, roche).await[0], (EntryKind::Reversal, -500, total - 3_000));
        assert_eq!(account(&nord, roche).await, (total - 3_000, 0));
        assert_eq!(told_of_credit(&nord, made.id).await, CreditEvent::RefundTakenBack { amount: eur(500) });
        assert_eq!(credits::refunds(&nord.read(), made.id).await.unwrap(), []);
        // Once.
        let again = done!(nord, credits::take_back_refund, made.id, refund.sequence).unwrap();
        assert_eq!((again, entries(&nord, roche).await.len()), (back, 4));
        not_found(done!(nord, credits::take_back_refund, made.id, 1));
        let gone = done!(nord, credits::take_back, made.id).unwrap();
        assert_eq!(gone.state, CreditState::Deleted);
        is_refused(done!(nord, credits::refund, made.id, &paying_out(1), None));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_refund_that_is_sent_twice_is_made_once(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        let (roche, theirs) = (client(&nord, "Roche").await, client(&sud, "Zen").await);
        let made = done!(nord, credits::give, giving(roche, 1_000, &[]), None).unwrap();
        let other = done!(sud, credits::give, giving(theirs, 1_000, &[]), None).unwrap();
        let key = || Some("a".to_owned());
        let first = done!(nord, credits::refund, made.id, &paying_out(1_000), key()).unwrap();
        // All of it is given back, and the second press hears the same.
        assert_eq!(done!(nord, credits::refund, made.id, &paying_out(1_000), key()).unwrap(), first);
        assert_eq!((first.state, account(&nord, roche).await), (CreditState::UsedUp, (0, -1_000)));
        done!(sud, credits::refund, other.id, &paying_out(1_000), key()).unwrap();
        assert_eq!(credits::refunds(&nord.read(), made.id).await.unwrap().len(), 1);

        // What is wrong is told beside its input; nothing of another company is found.
        let their_means = method(&sud, "Virement").await;
        let data = CreditRefundData { method: Some(their_means), ..paying_out(1) };
        let made = done!(nord, credits::give, giving(roche, 10, &[]), None).unwrap();
        let wrong = done!(nord, credits::refund, made.id, &data, None);
        assert_eq!(invalid(wrong), FieldErrors::one("fields.method", FieldError::Unknown));
        not_found(done!(nord, credits::refund, other.id, &paying_out(1), None));
        not_found(done!(nord, credits::take_back_refund, other.id, 2));
        not_found(credits::refunds(&nord.read(), other.id).await);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }
}
