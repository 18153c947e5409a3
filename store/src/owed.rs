//! What settles a document and what a client's account comes to, as pages tell it: read alone.

mod lines;
mod settlements;

pub use lines::{MAX_LINES, lines};
pub use settlements::of as settlements;

use std::collections::HashMap;

use domain::billing::kind::DocumentKind;
use domain::billing::state::DocumentState;
use domain::documents::Related;
use domain::error::FieldError;
use domain::ids::DocumentId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entities::document::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant};

/// The documents of these ids.
async fn documents<C: ConnectionTrait>(t: &Tenant<C>, ids: &[Uuid]) -> StoreResult<HashMap<Uuid, Model>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = Entity::find().filter(Column::CompanyId.eq(t.company().0)).filter(Column::Id.is_in(ids.to_vec()));
    Ok(rows.all(t.db()).await?.into_iter().map(|row| (row.id, row)).collect())
}

/// A document as others name it.
fn related(row: &Model) -> StoreResult<Related> {
    Ok(Related {
        id: DocumentId(row.id),
        kind: read(DocumentKind::parse(&row.kind), "kind", row.id)?,
        number: row.number.clone(),
        state: read(DocumentState::parse(&row.state), "state", row.id)?,
    })
}

/// A stored choice; what no longer reads was never written by this program.
fn read<T>(choice: Result<T, FieldError>, what: &str, of: Uuid) -> StoreResult<T> {
    choice.map_err(|_| StoreError::Corrupt(format!("{what} of {of}")))
}
