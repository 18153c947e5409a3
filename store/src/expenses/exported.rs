//! Expenses, as they go out in files.

use std::collections::HashMap;

use domain::expenses::columns::{GROSS, NET, VAT};
use domain::expenses::{Expense, reading};
use domain::exports::Names;
use domain::field::{FieldValue, MinorAmount};
use domain::form::FormText;
use domain::imports::NamedColumn;
use uuid::Uuid;

use super::{columns, read};
use crate::entities::expense::{Column, Entity};
use crate::exports::{Exported, Taken};
use crate::listing::{Reader, Work};
use crate::{StoreResult, batches};

/// See the module.
pub(crate) struct Files;

impl Exported for Files {
    fn named<'a>(&'a self, _: &'a Reader) -> Work<'a, Vec<NamedColumn>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    fn taken<'a>(&'a self, t: &'a Reader, ids: Vec<Uuid>, names: &'a mut Names) -> Work<'a, Vec<Taken>> {
        Box::pin(async move {
            let rows = batches::these::<Entity, _>(t, Column::CompanyId, Column::Id, ids).await?;
            let known = read::names_of(t, &rows).await?;
            names.extend(known.iter().map(|(id, (_, number))| (id.to_string(), number.clone())));
            rows.iter().map(|row| Ok(taken(&columns::expense(row)?, &known))).collect::<StoreResult<_>>()
        })
    }
}

/// Its form, with the supplier's name wherever that is kept, and what it comes to.
fn taken(expense: &Expense, known: &HashMap<Uuid, (String, String)>) -> Taken {
    let mut form: FormText = expense.to_form().into();
    if let Some((name, _)) = expense.data.supplier.and_then(|supplier| known.get(&supplier.0)) {
        form.set("fields.supplier_name", name.clone());
    }
    let (amounts, reading) = (expense.data.amounts(), reading(expense.data.currency));
    for (path, minor) in [(NET, amounts.net_minor), (VAT, amounts.vat_minor), (GROSS, amounts.gross_minor)] {
        form.set(path, MinorAmount(minor).written(&reading));
    }
    Taken { form, state: expense.state.as_str() }
}
