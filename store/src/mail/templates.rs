//! The words that letters begin with, where the company has written its own.

use domain::billing::kind::DocumentKind;
use domain::error::Refusal;
use domain::format::Language;
use domain::mail::Template;
use domain::text::{LongText, Text};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, ModelTrait,
    QueryFilter, QueryOrder, QuerySelect, Select, Set,
};
use uuid::Uuid;

use crate::entities::mail_template::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant, changes};

/// More than there are kinds and languages.
const MAX_TEMPLATES: u64 = 100;

/// A template of the company's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The template.
    pub template: Template,
    /// The version that a save is made from.
    pub version: i32,
}

/// All that the company has written.
pub async fn templates<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Written>> {
    let rows = Entity::find().filter(Column::CompanyId.eq(t.company().0)).order_by_asc(Column::Id);
    let rows = rows.limit(MAX_TEMPLATES).all(t.db()).await?.into_iter();
    rows.map(|row| Ok(Written { version: row.version, template: read(row)? })).collect()
}

/// What the company has written for a kind in a language.
pub async fn template<C: ConnectionTrait>(
    t: &Tenant<C>,
    kind: DocumentKind,
    language: Language,
) -> StoreResult<Option<Template>> {
    of_kind(t, kind, language).one(t.db()).await?.map(read).transpose()
}

/// Keeps one, unless somebody else did since `version`, which is 0 while the usual words hold; answers the version kept.
pub async fn save_template(
    tx: &Tenant<DatabaseTransaction>,
    (kind, language): (DocumentKind, Language),
    version: i32,
    subject: &Text<200>,
    text: &LongText<10_000>,
) -> StoreResult<i32> {
    if let Some(row) = at_version(tx, (kind, language), version).await? {
        let mut row = row.into_active_model();
        row.version = Set(version + 1);
        row.subject = Set(subject.as_str().to_owned());
        row.text = Set(text.as_str().to_owned());
        row.updated_at = Set(tx.now());
        row.update(tx.db()).await?;
        return Ok(version + 1);
    }
    let row = Model {
        company_id: tx.company().0,
        id: Uuid::now_v7(),
        created_at: tx.now(),
        updated_at: tx.now(),
        version: version + 1,
        kind: kind.as_str().to_owned(),
        language: language.as_str().to_owned(),
        subject: subject.as_str().to_owned(),
        text: text.as_str().to_owned(),
    };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
    Ok(version + 1)
}

/// Goes back to the usual words, unless somebody else wrote others since `version`.
pub async fn forget_template(
    tx: &Tenant<DatabaseTransaction>,
    (kind, language): (DocumentKind, Language),
    version: i32,
) -> StoreResult<()> {
    if let Some(row) = at_version(tx, (kind, language), version).await? {
        row.delete(tx.db()).await?;
    }
    Ok(())
}

/// The row at the version that was edited, none at 0; nobody else of the company changes it until the transaction ends.
async fn at_version(
    tx: &Tenant<DatabaseTransaction>,
    (kind, language): (DocumentKind, Language),
    version: i32,
) -> StoreResult<Option<Model>> {
    changes::hold(tx).await?;
    let row = of_kind(tx, kind, language).one(tx.db()).await?;
    if row.as_ref().map_or(0, |row| row.version) == version { Ok(row) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

fn of_kind<C>(t: &Tenant<C>, kind: DocumentKind, language: Language) -> Select<Entity> {
    Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::Kind.eq(kind.as_str()))
        .filter(Column::Language.eq(language.as_str()))
}

/// A row, read.
pub(super) fn read(row: Model) -> StoreResult<Template> {
    let wrong = |what: &str| StoreError::Corrupt(format!("{what} of mail template {}", row.id));
    Ok(Template {
        kind: DocumentKind::parse(&row.kind).map_err(|_| wrong("kind"))?,
        language: Language::parse(&row.language).map_err(|_| wrong("language"))?,
        subject: row.subject,
        text: row.text,
    })
}
