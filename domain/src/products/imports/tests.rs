use std::collections::HashMap;
use std::io::Cursor;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::exports::{Format, csv_line};
use crate::format::Language;
use crate::geo::Country;
use crate::ids::{ListItemId, UserId};
use crate::imports::group::{Followers, read as read_row};
use crate::imports::{Group, NamedColumn, Program, Sheet, suggest};
use crate::lists::ListItem;
use crate::money::Currency;
use crate::products::PRODUCT_COLUMNS;
use crate::products::columns::of_price_list;

/// A company that knows a few words; what it does not know becomes an entry of a list.
#[derive(Default)]
struct Here(HashMap<(ListKind, String), ListItemId>);

impl Lookup for Here {
    fn country(&self, _: &str) -> Option<Country> {
        None
    }

    fn province(&self, _: Country, _: &str) -> Option<String> {
        None
    }

    fn language(&self, _: &str) -> Option<&'static str> {
        None
    }

    fn item(&mut self, kind: ListKind, label: &str) -> Option<ListItemId> {
        let next = ListItemId(Uuid::from_u128(100 + self.0.len() as u128));
        (label.len() <= 80).then(|| *self.0.entry((kind, label.to_owned())).or_insert(next))
    }

    fn record(&self, _: &str) -> Option<Uuid> {
        None
    }

    fn user(&self, _: &str) -> Option<UserId> {
        None
    }
}

fn rules() -> ProductRules {
    ProductRules { currency: Currency::EUR, usual_vat: None, custom_fields: Vec::new() }
}

fn list(id: u128, label: &str) -> ListItem {
    ListItem {
        id: ListItemId(Uuid::from_u128(id)),
        kind: ListKind::PriceCategory,
        label: label.into(),
        days: None,
        end_of_month: false,
        days_after: None,
        instalments: None,
        hidden: false,
        uses: 0,
    }
}

/// A file, read as an import does.
fn products_of(text: &str, named: &[NamedColumn]) -> (Vec<Target>, Vec<Group<ProductForm>>, Here) {
    let open = || Sheet::open(Cursor::new(text.to_owned().into_bytes())).unwrap_or_else(|error| panic!("{error:?}"));
    let found = suggest(&PRODUCT_COLUMNS, &open().header, None, named);
    let reader = ProductReader::new(&found.mapping, rules());
    let mut here = Here::default();
    let mut alone = Followers::default();
    let groups = open().flat_map(|record| read_row(record, &mut alone, &reader, &mut here)).collect();
    (found.mapping, groups, here)
}

fn paths(header: &str) -> Vec<String> {
    let header: Vec<String> = header.split(';').map(str::to_owned).collect();
    suggest(&PRODUCT_COLUMNS, &header, None, &[]).mapping.iter().map(ToString::to_string).collect()
}

#[test]
fn columns_are_known_by_their_names() {
    assert_eq!(
        paths("SKU;Désignation;Prix TTC;Taux de TVA"),
        ["fields.reference", "fields.name", "gross_price", "fields.vat"]
    );
    assert_eq!(
        paths("Internal Reference;Name;Sales Price;Barcode"),
        ["fields.reference", "fields.name", "fields.price", "fields.barcode"]
    );
    assert_eq!(paths("Nom;Tarif : Gros;Price list: Retail;Truc"), ["fields.name", "prices.Gros", "prices.Retail", ""]);
}

#[test]
fn a_row_is_read_as_people_write_it() {
    let file =
        "Nom;Prix TTC;TVA;Nature;Catégorie;Tarif : Gros\nPose;\"1 234,50 €\";\"5,5 %\";Prestation;Travaux;1000\n";
    let (_, groups, here) = products_of(file, &[]);
    let form = &groups[0].row.form;
    assert_eq!((form.fields.kind.as_str(), form.fields.price_basis.as_str()), ("service", "gross"));
    let new = ProductReader::new(&[], rules()).parse(form).unwrap();
    assert_eq!((new.data.price.0, new.data.vat.map(|rate| rate.0)), (123_450, Some(5_500)));
    assert_eq!(new.data.category, here.0.get(&(ListKind::ProductCategory, "Travaux".into())).copied());
    let gross = here.0[&(ListKind::PriceCategory, "Gros".to_owned())];
    assert_eq!(new.prices.get(&gross).map(|price| price.0), Some(100_000));
}

#[test]
fn what_is_wrong_is_said_beside_its_cell() {
    let (mapping, groups, _) = products_of("Nom;Prix;Devise\nVis;beaucoup;EUR\nClou;1;USD\n;1;\n", &[]);
    let reader = ProductReader::new(&mapping, rules());
    let wrong = |row: usize| {
        let errors = reader.parse(&groups[row].row.form).unwrap_err();
        let (path, error) = errors.0.into_iter().next().unwrap();
        (groups[row].cell(&path, &mapping), error)
    };
    assert_eq!(wrong(0), (Some((0, 1)), FieldError::NotAnAmount));
    assert_eq!(wrong(1), (Some((0, 2)), FieldError::NotAChoice), "another currency than the company's");
    assert_eq!(wrong(2), (Some((0, 0)), FieldError::Required));
}

#[test]
fn what_a_file_leaves_blank_stays() {
    let mut stored = ProductForm::default();
    (stored.fields.name, stored.fields.price, stored.fields.unit) = ("Vis".into(), "1".into(), "boîte".into());
    stored.prices.insert("7".into(), "0.90".into());
    let mut file = ProductForm::default();
    (file.fields.price, file.fields.vat) = ("2".into(), "20".into());
    let replaced = vec![Target::to("fields.price")];
    let after = laid_over(&stored, &file, &Handling { replaced, ..Handling::default() });
    let fields = &after.fields;
    assert_eq!((&*fields.name, &*fields.price, &*fields.unit, &*fields.vat), ("Vis", "2", "boîte", "20"));
    assert_eq!(after.prices.get("7").map(String::as_str), Some("0.90"));
}

#[test]
fn a_product_is_recognised_by_its_reference_before_anything_else() {
    let active = ProductState::Active;
    let one = identity(Some("VIS-É"), Some("96385074"), "Vis", active);
    assert_eq!(one.keys[0], (Same::Reference, "vis-e".into()));
    assert_eq!((one.sure, one.keys.len(), one.unique.is_some()), (1, 3, true));
    let other = identity(Some("VIS-2"), Some("96385074"), "Vis", active);
    assert!(one.is_told_from(&other.apart, Same::Barcode, true) && one.is_told_from(&other.apart, Same::Name, false));
    let bare = identity(None, None, "Vis", active);
    assert!(!one.is_told_from(&bare.apart, Same::Name, false));
    let gone = identity(Some("VIS-É"), None, "Vis", ProductState::Deleted);
    assert_ne!(gone.keys[0], one.keys[0]);
    assert_eq!((gone.sure, gone.unique), (1, None));
}

prop_compose! {
    fn product()(
        name in "[=+@'-]?[A-Za-zÀ-ÿ0-9;,\"' =+-]{0,20}[A-Za-zé]",
        reference in "[=A-Z0-9-]{0,8}[A-Z]", unit in "[a-zé]{0,5}", note in "[a-zé=+\"';]{0,10}(\n[a-zé]{1,9}){0,2}",
        (kind, basis) in (prop::sample::select(vec!["article", "service"]), prop::sample::select(vec!["net", "gross"])),
        price in 0_i64..99_999_999, cost in prop::option::of(0_i64..9_999), vat in prop::option::of(0_i32..=100_000),
        wholesale in prop::option::of(0_i64..9_999), has_barcode in prop::bool::ANY, has_category in prop::bool::ANY,
    ) -> ProductForm {
        let amount = |minor: i64| format!("{}.{:02}", minor / 100, minor % 100);
        let mut form = ProductForm::default();
        let fields = &mut form.fields;
        (fields.name, fields.reference, fields.unit) = (name, reference, unit);
        note.trim().clone_into(&mut fields.note);
        (fields.kind, fields.price_basis, fields.currency) = (kind.into(), basis.into(), "EUR".into());
        fields.price = amount(price);
        fields.cost = cost.map(amount).unwrap_or_default();
        fields.vat = vat.map(|rate| format!("{}.{:03}", rate / 1000, rate % 1000)).unwrap_or_default();
        fields.barcode = if has_barcode { "4006381333931".into() } else { String::new() };
        fields.category = if has_category { Uuid::from_u128(9).to_string() } else { String::new() };
        form.prices.extend(wholesale.map(|minor| (Uuid::from_u128(7).to_string(), amount(minor))));
        form
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// What is taken out comes back as it was, also where the company knows none of its lists.
    #[test]
    fn our_own_export_comes_back(form in product(), french in prop::bool::ANY, is_known in prop::bool::ANY) {
        let Ok(meant) = form.parse(&rules()) else { return Ok(()) };
        let named = vec![of_price_list(&list(7, "Gros: kind"))];
        let format = Format {
            columns: &PRODUCT_COLUMNS,
            named: named.clone(),
            language: if french { Language::French } else { Language::English },
            names: [(Uuid::from_u128(9).to_string(), "=Outils".to_owned())].into(),
        };
        let mut file = csv_line(&format.header());
        for row in format.rows(&form.clone().into(), "archived") {
            file.extend(csv_line(&row));
        }
        let file = String::from_utf8(file).unwrap();
        let known = if is_known { named } else { Vec::new() };
        let (mapping, groups, here) = products_of(&file, &known);
        prop_assert!(mapping.iter().all(|target| !target.is_ignored()));
        prop_assert_eq!((groups.len(), groups[0].row.state.as_str()), (1, "archived"));
        let mut back = ProductReader::new(&mapping, rules()).parse(&groups[0].row.form).unwrap();
        // Entries have other ids here.
        let category = here.0.get(&(ListKind::ProductCategory, "=Outils".into()));
        prop_assert_eq!(back.data.category.as_ref(), category);
        back.data.category = meant.data.category;
        prop_assert_eq!(back.prices.values().collect::<Vec<_>>(), meant.prices.values().collect::<Vec<_>>());
        back.prices = meant.prices.clone();
        prop_assert_eq!(back, meant);
    }
}

#[test]
fn a_file_of_ours_is_known_as_such() {
    let header = PRODUCT_COLUMNS.header(&[], Language::French);
    let found = suggest(&PRODUCT_COLUMNS, &header, None, &[]);
    assert_eq!(found.program, Program::Clientele);
    assert!(found.mapping.iter().all(|target| !target.is_ignored()));
}
