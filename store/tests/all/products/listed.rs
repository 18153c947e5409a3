//! Products in their list and in what browsers keep of it; those of the made-up company; the lists that products are chosen from.

use chrono::{DateTime, Utc};
use domain::listing::ListPage;
use domain::products::PRODUCTS;
use domain::products::listing::{BASIS, CATEGORY, CREATED, CURRENCY, NAME, PRICE, SCHEMA, STATE, VAT};
use domain::table::{Delta, Table};
use store::changes;
use store::listing::{self, Snapshot};

use super::*;

async fn page(access: &Access, query: &str) -> ListPage {
    listing::page(access, Subject::Product, &PRODUCTS.read_string(query)).await.unwrap()
}

async fn names(access: &Access, query: &str) -> String {
    let rows = page(access, query).await.rows;
    rows.iter().map(|row| row.text(NAME).to_owned()).collect::<Vec<_>>().join(" ")
}

fn with(name: &str, price: &str, others: &[(&str, &str)]) -> ProductForm {
    let mut form = named(name, price);
    for (field, typed) in others {
        *form.fields.get_mut(field).unwrap() = (*typed).into();
    }
    form
}

on_each_database! {
    async fn the_list_is_narrowed_sorted_and_searched(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let tools = entry(&nord, ListKind::ProductCategory, "Outils").await.to_string();
        for form in [
            with("Marteau", "25", &[("category", &tools), ("vat", "20"), ("reference", "É-10"), ("barcode", "96385074")]),
            with("Pose", "45.50", &[("kind", "service"), ("vat", "5,5"), ("unit", "heure"), ("price_basis", "gross")]),
            with("Clou", "0.10", &[("reference", "E-9")]),
        ] {
            create(&nord, &form).await.unwrap();
        }
        let gone = create(&nord, &named("Ancien", "9")).await.unwrap();
        done!(nord, products::act, &[gone.id], Act::Archive).unwrap();

        for (query, found) in [
            ("", "Clou Marteau Pose"),
            ("state=archived", "Ancien"),
            ("state=all&sort=price&dir=desc", "Pose Marteau Ancien Clou"),
            ("kind=service", "Pose"),
            ("vat=5.5", "Pose"),
            ("vat=20,0", "Marteau"),
            ("vat=7", ""),
            ("price_from=0,10&price_to=25", "Clou Marteau"),
            ("q=e-10", "Marteau"),
            ("q=9638507", "Marteau"),
            ("sort=reference&dir=desc", "Marteau Clou Pose"),
            ("from=2026-01-01&to=2026-01-02", ""),
        ] {
            assert_eq!(names(&nord, query).await, found, "{query}");
        }
        assert_eq!(names(&nord, &format!("category={tools}")).await, "Marteau");
        let all = page(&nord, "").await;
        assert_eq!((all.head.total, all.head.counts, all.head.sums.len()), (3, vec![3, 1, 0], 0));
        let (hammer, work) = (&all.rows[1], &all.rows[2]);
        assert_eq!((hammer.text(CATEGORY), hammer.number(PRICE), hammer.number(VAT)), ("Outils", Some(2500), Some(20_000)));
        assert_eq!((work.text(BASIS), work.text(CURRENCY), work.text(STATE)), ("gross", "EUR", "active"));
        assert_eq!((work.text(CATEGORY), work.day(CREATED).is_some(), all.rows[0].number(VAT)), ("", true, None));
        assert_eq!(page(&db.empty_company("Sud").await, "state=all").await.head.total, 0);
    }

    async fn a_browser_is_sent_what_changed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let category = entry(&nord, ListKind::ProductCategory, "Outils").await;
        let mut made = Vec::new();
        for at in 0..8 {
            made.push(create(&nord, &with(&format!("Outil {at}"), "1", &[("category", &category.to_string())])).await.unwrap());
        }
        let snapshot = async |tag: Option<&str>| listing::snapshot(&nord, Subject::Product, tag).await.unwrap();
        let (Snapshot::Whole(table), tag) = snapshot(None).await else { panic!() };
        let mut table = Table::from_snapshot(SCHEMA, &table.to_snapshot()).unwrap();
        assert!(matches!(snapshot(Some(&tag)).await.0, Snapshot::Unchanged));

        done!(nord, products::act, &[made[0].id], Act::Delete).unwrap();
        save(&nord, &made[1], &with("Scie", "2", &[])).await.unwrap();
        let renamed = NewListItem::named(ListKind::ProductCategory, "Outillage").unwrap();
        done!(nord, lists::rename, category, renamed).unwrap();
        let (Snapshot::Changes(delta), tag) = snapshot(Some(&tag)).await else { panic!() };
        assert_eq!(delta.upserted.len(), 2);
        table.apply(&Delta::from_bytes(SCHEMA, &delta.to_bytes()).unwrap()).unwrap();
        for query in ["", "state=deleted", "sort=category&dir=desc&then=price"] {
            let kept = domain::listing::page(&PRODUCTS, &table, &PRODUCTS.read_string(query));
            assert_eq!(kept, page(&nord, query).await, "{query}");
        }
        assert_eq!(page(&nord, "").await.rows[0].text(CATEGORY), "Outillage");

        // Another entry numbers them anew.
        entry(&nord, ListKind::ProductCategory, "Bois").await;
        assert!(matches!(snapshot(Some(&tag)).await.0, Snapshot::Whole(_)));
    }

    async fn the_made_up_company_has_products(db: TestDb) {
        let now: DateTime<Utc> = "2026-11-21T10:00:00Z".parse().unwrap();
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        for company in [&nord, &sud] {
            entry(company, ListKind::PriceCategory, "Public").await;
            entry(company, ListKind::PriceCategory, "Gros").await;
            store::demo::fill(&db.database, company.company(), 1, 7, now).await.unwrap();
        }
        let all = page(&nord, "state=all").await;
        assert_eq!((all.head.total, all.head.counts), (40, vec![36, 2, 2]));
        assert_eq!(names(&nord, "state=all").await, names(&sud, "state=all").await);
        assert_eq!(page(&nord, "vat=5.5").await.head.total, 1);
        let mut priced = 0;
        for row in &all.rows {
            let product = products::get(&nord.read(), ProductId(row.id)).await.unwrap();
            priced += product.prices.len();
            assert!(product.data.cost.is_none_or(|cost| cost.0 < product.data.price.0) && product.updated_at <= now);
            assert_eq!(told(&nord, product.id).await.len(), if product.state == ProductState::Active { 1 } else { 2 });
            assert_eq!(save(&nord, &product, &product.to_form()).await.is_ok(), product.state != ProductState::Deleted);
        }
        assert!((5..=30).contains(&priced), "{priced} of 40 have another price for some");
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn the_revision_of_products_moves_and_that_of_clients_does_not(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let at = async || {
            let revisions = changes::revisions(&nord).await.unwrap().to_string();
            revisions.split(",quote=").next().unwrap().to_owned()
        };
        let made = create(&nord, &named("Vis", "1")).await.unwrap();
        save(&nord, &made, &named("Vis inox", "1")).await.unwrap();
        done!(nord, products::act, &[made.id], Act::Archive).unwrap();
        assert_eq!(at().await, "client=0,contact=0,product=3");
        entry(&nord, ListKind::ProductCategory, "Quincaillerie").await;
        assert_eq!(at().await, "client=0,contact=0,product=4");
        entry(&nord, ListKind::PriceCategory, "Gros").await;
        assert_eq!(at().await, "client=0,contact=0,product=4");
    }

    async fn an_entry_that_products_use_is_not_removed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (form, [unused, used]) = full(&nord).await;
        let made = create(&nord, &form).await.unwrap();
        done!(nord, products::act, &[made.id], Act::Delete).unwrap();
        let category = made.data.category.unwrap();
        for id in [category, used] {
            assert_eq!(refused(done!(nord, lists::remove, id)), Refusal::InUse);
            let items = lists::all(&nord.read()).await.unwrap();
            assert_eq!(items.into_iter().find(|item| item.id == id).unwrap().uses, 1);
        }
        done!(nord, lists::remove, unused).unwrap();
        // A client of that price list is another use of it.
        let mut client = testing::clients::named("Roche");
        client.fields.price_category = used.to_string();
        testing::clients::created(&nord, &client).await;
        let items = lists::all(&nord.read()).await.unwrap();
        assert_eq!(items.into_iter().find(|item| item.id == used).unwrap().uses, 2);
    }
}
