//! Documents read whole: the row, its lines, what it was made of and what was made of it.

use std::collections::{HashMap, HashSet};

use domain::billing::kind::DocumentKind;
use domain::billing::state::DocumentState;
use domain::documents::{Document, Related};
use domain::ids::DocumentId;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef, Select,
};
use uuid::Uuid;

use super::columns;
use crate::batches::IDS;
use crate::entities::document::{Column, Entity, Model};
use crate::entities::{document_line, document_origin};
use crate::{StoreError, StoreResult, Tenant};

/// A document of the company, whatever its state.
pub async fn get<C: ConnectionTrait>(t: &Tenant<C>, id: DocumentId) -> StoreResult<Document> {
    Ok(stored(t, id).await?.document)
}

/// What a document is.
pub(crate) async fn kind<C: ConnectionTrait>(t: &Tenant<C>, id: DocumentId) -> StoreResult<DocumentKind> {
    let stored: Option<String> =
        of_company(t).select_only().column(Column::Kind).filter(Column::Id.eq(id.0)).into_tuple().one(t.db()).await?;
    let stored = stored.ok_or(StoreError::NotFound)?;
    DocumentKind::parse(&stored).map_err(|_| StoreError::Corrupt(format!("kind {stored:?} of {id}")))
}

/// A document with its row: a save is laid over it.
pub(super) struct Stored {
    pub document: Document,
    pub row: Model,
}

/// A document with its row, whatever its state.
pub(super) async fn stored<C: ConnectionTrait>(t: &Tenant<C>, id: DocumentId) -> StoreResult<Stored> {
    these(t, &[id]).await?.pop().ok_or(StoreError::NotFound)
}

/// Documents with their rows, each once, in the order asked. One that is not the company's makes all of them not found.
pub(super) async fn these<C: ConnectionTrait>(t: &Tenant<C>, ids: &[DocumentId]) -> StoreResult<Vec<Stored>> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let mut found = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(IDS) {
        let rows = of_company(t).filter(Column::Id.is_in(ids.iter().copied())).all(t.db()).await?;
        let (mut lines, mut related) = (lines(t, ids).await?, related(t, ids).await?);
        for row in rows {
            let own = lines.remove(&row.id).unwrap_or_default();
            let Around { origins, made } = related.remove(&row.id).unwrap_or_default();
            let document = columns::document(&row, &own, origins, made)?;
            found.insert(row.id, Stored { document, row });
        }
    }
    let mut seen = HashSet::new();
    let once = ids.iter().filter(|id| seen.insert(**id));
    once.map(|id| found.remove(id).ok_or(StoreError::NotFound)).collect()
}

/// The rows of these documents, in no order that means anything.
pub(super) async fn rows<C: ConnectionTrait>(t: &Tenant<C>, ids: &[Uuid]) -> StoreResult<Vec<Model>> {
    let mut rows = Vec::with_capacity(ids.len());
    for ids in ids.chunks(IDS) {
        rows.extend(of_company(t).filter(Column::Id.is_in(ids.iter().copied())).all(t.db()).await?);
    }
    Ok(rows)
}

/// Rows made whole without their relatives, in their order; one that does not read leaves the others alone.
pub(crate) async fn each<C: ConnectionTrait>(
    t: &Tenant<C>,
    rows: &[Model],
) -> StoreResult<Vec<(Vec<document_line::Model>, StoreResult<Document>)>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut lines = lines(t, &ids).await?;
    let whole = |row: &Model| {
        let own = lines.remove(&row.id).unwrap_or_default();
        let document = columns::document(row, &own, Vec::new(), Vec::new());
        (own, document)
    };
    Ok(rows.iter().map(whole).collect())
}

/// The documents of the company.
pub(crate) fn of_company<C>(t: &Tenant<C>) -> Select<Entity> {
    Entity::find().filter(Column::CompanyId.eq(t.company().0))
}

/// The lines of each of these documents, in their order.
pub(super) async fn lines<C: ConnectionTrait>(
    t: &Tenant<C>,
    documents: &[Uuid],
) -> StoreResult<HashMap<Uuid, Vec<document_line::Model>>> {
    use document_line::Column as Of;
    let mut found: HashMap<Uuid, Vec<document_line::Model>> = HashMap::new();
    for ids in documents.chunks(IDS) {
        let rows = document_line::Entity::find()
            .filter(Of::CompanyId.eq(t.company().0))
            .filter(Of::DocumentId.is_in(ids.iter().copied()))
            .order_by_asc(Of::Position);
        for row in rows.all(t.db()).await? {
            found.entry(row.document_id).or_default().push(row);
        }
    }
    Ok(found)
}

/// What a document was made of, and what was made of it.
#[derive(Default)]
struct Around {
    origins: Vec<Related>,
    made: Vec<Related>,
}

/// A relative, and whose.
#[derive(FromQueryResult)]
struct Row {
    of_id: Uuid,
    id: Uuid,
    kind: String,
    number: Option<String>,
    state: String,
}

impl Row {
    fn read(self) -> StoreResult<(Uuid, Related)> {
        let wrong = |what: &str| StoreError::Corrupt(format!("{what} of document {}", self.id));
        let related = Related {
            id: DocumentId(self.id),
            kind: DocumentKind::parse(&self.kind).map_err(|_| wrong("kind"))?,
            state: columns::state(&self.state, self.id)?,
            number: self.number,
        };
        Ok((self.of_id, related))
    }
}

/// The relatives of each of these documents. What was made of one and thrown away is none.
async fn related<C: ConnectionTrait>(t: &Tenant<C>, documents: &[Uuid]) -> StoreResult<HashMap<Uuid, Around>> {
    use document_origin::Column as Of;
    let mut found: HashMap<Uuid, Around> = HashMap::new();
    for row in joined(t, Of::DocumentId, Of::OriginId, documents).into_model::<Row>().all(t.db()).await? {
        let (of, related) = row.read()?;
        found.entry(of).or_default().origins.push(related);
    }
    for row in joined(t, Of::OriginId, Of::DocumentId, documents).into_model::<Row>().all(t.db()).await? {
        let (of, related) = row.read()?;
        if related.state != DocumentState::Deleted {
            found.entry(of).or_default().made.push(related);
        }
    }
    Ok(found)
}

/// The numbers of what each of these documents was made of, the oldest first. Drafts have none.
pub(super) async fn origins<C: ConnectionTrait>(
    t: &Tenant<C>,
    documents: &[Uuid],
) -> StoreResult<HashMap<Uuid, Vec<String>>> {
    use document_origin::Column as Of;
    let mut found: HashMap<Uuid, Vec<String>> = HashMap::new();
    for row in joined(t, Of::DocumentId, Of::OriginId, documents).into_model::<Row>().all(t.db()).await? {
        found.entry(row.of_id).or_default().extend(row.number);
    }
    Ok(found)
}

/// The documents at one end of the links whose other end is one of these, the oldest first.
fn joined<C>(
    t: &Tenant<C>,
    here: document_origin::Column,
    there: document_origin::Column,
    documents: &[Uuid],
) -> Select<document_origin::Entity> {
    document_origin::Entity::find()
        .select_only()
        .column_as(here, "of_id")
        .column_as(Column::Id, "id")
        .column_as(Column::Kind, "kind")
        .column_as(Column::Number, "number")
        .column_as(Column::State, "state")
        .join(JoinType::InnerJoin, to_document(there))
        .filter(document_origin::Column::CompanyId.eq(t.company().0))
        .filter(here.is_in(documents.iter().copied()))
        .order_by_asc(Column::Id)
}

fn to_document(by: document_origin::Column) -> RelationDef {
    document_origin::Entity::belongs_to(Entity)
        .from((document_origin::Column::CompanyId, by))
        .to((Column::CompanyId, Column::Id))
        .into()
}
