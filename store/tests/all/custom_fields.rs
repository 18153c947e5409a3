//! What may be done with the fields that a company adds to its clients.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use domain::custom_fields::{CustomField, CustomFieldForm, MAX_CUSTOM_FIELDS, NewCustomField};
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::subject::Subject;
use store::{Access, StoreError, custom_fields};
use testing::{Uses, on_each_database};

fn definition(label: &str, kind: &str) -> NewCustomField {
    let form = CustomFieldForm {
        label: label.into(),
        kind: kind.into(),
        options: "Or\nArgent".into(),
        required: String::new(),
    };
    form.parse().unwrap()
}

async fn add(access: &Access, label: &str, kind: &str) -> CustomField {
    let tx = access.begin().await.unwrap();
    let field = custom_fields::add(&tx, Subject::Client, definition(label, kind)).await.unwrap();
    tx.commit().await.unwrap();
    field
}

async fn labels(access: &Access) -> Vec<String> {
    custom_fields::all(&access.read(), Subject::Client).await.unwrap().into_iter().map(|field| field.label).collect()
}

fn is_invalid<T: std::fmt::Debug>(answer: Result<T, StoreError>, path: &str, error: FieldError) {
    let expected = FieldErrors::one(path, error);
    assert!(matches!(&answer, Err(StoreError::Invalid(errors)) if *errors == expected), "{answer:?}");
}

fn is_not_found<T: std::fmt::Debug>(answer: Result<T, StoreError>) {
    assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
}

on_each_database! {
    async fn fields_keep_their_order_and_their_options(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let palier = add(&nord, "Palier", "choice").await;
        add(&nord, "Anniversaire", "date").await;
        assert_eq!(palier.options, ["Or", "Argent"]);
        assert_eq!(custom_fields::all(&nord.read(), Subject::Client).await.unwrap()[0], palier);
        assert_eq!(labels(&nord).await, ["Palier", "Anniversaire"]);
    }

    async fn a_label_is_used_once(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let known = add(&nord, "Préféré", "yes_no").await;
        let other = add(&nord, "Couleur", "text").await;
        let tx = nord.begin().await.unwrap();
        is_invalid(custom_fields::add(&tx, Subject::Client, definition("prefere", "text")).await, "label", FieldError::Taken);
        is_invalid(custom_fields::change(&tx, other.id, definition("PRÉFÉRÉ", "text")).await, "label", FieldError::Taken);
        custom_fields::change(&tx, known.id, definition("PRÉFÉRÉ", "yes_no")).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(labels(&nord).await, ["PRÉFÉRÉ", "Couleur"]);
    }

    async fn the_kind_stays_while_clients_have_values(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let used = add(&nord, "Couleur", "text").await;
        let unused = add(&nord, "Taille", "text").await;
        db.client_using(&nord, Uses { custom: Some(used.id), ..Uses::default() }).await;
        db.client_using(&nord, Uses { custom: Some(used.id), deleted: true, ..Uses::default() }).await;
        let values = custom_fields::values(&nord.read(), Subject::Client).await.unwrap();
        assert_eq!((values.get(&used.id), values.len()), (Some(&2), 1));
        let tx = nord.begin().await.unwrap();
        let answer = custom_fields::change(&tx, used.id, definition("Couleur", "number")).await;
        is_invalid(answer, "kind", FieldError::HasValues);
        let renamed = custom_fields::change(&tx, used.id, definition("Teinte", "text")).await.unwrap();
        let changed = custom_fields::change(&tx, unused.id, definition("Taille", "choice")).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(custom_fields::all(&nord.read(), Subject::Client).await.unwrap(), [renamed, changed]);
    }

    async fn a_field_moves_anywhere(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let mut ids = Vec::new();
        for label in ["a", "b", "c"] {
            ids.push(add(&nord, label, "text").await.id);
        }
        for (id, to, expected) in [
            (ids[2], 0, ["c", "a", "b"]),
            (ids[2], u32::MAX, ["a", "b", "c"]),
            (ids[0], 1, ["b", "a", "c"]),
        ] {
            let tx = nord.begin().await.unwrap();
            custom_fields::move_to(&tx, id, to).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(labels(&nord).await, expected);
        }
    }

    async fn a_removed_field_comes_back_with_its_values_where_it_was(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        add(&nord, "a", "text").await;
        let b = add(&nord, "b", "text").await;
        add(&nord, "c", "text").await;
        db.client_using(&nord, Uses { custom: Some(b.id), ..Uses::default() }).await;
        let tx = nord.begin().await.unwrap();
        custom_fields::remove(&tx, b.id).await.unwrap();
        is_not_found(custom_fields::remove(&tx, b.id).await);
        is_not_found(custom_fields::change(&tx, b.id, definition("b", "text")).await);
        is_not_found(custom_fields::move_to(&tx, b.id, 0).await);
        tx.commit().await.unwrap();
        assert_eq!(labels(&nord).await, ["a", "c"]);
        let tx = nord.begin().await.unwrap();
        custom_fields::restore(&tx, b.id).await.unwrap();
        custom_fields::restore(&tx, b.id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(labels(&nord).await, ["a", "b", "c"]);
        assert_eq!(custom_fields::values(&nord.read(), Subject::Client).await.unwrap().get(&b.id), Some(&1));
    }

    async fn a_removed_field_leaves_its_label_to_others(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let old = add(&nord, "Couleur", "text").await;
        let tx = nord.begin().await.unwrap();
        custom_fields::remove(&tx, old.id).await.unwrap();
        custom_fields::add(&tx, Subject::Client, definition("Couleur", "choice")).await.unwrap();
        is_invalid(custom_fields::restore(&tx, old.id).await, "label", FieldError::Taken);
        tx.commit().await.unwrap();
        assert_eq!(labels(&nord).await, ["Couleur"]);
    }

    async fn what_belongs_to_another_company_is_not_found(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        let field = add(&sud, "Couleur", "text").await;
        db.client_using(&sud, Uses { custom: Some(field.id), ..Uses::default() }).await;
        let tx = nord.begin().await.unwrap();
        is_not_found(custom_fields::change(&tx, field.id, definition("Teinte", "text")).await);
        is_not_found(custom_fields::move_to(&tx, field.id, 0).await);
        is_not_found(custom_fields::remove(&tx, field.id).await);
        is_not_found(custom_fields::restore(&tx, field.id).await);
        tx.commit().await.unwrap();
        assert!(custom_fields::all(&nord.read(), Subject::Client).await.unwrap().is_empty());
        assert!(custom_fields::values(&nord.read(), Subject::Client).await.unwrap().is_empty());
        assert_eq!(custom_fields::all(&sud.read(), Subject::Client).await.unwrap(), [field]);
    }

    async fn each_subject_has_fields_of_its_own(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        add(&nord, "Couleur", "text").await;
        let tx = nord.begin().await.unwrap();
        let of_product = custom_fields::add(&tx, Subject::Product, definition("Couleur", "choice")).await.unwrap();
        let other = custom_fields::add(&tx, Subject::Product, definition("Poids", "number")).await.unwrap();
        custom_fields::move_to(&tx, other.id, 0).await.unwrap();
        is_invalid(custom_fields::change(&tx, other.id, definition("Couleur", "number")).await, "label", FieldError::Taken);
        tx.commit().await.unwrap();
        assert_eq!(labels(&nord).await, ["Couleur"]);
        assert_eq!(custom_fields::all(&nord.read(), Subject::Product).await.unwrap(), [other, of_product]);
        assert!(custom_fields::values(&nord.read(), Subject::Product).await.unwrap().is_empty());
    }

    async fn fields_have_a_limit(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let tx = nord.begin().await.unwrap();
        let mut last = None;
        for n in 0..MAX_CUSTOM_FIELDS {
            last = Some(custom_fields::add(&tx, Subject::Client, definition(&format!("n° {n}"), "text")).await.unwrap());
        }
        let full = Refusal::TooMany { max: MAX_CUSTOM_FIELDS };
        let answer = custom_fields::add(&tx, Subject::Client, definition("de trop", "text")).await;
        assert!(matches!(&answer, Err(StoreError::Refused(refusal)) if *refusal == full), "{answer:?}");
        // A removed one makes room, and does not come back where there is none.
        let last = last.unwrap();
        custom_fields::remove(&tx, last.id).await.unwrap();
        custom_fields::add(&tx, Subject::Client, definition("à la place", "text")).await.unwrap();
        let answer = custom_fields::restore(&tx, last.id).await;
        assert!(matches!(&answer, Err(StoreError::Refused(refusal)) if *refusal == full), "{answer:?}");
        tx.commit().await.unwrap();
    }
}
