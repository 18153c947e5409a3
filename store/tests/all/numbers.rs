//! Numbers by series: given in order, once, and where the company wants them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::BTreeMap;

use domain::error::{FieldError, FieldErrors};
use domain::numbers::{NumberPattern, Numbering, Series};
use domain::products::{Product, ProductFields, ProductForm};
use domain::state::Act;
use domain::text::Text;
use store::{Access, StoreError, StoreResult, numbers, products};
use testing::clients::{created, named};
use testing::on_each_database;

async fn given(access: &Access, series: Series, count: usize) -> Vec<String> {
    let tx = access.begin().await.unwrap();
    let numbers = numbers::next(&tx, series, count).await.unwrap();
    tx.commit().await.unwrap();
    numbers
}

async fn upcoming(access: &Access, series: Series) -> (u64, String) {
    numbers::upcoming(&access.read(), series).await.unwrap()
}

async fn number(access: &Access, series: Series, pattern: &str, is_given: bool) {
    let numbering = Numbering { pattern: NumberPattern::parse(pattern).unwrap(), is_given };
    let tx = access.begin().await.unwrap();
    numbers::save(&tx, &BTreeMap::from([(series, numbering)])).await.unwrap();
    tx.commit().await.unwrap();
}

/// A product of this reference; of none where it is empty.
async fn product(access: &Access, reference: &str) -> StoreResult<Product> {
    let fields = ProductFields {
        name: "Vis".into(),
        price: "1".into(),
        reference: reference.into(),
        ..ProductFields::default()
    };
    let form = ProductForm { fields, ..ProductForm::default() };
    let tx = access.begin().await?;
    let made = products::create(&tx, form.parse(&products::form_rules(&tx).await?)?).await?;
    tx.commit().await?;
    Ok(made)
}

fn reference(product: &Product) -> Option<&str> {
    product.data.reference.as_ref().map(Text::as_str)
}

on_each_database! {
    async fn numbers_follow_the_pattern_without_a_gap(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let of = Series::Client;
        assert_eq!(upcoming(&nord, of).await, (1, "C-00001".to_owned()));
        // Looking gives nothing away.
        assert_eq!(upcoming(&nord, of).await, (1, "C-00001".to_owned()));
        assert_eq!(given(&nord, of, 2).await, ["C-00001", "C-00002"]);
        let tx = nord.begin().await.unwrap();
        numbers::next(&tx, of, 1).await.unwrap();
        tx.roll_back().await.unwrap();
        assert_eq!(given(&nord, of, 1).await, ["C-00003"]);
        number(&nord, of, "CLI-{0000}", true).await;
        assert_eq!(upcoming(&nord, of).await, (4, "CLI-0004".to_owned()));
        assert_eq!(given(&nord, of, 1).await, ["CLI-0004"]);
        // Another series counts by itself.
        assert_eq!(given(&nord, Series::Product, 1).await, ["P-00001"]);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn numbers_that_records_have_are_passed_over(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        for number in ["C-00001", "C-00003"] {
            db.client_numbered(&nord, number).await;
        }
        db.client_numbered(&sud, "C-00002").await;
        assert_eq!(upcoming(&nord, Series::Client).await, (1, "C-00002".to_owned()));
        assert_eq!(given(&nord, Series::Client, 3).await, ["C-00002", "C-00004", "C-00005"]);
        assert_eq!(upcoming(&sud, Series::Client).await, (1, "C-00001".to_owned()));
        // References are compared without case and accents, and one that was thrown away may come back.
        let gone = product(&nord, "p-00001").await.unwrap();
        product(&nord, "P-00003").await.unwrap();
        let tx = nord.begin().await.unwrap();
        products::act(&tx, &[gone.id], Act::Delete).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(upcoming(&nord, Series::Product).await, (1, "P-00002".to_owned()));
        assert_eq!(given(&nord, Series::Product, 2).await, ["P-00002", "P-00004"]);
        assert_eq!(upcoming(&sud, Series::Product).await, (1, "P-00001".to_owned()));
    }

    async fn products_are_given_references_once_that_is_wanted(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let before = product(&nord, "").await.unwrap();
        assert_eq!(reference(&before), None, "off until it is switched on");
        number(&nord, Series::Product, "ART-{000}", true).await;
        let first = product(&nord, " ").await.unwrap();
        assert_eq!((reference(&first), products::get(&nord.read(), first.id).await.unwrap()), (Some("ART-001"), first.clone()));
        assert_eq!(reference(&product(&nord, "art-002").await.unwrap()), Some("art-002"));
        let taken = product(&nord, "Art-001").await;
        let expected = FieldErrors::one("fields.reference", FieldError::Taken);
        assert!(matches!(&taken, Err(StoreError::Invalid(errors)) if *errors == expected), "{taken:?}");
        assert_eq!(reference(&product(&nord, "").await.unwrap()), Some("ART-003"));
        let tx = nord.begin().await.unwrap();
        let copy = products::duplicate(&tx, first.id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(reference(&copy), Some("ART-004"));
        number(&nord, Series::Product, "ART-{000}", false).await;
        assert_eq!(reference(&product(&nord, "").await.unwrap()), None);
        // Switched on again, it goes on from where it was.
        number(&nord, Series::Product, "ART-{000}", true).await;
        assert_eq!(reference(&product(&nord, "").await.unwrap()), Some("ART-005"));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn many_at_once_are_given_a_number_each(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        number(&nord, Series::Product, "P{0}", true).await;
        let tasks: Vec<_> = (0..12)
            .map(|at| {
                let nord = nord.clone();
                tokio::spawn(async move {
                    if at % 2 == 0 {
                        reference(&product(&nord, "").await.unwrap()).map(str::to_owned)
                    } else {
                        Some(created(&nord, &named("Roche")).await.number)
                    }
                })
            })
            .collect();
        let mut all = Vec::new();
        for task in tasks {
            all.extend(task.await.unwrap());
        }
        all.sort();
        let expected: Vec<String> =
            (1..=6).map(|at| format!("C-0000{at}")).chain((1..=6).map(|at| format!("P{at}"))).collect();
        assert_eq!(all, expected);
    }

    async fn how_a_company_numbers_reads_or_is_told(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let all = numbers::all(&nord.read()).await.unwrap();
        assert_eq!(all, Series::ALL.iter().map(|series| (*series, series.usual())).collect());
        given(&nord, Series::Client, 1).await;
        db.corrupt("UPDATE numbers SET pattern = 'C-'").await;
        let found = store::verify::run(&db.database).await.unwrap();
        assert!(matches!(&found[..], [one] if one.invariant == 8 && one.text.contains("pattern")), "{found:?}");
    }
}
