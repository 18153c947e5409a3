//! Documents with those that they were made of and those that were made of those: what remains of each follows from all of them.

use std::collections::{BTreeMap, BTreeSet};

use domain::billing::kind::DocumentKind;
use domain::billing::quantity::Quantity;
use domain::billing::state::DocumentState;
use domain::documents::LineKind;
use domain::documents::traces::{Traced, Traces};
use domain::ids::{ClientId, DocumentId, DocumentLineId};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::read::of_company;
use super::{answers, columns};
use crate::batches::IDS;
use crate::entities::document::Column;
use crate::entities::{document_line, document_origin};
use crate::{StoreError, StoreResult, Tenant};

/// A document of a family.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    pub id: DocumentId,
    pub kind: DocumentKind,
    pub state: DocumentState,
    pub client: ClientId,
}

/// See the module.
pub(super) struct Family {
    pub members: BTreeMap<Uuid, Member>,
    /// What they began with, and what that was made of.
    pub ahead: BTreeSet<Uuid>,
    /// Each document with one that it was made of.
    pub links: Vec<(Uuid, Uuid)>,
    /// What is sold on each of their lines, whatever is optional left aside unless the client has taken it.
    lines: Vec<(Uuid, Sold)>,
}

/// What is sold on a line.
#[derive(Clone, Copy)]
struct Sold {
    id: DocumentLineId,
    origin: Option<DocumentLineId>,
    quantity: Quantity,
}

/// Which end of the links is known.
#[derive(Clone, Copy)]
enum Way {
    Up,
    Down,
}

impl Family {
    /// The family of these documents.
    pub async fn of<C: ConnectionTrait>(t: &Tenant<C>, documents: &[Uuid]) -> StoreResult<Self> {
        let begun: BTreeSet<Uuid> = documents.iter().copied().collect();
        let mut links = BTreeSet::new();
        let ahead = walk(t, begun, Way::Up, &mut links).await?;
        let all = walk(t, ahead.clone(), Way::Down, &mut links).await?;
        let ids: Vec<Uuid> = all.into_iter().collect();
        let members = members(t, &ids).await?;
        Ok(Self { members, ahead, links: links.into_iter().collect(), lines: sold(t, &ids).await? })
    }

    /// How their lines are made of each other, where those of documents that count do.
    pub fn traces(&self, counts: impl Fn(&Member) -> bool) -> Traces {
        Traces::of(self.lines.iter().filter_map(|(document, line)| {
            let member = self.members.get(document)?;
            let Sold { id, origin, quantity } = *line;
            Some(Traced { id, origin, kind: member.kind, counts: counts(member), quantity })
        }))
    }

    /// The lines of a document on which something is sold.
    pub fn lines_of(&self, document: Uuid) -> impl Iterator<Item = DocumentLineId> {
        self.lines.iter().filter(move |(of, _)| *of == document).map(|(_, line)| line.id)
    }

    /// The documents made of one.
    pub fn made_of(&self, document: Uuid) -> impl Iterator<Item = &Member> {
        let made = self.links.iter().filter(move |(_, origin)| *origin == document);
        made.filter_map(|(made, _)| self.members.get(made))
    }
}

/// Whether a document counts for what remains of others: it was neither thrown away nor taken back.
pub(super) const fn counts(member: &Member) -> bool {
    !matches!(member.state, DocumentState::Deleted | DocumentState::Cancelled | DocumentState::Refused)
}

/// All documents that are reached from some by their links, those included. A circle, which only damage makes, ends as well.
async fn walk<C: ConnectionTrait>(
    t: &Tenant<C>,
    begun: BTreeSet<Uuid>,
    way: Way,
    links: &mut BTreeSet<(Uuid, Uuid)>,
) -> StoreResult<BTreeSet<Uuid>> {
    use document_origin::Column as Of;
    let known = match way {
        Way::Up => Of::DocumentId,
        Way::Down => Of::OriginId,
    };
    let mut reached = begun.clone();
    let mut ahead: Vec<Uuid> = begun.into_iter().collect();
    while !ahead.is_empty() {
        let mut next = Vec::new();
        for ids in ahead.chunks(IDS) {
            let rows: Vec<(Uuid, Uuid)> = document_origin::Entity::find()
                .select_only()
                .columns([Of::DocumentId, Of::OriginId])
                .filter(Of::CompanyId.eq(t.company().0))
                .filter(known.is_in(ids.iter().copied()))
                .into_tuple()
                .all(t.db())
                .await?;
            for (document, origin) in rows {
                links.insert((document, origin));
                let other = if matches!(way, Way::Up) { origin } else { document };
                if reached.insert(other) {
                    next.push(other);
                }
            }
        }
        ahead = next;
    }
    Ok(reached)
}

async fn members<C: ConnectionTrait>(t: &Tenant<C>, ids: &[Uuid]) -> StoreResult<BTreeMap<Uuid, Member>> {
    let mut members = BTreeMap::new();
    for ids in ids.chunks(IDS) {
        let rows: Vec<(Uuid, String, String, Uuid)> = of_company(t)
            .select_only()
            .columns([Column::Id, Column::Kind, Column::State, Column::ClientId])
            .filter(Column::Id.is_in(ids.iter().copied()))
            .into_tuple()
            .all(t.db())
            .await?;
        for (id, kind, state, client) in rows {
            let kind = DocumentKind::parse(&kind).map_err(|_| StoreError::Corrupt(format!("kind {kind:?} of {id}")))?;
            let state = columns::state(&state, id)?;
            members.insert(id, Member { id: DocumentId(id), kind, state, client: ClientId(client) });
        }
    }
    Ok(members)
}

async fn sold<C: ConnectionTrait>(t: &Tenant<C>, ids: &[Uuid]) -> StoreResult<Vec<(Uuid, Sold)>> {
    use document_line::Column as Of;
    let mut lines = Vec::new();
    for ids in ids.chunks(IDS) {
        let taken = answers::taken(t, ids).await?;
        let is_sold = Condition::any().add(Of::Optional.eq(false)).add(Of::Id.is_in(taken));
        let rows: Vec<(Uuid, Uuid, Option<Uuid>, Option<i64>)> = document_line::Entity::find()
            .select_only()
            .columns([Of::DocumentId, Of::Id, Of::Origin, Of::Quantity])
            .filter(Of::CompanyId.eq(t.company().0))
            .filter(Of::DocumentId.is_in(ids.iter().copied()))
            .filter(Of::Kind.eq(LineKind::Item.as_str()))
            .filter(is_sold)
            .into_tuple()
            .all(t.db())
            .await?;
        for (document, id, origin, quantity) in rows {
            let quantity = crate::columns::read(quantity.unwrap_or_default(), "quantity", id)?;
            let (id, origin) = (DocumentLineId(id), origin.map(DocumentLineId));
            lines.push((document, Sold { id, origin, quantity }));
        }
    }
    Ok(lines)
}
