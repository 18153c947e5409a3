//! Every verb about payments, called by a company with the ids of another: not found, and nothing changes.

use domain::documents::listing::payments::PAYMENTS;
use domain::error::FieldError;
use store::listing;
use testing::on_each_database;

use super::*;

on_each_database! {
    async fn what_another_company_was_paid_is_not_found(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let (mine, theirs) = (client(&nord, "À moi").await, client(&sud, "À eux").await);
        let own = invoice(&nord, mine, "100").await;
        let their = invoice(&sud, theirs, "100").await;
        let note = credit_note(&sud, invoice(&sud, theirs, "10").await.id).await;
        let payment = paid(&sud, theirs, 1_000, &[(&their, 400)]).await;
        let own_payment = paid(&nord, mine, 1_000, &[]).await;
        let before = (account(&sud, theirs).await, left(&sud, [&their, &note]).await, account(&nord, mine).await);

        not_found(payments::get(&nord.read(), payment.id).await);
        not_found(payments::of_client(&nord.read(), theirs, 10).await);
        not_found(payments::open_invoices(&nord.read(), theirs).await);
        not_found(ledger::of_client(&nord.read(), theirs).await);
        not_found(done!(nord, payments::allocate, payment.id, &[]));
        not_found(done!(nord, payments::allocate, payment.id, &[part(&own, 1)]));
        not_found(done!(nord, payments::release, payment.id, their.id));
        not_found(done!(nord, payments::release, own_payment.id, their.id));
        not_found(done!(nord, payments::refund, payment.id, eur(1)));
        not_found(done!(nord, payments::reverse, payment.id));
        not_found(done!(nord, payments::apply_credit_note, note.id, &[]));
        not_found(done!(nord, payments::write_off, their.id, None, None));
        let unknown = |path: String| FieldErrors::one(path, FieldError::Unknown);
        let part_of = format!("parts.{}", their.id);
        let entered = done!(nord, payments::enter, paying(theirs, 100, &[]), None);
        assert_eq!(invalid(entered), unknown("fields.client".into()));
        let entered = done!(nord, payments::enter, paying(mine, 100, &[(&their, 100)]), None);
        assert_eq!(invalid(entered), unknown(part_of.clone()));
        let allocated = done!(nord, payments::allocate, own_payment.id, &[part(&their, 100)]);
        assert_eq!(invalid(allocated), unknown(part_of));
        let listed = listing::page(&nord, Subject::Payment, &PAYMENTS.read_string("state=all")).await.unwrap();
        assert_eq!(listed.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [own_payment.id.0]);

        let after = (account(&sud, theirs).await, left(&sud, [&their, &note]).await, account(&nord, mine).await);
        assert_eq!(after, before);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }
}
