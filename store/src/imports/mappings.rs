//! The columns chosen last time for a file with the same names of columns, and those of the same program's files that nothing was known of.

use std::collections::BTreeMap;

use domain::imports::{Columns, Program, SheetKind, Suggestion, Target, suggest};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entities::import_mapping::{ActiveModel, Column, Entity};
use crate::{StoreResult, Tenant, tokens};

/// Keeps where the columns go, for the next file like it. Cards have always the same, and what has no names is like nothing.
pub(super) async fn remember(
    tx: &Tenant<DatabaseTransaction>,
    columns: &Columns,
    kind: SheetKind,
    header: &[String],
    mapping: &[Target],
) -> StoreResult<()> {
    if matches!(kind, SheetKind::Cards | SheetKind::Backup) || is_nameless(header) {
        return Ok(());
    }
    keep(tx, columns, signature(header), serde_json::to_value(mapping)?).await?;
    let suggested = suggest::suggest(columns, header, None, &[]);
    let Some(by_program) = of_program(suggested.program) else { return Ok(()) };
    let mut places = places(tx, columns, &by_program).await?;
    for (column, name) in alone(header) {
        match mapping.get(column).filter(|_| is_unknown(&suggested.mapping, column)) {
            Some(target) if target.is_ignored() => drop(places.remove(&name)),
            Some(target) => drop(places.insert(name, target.clone())),
            None => {}
        }
    }
    keep(tx, columns, by_program, serde_json::to_value(places)?).await
}

/// Whether nothing is suggested for a column.
fn is_unknown(suggested: &[Target], column: usize) -> bool {
    suggested.get(column).is_some_and(Target::is_ignored)
}

async fn keep(
    tx: &Tenant<DatabaseTransaction>,
    columns: &Columns,
    signature: String,
    mapping: serde_json::Value,
) -> StoreResult<()> {
    let row = ActiveModel {
        company_id: Set(tx.company().0),
        id: Set(Uuid::now_v7()),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
        subject: Set(columns.subject.as_str().to_owned()),
        signature: Set(signature),
        mapping: Set(mapping),
    };
    let again = OnConflict::columns([Column::CompanyId, Column::Subject, Column::Signature])
        .update_columns([Column::Mapping, Column::UpdatedAt])
        .to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Where they went last time. A mapping that no longer reads, or that names a field that is gone, is as if it were not there.
pub(super) async fn recall<C: ConnectionTrait>(
    t: &Tenant<C>,
    columns: &Columns,
    header: &[String],
) -> StoreResult<Option<Vec<Target>>> {
    if is_nameless(header) {
        return Ok(None);
    }
    let found = kept(t, columns, &signature(header)).await?;
    let mapping = found.and_then(|mapping| serde_json::from_value::<Vec<Target>>(mapping).ok());
    let fits =
        |mapping: &Vec<Target>| mapping.len() == header.len() && mapping.iter().all(|target| columns.accepts(target));
    Ok(mapping.filter(fits))
}

/// Where the columns went last time, in files of the same program, that nothing is suggested for: another of its files is like it all the same.
/// Nothing where there is none of them.
pub(super) async fn recall_of<C: ConnectionTrait>(
    t: &Tenant<C>,
    columns: &Columns,
    header: &[String],
    suggested: &Suggestion,
) -> StoreResult<Option<Vec<Target>>> {
    let Some(by_program) = of_program(suggested.program) else { return Ok(None) };
    let places = places(t, columns, &by_program).await?;
    let mut mapping = suggested.mapping.clone();
    for (column, name) in alone(header).filter(|(column, _)| is_unknown(&suggested.mapping, *column)) {
        let Some(place) = places.get(&name).filter(|place| columns.accepts(place)) else { continue };
        let is_free = columns.takes_several(place.path()) || !mapping.contains(place);
        if let Some(target) = mapping.get_mut(column).filter(|_| is_free) {
            target.clone_from(place);
        }
    }
    Ok((mapping != suggested.mapping).then_some(mapping))
}

/// What the places of a program's columns are kept under; nothing for what is no program's.
fn of_program(program: Program) -> Option<String> {
    let is_known = !matches!(program, Program::Other | Program::Clientele);
    program.name().filter(|_| is_known).map(|name| tokens::hash(&format!("program {name}")))
}

/// The places of a program's columns, by their names.
async fn places<C: ConnectionTrait>(
    t: &Tenant<C>,
    columns: &Columns,
    by_program: &str,
) -> StoreResult<BTreeMap<String, Target>> {
    let found = kept(t, columns, by_program).await?;
    Ok(found.and_then(|mapping| serde_json::from_value(mapping).ok()).unwrap_or_default())
}

/// The columns whose names no other column has, each with its name as it is compared.
fn alone(header: &[String]) -> impl Iterator<Item = (usize, String)> {
    let names: Vec<String> = header.iter().map(|name| suggest::signature(std::slice::from_ref(name))).collect();
    let is_alone = |name: &String| !name.is_empty() && names.iter().filter(|other| *other == name).count() == 1;
    let alone: Vec<(usize, String)> = names.iter().cloned().enumerate().filter(|(_, name)| is_alone(name)).collect();
    alone.into_iter()
}

async fn kept<C: ConnectionTrait>(
    t: &Tenant<C>,
    columns: &Columns,
    signature: &str,
) -> StoreResult<Option<serde_json::Value>> {
    let found = Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::Subject.eq(columns.subject.as_str()))
        .filter(Column::Signature.eq(signature))
        .one(t.db())
        .await?;
    Ok(found.map(|row| row.mapping))
}

fn is_nameless(header: &[String]) -> bool {
    header.iter().all(|name| name.trim().is_empty())
}

fn signature(header: &[String]) -> String {
    tokens::hash(&suggest::signature(header))
}
