//! Parents and payers that a file names before it brings them.

use std::collections::HashMap;

use domain::clients::CLIENT_COLUMNS;
use domain::error::FieldError;
use domain::imports::Aside;
use domain::text::fold_company_name;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::changes::{self, Change};
use crate::clients::Clients;
use crate::entities::client::{Column, Entity};
use crate::imports::Index;
use crate::{StoreResult, Tenant, companies};

/// The most characters of a client's notes.
const LONGEST_NOTES: usize = 10_000;

/// A client that names another one: the client, the field, the name.
type Link = (Uuid, &'static str, String);

/// Sets those that the file brought after all. A name that nobody bears is kept in the notes, and so is what would close a circle; what
/// somebody has set meanwhile stays.
pub(super) async fn resolve(tx: &Tenant<DatabaseTransaction>, links: &[Link], index: &Index) -> StoreResult<()> {
    changes::make(tx, Clients, async |change| {
        set(tx, &change, links, index).await?;
        Ok(((), change.without_activity("these clients were told of as imported")))
    })
    .await
}

async fn set(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Clients>,
    links: &[Link],
    index: &Index,
) -> StoreResult<()> {
    let mut lost: Vec<&Link> = links.iter().filter(|(_, _, name)| named(name, index).is_none()).collect();
    for (field, column) in [("parent", Column::Parent), ("payer", Column::Payer)] {
        let of_field = links.iter().filter(|(_, of, _)| *of == field);
        let wanted: Vec<(&Link, Uuid)> = of_field.filter_map(|link| Some((link, named(&link.2, index)?))).collect();
        if wanted.is_empty() {
            continue;
        }
        let mut above: HashMap<Uuid, Uuid> = Entity::find()
            .select_only()
            .columns([Column::Id, column])
            .filter(Column::CompanyId.eq(tx.company().0))
            .filter(column.is_not_null())
            .into_tuple::<(Uuid, Uuid)>()
            .all(tx.db())
            .await?
            .into_iter()
            .collect();
        for (link, up) in wanted {
            let client = link.0;
            if leads_back(&above, up, client) {
                lost.push(link);
                continue;
            }
            above.insert(client, up);
            change
                .update_many(tx)
                .col_expr(column, Expr::value(up))
                .filter(Column::Id.eq(client))
                .filter(column.is_null())
                .exec(tx.db())
                .await?;
        }
    }
    note(tx, change, &lost).await
}

/// Keeps names that led nowhere in the notes of the clients that bear them.
async fn note(tx: &Tenant<DatabaseTransaction>, change: &Change<Clients>, lost: &[&Link]) -> StoreResult<()> {
    if lost.is_empty() {
        return Ok(());
    }
    let language = companies::language(tx).await?;
    let mut notes: HashMap<Uuid, String> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::PrivateNotes])
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.is_in(lost.iter().map(|link| link.0)))
        .into_tuple::<(Uuid, Option<String>)>()
        .all(tx.db())
        .await?
        .into_iter()
        .map(|(client, notes)| (client, notes.unwrap_or_default()))
        .collect();
    for (client, field, name) in lost {
        let Some(notes) = notes.get_mut(client) else { continue };
        let column = CLIENT_COLUMNS.name(&format!("fields.{field}"), language).unwrap_or_default();
        let (why, text) = (Some(FieldError::Unknown), name.clone());
        let line = Aside { line: 0, column: 0, about: String::new(), text, why }.noted(&[column], language);
        if notes.chars().count() + line.chars().count() >= LONGEST_NOTES {
            continue;
        }
        if !notes.is_empty() {
            notes.push('\n');
        }
        notes.push_str(&line);
        let changed = change.update_many(tx).col_expr(Column::PrivateNotes, Expr::value(notes.as_str()));
        changed.filter(Column::Id.eq(*client)).exec(tx.db()).await?;
    }
    Ok(())
}

fn named(name: &str, index: &Index) -> Option<Uuid> {
    index.named(&name.trim().to_lowercase(), &fold_company_name(name))
}

fn leads_back(above: &HashMap<Uuid, Uuid>, from: Uuid, to: Uuid) -> bool {
    let mut at = Some(from);
    for _ in 0..=above.len() {
        match at {
            Some(client) if client == to => return true,
            Some(client) => at = above.get(&client).copied(),
            None => return false,
        }
    }
    at.is_some()
}
