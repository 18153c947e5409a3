//! Products as files, out and in.

use domain::format::Language;
use domain::imports::{Counts, ImportState, Policy, ReadAs};
use domain::listing::ListQuery;
use domain::numbers::{Numbering, Series};
use domain::products::PRODUCTS;
use store::exports::{Export, Selection};
use store::{imports, numbers};
use testing::imports::{Desk, places, taken_out};

use super::*;

/// What goes out: a row a product, the header first.
async fn rows(access: &Access, selection: Selection) -> Vec<Vec<String>> {
    let mut export = Export::begin(access, Subject::Product, selection, Language::English, "csv").await.unwrap();
    let mut rows = vec![export.format().header()];
    loop {
        let page = export.page().await.unwrap();
        if page.is_empty() {
            return rows;
        }
        rows.extend(page);
    }
}

/// The cell of a column.
fn cell<'a>(rows: &'a [Vec<String>], row: usize, column: &str) -> &'a str {
    &rows[row][rows[0].iter().position(|name| name == column).unwrap()]
}

/// Tried out, then brought in: both say the same, and the counts add up.
async fn bring_in(desk: &Desk, text: &str, policy: Policy) -> Counts {
    let id = desk.upload_of(Subject::Product, text).await;
    let task = desk.task(id, policy).await;
    let tenant = desk.access.read();
    let preview = imports::preview(&tenant, &desk.uploads, id, &task, places()).await.unwrap();
    let counts = desk.run(id, &task).await.unwrap();
    assert_eq!(preview.counts, counts);
    assert_eq!(counts.rows, counts.created + counts.updated + counts.skipped + counts.rejected);
    assert_eq!(desk.rejected(id).len(), counts.rejected as usize);
    assert_eq!(imports::progress(&tenant, id).await.unwrap().state, ImportState::Done);
    counts
}

fn counts(rows: u32, created: u32, updated: u32, skipped: u32, rejected: u32) -> Counts {
    Counts { rows, created, updated, skipped, rejected, ..Counts::default() }
}

/// Every product, whole, in the order of their ids.
async fn all(access: &Access) -> Vec<Product> {
    let query = PRODUCTS.read_string("state=all");
    let mut ids = store::listing::shown(access, Subject::Product, &query).await.unwrap();
    ids.sort_unstable();
    let mut all = Vec::new();
    for id in ids {
        all.push(products::get(&access.read(), ProductId(id)).await.unwrap());
    }
    all
}

on_each_database! {
    async fn products_go_out_with_all_that_is_known_of_them(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let (form, [unused, used]) = full(&nord).await;
        create(&nord, &form).await.unwrap();
        let of_lists = lists::choices(&nord.read()).await.unwrap();
        let label = |id| of_lists.iter().find(|item| item.id == id).map(|item| item.label.clone()).unwrap();
        let rows = rows(&nord, Selection::All).await;
        assert_eq!(rows.len(), 2);
        for (column, said) in [
            ("Reference", "VIS-4×40"),
            ("State", "Active"),
            ("Kind", "Article"),
            ("Price basis", "Gross"),
            ("Selling price", "12.50"),
            ("Currency", "EUR"),
        ] {
            assert_eq!(cell(&rows, 1, column), said, "{column}");
        }
        assert!(!cell(&rows, 1, &format!("Price list: {}", label(used))).is_empty());
        assert!(!rows[0].contains(&format!("Price list: {}", label(unused))), "nothing stands in it");
        assert_eq!(taken_out(&sud, Subject::Product).await.lines().count(), 1, "another company's are its own");
    }

    async fn what_is_ticked_what_is_shown_or_all_goes_out(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let mut made = Vec::new();
        for name in ["Vis", "=Clou", "Écrou"] {
            made.push(create(&nord, &named(name, "1")).await.unwrap().id);
        }
        done!(nord, products::act, &made[..1], Act::Archive).unwrap();
        done!(nord, products::act, &made[2..], Act::Delete).unwrap();
        let names = async |selection| -> Vec<String> {
            let rows = rows(&nord, selection).await;
            (1..rows.len()).map(|row| cell(&rows, row, "Name").to_owned()).collect()
        };
        assert_eq!(names(Selection::All).await, ["Vis", "=Clou"]);
        let shown = ListQuery { filter: "ecr".into(), ..PRODUCTS.read_string("state=all") };
        assert_eq!(names(Selection::List(shown)).await, ["Écrou"]);
        let ticked = vec![made[2].0, made[0].0, uuid::Uuid::now_v7()];
        assert_eq!(names(Selection::These(ticked)).await, ["Vis", "Écrou"]);
        assert!(names(Selection::These(vec![uuid::Uuid::now_v7()])).await.is_empty());
        assert!(taken_out(&nord, Subject::Product).await.contains(";'=Clou;"), "no spreadsheet runs it");
    }

    async fn what_goes_out_comes_back_into_an_empty_company(db: TestDb) {
        let desk = Desk::new(db).await;
        let nord = desk.db.empty_company("Nord").await;
        let (form, [public, _]) = full(&nord).await;
        create(&nord, &form).await.unwrap();
        let mut other = referenced("Même nom", "R-1");
        other.prices.insert(public.to_string(), "8".into());
        let mut made = Vec::new();
        // One name, one barcode and one reference twice: a product that was thrown away may share its reference.
        for form in [&other, &named("Même nom", "2"), &named("Même nom", "3")] {
            let mut form = form.clone();
            form.fields.barcode = "96385074".into();
            made.push(create(&nord, &form).await.unwrap().id);
        }
        done!(nord, products::act, &made[..1], Act::Delete).unwrap();
        create(&nord, &referenced("Autre", "r-1")).await.unwrap();
        done!(nord, products::act, &made[1..2], Act::Archive).unwrap();
        let everything = Selection::List(PRODUCTS.read_string("state=all"));
        let file = rows(&nord, everything).await;
        let file: Vec<u8> = file.iter().flat_map(|row| domain::exports::csv_line(row)).collect();
        let file = String::from_utf8(file).unwrap();

        let colour = CustomFieldForm { label: "Couleur".into(), kind: "text".into(), ..CustomFieldForm::default() };
        done!(desk.access, custom_fields::add, Subject::Product, colour.parse().unwrap()).unwrap();
        assert_eq!(bring_in(&desk, &file, Policy::Skip).await, counts(5, 5, 0, 0, 0));
        let same = |of: &[Product], lists: &dyn Fn(ListItemId) -> String| -> Vec<String> {
            let told = |product: &Product| {
                let data = &product.data;
                let prices: Vec<_> = product.prices.iter().map(|(list, price)| (lists(*list), price.0)).collect();
                let custom: Vec<_> = product.custom.values().collect();
                let category = data.category.map(lists);
                let data = domain::products::ProductData { category: None, ..data.clone() };
                format!("{:?} {data:?} {category:?} {prices:?} {custom:?}", product.state)
            };
            of.iter().map(told).collect()
        };
        let labels = async |access: &Access| {
            let lists = lists::choices(&access.read()).await.unwrap();
            move |id: ListItemId| lists.iter().find(|item| item.id == id).map(|item| item.label.clone()).unwrap()
        };
        let (theirs, ours) = (all(&nord).await, all(&desk.access).await);
        assert_eq!(same(&ours, &labels(&desk.access).await), same(&theirs, &labels(&nord).await));
        let told = told(&desk.access, ours[0].id).await;
        assert!(matches!(&told[..], [E::Imported { file }] if file == "file.csv"), "{told:?}");
        // Again, it changes nothing: of two of one name and barcode, each is met by a row.
        assert_eq!(bring_in(&desk, &file, Policy::Update).await, counts(5, 0, 0, 5, 0));
        assert_eq!(store::verify::run(&desk.db.database).await.unwrap(), []);
    }

    async fn a_product_that_is_there_is_updated_or_set_aside(db: TestDb) {
        let desk = Desk::new(db).await;
        let nord = &desk.access;
        let screw = create(nord, &referenced("Vis", "VIS-1")).await.unwrap();
        let mut scanned = named("Clou", "2");
        scanned.fields.barcode = "96385074".into();
        let nail = create(nord, &scanned).await.unwrap();
        let file = "Référence;Nom;Prix;Code-barres;TVA;État\n\
            vis-1;Vis inox;12,50;;20;\n\
            CLOU-1;Clou;2;9638 5074;;Archivé\n\
            clou-1;Clou;2;;;\n\
            NEUF;Écrou;abc;;;\n\
            NEUF;Écrou;3;;;\n";
        assert_eq!(bring_in(&desk, file, Policy::Skip).await, counts(5, 1, 0, 3, 1), "the third row is of the second's product");
        let get = async |id| products::get(&nord.read(), id).await.unwrap();
        assert_eq!(get(screw.id).await, screw);
        let found = bring_in(&desk, file, Policy::Update).await;
        assert_eq!((found.created, found.rejected), (0, 1));
        let after = get(screw.id).await;
        assert_eq!((after.data.name.as_str(), after.data.price.0, after.version), ("Vis inox", 1_250, 2));
        assert!(matches!(&told(nord, screw.id).await[..], [E::Created, E::Updated { .. }]));
        let after = get(nail.id).await;
        assert_eq!(after.data.reference.as_ref().unwrap().as_str(), "clou-1", "the later row counts");
        assert_eq!(after.state, ProductState::Archived);
        let refused = bring_in(&desk, file, Policy::Create).await;
        assert_eq!((refused.created, refused.rejected), (0, 5), "a reference is one product's");
        assert_eq!(store::verify::run(&desk.db.database).await.unwrap(), []);
    }

    async fn what_makes_no_sense_is_given_back(db: TestDb) {
        let desk = Desk::new(db).await;
        let file = "Nom;Prix;Devise;Catégorie\nVis;1;USD;Perdue\nClou;;;\nÉcrou;-1;;\nBoulon;1;EUR;Visserie\n";
        let id = desk.upload_of(Subject::Product, file).await;
        let task = desk.task(id, Policy::Skip).await;
        let found = desk.run(id, &task).await.unwrap();
        assert_eq!(found, counts(4, 1, 0, 0, 3));
        let why: Vec<_> = desk.rejected(id).into_iter().map(|row| (row.line, row.errors.0[0].clone())).collect();
        assert_eq!(why[0], (2, ("fields.currency".to_owned(), FieldError::NotAChoice)));
        assert_eq!(why[1], (3, ("fields.price".to_owned(), FieldError::Required)));
        assert!(matches!(&why[2], (4, (path, FieldError::OutOfRange { .. })) if path == "fields.price"));
        let lists = lists::choices(&desk.access.read()).await.unwrap();
        let has = |label: &str| lists.iter().any(|item| item.kind == ListKind::ProductCategory && item.label == label);
        assert!(has("Visserie") && !has("Perdue"), "a refused row adds nothing to a list");
        // Cards are of people, and a column of clients is none of products.
        let id = desk.upload_of(Subject::Product, "BEGIN:VCARD\nFN:Ana\nEND:VCARD\n").await;
        let answer = imports::describe(&desk.access.read(), &desk.uploads, id, (None, ReadAs::default())).await;
        assert_eq!(invalid(answer).at("file"), Some(&FieldError::FileKind));
        let id = desk.upload_of(Subject::Product, "Nom;Prix\nVis;1\n").await;
        let mapping = vec![domain::imports::Target::to("fields.siret"), domain::imports::Target::IGNORED];
        let task = store::imports::Task { mapping, ..desk.task(id, Policy::Skip).await };
        let answer = imports::preview(&desk.access.read(), &desk.uploads, id, &task, places()).await;
        assert_eq!(invalid(answer).at("mapping"), Some(&FieldError::Unknown));
    }

    async fn those_without_a_reference_are_given_the_next_behind_the_files_own(db: TestDb) {
        let desk = Desk::new(db).await;
        let given = Numbering { is_given: true, ..Series::Product.usual() };
        done!(desk.access, numbers::save, &BTreeMap::from([(Series::Product, given)])).unwrap();
        let file = "Référence;Nom;Prix\n;Vis;1\np-00007;Clou;2\n;Écrou;3\n";
        assert_eq!(bring_in(&desk, file, Policy::Skip).await, counts(3, 3, 0, 0, 0));
        let all = all(&desk.access).await;
        let references: Vec<_> = all.iter().map(|product| product.data.reference.as_ref().unwrap().as_str()).collect();
        assert_eq!(references, ["P-00008", "p-00007", "P-00009"]);
        assert_eq!(store::verify::run(&desk.db.database).await.unwrap(), []);
    }
}
