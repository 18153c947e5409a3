//! How a payment came in, said otherwise.

use std::collections::BTreeMap;

use domain::error::FieldError;
use domain::text::{LongText, Text};
use testing::on_each_database;

use super::*;

fn typed(fields: &[(&str, &str)]) -> BTreeMap<String, String> {
    fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

on_each_database! {
    async fn a_payment_is_described_otherwise_and_moves_nothing(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let one = invoice(&nord, roche, "100").await;
        let mut new = paying(roche, 5_000, &[(&one, 1_000)]);
        new.data.reference = Some(Text::parse("VIR-1").unwrap());
        let made = done!(nord, payments::enter, new, None).unwrap();
        let cheque = method(&nord, "Chèque").await.to_string();
        let said = typed(&[("method", cheque.as_str()), ("note", "Remis en banque")]);
        let after = done!(nord, payments::describe, made.id, &said).unwrap();
        assert_eq!(after.data.method.map(|method| method.to_string()), Some(cheque));
        assert_eq!(after.data.note.as_ref().map(LongText::as_str), Some("Remis en banque"));
        assert_eq!((&after.data.reference, after.left(), &after.pays), (&made.data.reference, made.left(), &made.pays));
        let of_it = told(&nord, made.id).await;
        assert!(matches!(&of_it[0], PaymentEvent::Described { changes } if changes.len() == 2), "{of_it:?}");
        assert_eq!(done!(nord, payments::describe, made.id, &said).unwrap(), after, "said again");
        assert_eq!(told(&nord, made.id).await.len(), of_it.len(), "what changes nothing is not told");
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_is_wrong_is_told_beside_it(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let roche = client(&nord, "Roche").await;
        let made = paid(&nord, roche, 700, &[]).await;
        let theirs = method(&sud, "Troc").await.to_string();
        for (name, text) in [("method", theirs.as_str()), ("amount", "9"), ("paid_on", "2026-01-01")] {
            let errors = invalid(done!(nord, payments::describe, made.id, &typed(&[(name, text)])));
            assert_eq!(errors.at(&format!("fields.{name}")), Some(&FieldError::Unknown), "{name}");
        }
        not_found(done!(sud, payments::describe, made.id, &typed(&[("note", "x")])));
        done!(nord, payments::reverse, made.id).unwrap();
        is_refused(done!(nord, payments::describe, made.id, &typed(&[("note", "x")])));
    }
}
