//! Products kept, found again, and thrown away.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

mod listed;
mod sound;
mod transfer;

use std::collections::BTreeMap;

use domain::custom_fields::CustomFieldForm;
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::field::MinorAmount;
use domain::form::Change;
use domain::ids::{ListItemId, ProductId};
use domain::lists::{ListKind, NewListItem};
use domain::products::{Product, ProductEvent as E, ProductFields, ProductForm, ProductState};
use domain::state::Act;
use domain::subject::Subject;
use domain::text::Text;
use store::files::NewFile;
use store::products::Products;
use store::{Access, StoreError, StoreResult, activity, custom_fields, files, lists, products};
use testing::on_each_database;

/// A form with a name and a price.
fn named(name: &str, price: &str) -> ProductForm {
    let fields = ProductFields { name: name.into(), price: price.into(), ..ProductFields::default() };
    ProductForm { fields, ..ProductForm::default() }
}

fn referenced(name: &str, reference: &str) -> ProductForm {
    let mut form = named(name, "10");
    form.fields.reference = reference.into();
    form
}

/// In a transaction of its own, committed where it succeeds.
macro_rules! done {
    ($access:expr, $verb:path $(, $argument:expr)*) => {{
        let tx = $access.begin().await.unwrap();
        let answer = $verb(&tx $(, $argument)*).await;
        if answer.is_ok() {
            tx.commit().await.unwrap();
        }
        answer
    }};
}
use done;

async fn create(access: &Access, form: &ProductForm) -> StoreResult<Product> {
    let new = form.parse(&products::form_rules(&access.read()).await?)?;
    done!(access, products::create, new)
}

async fn save(access: &Access, of: &Product, form: &ProductForm) -> StoreResult<Product> {
    let new = form.parse(&products::form_rules(&access.read()).await?)?;
    done!(access, products::update, of.id, of.version, new)
}

async fn entry(access: &Access, kind: ListKind, label: &str) -> ListItemId {
    done!(access, lists::add, NewListItem::named(kind, label).unwrap()).unwrap().id
}

async fn picture(access: &Access, of: ProductId) -> StoreResult<domain::ids::FileId> {
    let name = Text::parse("v.png").unwrap();
    let new = NewFile { name, content_type: "image/png".into(), size: 3, sha256: "00".into() };
    done!(access, files::record, Products, of, new)
}

async fn told(access: &Access, id: ProductId) -> Vec<E> {
    let told = activity::of::<Products, _>(&access.read(), id.0, None, 20).await.unwrap();
    told.into_iter().rev().map(|entry| entry.event).collect()
}

/// A form in which every field says something, with a price in one of two lists.
async fn full(access: &Access) -> (ProductForm, [ListItemId; 2]) {
    let mut form = named("Vis « inox » 4 × 40 🔩", "12,50");
    for (field, typed) in [
        ("reference", "VIS-4×40"),
        ("unit", "boîte"),
        ("price_basis", "gross"),
        ("cost", "0"),
        ("vat", "5.5"),
        ("accounting_account", "707"),
        ("barcode", "4006381333931"),
        ("note", "Une\nligne"),
    ] {
        *form.fields.get_mut(field).unwrap() = typed.into();
    }
    form.fields.category = entry(access, ListKind::ProductCategory, "Quincaillerie").await.to_string();
    let lists =
        [entry(access, ListKind::PriceCategory, "Public").await, entry(access, ListKind::PriceCategory, "Gros").await];
    form.prices.insert(lists[1].to_string(), "9.99".into());
    let colour = CustomFieldForm { label: "Couleur".into(), kind: "text".into(), ..CustomFieldForm::default() };
    let colour = done!(access, custom_fields::add, Subject::Product, colour.parse().unwrap()).unwrap();
    form.custom.insert(colour.id.to_string(), "bleu".into());
    (form, lists)
}

fn invalid<T: std::fmt::Debug>(answer: StoreResult<T>) -> FieldErrors {
    match answer {
        Err(StoreError::Invalid(errors)) => errors,
        other => panic!("{other:?}"),
    }
}

fn refused<T: std::fmt::Debug>(answer: StoreResult<T>) -> Refusal {
    match answer {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn not_found<T: std::fmt::Debug>(answer: StoreResult<T>) {
    assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
}

fn is_taken<T: std::fmt::Debug>(answer: StoreResult<T>) {
    assert_eq!(invalid(answer), FieldErrors::one("fields.reference", FieldError::Taken));
}

on_each_database! {
    async fn a_product_comes_back_as_it_was_typed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (form, lists) = full(&nord).await;
        let made = create(&nord, &form).await.unwrap();
        assert_eq!(made, products::get(&nord.read(), made.id).await.unwrap());
        assert_eq!((made.version, made.state, made.data.price), (1, ProductState::Active, MinorAmount(1250)));
        let again = save(&nord, &made, &made.to_form()).await.unwrap();
        assert_eq!(again, made, "sent back unchanged, it changes nothing");

        let mut changed = made.to_form();
        changed.fields.price = "13".into();
        changed.prices = BTreeMap::from([(lists[0].to_string(), "12".into())]);
        changed.custom.clear();
        let saved = save(&nord, &made, &changed).await.unwrap();
        assert_eq!(saved, products::get(&nord.read(), made.id).await.unwrap());
        assert_eq!((saved.version, saved.prices.clone()), (2, BTreeMap::from([(lists[0], MinorAmount(1200))])));
        let told = told(&nord, made.id).await;
        assert_eq!(told[0], E::Created);
        let E::Updated { version: 2, changes } = &told[1] else { panic!("{told:?}") };
        assert_eq!((told.len(), changes.len()), (2, 4));
        assert_eq!(changes[0], Change { field: "fields.price".into(), from: "12.50".into(), to: "13.00".into() });
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_value_of_a_removed_field_stays(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let made = create(&nord, &full(&nord).await.0).await.unwrap();
        let colour = *made.custom.keys().next().unwrap();
        assert_eq!(custom_fields::values(&nord.read(), Subject::Product).await.unwrap().get(&colour), Some(&1));
        done!(nord, custom_fields::remove, colour).unwrap();
        let saved = save(&nord, &made, &ProductForm { custom: BTreeMap::new(), ..made.to_form() }).await.unwrap();
        assert_eq!(saved, made);
        // Fields are read by the settings, so that only another program names one that is not there.
        let tx = nord.begin().await.unwrap();
        let errors = invalid(products::create(&tx, made.copy()).await);
        assert_eq!(errors, FieldErrors::one(format!("custom.{colour}"), FieldError::Unknown));
    }

    async fn what_a_form_names_is_there_and_of_the_right_kind(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let theirs = entry(&sud, ListKind::PriceCategory, "Gros").await;
        let origin = entry(&nord, ListKind::Origin, "Salon").await;
        let mut form = named("Vis", "1");
        form.fields.category = origin.to_string();
        form.fields.currency = "USD".into();
        form.prices = [theirs, origin].map(|list| (list.to_string(), "1".into())).into();
        let errors = invalid(create(&nord, &form).await);
        assert_eq!(errors.at("fields.currency"), Some(&FieldError::NotAChoice));
        for path in ["fields.category".to_owned(), format!("prices.{theirs}"), format!("prices.{origin}")] {
            assert_eq!(errors.at(&path), Some(&FieldError::Unknown), "{path}");
        }
        assert_eq!(errors.0.len(), 4);
    }

    async fn a_reference_is_borne_once_whatever_its_capitals(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let vis = create(&nord, &referenced("Vis", "Réf-1")).await.unwrap();
        is_taken(create(&nord, &referenced("Clou", "REF-1")).await);
        let clou = create(&nord, &referenced("Clou", "REF-2")).await.unwrap();
        is_taken(save(&nord, &clou, &referenced("Clou", "ref-1")).await);
        create(&sud, &referenced("Vis", "Réf-1")).await.unwrap();
        create(&nord, &named("Sans", "1")).await.unwrap();
        create(&nord, &named("Sans", "1")).await.unwrap();
        save(&nord, &vis, &referenced("Vis", "RÉF-1")).await.unwrap();

        // Thrown away, it leaves its reference to others; brought back, it does not take it from them.
        done!(nord, products::act, &[vis.id], Act::Delete).unwrap();
        let clou = save(&nord, &clou, &referenced("Clou", "ref-1")).await.unwrap();
        is_taken(done!(nord, products::act, &[vis.id], Act::Restore));
        is_taken(done!(nord, products::put_back, &[(vis.id, ProductState::Archived)]));
        done!(nord, products::act, &[clou.id], Act::Delete).unwrap();
        is_taken(done!(nord, products::act, &[vis.id, clou.id], Act::Restore));
        done!(nord, products::act, &[vis.id], Act::Restore).unwrap();
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn whoever_saves_second_hears_what_the_first_changed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let made = create(&nord, &named("Vis", "1")).await.unwrap();
        let second = save(&nord, &made, &named("Vis inox", "1")).await.unwrap();
        save(&nord, &second, &named("Vis inox", "2")).await.unwrap();
        // Who made the same of it is no second.
        assert_eq!(save(&nord, &made, &named("Vis inox", "2")).await.unwrap().version, 3);
        let Err(StoreError::Conflict(conflict)) = save(&nord, &made, &named("Vis laiton", "1")).await else { panic!() };
        assert_eq!((conflict.version, conflict.by.as_str(), conflict.current.get("fields.name")), (3, "clientele", "Vis inox"));
        let fields: Vec<_> = conflict.changes.iter().map(|change| change.field.as_str()).collect();
        assert_eq!(fields, ["fields.name", "fields.price"]);
        not_found(save(&nord, &Product { version: 9, ..made }, &named("X", "1")).await);
    }

    async fn states_change_and_are_put_back(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let ids = [create(&nord, &named("A", "1")).await.unwrap().id, create(&nord, &named("B", "1")).await.unwrap().id];
        let state = async |id| products::get(&nord.read(), id).await.unwrap().state;
        done!(nord, products::act, &ids[..1], Act::Archive).unwrap();
        let before = done!(nord, products::act, &[ids[0], ids[1], ids[0]], Act::Delete).unwrap();
        assert_eq!(before, [(ids[0], ProductState::Archived), (ids[1], ProductState::Active)]);
        assert_eq!(refused(done!(nord, products::act, &ids, Act::Archive)), Refusal::WrongState);
        let gone = products::get(&nord.read(), ids[0]).await.unwrap();
        assert_eq!(refused(save(&nord, &gone, &named("C", "1")).await), Refusal::Deleted);
        assert_eq!(refused(done!(nord, products::duplicate, ids[0])), Refusal::Deleted);
        assert_eq!(refused(done!(nord, products::set_picture, ids[0], None)), Refusal::Deleted);
        done!(nord, products::put_back, &before).unwrap();
        assert_eq!((state(ids[0]).await, state(ids[1]).await), (ProductState::Archived, ProductState::Active));
        done!(nord, products::act, &ids, Act::Restore).unwrap();
        assert_eq!(state(ids[0]).await, ProductState::Active);
        assert_eq!(told(&nord, ids[0]).await, [E::Created, E::Archived, E::Deleted, E::Archived, E::Restored]);
        assert_eq!(told(&nord, ids[1]).await, [E::Created, E::Deleted, E::Restored]);
        let many = vec![ids[0]; usize::from(store::states::MAX_AT_ONCE) + 1];
        assert_eq!(refused(done!(nord, products::act, &many, Act::Archive)), Refusal::TooMany { max: 10_000 });
    }

    async fn a_copy_is_a_product_of_its_own(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let made = create(&nord, &full(&nord).await.0).await.unwrap();
        let shown = picture(&nord, made.id).await.unwrap();
        done!(nord, products::set_picture, made.id, Some(shown)).unwrap();
        done!(nord, products::set_picture, made.id, Some(shown)).unwrap();
        let copy = done!(nord, products::duplicate, made.id).unwrap();
        assert_eq!(copy, products::get(&nord.read(), copy.id).await.unwrap());
        assert_eq!((copy.data.reference.as_ref(), copy.version), (None, 1));
        assert_eq!((copy.prices, copy.custom, copy.data.name), (made.prices, made.custom, made.data.name));
        let stored = files::get(&nord.read(), copy.picture.unwrap()).await.unwrap();
        assert_eq!((stored.of, stored.id == shown), (Some((Subject::Product, copy.id.0)), false));
        not_found(done!(nord, products::set_picture, made.id, copy.picture));
        done!(nord, products::set_picture, made.id, None).unwrap();
        assert_eq!(told(&nord, copy.id).await, [E::Duplicated { of: made.id }]);
        let set = |set| E::PictureChanged { set };
        assert_eq!(told(&nord, made.id).await, [E::Created, set(true), set(false)]);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn another_companys_product_is_not_found(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let theirs = create(&sud, &full(&sud).await.0).await.unwrap();
        let mine = create(&nord, &named("À moi", "1")).await.unwrap();
        let shown = picture(&sud, theirs.id).await.unwrap();
        not_found(products::get(&nord.read(), theirs.id).await);
        not_found(save(&nord, &theirs, &named("X", "1")).await);
        not_found(done!(nord, products::duplicate, theirs.id));
        not_found(done!(nord, products::set_picture, theirs.id, None));
        not_found(done!(nord, products::set_picture, mine.id, Some(shown)));
        for act in [Act::Archive, Act::Delete, Act::Restore] {
            not_found(done!(nord, products::act, &[mine.id, theirs.id], act));
        }
        not_found(done!(nord, products::put_back, &[(theirs.id, ProductState::Deleted)]));
        assert!(told(&nord, theirs.id).await.is_empty());
        assert_eq!(products::get(&sud.read(), theirs.id).await.unwrap(), theirs);
        let both = [theirs.id, mine.id];
        assert_eq!(products::several(&nord.read(), &both).await.unwrap(), [mine]);
        assert_eq!(products::several(&sud.read(), &both).await.unwrap(), [theirs]);
        assert_eq!(products::several(&sud.read(), &[]).await.unwrap(), []);
    }
}
