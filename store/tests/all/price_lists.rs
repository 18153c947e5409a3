//! Price lists: made, saved, copied; what they say, and what clients pay by them.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

mod applied;
mod sound;

use domain::client_prices::{Agreed, PriceOf};
use domain::error::{FieldError, Refusal};
use domain::field::MinorAmount;
use domain::ids::{ListItemId, ProductId};
use domain::lists::{ListKind, NewListItem};
use domain::price_lists::{EntryRow, Pasted, PriceList, PriceListForm};
use domain::products::{ProductFields, ProductForm};
use domain::text::Text;
use store::{Access, StoreError, StoreResult, lists, price_lists, products};
use testing::on_each_database;

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

fn form(name: &str, currency: &str) -> PriceListForm {
    PriceListForm { name: name.into(), currency: currency.into(), ..PriceListForm::default() }
}

async fn list(access: &Access, name: &str, currency: &str) -> PriceList {
    done!(access, price_lists::create, form(name, currency).parse().unwrap()).unwrap()
}

async fn category(access: &Access, name: &str) -> ListItemId {
    done!(access, lists::add, NewListItem::named(ListKind::ProductCategory, name).unwrap()).unwrap().id
}

/// A product at 10 €, whose reference is its name.
async fn product(access: &Access, name: &str, category: Option<ListItemId>) -> ProductId {
    let category = category.map(|category| category.to_string()).unwrap_or_default();
    let (name, reference) = (name.to_owned(), name.to_owned());
    let fields = ProductFields { name, reference, price: "10".into(), category, ..ProductFields::default() };
    let form = ProductForm { fields, ..ProductForm::default() };
    let new = form.parse(&products::form_rules(&access.read()).await.unwrap()).unwrap();
    done!(access, products::create, new).unwrap().id
}

async fn set(access: &Access, list: &PriceList, of: PriceOf, typed: &str) -> StoreResult<Option<EntryRow>> {
    done!(access, price_lists::set, list.id, of, typed)
}

async fn paste(access: &Access, list: &PriceList, text: &str) -> StoreResult<Pasted> {
    done!(access, price_lists::paste, list.id, text)
}

/// What a list says, by name: prices in the smallest unit, discounts in hundred-thousandths below nought.
async fn said(access: &Access, list: ListItemId) -> Vec<(String, i64)> {
    let entries = price_lists::entries(&access.read(), list).await.unwrap();
    let number = |row: &EntryRow| match row.entry.agreed {
        Agreed::Price { amount, .. } => amount.minor(),
        Agreed::Discount(rate) => -i64::from(rate.per_100k()),
    };
    entries.rows.iter().map(|row| (row.name.clone(), number(row))).collect()
}

fn pairs(of: &[(&str, i64)]) -> Vec<(String, i64)> {
    of.iter().map(|(name, number)| ((*name).to_owned(), *number)).collect()
}

fn invalid<T: std::fmt::Debug>(answer: StoreResult<T>, path: &str) -> FieldError {
    match answer {
        Err(StoreError::Invalid(errors)) => errors.at(path).unwrap().clone(),
        other => panic!("{other:?}"),
    }
}

fn not_found<T: std::fmt::Debug>(answer: StoreResult<T>) {
    assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
}

on_each_database! {
    async fn a_list_is_made_saved_and_removed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let made = list(&nord, "Revendeurs", "EUR").await;
        assert_eq!((made.version, price_lists::get(&nord.read(), made.id).await.unwrap()), (1, made.clone()));
        let taken = done!(nord, price_lists::create, form("REVENDEURS", "EUR").parse().unwrap());
        assert_eq!(invalid(taken, "name"), FieldError::Taken);
        let spring = PriceListForm { first_day: "2026-03-01".into(), ..form("Printemps", "CAD") }.parse().unwrap();
        let saved = done!(nord, price_lists::save, made.id, 1, spring.clone()).unwrap();
        assert_eq!((saved.name.as_str(), saved.version, saved.terms), ("Printemps", 2, spring.terms));
        assert_eq!(price_lists::get(&nord.read(), made.id).await.unwrap(), saved);
        let late = done!(nord, price_lists::save, made.id, 1, spring);
        assert!(matches!(late, Err(StoreError::Refused(Refusal::ChangedMeanwhile))), "{late:?}");
        // One of which nobody has said when it holds always does, in the company's currency.
        let plain = done!(nord, lists::add, NewListItem::named(ListKind::PriceCategory, "Gros").unwrap()).unwrap();
        let plain = price_lists::get(&nord.read(), plain.id).await.unwrap();
        assert_eq!((plain.version, plain.terms.currency.as_str(), plain.terms.last_day), (0, "EUR", None));
        assert_eq!(done!(nord, price_lists::save, plain.id, 0, form("Gros", "USD").parse().unwrap()).unwrap().version, 1);
        done!(nord, lists::remove, made.id).unwrap();
        not_found(price_lists::get(&nord.read(), made.id).await);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_list_says_one_thing_of_each(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (gros, tools) = (list(&nord, "Gros", "EUR").await, category(&nord, "Outils").await);
        let vis = product(&nord, "Vis", Some(tools)).await;
        let of = PriceOf::Product(vis);
        set(&nord, &gros, PriceOf::Category(tools), "5").await.unwrap();
        let row = set(&nord, &gros, of, "8,50").await.unwrap().unwrap();
        assert_eq!((row.name.as_str(), row.reference.as_deref()), ("Vis", Some("Vis")));
        assert_eq!(said(&nord, gros.id).await, pairs(&[("Outils", -5_000), ("Vis", 850)]));
        // A price in the product's currency stands on the product, which tells of it.
        let priced = products::get(&nord.read(), vis).await.unwrap();
        assert_eq!((priced.version, priced.prices.get(&gros.id)), (2, Some(&MinorAmount(850))));
        set(&nord, &gros, of, "12 %").await.unwrap();
        assert_eq!(said(&nord, gros.id).await, pairs(&[("Outils", -5_000), ("Vis", -12_000)]));
        assert!(products::get(&nord.read(), vis).await.unwrap().prices.is_empty());
        let in_use = done!(nord, lists::remove, gros.id);
        assert!(matches!(in_use, Err(StoreError::Refused(Refusal::InUse))), "{in_use:?}");
        assert_eq!(set(&nord, &gros, of, "").await.unwrap(), None);
        assert_eq!(set(&nord, &gros, PriceOf::Category(tools), " ").await.unwrap(), None);
        assert_eq!(said(&nord, gros.id).await, []);
        assert!(invalid(set(&nord, &gros, of, "101 %").await, "value") != FieldError::Required);
        done!(nord, lists::remove, gros.id).unwrap();
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn rows_are_pasted_and_a_copy_says_the_same(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (gros, tools) = (list(&nord, "Gros", "EUR").await, category(&nord, "Outils").await);
        let (vis, clou) = (product(&nord, "Vis", None).await, product(&nord, "Clou", None).await);
        let pasted = paste(&nord, &gros, "vis\t8\nClou;10 %\nSans 3\nClou\nVIS\tbon\n\0\t1").await.unwrap();
        let refused: Vec<_> = pasted.refused.iter().map(|row| (row.line, row.error.clone())).collect();
        assert_eq!(pasted.taken, 2);
        assert_eq!(refused.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 4, 5, 6]);
        assert_eq!((&refused[0].1, &refused[1].1), (&FieldError::Unknown, &FieldError::Required));
        assert_eq!(said(&nord, gros.id).await, pairs(&[("Clou", -10_000), ("Vis", 800)]));
        assert_eq!(invalid(paste(&nord, &gros, " ").await, "rows"), FieldError::Required);
        set(&nord, &gros, PriceOf::Category(tools), "5").await.unwrap();
        let name = Text::parse("Copie").unwrap();
        let copy = done!(nord, price_lists::duplicate, gros.id, &name).unwrap();
        assert_eq!(said(&nord, copy.id).await, said(&nord, gros.id).await);
        assert_eq!(copy.terms, gros.terms);
        let uses = price_lists::uses(&nord.read()).await.unwrap();
        assert_eq!((uses.entries.get(&copy.id.0), uses.clients.get(&copy.id.0)), (Some(&3), None));
        // One list changed leaves the other as it is.
        set(&nord, &copy, PriceOf::Product(vis), "7").await.unwrap();
        set(&nord, &copy, PriceOf::Product(clou), "").await.unwrap();
        assert_eq!(said(&nord, gros.id).await, pairs(&[("Outils", -5_000), ("Clou", -10_000), ("Vis", 800)]));
        assert_eq!(said(&nord, copy.id).await, pairs(&[("Outils", -5_000), ("Vis", 700)]));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn another_companys_are_not_found(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let (mine, theirs) = (list(&nord, "À moi", "EUR").await, list(&sud, "À eux", "EUR").await);
        let (vis, clou) = (product(&nord, "Vis", None).await, product(&sud, "Clou", None).await);
        let their_tools = category(&sud, "Outils").await;
        not_found(price_lists::get(&nord.read(), theirs.id).await);
        not_found(price_lists::entries(&nord.read(), theirs.id).await);
        not_found(set(&nord, &theirs, PriceOf::Product(vis), "1").await);
        not_found(paste(&nord, &theirs, "Vis 1").await);
        not_found(done!(nord, price_lists::save, theirs.id, 1, form("A", "EUR").parse().unwrap()));
        not_found(done!(nord, price_lists::duplicate, theirs.id, &Text::parse("A").unwrap()));
        for of in [PriceOf::Product(clou), PriceOf::Category(their_tools)] {
            assert_eq!(invalid(set(&nord, &mine, of, "1 %").await, "of"), FieldError::Unknown);
        }
        let pasted = paste(&nord, &mine, "Clou 1").await.unwrap();
        assert_eq!((pasted.taken, pasted.refused.len()), (0, 1));
        assert_eq!(said(&sud, theirs.id).await, []);
        // A category of clients is no price list.
        let other = done!(nord, lists::add, NewListItem::named(ListKind::Category, "Autre").unwrap()).unwrap();
        not_found(price_lists::get(&nord.read(), other.id).await);
    }
}
