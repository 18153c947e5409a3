//! What is known of stored files. Their bytes are kept elsewhere, under their SHA-256, so that the same logo is kept once.

mod bytes;

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::ids::FileId;
use domain::subject::Subject;
use domain::text::Text;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use crate::activity::About;
use crate::changes::Feature;
use crate::entities::file::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant};

pub use bytes::{held, since};

/// A file that was received and judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// What it was called where it came from.
    pub name: Text<200>,
    /// What its content is, as found by looking at it.
    pub content_type: String,
    /// How many bytes.
    pub size: u64,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// A stored file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// Its id, as in its address.
    pub id: FileId,
    /// What it was called where it came from.
    pub name: String,
    /// What its content is.
    pub content_type: String,
    /// How many bytes.
    pub size: u64,
    /// Under which its bytes are kept.
    pub sha256: String,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// The record that it is of; nothing for the company's own, and for one that came before that was noted.
    pub of: Option<(Subject, Uuid)>,
}

/// Notes a file of a feature's record, whose bytes are kept.
pub async fn record<F: Feature>(
    tx: &Tenant<DatabaseTransaction>,
    _of: F,
    record: F::Record,
    new: NewFile,
) -> StoreResult<FileId> {
    let About { record, .. } = record.into();
    insert(tx, Some((F::SUBJECT, record)), new).await
}

/// Notes a file of the company itself, whose bytes are kept.
pub async fn record_own(tx: &Tenant<DatabaseTransaction>, new: NewFile) -> StoreResult<FileId> {
    insert(tx, None, new).await
}

async fn insert(tx: &Tenant<DatabaseTransaction>, of: Option<(Subject, Uuid)>, new: NewFile) -> StoreResult<FileId> {
    let id = FileId(Uuid::now_v7());
    let row = Model {
        company_id: tx.company().0,
        id: id.0,
        created_at: tx.now(),
        updated_at: tx.now(),
        name: new.name.as_str().to_owned(),
        content_type: new.content_type,
        size: i64::try_from(new.size).map_err(|_| StoreError::Corrupt("size of a file".into()))?,
        sha256: new.sha256,
        subject: of.map(|(subject, _)| subject.as_str().to_owned()),
        record_id: of.map(|(_, record)| record),
    };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
    Ok(id)
}

/// Takes a file out of what is known, and asks for its bytes to be let go of once nothing has the same.
pub(crate) async fn forget(tx: &Tenant<DatabaseTransaction>, id: FileId) -> StoreResult<StoredFile> {
    let file = get(tx, id).await?;
    Entity::delete_by_id((tx.company().0, id.0)).exec(tx.db()).await?;
    bytes::let_go(tx, &file.sha256).await?;
    Ok(file)
}

/// Those of these records that files are of.
pub(crate) async fn with_any<C: ConnectionTrait>(
    t: &Tenant<C>,
    of: Subject,
    records: &[Uuid],
) -> StoreResult<HashSet<Uuid>> {
    let owners = Entity::find()
        .select_only()
        .column(Column::RecordId)
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::Subject.eq(of.as_str()))
        .filter(Column::RecordId.is_in(records.iter().copied()));
    Ok(owners.into_tuple::<Uuid>().all(t.db()).await?.into_iter().collect())
}

/// A file of the company.
pub async fn get<C: ConnectionTrait>(t: &Tenant<C>, id: FileId) -> StoreResult<StoredFile> {
    let row = Entity::find_by_id((t.company().0, id.0)).one(t.db()).await?.ok_or(StoreError::NotFound)?;
    Ok(StoredFile {
        id: FileId(row.id),
        name: row.name,
        content_type: row.content_type,
        size: u64::try_from(row.size).unwrap_or(0),
        sha256: row.sha256,
        created_at: row.created_at,
        of: row.subject.and_then(|subject| Subject::parse(&subject).ok()).zip(row.record_id),
    })
}
