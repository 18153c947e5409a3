//! Clients that may be the one that is being typed.

use domain::clients::duplicates::{Keys, MAX_DUPLICATES};
use domain::clients::{Duplicate, Probe};
use domain::ids::ClientId;
use sea_orm::sea_query::{Expr, Query, SelectStatement, UnionType};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::people;
use crate::entities::client::{Column, Entity};
use crate::entities::client_contact;
use crate::{StoreResult, Tenant, states};

/// The most candidates compared; `MAX_DUPLICATES` of them are shown.
const MAX_COMPARED: u64 = 50;

type Candidate = (Uuid, String, String, String, String, Option<String>, Option<String>, Option<String>);

/// Clients that may be the one that is being typed, the surest first, at most five.
pub async fn duplicates<C: ConnectionTrait>(t: &Tenant<C>, probe: &Probe) -> StoreResult<Vec<Duplicate>> {
    let typed = probe.keys();
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let reached = by_contact(t, &typed).await?;
    let same = [
        typed.name.as_ref().map(|name| Column::NameIdentity.eq(name)),
        typed.siret.as_ref().map(|siret| Column::Siret.eq(siret)),
        typed.vat_number.as_ref().map(|number| Column::VatNumber.eq(number)),
        typed.email.as_ref().map(|email| Column::EmailFolded.eq(email)),
        (!reached.is_empty()).then(|| Column::Id.is_in(reached.iter().copied())),
    ];
    let Some(same) = any_of(t, same.into_iter().flatten()) else { return Ok(Vec::new()) };
    let mut query = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Number, Column::Name, Column::State])
        .columns([Column::NameIdentity, Column::Siret, Column::VatNumber, Column::EmailFolded])
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::Id.in_subquery(same));
    if let Some(except) = probe.except {
        query = query.filter(Column::Id.ne(except.0));
    }
    let rows: Vec<Candidate> = query.limit(MAX_COMPARED).into_tuple().all(t.db()).await?;
    let mut found = Vec::with_capacity(rows.len());
    for (id, number, name, state, identity, siret, vat_number, email) in rows {
        let email = if reached.contains(&id) { typed.email.clone() } else { email };
        let reasons = typed.shared(&Keys { name: Some(identity), siret, vat_number, email });
        found.push(Duplicate { id: ClientId(id), number, name, state: states::read(&state, id)?, reasons });
    }
    found.sort_by(|one, other| (other.reasons.len(), &one.number).cmp(&(one.reasons.len(), &other.number)));
    found.truncate(MAX_DUPLICATES);
    Ok(found)
}

/// The clients of which one of these is true. One query each, joined: `OR` would keep `SQLite` from the index that answers each.
fn any_of<C: ConnectionTrait>(t: &Tenant<C>, conditions: impl Iterator<Item = Expr>) -> Option<SelectStatement> {
    let of = |condition| {
        let of_company = Column::CompanyId.eq(t.company().0);
        Query::select().column(Column::Id).from(Entity).and_where(of_company).and_where(condition).to_owned()
    };
    conditions.map(of).reduce(|mut all, next| all.union(UnionType::All, next).to_owned())
}

/// The clients of the contact who has the e-mail.
async fn by_contact<C: ConnectionTrait>(t: &Tenant<C>, typed: &Keys) -> StoreResult<Vec<Uuid>> {
    let Some(email) = &typed.email else { return Ok(Vec::new()) };
    let owners = people::owners(t, std::slice::from_ref(email)).await?;
    if owners.is_empty() {
        return Ok(Vec::new());
    }
    Ok(client_contact::Entity::find()
        .select_only()
        .column(client_contact::Column::ClientId)
        .filter(client_contact::Column::CompanyId.eq(t.company().0))
        .filter(client_contact::Column::ContactId.is_in(owners.into_values()))
        .limit(MAX_COMPARED)
        .into_tuple()
        .all(t.db())
        .await?)
}
