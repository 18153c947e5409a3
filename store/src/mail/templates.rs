//! The words that letters begin with, where the company has written its own.

use domain::billing::kind::DocumentKind;
use domain::format::Language;
use domain::mail::Template;
use domain::text::{LongText, Text};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Select, Set,
};
use uuid::Uuid;

use crate::entities::mail_template::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant, changes};

/// More than there are kinds and languages.
const MAX_TEMPLATES: u64 = 100;

/// All that the company has written.
pub async fn templates<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Template>> {
    let rows = Entity::find().filter(Column::CompanyId.eq(t.company().0)).order_by_asc(Column::Id);
    rows.limit(MAX_TEMPLATES).all(t.db()).await?.into_iter().map(read).collect()
}

/// What the company has written for a kind in a language.
pub async fn template<C: ConnectionTrait>(
    t: &Tenant<C>,
    kind: DocumentKind,
    language: Language,
) -> StoreResult<Option<Template>> {
    of_kind(t, kind, language).one(t.db()).await?.map(read).transpose()
}

/// Keeps one; the last holds.
pub async fn save_template(
    tx: &Tenant<DatabaseTransaction>,
    kind: DocumentKind,
    language: Language,
    subject: &Text<200>,
    text: &LongText<10_000>,
) -> StoreResult<()> {
    changes::hold(tx).await?;
    if let Some(row) = of_kind(tx, kind, language).one(tx.db()).await? {
        let mut row = row.into_active_model();
        row.subject = Set(subject.as_str().to_owned());
        row.text = Set(text.as_str().to_owned());
        row.updated_at = Set(tx.now());
        row.update(tx.db()).await?;
        return Ok(());
    }
    let row = Model {
        company_id: tx.company().0,
        id: Uuid::now_v7(),
        created_at: tx.now(),
        updated_at: tx.now(),
        kind: kind.as_str().to_owned(),
        language: language.as_str().to_owned(),
        subject: subject.as_str().to_owned(),
        text: text.as_str().to_owned(),
    };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Goes back to the usual words.
pub async fn forget_template(
    tx: &Tenant<DatabaseTransaction>,
    kind: DocumentKind,
    language: Language,
) -> StoreResult<()> {
    Entity::delete_many()
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Kind.eq(kind.as_str()))
        .filter(Column::Language.eq(language.as_str()))
        .exec(tx.db())
        .await?;
    Ok(())
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
