//! The fields that a company has added, in the lists of its records: what they are called, and how their values read.

use domain::custom_fields::CustomKind;
use domain::format::{DateStyle, Locale as FormatLocale, date, typed};
use domain::listing::{ColumnId, CustomColumn, CustomCriterion, ListLook, ListRow, day_in};
use maud::{Markup, html};

use super::{Face, Look};
use kit::words::{Locale, td_string};

/// A column as its head shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Which.
    pub column: ColumnId,
    /// What it is called.
    pub name: String,
    /// The classes of its cells.
    pub class: &'static str,
}

impl Head {
    /// The head of a column; nothing for a field that is none of these.
    pub fn of(l: Locale, face: &Face, column: ColumnId, fields: &[CustomColumn]) -> Option<Self> {
        let (name, class) = match column {
            ColumnId::Native(column) => ((face.column)(l, column).to_owned(), (face.column_class)(column)),
            ColumnId::Custom(id) => {
                let field = fields.iter().find(|field| field.id == id)?;
                (field.label.clone(), class(field.kind))
            }
        };
        Some(Self { column, name, class })
    }

    /// Those of all columns that are shown.
    pub fn all(l: Locale, face: &Face, look: &ListLook, fields: &[CustomColumn]) -> Vec<Self> {
        look.columns.iter().filter_map(|shown| Self::of(l, face, shown.column, fields)).collect()
    }
}

/// A cell of a row; nothing for a field that is gone, which has no head either.
pub fn cell(row: &ListRow, column: ColumnId, look: &Look) -> Markup {
    let id = match column {
        ColumnId::Native(column) => return (look.face.cell)(row, column, look),
        ColumnId::Custom(id) => id,
    };
    html! {
        @if let Some(field) = look.fields.iter().find(|field| field.id == id) {
            td class={ (class(field.kind)) " soft" } { (read(look.l, look.f, field.kind, row.custom(id))) }
        }
    }
}

/// A value, as people read it. That a box is not ticked says nothing.
pub fn read(l: Locale, f: FormatLocale, kind: CustomKind, text: &str) -> String {
    match kind {
        CustomKind::Text | CustomKind::Choice => text.to_owned(),
        CustomKind::Number => typed(text, f),
        CustomKind::Date => day_in(text).map(|day| date(day, DateStyle::Medium, f)).unwrap_or_default(),
        CustomKind::YesNo if text == "1" => td_string!(l, common.yes).to_owned(),
        CustomKind::YesNo => String::new(),
    }
}

/// What a criterion is called that asks about a field.
pub fn label(l: Locale, criterion: CustomCriterion, field: &CustomColumn) -> String {
    let (name, is_date) = (field.label.clone(), field.kind == CustomKind::Date);
    match criterion {
        CustomCriterion::From(_) if is_date => td_string!(l, listing.field_since, name = name).to_string(),
        CustomCriterion::From(_) => td_string!(l, listing.field_from, name = name).to_string(),
        CustomCriterion::To(_) if is_date => td_string!(l, listing.field_until, name = name).to_string(),
        CustomCriterion::To(_) => td_string!(l, listing.field_to, name = name).to_string(),
        CustomCriterion::Is(_) => name,
        CustomCriterion::Empty => td_string!(l, listing.field_empty).to_owned(),
        CustomCriterion::Filled => td_string!(l, listing.field_filled).to_owned(),
    }
}

/// As wide as what stands in it, and gone where there is no room; numbers stand at the end.
const fn class(kind: CustomKind) -> &'static str {
    match kind {
        CustomKind::Number => "num fit mid",
        _ => "fit mid",
    }
}

#[cfg(test)]
mod tests {
    use domain::clients::listing::CITY;
    use domain::ids::CustomFieldId;
    use domain::listing::{Density, ShownColumn};
    use uuid::Uuid;

    use super::*;
    use crate::listing::test_face::{FACE, look};

    const SIZE: CustomFieldId = CustomFieldId(Uuid::from_u128(1));
    const GONE: CustomFieldId = CustomFieldId(Uuid::from_u128(2));

    fn field(kind: CustomKind) -> CustomColumn {
        CustomColumn { id: SIZE, label: "Taille".into(), kind, options: Vec::new() }
    }

    #[test]
    fn a_value_reads_as_its_kind_is_read() {
        let of = |kind, text| read(Locale::fr, FormatLocale::FrFr, kind, text);
        assert_eq!(of(CustomKind::Number, "-1234.50"), "-1\u{202f}234,50");
        assert_eq!(
            of(CustomKind::Date, "0"),
            date(chrono::NaiveDate::default(), DateStyle::Medium, FormatLocale::FrFr)
        );
        assert_eq!((of(CustomKind::YesNo, "1"), of(CustomKind::YesNo, "0")), ("Oui".to_owned(), String::new()));
        assert_eq!((of(CustomKind::Text, "Élan"), of(CustomKind::Choice, "Or")), ("Élan".to_owned(), "Or".to_owned()));
        for kind in CustomKind::ALL {
            assert_eq!(of(*kind, ""), "", "what is missing says nothing");
        }
    }

    #[test]
    fn a_field_that_is_gone_has_neither_head_nor_cell() {
        let [gone, size] = [GONE, SIZE].map(ColumnId::Custom);
        let columns: Vec<ShownColumn> = vec![CITY.into(), gone.into(), size.into()];
        let fields = vec![field(CustomKind::Text)];
        let shown = ListLook { columns: columns.clone(), density: Density::default() };
        let heads = Head::all(Locale::fr, &FACE, &shown, &fields);
        assert_eq!(heads.iter().map(|head| head.name.as_str()).collect::<Vec<_>>(), ["", "Taille"]);
        let look = Look { columns, fields, ..look() };
        let row = ListRow { custom: vec![(GONE, "x".into()), (SIZE, "<b>".into())], ..ListRow::default() };
        let cells = |column| cell(&row, column, &look).into_string();
        assert_eq!(cells(size), "<td class=\"fit mid soft\">&lt;b&gt;</td>");
        assert_eq!(cells(gone), "");
    }
}
