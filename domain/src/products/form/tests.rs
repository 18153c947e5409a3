use chrono::DateTime;
use uuid::Uuid;

use super::*;
use crate::ids::ProductId;
use crate::products::{PriceBasis, Product, ProductKind, ProductState};

fn rules() -> ProductRules {
    ProductRules { currency: Currency::EUR, usual_vat: None, custom_fields: Vec::new() }
}

fn named(name: &str, price: &str) -> ProductForm {
    let fields = ProductFields { name: name.into(), price: price.into(), ..ProductFields::default() };
    ProductForm { fields, ..ProductForm::default() }
}

fn list(number: u128) -> ListItemId {
    ListItemId(Uuid::from_u128(number))
}

#[test]
fn a_name_and_a_price_are_enough() {
    let new = named(" Vis inox ", "12,5").parse(&rules()).unwrap();
    assert_eq!(
        (new.data.name.as_str(), new.data.price, new.data.currency),
        ("Vis inox", MinorAmount(1250), Currency::EUR)
    );
    assert_eq!((new.data.kind, new.data.price_basis), (ProductKind::Article, PriceBasis::Net));
    assert_eq!((new.data.vat, new.data.cost, new.prices.len()), (None, None, 0));
    let errors = named(" ", "").parse(&rules()).unwrap_err();
    assert_eq!(errors.at("fields.name"), Some(&FieldError::Required));
    assert_eq!(errors.at("fields.price"), Some(&FieldError::Required));
}

#[test]
fn every_error_stands_at_its_input() {
    let mut form = named("Vis", "-1");
    for (field, typed) in [("cost", "0,001"), ("vat", "101"), ("barcode", "REF-1"), ("kind", "x"), ("category", "x")] {
        *form.fields.get_mut(field).unwrap() = typed.into();
    }
    form.fields.unit = "x".repeat(21);
    form.prices.insert(list(1).to_string(), "beaucoup".into());
    form.prices.insert("tarif".into(), "1".into());
    let errors = form.parse(&rules()).unwrap_err();
    let range = |max| FieldError::OutOfRange { min: 0, max };
    for (path, error) in [
        ("fields.price", range(9_999_999_999_999)),
        ("fields.cost", FieldError::TooPrecise { decimals: 2 }),
        ("fields.vat", range(100)),
        ("fields.barcode", FieldError::Barcode),
        ("fields.kind", FieldError::NotAChoice),
        ("fields.category", FieldError::Unknown),
        ("fields.unit", FieldError::TooLong { max: 20 }),
        (&format!("prices.{}", list(1)), FieldError::NotAnAmount),
        ("prices.tarif", FieldError::Unknown),
    ] {
        assert_eq!(errors.at(path), Some(&error), "{path}");
    }
    assert_eq!(errors.0.len(), 9);
    for name in ["barcode", "price"] {
        assert!(ProductFields::check(name, "x", &reading(Currency::EUR)).is_err());
    }
}

#[test]
fn a_blank_price_of_a_list_is_none_and_there_are_not_too_many() {
    let mut form = named("Vis", "1");
    form.prices.insert(list(1).to_string(), " ".into());
    form.prices.insert(list(2).to_string(), "0".into());
    assert_eq!(form.parse(&rules()).unwrap().prices, BTreeMap::from([(list(2), MinorAmount(0))]));
    form.prices = (0..=u128::from(MAX_PRICES)).map(|at| (list(at).to_string(), "1".into())).collect();
    assert_eq!(form.parse(&rules()).unwrap_err(), FieldErrors::one("prices", FieldError::TooMany { max: MAX_PRICES }));
}

#[test]
fn what_is_read_is_shown_and_read_again() {
    let mut form = named("Heure d’étude", "85.50");
    for (field, typed) in [
        ("currency", "JPY"),
        ("price", "85"),
        ("kind", "service"),
        ("price_basis", "gross"),
        ("vat", "9.975"),
        ("barcode", "96385074"),
        ("note", "Une\nligne"),
    ] {
        *form.fields.get_mut(field).unwrap() = typed.into();
    }
    form.prices.insert(list(2).to_string(), "70".into());
    let new = form.parse(&rules()).unwrap();
    assert_eq!((new.data.price, new.prices[&list(2)]), (MinorAmount(85), MinorAmount(70)));
    let product = Product {
        id: ProductId(Uuid::nil()),
        version: 1,
        state: ProductState::Active,
        data: new.data.clone(),
        prices: new.prices.clone(),
        custom: new.custom.clone(),
        picture: None,
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
    };
    assert_eq!(product.to_form(), form);
    assert_eq!(product.to_form().parse(&rules()), Ok(new));
    assert_eq!(product.copy().data.reference, None);
}

#[test]
fn what_differs_is_told_by_path() {
    let mut before = named("Vis", "1");
    before.prices.insert("a".into(), "2".into());
    let mut after = named("Vis inox", "1");
    after.prices.insert("b".into(), "3".into());
    after.custom.insert("c".into(), "bleu".into());
    assert_eq!(changes(&before, &before), []);
    let told: Vec<_> =
        changes(&before, &after).into_iter().map(|change| (change.field, change.from, change.to)).collect();
    let told: Vec<_> = told.iter().map(|(field, from, to)| (field.as_str(), from.as_str(), to.as_str())).collect();
    assert_eq!(
        told,
        [("fields.name", "Vis", "Vis inox"), ("prices.a", "2", ""), ("prices.b", "", "3"), ("custom.c", "", "bleu")]
    );
}
