//! Templates, as they go out in files.

use std::collections::HashMap;

use domain::documents::DocumentFields;
use domain::documents::columns::path;
use domain::documents::form::reading;
use domain::exports::Names;
use domain::form::FormText;
use domain::imports::NamedColumn;
use domain::subject::Subject;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::StoreResult;
use crate::documents::columns;
use crate::documents::exported::{Around, put_rest, put_sums, rows};
use crate::documents::read::of_company;
use crate::entities::document::{Column, Model};
use crate::entities::recurrence;
use crate::exports::{Exported, Taken};
use crate::listing::{Reader, Work};

/// See the module.
pub(crate) struct Files;

impl Exported for Files {
    fn named<'a>(&'a self, _: &'a Reader) -> Work<'a, Vec<NamedColumn>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    fn taken<'a>(&'a self, t: &'a Reader, ids: Vec<Uuid>, _: &'a mut Names) -> Work<'a, Vec<Taken>> {
        Box::pin(async move {
            let rows = rows(t, Subject::Recurring, &ids).await?;
            let around = Around::of(t, &rows).await?;
            let courses = courses(t, ids).await?;
            let taken = |row: &Model| -> StoreResult<Taken> {
                let document = columns::document(row, &[], Vec::new(), Vec::new())?;
                let mut form = around.told(row, &document);
                put_sums(&document, &mut form);
                put_rest(row, &document, &mut form);
                let data = &document.new.data;
                put_rhythm(DocumentFields::of(data, &reading(data.currency)), courses.get(&row.id), &mut form);
                Ok(Taken { form, state: document.shown(around.today).as_str() })
            };
            rows.iter().map(taken).collect()
        })
    }
}

/// What a template has made so far, and the number of the last one.
type Course = (recurrence::Model, Option<String>);

async fn courses(t: &Reader, ids: Vec<Uuid>) -> StoreResult<HashMap<Uuid, Course>> {
    let rows = recurrence::Entity::find()
        .filter(recurrence::Column::CompanyId.eq(t.company().0))
        .filter(recurrence::Column::DocumentId.is_in(ids))
        .all(t.db())
        .await?;
    let last: Vec<Uuid> = rows.iter().filter_map(|row| row.last_invoice).collect();
    let numbers: Vec<(Uuid, Option<String>)> = of_company(t)
        .select_only()
        .columns([Column::Id, Column::Number])
        .filter(Column::Id.is_in(last))
        .into_tuple()
        .all(t.db())
        .await?;
    let numbers: HashMap<Uuid, Option<String>> = numbers.into_iter().collect();
    let with_number = |row: recurrence::Model| {
        let number = row.last_invoice.and_then(|last| numbers.get(&last).cloned().flatten());
        (row.document_id, (row, number))
    };
    Ok(rows.into_iter().map(with_number).collect())
}

/// How it is repeated, and how far it has come.
fn put_rhythm(fields: DocumentFields, course: Option<&Course>, into: &mut FormText) {
    if let Some((row, last)) = course {
        into.set(path::NEXT, row.next_on.map(|next| next.to_string()).unwrap_or_default());
        into.set(path::MADE, row.made.to_string());
        into.set(path::LAST_MADE, last.clone().unwrap_or_default());
    }
    for (path, typed) in [
        (path::EVERY, fields.repeat_every),
        (path::UNIT, fields.repeat_unit),
        (path::FROM, fields.repeat_from),
        (path::UNTIL, fields.repeat_until),
        (path::TIMES, fields.repeat_times),
        (path::PERIOD, fields.repeat_period),
        (path::LEAVES, fields.repeat_leaves),
    ] {
        into.set(path, typed);
    }
}
