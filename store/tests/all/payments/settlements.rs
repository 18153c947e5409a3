//! What pays an invoice and what a credit note pays, as their pages tell it.

use domain::documents::{Settlement, Settler};
use domain::text::Text;
use store::settlements;
use testing::on_each_database;

use super::*;

async fn told_of_settling(access: &Access, of: &Document) -> Vec<Settlement> {
    let (tenant, of) = (access.read(), read(access, of).await);
    let zone = store::local_time::zone(&tenant).await.unwrap();
    let told = settlements::of(&tenant, &of, zone).await.unwrap();
    assert!(told.windows(2).all(|pair| pair[0].on >= pair[1].on), "the newest come first: {told:?}");
    told
}

/// What settles, by how much, and what it is called.
fn without_days(told: &[Settlement]) -> Vec<(Settler, i64, Option<&str>)> {
    let mut told: Vec<_> = told.iter().map(|one| (one.by, one.amount.minor(), one.label.as_deref())).collect();
    told.sort_by_key(|(_, minor, _)| *minor);
    told
}

on_each_database! {
    async fn pages_tell_what_settles_what(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let (one, two) = (invoice(&nord, roche, "100").await, invoice(&nord, roche, "5").await);
        let note = credit_note(&nord, two.id).await;
        let mut new = paying(roche, 5_000, &[(&one, 4_000), (&two, 100)]);
        new.data.method = Some(method(&nord, "Virement").await);
        new.data.reference = Some(Text::parse("VIR-118").unwrap());
        let payment = done!(nord, payments::enter, new, None).unwrap();
        let other = paid(&nord, roche, 900, &[(&one, 900)]).await;
        done!(nord, payments::apply_credit_note, note.id, &[part(&one, 300)]).unwrap();
        done!(nord, payments::write_off, one.id, Some(eur(50)), Some("Arrondi".to_owned())).unwrap();

        let told = told_of_settling(&nord, &one).await;
        let number = note.number.as_deref();
        let given_up = told.iter().map(|one| one.by).find(|by| matches!(by, Settler::WriteOff(_))).unwrap();
        assert_eq!(without_days(&told), [
            (given_up, 50, Some("Arrondi")),
            (Settler::CreditNote(note.id), 300, number),
            (Settler::Payment(other.id), 900, None),
            (Settler::Payment(payment.id), 4_000, Some("VIR-118")),
        ]);
        let of_payment = told.iter().find(|one| one.by == Settler::Payment(payment.id)).unwrap();
        assert_eq!((of_payment.on, of_payment.method.as_deref()), (day(11, 16), Some("Virement")));
        let settled = read(&nord, &one).await.settled;
        assert_eq!(told.iter().map(|one| one.amount.minor()).sum::<i64>(), settled.allocated_minor);
        let told = told_of_settling(&nord, &note).await;
        assert_eq!(without_days(&told), [(Settler::Invoice(one.id), 300, one.number.as_deref())]);

        // What was taken off, or deleted, settles no more.
        done!(nord, payments::release, payment.id, one.id).unwrap();
        done!(nord, payments::reverse, other.id).unwrap();
        let told = told_of_settling(&nord, &one).await;
        assert_eq!(without_days(&told).iter().map(|(_, minor, _)| *minor).collect::<Vec<_>>(), [50, 300]);
        let quote = done!(nord, documents::create, DocumentKind::Quote, form(roche, "100", "")).unwrap();
        assert_eq!(told_of_settling(&nord, &quote).await, []);
    }

    async fn what_settles_is_told_to_its_company_alone(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let theirs = client(&sud, "À eux").await;
        let their = invoice(&sud, theirs, "100").await;
        paid(&sud, theirs, 1_000, &[(&their, 400)]).await;
        let (their, tenant) = (read(&sud, &their).await, nord.read());
        let zone = store::local_time::zone(&tenant).await.unwrap();
        assert_eq!(settlements::of(&tenant, &their, zone).await.unwrap(), []);
        assert_eq!(told_of_settling(&sud, &their).await.len(), 1);
    }
}
