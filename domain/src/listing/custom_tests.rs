//! Fields of a company's own in the list of its clients.

use chrono::NaiveDate;
use uuid::Uuid;

use super::*;
use crate::clients::CLIENTS;
use crate::clients::listing::*;
use crate::custom_fields::{CustomKind, CustomValue};
use crate::ids::CustomFieldId;
use crate::table::{Cell, Table};

const SHADE: CustomFieldId = CustomFieldId(Uuid::from_u128(5));
const HEADS: CustomFieldId = CustomFieldId(Uuid::from_u128(4));
const BORN: CustomFieldId = CustomFieldId(Uuid::from_u128(3));
const LEVEL: CustomFieldId = CustomFieldId(Uuid::from_u128(2));
const LIKED: CustomFieldId = CustomFieldId(Uuid::from_u128(1));
/// None of this company's.
const THEIRS: CustomFieldId = CustomFieldId(Uuid::from_u128(99));

fn field(id: CustomFieldId, label: &str, kind: CustomKind) -> CustomColumn {
    let options = if kind == CustomKind::Choice { vec!["Or".into(), "Argent".into()] } else { Vec::new() };
    CustomColumn { id, label: label.into(), kind, options }
}

fn fields() -> Vec<CustomColumn> {
    vec![
        field(SHADE, "Teinte", CustomKind::Text),
        field(HEADS, "Effectif", CustomKind::Number),
        field(BORN, "Anniversaire", CustomKind::Date),
        field(LEVEL, "Palier", CustomKind::Choice),
        field(LIKED, "Préféré", CustomKind::YesNo),
    ]
}

/// What a client has of them, as forms have it; nothing where that is blank.
fn values(shade: &str, heads: &str, born: &str, level: &str, liked: bool) -> CustomValues {
    let text = |text: &str| (!text.is_empty()).then(|| CustomValue::Text(text.into()));
    let born = NaiveDate::parse_from_str(born, "%Y-%m-%d").ok();
    let all = [
        (SHADE, text(shade)),
        (HEADS, heads.parse().ok().map(CustomValue::Number)),
        (BORN, born.map(CustomValue::Date)),
        (LEVEL, text(level)),
        (LIKED, liked.then_some(CustomValue::Yes)),
        // Of a field that is gone.
        (THEIRS, Some(CustomValue::Yes)),
    ];
    all.into_iter().filter_map(|(field, value)| Some((field, value?))).collect()
}

/// Clients called A, B, C …, as a browser has them.
fn table(clients: &[CustomValues]) -> Table {
    let choices = ListChoices::default().with_fields(fields());
    let mut builder = ListBuilder::new(&CLIENTS, &choices);
    for (at, custom) in (0..).zip(clients) {
        let name = char::from(b'A' + at).to_string();
        let mut cells = vec![Cell::Gap; SCHEMA.columns().len()];
        cells[usize::from(NAME.0)] = Cell::Text(&name);
        cells[usize::from(STATE.0)] = Cell::Choice(0);
        builder.push(Uuid::from_u128(u128::from(at) + 1), &cells, custom).unwrap();
    }
    Table::from_snapshot(SCHEMA, &builder.finish(7).to_snapshot()).unwrap()
}

fn clients() -> Table {
    table(&[
        values("Élan vert", "9", "1980-05-04", "Argent", true),
        values("bleu", "-12.5", "", "Or", false),
        values("", "", "1979-12-31", "", false),
        values("Vert d’eau", "100", "2001-01-01", "Bronze", true),
    ])
}

fn names(table: &Table, query: &str) -> String {
    page(&CLIENTS, table, &CLIENTS.read_string(query)).rows.iter().map(|row| row.text(NAME)).collect()
}

fn asked(criterion: CustomCriterion, value: &str) -> String {
    format!("{}={}", criterion.name(), escaped(value))
}

#[test]
fn each_kind_sorts_as_it_is_read_and_what_is_blank_comes_last() {
    let table = clients();
    let sorted = |field, dir| names(&table, &format!("sort={}&dir={dir}", CLIENTS.name(ColumnId::Custom(field))));
    for (field, up, down) in [
        (SHADE, "BADC", "DABC"),
        (HEADS, "BADC", "DABC"),
        (BORN, "CADB", "DACB"),
        // As the options are listed; one that is none any more stands behind.
        (LEVEL, "BADC", "DABC"),
        (LIKED, "BCAD", "DACB"),
    ] {
        assert_eq!((sorted(field, "asc").as_str(), sorted(field, "desc").as_str()), (up, down), "{field}");
    }
    // A field that is gone, or another company's, sorts nothing.
    assert_eq!(sorted(THEIRS, "desc"), "ABCD");
    let then =
        format!("sort={}&then=-{}", CLIENTS.name(ColumnId::Custom(LIKED)), CLIENTS.name(ColumnId::Custom(HEADS)));
    assert_eq!(names(&table, &then), "BCDA");
}

#[test]
fn each_kind_narrows_as_it_is_asked() {
    use CustomCriterion as By;
    let table = clients();
    for (criterion, value, found) in [
        (By::Is(SHADE), "VERT", "AD"),
        (By::Is(SHADE), "vert d'eau", "D"),
        (By::From(HEADS), "9,0", "AD"),
        (By::To(HEADS), "9", "AB"),
        (By::From(HEADS), "1 000", ""),
        (By::From(BORN), "1980-05-04", "AD"),
        (By::To(BORN), "1980-05-03", "C"),
        (By::Is(LEVEL), "Or", "B"),
        (By::Is(LEVEL), "Bronze", "D"),
        (By::Is(LIKED), "yes", "AD"),
        (By::Is(LIKED), "no", "BC"),
        (By::Empty, BORN.to_string().as_str(), "B"),
        (By::Filled, LEVEL.to_string().as_str(), "ABD"),
        // What makes no sense to the field, and what asks for one that is gone or another company's, narrows nothing.
        (By::From(HEADS), "douze", "ABCD"),
        (By::From(BORN), "1980", "ABCD"),
        (By::Is(LIKED), "oui", "ABCD"),
        (By::From(SHADE), "1", "ABCD"),
        (By::Is(THEIRS), "yes", "ABCD"),
        (By::Filled, THEIRS.to_string().as_str(), "ABCD"),
    ] {
        assert_eq!(names(&table, &asked(criterion, value)), found, "{criterion:?} {value}");
    }
    let both = format!("{}&{}", asked(By::From(BORN), "1979-12-31"), asked(By::To(BORN), "1980-12-31"));
    assert_eq!(names(&table, &both), "AC");
    let query = CLIENTS.read_string(&both);
    assert_eq!(
        names(
            &table,
            &CLIENTS.written(&ListQuery { criteria: query.criteria.without(&By::From(BORN).name()), ..query })
        ),
        "AC"
    );
}

#[test]
fn rows_and_what_stands_around_them_tell_the_fields() {
    let table = clients();
    let found = page(&CLIENTS, &table, &CLIENTS.usual());
    let [first, _, third, _] = &found.rows[..] else { panic!("four rows") };
    assert_eq!([SHADE, HEADS, LEVEL, LIKED].map(|field| first.custom(field)), ["Élan vert", "9", "Argent", "1"]);
    assert_eq!(day_in(first.custom(BORN)), NaiveDate::from_ymd_opt(1980, 5, 4));
    assert_eq!((third.custom(SHADE), third.custom(THEIRS), day_in(third.custom(HEADS))), ("", "", None));
    let shown: Vec<_> = fields().into_iter().map(|field| CustomColumn { options: Vec::new(), ..field }).collect();
    assert_eq!(found.head.fields, shown);
    assert_eq!(CLIENTS.choices(&table).fields(), fields());
}

#[test]
fn another_field_another_name_and_another_order_are_another_basis() {
    let of = |fields: &[CustomColumn]| basis(&CLIENTS, "UTC", &ListChoices::default().with_fields(fields.to_vec()));
    let all = fields();
    let mut renamed = fields();
    renamed[0].label = "Nuance".into();
    let mut turned = fields();
    turned.swap(0, 1);
    for other in [&renamed, &turned, &all[1..].to_vec()] {
        assert_ne!(of(other), of(&all));
    }
    // Options stand in the rows.
    let mut more = fields();
    more[3].options.push("Bronze".into());
    assert_eq!(of(&more), of(&all));
}

#[test]
fn addresses_and_looks_name_fields_that_nobody_has_to_know() {
    let field = CLIENTS.name(ColumnId::Custom(SHADE));
    assert_eq!(field, "custom-00000000000000000000000000000005");
    let look = format!("city.{field}~12:compact");
    let read = ListLook::read(&CLIENTS, &look);
    assert_eq!((read.written(&CLIENTS), read.columns.len()), (look, 2));
    let all = read.all_columns(&CLIENTS, &fields());
    assert_eq!((all.len(), all[1].0.column), (CLIENTS.columns.len() + 5, ColumnId::Custom(SHADE)));
    // One that has gone is not offered.
    assert_eq!(read.all_columns(&CLIENTS, &fields()[1..])[0..2].iter().filter(|(_, is_shown)| *is_shown).count(), 1);
    let many: Vec<String> =
        (0..200).map(|id| CLIENTS.name(ColumnId::Custom(CustomFieldId(Uuid::from_u128(id)))).into_owned()).collect();
    let most = ListLook::read(&CLIENTS, &format!("{}.city:compact", many.join("~10.")));
    assert_eq!(most.columns.len(), ListLook::MOST_CUSTOM + 1);
    assert!(most.written(&CLIENTS).len() <= ListLook::MAX_WRITTEN);
    let [from, to] = ["from=2", "to=7"].map(|asked| format!("{field}.{asked}"));
    let sent = format!("sort={field}&then=-{field}&custom-empty={SHADE}&{to}&{from}&{field}=bleu&{field}=vert");
    let written = format!("?{field}=bleu&{from}&{to}&custom-empty={SHADE}&sort={field}&then=-{field}");
    assert_eq!(CLIENTS.written(&CLIENTS.read_string(&sent)), written);
    for nonsense in ["custom-5=a", "custom-empty=x", "custom-{5}=a", "sort=custom-", "custom-=1"] {
        assert_eq!(CLIENTS.read_string(nonsense), CLIENTS.usual(), "{nonsense}");
    }
}
