//! What may be done with the lists that users edit.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use domain::error::{FieldError, FieldErrors, Refusal};
use domain::ids::ListItemId;
use domain::lists::{ListItem, ListItemForm, ListKind, MAX_LIST_ITEMS, NewListItem};
use store::{Access, StoreError, lists};
use testing::{Uses, on_each_database};

fn entry(kind: ListKind, label: &str) -> NewListItem {
    ListItemForm { label: label.into(), days: "30".into(), ..ListItemForm::default() }.parse(kind).unwrap()
}

async fn add(access: &Access, kind: ListKind, label: &str) -> ListItem {
    let tx = access.begin().await.unwrap();
    let item = lists::add(&tx, entry(kind, label)).await.unwrap();
    tx.commit().await.unwrap();
    item
}

async fn labels(access: &Access, kind: ListKind) -> Vec<String> {
    let items = lists::all(&access.read()).await.unwrap();
    items.into_iter().filter(|item| item.kind == kind).map(|item| item.label).collect()
}

fn is_taken<T: std::fmt::Debug>(answer: Result<T, StoreError>) {
    let expected = FieldErrors::one("label", FieldError::Taken);
    assert!(matches!(&answer, Err(StoreError::Invalid(errors)) if *errors == expected), "{answer:?}");
}

fn is_not_found<T: std::fmt::Debug>(answer: Result<T, StoreError>) {
    assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
}

on_each_database! {
    async fn entries_keep_their_order_and_say_what_they_are(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let terms = add(&nord, ListKind::PaymentTerms, "30 jours").await;
        add(&nord, ListKind::Category, "Or").await;
        add(&nord, ListKind::Category, "Argent").await;
        assert_eq!((terms.days, terms.end_of_month, terms.hidden, terms.uses), (Some(30), false, false, 0));
        assert_eq!(labels(&nord, ListKind::Category).await, ["Or", "Argent"]);
        let read = lists::all(&nord.read()).await.unwrap();
        assert_eq!(read.iter().find(|item| item.id == terms.id), Some(&terms));
        assert_eq!(read, lists::choices(&nord.read()).await.unwrap());
    }

    async fn a_label_is_used_once_a_list_whatever_its_capitals(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        let known = add(&nord, ListKind::Category, "Privilégié").await;
        let other = add(&nord, ListKind::Category, "Courant").await;
        let tx = nord.begin().await.unwrap();
        is_taken(lists::add(&tx, entry(ListKind::Category, "PRIVILEGIE")).await);
        is_taken(lists::rename(&tx, other.id, entry(ListKind::Category, "privilégié")).await);
        // Its own words in capitals, the same words in another list and in another company: no clash.
        lists::rename(&tx, known.id, entry(ListKind::Category, "PRIVILÉGIÉ")).await.unwrap();
        lists::add(&tx, entry(ListKind::Origin, "Privilégié")).await.unwrap();
        tx.commit().await.unwrap();
        add(&sud, ListKind::Category, "Privilégié").await;
        assert_eq!(labels(&nord, ListKind::Category).await, ["PRIVILÉGIÉ", "Courant"]);
    }

    async fn renaming_changes_the_days_and_keeps_the_uses(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let terms = add(&nord, ListKind::PaymentTerms, "30 jours").await;
        db.client_using(&nord, Uses { payment_terms: Some(terms.id), ..Uses::default() }).await;
        let form = ListItemForm {
            label: "30 jours fin de mois le 10".into(),
            days: "30".into(),
            end_of_month: "on".into(),
            days_after: "10".into(),
            ..ListItemForm::default()
        };
        let tx = nord.begin().await.unwrap();
        let renamed = lists::rename(&tx, terms.id, form.parse(ListKind::PaymentTerms).unwrap()).await.unwrap();
        is_not_found(lists::rename(&tx, terms.id, entry(ListKind::Category, "Autre liste")).await);
        tx.commit().await.unwrap();
        assert_eq!((renamed.days, renamed.end_of_month, renamed.days_after), (Some(30), true, Some(10)));
        assert_eq!(renamed.uses, 1);
        assert_eq!(lists::all(&nord.read()).await.unwrap(), [renamed]);
    }

    async fn an_entry_moves_anywhere_in_its_list(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let mut ids = Vec::new();
        for label in ["a", "b", "c", "d"] {
            ids.push(add(&nord, ListKind::Origin, label).await.id);
        }
        add(&nord, ListKind::Size, "seul").await;
        for (id, to, expected) in [
            (ids[3], 0, ["d", "a", "b", "c"]),
            (ids[3], 2, ["a", "b", "d", "c"]),
            (ids[0], u32::MAX, ["b", "d", "c", "a"]),
            (ids[0], 3, ["b", "d", "c", "a"]),
        ] {
            let tx = nord.begin().await.unwrap();
            lists::move_to(&tx, id, to).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(labels(&nord, ListKind::Origin).await, expected);
        }
        assert_eq!(labels(&nord, ListKind::Size).await, ["seul"]);
    }

    async fn an_entry_in_use_is_hidden_rather_than_removed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let category = add(&nord, ListKind::Category, "Or").await;
        let civility = add(&nord, ListKind::Civility, "Maître").await;
        db.client_using(&nord, Uses { category: Some(category.id), ..Uses::default() }).await;
        db.client_using(&nord, Uses { category: Some(category.id), deleted: true, ..Uses::default() }).await;
        db.contact_called(&nord, civility.id).await;
        let uses: Vec<_> = lists::all(&nord.read()).await.unwrap().iter().map(|item| (item.id, item.uses)).collect();
        assert_eq!(uses, [(category.id, 2), (civility.id, 1)]);
        for id in [category.id, civility.id] {
            let tx = nord.begin().await.unwrap();
            let answer = lists::remove(&tx, id).await;
            assert!(matches!(answer, Err(StoreError::Refused(Refusal::InUse))), "{answer:?}");
            lists::set_hidden(&tx, id, true).await.unwrap();
            tx.commit().await.unwrap();
        }
        assert!(lists::all(&nord.read()).await.unwrap().iter().all(|item| item.hidden));
        let tx = nord.begin().await.unwrap();
        lists::set_hidden(&tx, category.id, false).await.unwrap();
        tx.commit().await.unwrap();
        assert!(!lists::all(&nord.read()).await.unwrap()[0].hidden);
    }

    async fn an_unused_entry_is_removed_and_put_back_where_it_was(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        add(&nord, ListKind::Industry, "Bois").await;
        let metal = add(&nord, ListKind::Industry, "Métal").await;
        add(&nord, ListKind::Industry, "Verre").await;
        let tx = nord.begin().await.unwrap();
        lists::remove(&tx, metal.id).await.unwrap();
        is_not_found(lists::remove(&tx, metal.id).await);
        tx.commit().await.unwrap();
        assert_eq!(labels(&nord, ListKind::Industry).await, ["Bois", "Verre"]);
        let tx = nord.begin().await.unwrap();
        let back = lists::restore(&tx, entry(ListKind::Industry, "Métal"), true, 1).await.unwrap();
        tx.commit().await.unwrap();
        assert!(back.hidden);
        assert_eq!(labels(&nord, ListKind::Industry).await, ["Bois", "Métal", "Verre"]);
        assert_eq!(lists::all(&nord.read()).await.unwrap()[1], back);
    }

    async fn what_belongs_to_another_company_is_not_found(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        let id = add(&sud, ListKind::Category, "Or").await.id;
        let tx = nord.begin().await.unwrap();
        is_not_found(lists::rename(&tx, id, entry(ListKind::Category, "Argent")).await);
        is_not_found(lists::move_to(&tx, id, 0).await);
        is_not_found(lists::set_hidden(&tx, id, true).await);
        is_not_found(lists::remove(&tx, id).await);
        is_not_found(lists::check(&tx, ListKind::Category, id).await);
        tx.commit().await.unwrap();
        assert!(lists::all(&nord.read()).await.unwrap().is_empty());
        let kept = lists::all(&sud.read()).await.unwrap();
        assert_eq!((kept[0].label.as_str(), kept[0].hidden), ("Or", false));
    }

    async fn an_entry_belongs_to_its_list(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let id = add(&nord, ListKind::Category, "Or").await.id;
        lists::check(&nord.read(), ListKind::Category, id).await.unwrap();
        is_not_found(lists::check(&nord.read(), ListKind::Origin, id).await);
        is_not_found(lists::check(&nord.read(), ListKind::Category, ListItemId(uuid::Uuid::now_v7())).await);
    }

    async fn an_import_finds_its_words_or_adds_them(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let known = add(&nord, ListKind::Category, "Privilégié").await.id;
        let tx = nord.begin().await.unwrap();
        assert_eq!(lists::find_or_add(&tx, ListKind::Category, " privilegie ").await.unwrap(), known);
        let terms = lists::find_or_add(&tx, ListKind::PaymentTerms, "60 jours fin de mois").await.unwrap();
        assert_eq!(lists::find_or_add(&tx, ListKind::PaymentTerms, "60 Jours Fin de mois").await.unwrap(), terms);
        let wrong = lists::find_or_add(&tx, ListKind::Category, &"x".repeat(81)).await;
        assert!(matches!(&wrong, Err(StoreError::Invalid(errors)) if errors.at("label").is_some()), "{wrong:?}");
        tx.commit().await.unwrap();
        let items = lists::all(&nord.read()).await.unwrap();
        assert_eq!(items.len(), 2);
        let terms = items.iter().find(|item| item.id == terms).unwrap();
        assert_eq!((terms.days, terms.end_of_month), (Some(60), true));
    }

    async fn a_list_has_a_limit(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let tx = nord.begin().await.unwrap();
        for n in 0..MAX_LIST_ITEMS {
            lists::add(&tx, entry(ListKind::Size, &format!("n° {n}"))).await.unwrap();
        }
        let answer = lists::add(&tx, entry(ListKind::Size, "de trop")).await;
        assert!(matches!(answer, Err(StoreError::Refused(Refusal::TooMany { max: MAX_LIST_ITEMS }))), "{answer:?}");
        lists::add(&tx, entry(ListKind::Origin, "autre liste")).await.unwrap();
        tx.commit().await.unwrap();
    }
}
