//! The fields that a company has added to its records, as columns of their list.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::row::day_of;
use crate::custom_fields::{CustomField, CustomKind, CustomValue};
use crate::ids::CustomFieldId;
use crate::table::{AddedColumn, Cell, Choices, ColumnKind, Table};

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomColumn {
    /// The field.
    pub id: CustomFieldId,
    /// What it is called.
    pub label: String,
    /// What it holds.
    pub kind: CustomKind,
    /// The options of a choice, in their order; left out where nobody chooses.
    pub options: Vec<String>,
}

impl From<CustomField> for CustomColumn {
    fn from(field: CustomField) -> Self {
        let CustomField { id, label, kind, options, .. } = field;
        Self { id, label, kind, options }
    }
}

impl CustomColumn {
    /// The column of a table.
    pub(super) fn added(&self) -> AddedColumn {
        let kind = match self.kind {
            CustomKind::Text => ColumnKind::Text { searched: false },
            CustomKind::Number => ColumnKind::Decimal,
            CustomKind::Date => ColumnKind::Date,
            CustomKind::Choice => ColumnKind::Label,
            CustomKind::YesNo => ColumnKind::Flag,
        };
        AddedColumn { id: self.id.0.as_u128(), kind, label: self.label.clone() }
    }

    /// All of a table, in their order.
    pub(super) fn all(table: &Table, with_options: bool) -> Vec<Self> {
        let column = |(at, added): (_, &AddedColumn)| {
            let options = table.choices(at).listed().iter().filter(|_| with_options);
            Self {
                id: CustomFieldId(Uuid::from_u128(added.id)),
                label: added.label.clone(),
                kind: Self::kind_of(added.kind),
                options: options.map(|option| option.label.clone()).collect(),
            }
        };
        table.added().map(column).collect()
    }

    /// What a field holds whose column in a table holds this.
    pub(super) const fn kind_of(holds: ColumnKind) -> CustomKind {
        match holds {
            ColumnKind::Decimal => CustomKind::Number,
            ColumnKind::Date => CustomKind::Date,
            ColumnKind::Label => CustomKind::Choice,
            ColumnKind::Flag => CustomKind::YesNo,
            _ => CustomKind::Text,
        }
    }

    /// Its options as a table has them.
    pub(super) fn choices(&self) -> Choices {
        Choices::numbered(self.options.iter().map(String::as_str))
    }

    /// The cell of a record that has this value, whose text is written here. A value of another kind is as good as none.
    pub(super) fn cell<'a>(&self, value: Option<&CustomValue>, text: &'a mut String) -> Cell<'a> {
        match (self.kind, value) {
            // Whoever did not say yes said no.
            (CustomKind::YesNo, value) => Cell::Flag(value == Some(&CustomValue::Yes)),
            (CustomKind::Date, Some(CustomValue::Date(day))) => Cell::Date(day_of(*day)),
            (CustomKind::Text | CustomKind::Choice, Some(CustomValue::Text(written))) => {
                text.clone_from(written);
                Cell::Text(text)
            }
            (CustomKind::Number, Some(CustomValue::Number(number))) => {
                *text = number.normalize().to_string();
                Cell::Text(text)
            }
            _ => Cell::Gap,
        }
    }
}
