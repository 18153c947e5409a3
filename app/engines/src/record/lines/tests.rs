use domain::contacts::ContactFields;
use domain::geo::Country;
use domain::identifiers::{Phone, PhoneRules};
use domain::money::Currency;
use domain::products::ProductForm;

use super::*;

const FRENCH: FormatLocale = FormatLocale::FrFr;

fn shown(lines: &Lines, name: &str) -> Option<(String, String)> {
    lines.0.get(name).map(|line| (line.path.clone(), line.typed(FRENCH)))
}

fn reading() -> Reading {
    Reading { country: Country::FRANCE, currency: Currency::EUR, phone: PhoneRules::shape() }
}

fn at(path: &str, typed: &str) -> (String, String) {
    (path.into(), typed.into())
}

#[test]
fn fields_are_typed_as_they_are_read() {
    let fields = ContactFields { last_name: "Roche".into(), email: "a@b.fr".into(), ..ContactFields::default() };
    let person = fields.parse(&reading(), &mut domain::error::FieldErrors::default()).unwrap();
    let person = domain::contacts::ContactData { mobile: Some(Phone::parse("+33612345678").unwrap()), ..person };
    let phones = BTreeMap::from([("+33612345678".to_owned(), "06 12 34 56 78".to_owned())]);
    let lines = Lines::default().fields(lines!(person, reading(); email, mobile, fax), &phones);
    assert_eq!(shown(&lines, "email"), Some(at("fields.email", "a@b.fr")));
    assert_eq!(shown(&lines, "mobile"), Some(at("fields.mobile", "06 12 34 56 78")));
    assert_eq!(shown(&lines, "fax"), Some(at("fields.fax", "")));
    assert_eq!(shown(&lines, "last_name"), None);
}

#[test]
fn numbers_are_typed_with_the_readers_mark() {
    let mut form = ProductForm::default();
    (form.fields.name, form.fields.price) = ("Vis".into(), "1234.5".into());
    let data = form.fields.parse(&reading(), &mut domain::error::FieldErrors::default()).unwrap();
    let lines = Lines::default()
        .fields(lines!(data, reading(); price, unit), &BTreeMap::new())
        .amounts("prices", vec![("7".into(), "9.90".into())]);
    assert_eq!(shown(&lines, "price"), Some(at("fields.price", "1\u{202f}234,50")));
    assert_eq!(shown(&lines, "7"), Some(at("prices.7", "9,90")));
    let line = lines.0.get("price").unwrap();
    assert_eq!((line.written("20.00", FRENCH), line.kind), ("20,00".into(), Kind::Number));
    assert_eq!(lines.0.get("unit").unwrap().kind, Kind::Text);
}

#[test]
fn a_day_is_typed_as_browsers_do_and_said_as_people_read_it() {
    let lines = Lines::default().days(vec![("due_on", "2026-03-16".into(), Alike::Text)]);
    assert_eq!(shown(&lines, "due_on"), Some(at("fields.due_on", "2026-03-16")));
    let line = lines.0.get("due_on").unwrap();
    assert_eq!(line.said("2026-03-16", FRENCH), "16 mars 2026");
    assert_eq!(
        (line.said("", FRENCH), Line::number("x").said("1234.5", FRENCH)),
        (String::new(), "1\u{202f}234,5".into())
    );
}

#[test]
fn what_is_chosen_is_said_in_words() {
    let mut line = Line { kind: Kind::Choice, ..Line::number("fields.owner") };
    assert_eq!((line.said("7", FRENCH), line.name()), ("7".into(), "owner"));
    line.choices = vec![("7".into(), "Claire".into())];
    assert_eq!(line.said("7", FRENCH), "Claire");
}

#[test]
fn a_tick_is_chosen_and_never_empty() {
    let lines = Lines::default().ticked(vec![("marketing_sms", "on".into(), Alike::Text)], ["Accepte", "Refuse"]);
    let line = lines.0.get("marketing_sms").unwrap();
    assert_eq!((line.kind, line.path.as_str()), (Kind::Choice, "fields.marketing_sms"));
    assert_eq!((line.said("on", FRENCH), line.said("", FRENCH)), ("Accepte".into(), "Refuse".into()));
    assert!(!line.is_emptied(""));
    let chosen = Line { choices: vec![(String::new(), DASH.to_owned())], ..line.clone() };
    assert!(chosen.is_emptied("") && !chosen.is_emptied("7"));
}

#[test]
fn of_the_companys_own_fields_those_are_changed_that_are_a_line() {
    use CustomKind::{Choice, Date, Number, Text, YesNo};

    let field = |id: u128, kind: CustomKind| CustomField {
        id: CustomFieldId(Uuid::from_u128(id)),
        label: format!("n° {id}"),
        kind,
        options: Vec::new(),
        required: false,
    };
    let fields = [field(1, Text), field(2, Text), field(3, Number), field(4, Date), field(5, Choice), field(6, YesNo)];
    let id = |id: u128| CustomFieldId(Uuid::from_u128(id));
    let values = BTreeMap::from([
        (id(1), CustomValue::Text("bleu".into())),
        (id(2), CustomValue::Text("bleu\nvert".into())),
        (id(3), CustomValue::Number("1.5".parse().unwrap())),
        (id(4), CustomValue::Date("2026-03-16".parse().unwrap())),
    ]);
    let lines = Lines::default().own(&fields, &values);
    let paths: Vec<_> = lines.0.values().map(|line| (line.path.clone(), line.typed(FRENCH))).collect();
    let expected = [(1, "bleu"), (3, "1,5"), (4, "2026-03-16"), (5, ""), (6, "")];
    assert_eq!(paths, expected.map(|(number, typed)| (format!("custom.{}", id(number)), typed.to_owned())));
}
