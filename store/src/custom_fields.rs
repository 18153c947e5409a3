//! The fields that a company adds to the records of a subject: to its clients (A3.12), to its products.
//!
//! They are columns of the list of these records: whatever changes in a field moves the subject's revision first, so that the list is made
//! anew, and writers follow one another.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::custom_fields::{CustomField, CustomKind, CustomValue, MAX_CUSTOM_FIELDS, NewCustomField};
use domain::error::{FieldError, Refusal};
use domain::ids::CustomFieldId;
use domain::security_log::SecurityEvent;
use domain::subject::Subject;
use domain::text::{Text, fold};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, FromQueryResult,
    QueryFilter, QueryOrder, Statement,
};
use uuid::Uuid;

use crate::entities::custom_field::{ActiveModel, Column, Entity, Model};
use crate::listing::Listable;
use crate::{StoreError, StoreResult, Tenant, changes, listings};

/// The fields of a subject that are in use, in their order.
pub async fn all<C: ConnectionTrait>(t: &Tenant<C>, subject: Subject) -> StoreResult<Vec<CustomField>> {
    rows(t, subject.as_str()).await?.iter().map(field).collect()
}

/// How many records have a value, by field; fields without any are left out. Deleted records count: they can be restored.
pub async fn values<C: ConnectionTrait>(t: &Tenant<C>, subject: Subject) -> StoreResult<HashMap<CustomFieldId, u64>> {
    let with_fields = listings::of(subject).filter(|of| of.has_fields());
    let Some(table) = with_fields.map(Listable::table) else { return Ok(HashMap::new()) };
    let backend = t.db().get_database_backend();
    let sql = match backend {
        DbBackend::Sqlite => format!(
            "SELECT each.key AS field, COUNT(*) AS uses FROM {table} AS r, json_each(r.custom) AS each \
             WHERE r.company_id = $1 GROUP BY each.key"
        ),
        _ => format!(
            "SELECT field, COUNT(*) AS uses FROM {table} AS r, jsonb_object_keys(r.custom) AS field \
             WHERE r.company_id = $1 GROUP BY field"
        ),
    };
    let statement = Statement::from_sql_and_values(backend, sql, [t.company().0.into()]);
    let found = Uses::find_by_statement(statement).all(t.db()).await?;
    Ok(found.into_iter().filter_map(Uses::read).collect())
}

/// A form's values over a record's, where `fields` are those in use: the values of removed ones, which may come back, stay.
pub(crate) fn over(
    fields: &[CustomField],
    before: &BTreeMap<CustomFieldId, CustomValue>,
    new: BTreeMap<CustomFieldId, CustomValue>,
) -> BTreeMap<CustomFieldId, CustomValue> {
    let shown: HashSet<CustomFieldId> = fields.iter().map(|field| field.id).collect();
    let hidden = before.iter().filter(|(id, _)| !shown.contains(id));
    hidden.map(|(id, value)| (*id, value.clone())).chain(new).collect()
}

/// Adds a field to a subject, behind the others. Not every subject's records have any.
pub async fn add(tx: &Tenant<DatabaseTransaction>, subject: Subject, new: NewCustomField) -> StoreResult<CustomField> {
    if listings::of(subject).is_some_and(|of| !of.has_fields()) {
        return Err(StoreError::NotFound);
    }
    changes::touch(tx, subject).await?;
    let others = rows(tx, subject.as_str()).await?;
    admit(&others, &new.label, None)?;
    note(tx, subject, new.label.as_str());
    let row = ActiveModel {
        company_id: Set(tx.company().0),
        id: Set(Uuid::now_v7()),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
        subject: Set(subject.as_str().to_owned()),
        label: Set(new.label.as_str().to_owned()),
        kind: Set(new.kind.as_str().to_owned()),
        options: Set(new.options.into()),
        required: Set(new.required),
        position: Set(others.last().map_or(0, |last| last.position.saturating_add(1))),
        deleted_at: Set(None),
    };
    field(&row.insert(tx.db()).await?)
}

/// Changes a field. Its kind stays once records have values of it; an option that goes stays where it was chosen.
pub async fn change(
    tx: &Tenant<DatabaseTransaction>,
    id: CustomFieldId,
    new: NewCustomField,
) -> StoreResult<CustomField> {
    let row = find(tx, id, Among::Live).await?;
    changes::touch(tx, subject(&row)?).await?;
    admit(&rows(tx, &row.subject).await?, &new.label, Some(row.id))?;
    if row.kind != new.kind.as_str() && values(tx, self::subject(&row)?).await?.contains_key(&id) {
        return Err(StoreError::field("kind", FieldError::HasValues));
    }
    note(tx, self::subject(&row)?, new.label.as_str());
    let changed = ActiveModel {
        label: Set(new.label.as_str().to_owned()),
        kind: Set(new.kind.as_str().to_owned()),
        options: Set(new.options.into()),
        required: Set(new.required),
        updated_at: Set(tx.now()),
        ..unchanged(&row)
    };
    field(&changed.update(tx.db()).await?)
}

/// Moves a field to a place among the others, counted from 0; beyond the end is the end.
pub async fn move_to(tx: &Tenant<DatabaseTransaction>, id: CustomFieldId, position: u32) -> StoreResult<()> {
    let moved = find(tx, id, Among::Live).await?;
    changes::touch(tx, subject(&moved)?).await?;
    let mut rows = rows(tx, &moved.subject).await?;
    rows.retain(|row| row.id != moved.id);
    let place = usize::try_from(position).unwrap_or(usize::MAX).min(rows.len());
    rows.insert(place, moved);
    for (place, row) in (0..).zip(&rows) {
        if row.position != place {
            let renumbered = ActiveModel { position: Set(place), updated_at: Set(tx.now()), ..unchanged(row) };
            renumbered.update(tx.db()).await?;
        }
    }
    Ok(())
}

/// Takes a field off every form. The values of records stay stored, so that [`restore`] brings them back.
pub async fn remove(tx: &Tenant<DatabaseTransaction>, id: CustomFieldId) -> StoreResult<()> {
    let row = find(tx, id, Among::Live).await?;
    changes::touch(tx, subject(&row)?).await?;
    let removed = ActiveModel { deleted_at: Set(Some(tx.now())), updated_at: Set(tx.now()), ..unchanged(&row) };
    removed.update(tx.db()).await?;
    note(tx, subject(&row)?, &row.label);
    Ok(())
}

/// Brings a removed field back with its values, to where it was. One that was never removed stays as it is.
pub async fn restore(tx: &Tenant<DatabaseTransaction>, id: CustomFieldId) -> StoreResult<()> {
    let row = find(tx, id, Among::Any).await?;
    if row.deleted_at.is_none() {
        return Ok(());
    }
    let label = Text::parse(&row.label).map_err(|_| corrupt(&row, "label"))?;
    changes::touch(tx, subject(&row)?).await?;
    let others = rows(tx, &row.subject).await?;
    admit(&others, &label, None)?;
    let restored = ActiveModel { deleted_at: Set(None), updated_at: Set(tx.now()), ..unchanged(&row) };
    restored.update(tx.db()).await?;
    note(tx, subject(&row)?, &row.label);
    // Fields moved meanwhile were numbered without it.
    let before = others.iter().filter(|other| other.position < row.position).count();
    move_to(tx, id, u32::try_from(before).unwrap_or(u32::MAX)).await
}

/// Notes that somebody edits the fields. In which order they stand is no matter of security.
fn note(tx: &Tenant<DatabaseTransaction>, subject: Subject, label: &str) {
    tx.note(SecurityEvent::FieldChanged { subject, label: label.to_owned() });
}

/// A count as the database answers it.
#[derive(FromQueryResult)]
struct Uses {
    field: String,
    uses: i64,
}

impl Uses {
    fn read(self) -> Option<(CustomFieldId, u64)> {
        Some((self.field.parse().ok()?, u64::try_from(self.uses).ok()?))
    }
}

/// Which fields are looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Among {
    Live,
    Any,
}

async fn find<C: ConnectionTrait>(t: &Tenant<C>, id: CustomFieldId, among: Among) -> StoreResult<Model> {
    let row = Entity::find_by_id((t.company().0, id.0)).one(t.db()).await?;
    row.filter(|row| among == Among::Any || row.deleted_at.is_none()).ok_or(StoreError::NotFound)
}

async fn rows<C: ConnectionTrait>(t: &Tenant<C>, subject: &str) -> StoreResult<Vec<Model>> {
    let live = Entity::find().filter(Column::CompanyId.eq(t.company().0)).filter(Column::DeletedAt.is_null());
    Ok(live
        .filter(Column::Subject.eq(subject))
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(t.db())
        .await?)
}

/// Room for one more, under words of its own; `id` names the field that bears them already.
fn admit(others: &[Model], label: &Text<80>, id: Option<Uuid>) -> StoreResult<()> {
    if id.is_none() && others.len() >= MAX_CUSTOM_FIELDS as usize {
        return Err(Refusal::TooMany { max: MAX_CUSTOM_FIELDS }.into());
    }
    let folded = fold(label.as_str());
    if others.iter().any(|other| Some(other.id) != id && fold(&other.label) == folded) {
        return Err(StoreError::field("label", FieldError::Taken));
    }
    Ok(())
}

fn unchanged(row: &Model) -> ActiveModel {
    ActiveModel { company_id: Unchanged(row.company_id), id: Unchanged(row.id), ..Default::default() }
}

fn subject(row: &Model) -> StoreResult<Subject> {
    Subject::parse(&row.subject).map_err(|_| corrupt(row, "subject"))
}

fn field(row: &Model) -> StoreResult<CustomField> {
    Ok(CustomField {
        id: CustomFieldId(row.id),
        label: row.label.clone(),
        kind: CustomKind::parse(&row.kind).map_err(|_| corrupt(row, "kind"))?,
        options: serde_json::from_value(row.options.clone())?,
        required: row.required,
    })
}

fn corrupt(row: &Model, column: &str) -> StoreError {
    StoreError::Corrupt(format!("{column} of custom field {}", row.id))
}
